"""A plan as the simulation runs it: works in an order, what each waits for, what may hit it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from milepost.methods.network import (
    FROM_START,
    TO_FINISH,
    Activity,
    ActivityKind,
    Link,
    Network,
)
from milepost.methods.risk_assessment.order import ordered
from milepost.methods.risk_assessment.pauses import Pauses
from milepost.plan.parts import Id
from milepost.plan.risks import Assessment, Risk, RiskStatus

__all__ = ["Hit", "Model", "Wait", "model", "open_risks"]


class Wait(NamedTuple):
    """What an activity waits for: which end of which, for which end of its own, and the lag."""

    before: int
    from_finish: bool
    to_finish: bool
    lag: int


class Hit(NamedTuple):
    """A risk that can be drawn, and the places of the activities that it delays."""

    risk: Risk
    places: tuple[int, ...]


class Model(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Activities in an order in which nothing comes too early, and all about each by its place.

    ``waits`` are those of the network and those of the owners' hands; ``pauses`` is None where
    work never stands still; ``hits`` are the plan's open risks.
    """

    activities: tuple[Activity, ...]
    waits: tuple[tuple[Wait, ...], ...]
    pauses: tuple[Pauses | None, ...]
    hits: tuple[Hit, ...]

    @property
    def milestones(self) -> list[int]:
        """The places of the milestones."""
        kinds = (each.kind for each in self.activities)
        return [place for place, kind in enumerate(kinds) if kind is ActivityKind.MILESTONE]

    @property
    def works(self) -> list[int]:
        """The places of what takes time of its own."""
        return [place for place, each in enumerate(self.activities) if days_of(each) > 0]


def days_of(activity: Activity) -> float:
    """The days of an activity in the bad case."""
    return activity.spread.high if activity.spread else float(activity.duration)


def model(network: Network, risks: Iterable[Risk], resource_links: Iterable[Link]) -> Model:
    """The network with the order of the owners' hands, and the risks on what is still open."""
    order, hands = ordered(network, resource_links)
    activities = tuple(network.activities[key] for key in order)
    places = {key: place for place, key in enumerate(order)}
    waits = defaultdict[str, list[Wait]](list)
    for link in (*network.links, *hands):
        waits[link.after].append(_wait(link, places))
    return Model(
        activities=activities,
        waits=tuple(tuple(dict.fromkeys(waits[key])) for key in order),
        pauses=_pauses(network, activities),
        hits=tuple(
            Hit(risk, tuple(places[part] for part in risk.threatens if part in places))
            for risk in risks
        ),
    )


def open_risks(risks: Mapping[Id, Risk]) -> list[Risk]:
    """The risks that may still happen. What one that has happened costs is in the estimates."""
    return [risk for risk in risks.values() if risk.status is RiskStatus.OPEN]


def residual(risk: Risk) -> Assessment | None:
    """What remains of a risk, if that can be drawn; what it does not tell anew stays as it is."""
    left = risk.residual
    if left is None or (left.probability is None and left.delay is None):
        return None
    probability = risk.now.probability if left.probability is None else left.probability
    return Assessment(probability=probability, delay=left.delay or risk.now.delay)


def _wait(link: Link, places: Mapping[str, int]) -> Wait:
    return Wait(places[link.before], link.kind not in FROM_START, link.kind in TO_FINISH, link.lag)


def _pauses(network: Network, activities: Iterable[Activity]) -> tuple[Pauses | None, ...]:
    by_owner = {key: Pauses(own) or None for key, own in network.own_days.items()}
    return tuple(by_owner.get(each.owner or "") if days_of(each) else None for each in activities)
