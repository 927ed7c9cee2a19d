"""The two passes through a network: how early everything can be, and how late it may be.

Each activity is moved as far as its links, its own dates and its owner's days off let it.

Source: Kelley and Walker, "Critical-path planning and scheduling", Proc. Eastern Joint Computer
Conference (1959); the four kinds of link with lags are the generalised precedence relations of
Elmaghraby and Kamburowski, Management Science 38 (1992).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from milepost.methods.network import (
    FROM_START,
    TO_FINISH,
    Activity,
    ActivityKind,
    Link,
    Network,
)

__all__ = ["Ends", "early", "late", "latest", "slipped"]


class Ends(NamedTuple):
    """When an activity starts and finishes, in working days.

    ``by`` is the neighbour whose link decides, or None where the activity's own date does.
    """

    start: int
    finish: int
    by: str | None


def early(net: Network) -> dict[str, Ends]:
    """The earliest start and finish of each activity."""
    found: dict[str, Ends] = {}
    links = _by(net.links, lambda link: link.after)
    for key, activity in net.activities.items():
        start, by = _begin(net, activity, 0), None
        for link in links.get(key, ()):
            least = _earliest_start(net, activity, link, found[link.before])
            if least > start:
                start, by = least, link.before
        own = _begin(net, activity, activity.earliest)
        if own > start:
            start, by = own, None
        finish = net.calendar(activity).finish(start, activity.duration)
        found[key] = Ends(start, finish, by)
    return found


def late(net: Network, limits: Mapping[str, int]) -> dict[str, Ends]:
    """The latest start and finish with which every limit holds.

    Args:
        net: what is to be done.
        limits: the latest finish of some activities, by their id.

    Returns:
        The ends of the activities that some limit reaches, by their id.
    """
    found: dict[str, Ends] = {}
    links = _by(net.links, lambda link: link.before)
    for key in reversed(net.activities):
        ends = latest(net, key, ((link, found.get(link.after)) for link in links.get(key, ())))
        found |= _within(net, key, ends, limits.get(key))
    return found


def slipped(net: Network, earliest: Mapping[str, Ends]) -> dict[str, Ends]:
    """How far each activity can slip while all that waits for it is as early as it can be."""
    end = max((each.finish for each in earliest.values()), default=0)
    found: dict[str, Ends] = {}
    links = _by(net.links, lambda link: link.before)
    for key in reversed(net.activities):
        # A gate is nobody's work: what matters is what waits behind it.
        behind = (
            (link, found[link.after] if _is_gate(net, link.after) else earliest[link.after])
            for link in links.get(key, ())
        )
        found |= _within(net, key, latest(net, key, behind), end)
    return found


def latest(net: Network, key: str, links: Iterable[tuple[Link, Ends | None]]) -> Ends | None:
    """The latest ends that some links leave to an activity; None if none of them binds it."""
    activity = net.activities[key]
    starts = [
        (_latest_start(net, activity, link, ends), link.after)
        for link, ends in links
        if ends is not None
    ]
    if not starts:
        return None
    start, by = min(starts, key=lambda each: each[0])
    return Ends(start, net.calendar(activity).finish(start, activity.duration), by)


def _within(net: Network, key: str, ends: Ends | None, limit: int | None) -> dict[str, Ends]:
    """The ends, or earlier ones where the activity's own limit asks for them."""
    if limit is not None:
        activity = net.activities[key]
        own = net.calendar(activity)
        start = own.latest_start(limit, activity.duration)
        if ends is None or start < ends.start:
            ends = Ends(start, own.finish(start, activity.duration), None)
    return {} if ends is None else {key: ends}


def _begin(net: Network, activity: Activity, day: int) -> int:
    return net.calendar(activity).begin(day) if activity.duration else day


def _earliest_start(net: Network, activity: Activity, link: Link, before: Ends) -> int:
    least = (before.start if link.kind in FROM_START else before.finish) + link.lag
    if link.kind in TO_FINISH:
        return net.calendar(activity).first_start(least, activity.duration)
    return _begin(net, activity, least)


def _latest_start(net: Network, activity: Activity, link: Link, after: Ends) -> int:
    most = (after.finish if link.kind in TO_FINISH else after.start) - link.lag
    own = net.calendar(activity)
    if link.kind in FROM_START:
        return own.last_day(most) if activity.duration else most
    return own.latest_start(most, activity.duration)


def _is_gate(net: Network, key: str) -> bool:
    return net.activities[key].kind is ActivityKind.GATE


def _by(links: Iterable[Link], end: Callable[[Link], str]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(end(link), []).append(link)
    return found
