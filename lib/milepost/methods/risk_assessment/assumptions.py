"""What a simulation assumes where the plan is silent."""

from __future__ import annotations

import msgspec

from milepost.methods.network import Link, WorkRules
from milepost.plan.faults import Fault

__all__ = ["Assumptions", "Correlation"]


class Correlation(msgspec.Struct, frozen=True, kw_only=True):
    """How much tasks' errors of estimate go together.

    ``everybody`` is the correlation of the normal scores of any two tasks, ``owner`` what comes on
    top for two tasks of the same owner; the logarithms of durations correlate as much, or a little
    less where an estimate leans far to one side. The defaults are ours: 0.1 for two owners, 0.2
    for one. Of 15,557 tasks of an hour or more in the CESAW data (Jones and Nichols, "The CESAW
    dataset: a conversation", 2021; 8 of its projects, 113 people, read in November 2026), two of
    the same person in one project correlate by 0.20 (mean over people with five tasks or more),
    two of different people by 0.02: products of ``log(actual / planned)`` less its median, the
    outer 5 % at each end clipped, over all pairs. Tasks of one plan also share what so few
    projects cannot show, and estimators of cost ask for more (about 0.2 for any two, as handbooks
    quote Book, "Why Correlation Matters in Cost Estimating", 1999): we stand between.

    Raises:
        Fault: one is negative, or both together exceed 1.
    """

    everybody: float = 0.1
    owner: float = 0.1

    def __post_init__(self) -> None:
        if not (self.everybody >= 0 and self.owner >= 0 and self.everybody + self.owner <= 1):
            raise Fault(
                "correlations_unusable", everybody=f"{self.everybody:g}", owner=f"{self.owner:g}"
            )


class Assumptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a simulation stands on beside the plan.

    ``resource_links`` say in which order each owner does things, one at a time: each is a
    finish-start link between two activities. None solves for the best schedule and takes its
    order, which takes as long as that does: whoever simulates a plan again and again hands over
    ``scheduling.resource_links(frame)``. An empty tuple lets everybody do everything at once,
    which is how plans lie.
    """

    resource_links: tuple[Link, ...] | None = None
    correlation: Correlation = Correlation()
    work: WorkRules = WorkRules()
