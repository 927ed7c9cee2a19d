"""How often each task decided the end."""

from __future__ import annotations

import pandas as pd

from milepost.methods.drawing import shortened
from milepost.methods.frames import empty, require
from milepost.methods.risk_assessment.model import days_of
from milepost.methods.risk_assessment.simulation import Simulation
from milepost.methods.saying import said
from milepost.plan.parts import Id
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["criticality", "describe_criticality"]

_COLUMNS = ("task", "title", "owner", "criticality")


def criticality(simulation: Simulation, milestone: Id | None = None) -> pd.DataFrame:
    """In which share of the runs each task was on the critical path, hands included.

    A single critical path is an accident of the likely durations; in life another chain decides
    now and then. A task that waits for its owner passes criticality on to what the owner did. Work
    is critical if a little more of it would move the end; work that only has to begin is not.

    Source: Van Slyke, "Monte Carlo methods and the PERT problem", Operations Research 11 (1963).

    Args:
        simulation: what :func:`simulate` gives.
        milestone: the path to this one; None for the end of everything.

    Returns:
        A row for each task and each milestone with work of its own, most critical first:
        ``task`` (id), ``title``, ``owner`` (name or None) and ``criticality`` (0 to 1).

    Raises:
        Fault: the plan has no such milestone still to be reached.
    """
    people, shares = simulation.plan.people, simulation.share_critical(milestone)
    rows = [
        (each.part, each.title, people[each.owner].name if each.owner else None, float(share))
        for each, share in zip(simulation.model.activities, shares, strict=True)
        if days_of(each) > 0
    ]
    if not rows:
        return empty(_COLUMNS)
    found = pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"owner": object})
    return found.sort_values(
        ["criticality", "title"], ascending=[False, True], kind="stable", ignore_index=True
    )


def describe_criticality(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """Which task decides the end most often, as one sentence."""
    if require(found, *_COLUMNS).empty:
        return said("method.risk_assessment.critical_empty", language)
    first = found.iloc[0]
    return said(
        "method.risk_assessment.critical",
        language,
        title=shortened(str(first["title"])),
        hundred=round(float(first["criticality"]) * 100),
    )
