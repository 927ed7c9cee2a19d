"""What is missing between the milestones: preparation, work, hand-offs, a way to the end."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

import msgspec
import pandas as pd

from milepost.methods.backward_planning.latest_dates import limits
from milepost.methods.frames import require
from milepost.methods.network import GATE, ActivityKind, Network, WorkRules, network, part_of
from milepost.methods.saying import said
from milepost.methods.timeline_mapping.passes import early, late
from milepost.methods.timeline_mapping.tables import table
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE, quoted

__all__ = ["Gap", "describe_gaps", "gaps"]

_COLUMNS = ("code", "before", "after", "before_title", "after_title", "days", "work")
_SILENT = WorkRules()
#: A stretch of calendar is long from four weeks on, and thin with work for less than a quarter.
_LONG, _THIN = 20, 0.25


class Gap(StrEnum):
    """What is missing."""

    UNPREPARED = "unprepared"
    STRETCH = "stretch"
    HAND_OFF = "hand_off"
    UNCONNECTED = "unconnected"


class _Path(msgspec.Struct, frozen=True):
    """The milestones still to be reached in the order of their dates, as working days.

    ``finishes`` are the latest of all activities, ``behind`` what waits for each of them.
    """

    plan: Plan
    net: Network
    dates: dict[Id, int]
    finishes: dict[str, int]
    behind: dict[str, list[str]]

    def owner(self, key: Id) -> Id | None:
        return self.plan.milestones[key].owner

    def led_to(self, key: Id) -> Iterator[str]:
        """The parts that wait for a milestone or one of its tasks, however indirectly."""
        ends = [each.id for each in self.net.activities.values() if each.milestone == key]
        reached = set(ends)
        while ends:
            for each in self.behind.get(ends.pop(), ()):
                if each not in reached:
                    reached.add(each)
                    ends.append(each)
                    yield each.removesuffix(GATE)


def gaps(plan: Plan, today: date, *, rules: WorkRules = _SILENT) -> pd.DataFrame:
    """What is missing between the milestones of a plan, counted back from its end.

    Returns:
        ``code`` (a :class:`Gap`), the ids ``before`` and ``after`` with their ``before_title``
        and ``after_title``, the working ``days`` between the two dates and the days of ``work``
        planned for them. *unprepared*: nothing leads to ``after``, neither task nor milestone,
        nor has anybody said how long it takes. *stretch*: 20 working days or more lie between,
        with work for less than a quarter of them; ``before`` is None where they begin today,
        ``after`` where they end with the horizon. *hand_off*: the two follow each other and
        belong to different people, and nothing of ``after`` waits for ``before``.
        *unconnected*: ``before`` leads to no other milestone, though ``after`` is the end.

    Raises:
        Fault: the plan is no network, as in :func:`backward_plan`.
    """
    path = _path(plan, network(plan, today, rules))
    found = (_unprepared, _stretches, _hand_offs, _unconnected)
    return table([row for gaps_of in found for row in gaps_of(path)], _COLUMNS)


def _path(plan: Plan, net: Network) -> _Path:
    finishes = {key: each.finish for key, each in early(net).items()}
    finishes |= {key: each.finish for key, each in late(net, limits(net, plan.horizon)).items()}
    dates = {
        key: finishes[key] if each.due is None else each.due
        for key, each in net.activities.items()
        if each.kind is ActivityKind.MILESTONE
    }
    behind: dict[str, list[str]] = {}
    for link in net.links:
        behind.setdefault(link.before, []).append(link.after)
    ordered = dict(sorted(dates.items(), key=lambda each: each[1]))
    return _Path(plan, net, ordered, finishes, behind)


def _unprepared(path: _Path) -> Iterator[dict[str, Any]]:
    led_to = {link.after.removesuffix(GATE) for link in path.net.links}
    for key in path.dates:
        activity = path.net.activities[key]
        if key not in led_to and not activity.estimated and not _has_begun(path.plan, key):
            yield _row(path, Gap.UNPREPARED, None, key)


def _has_begun(plan: Plan, key: Id) -> bool:
    """Whether something led to it that is done by now."""
    return any(
        each.after == key and part_of(plan, each.before).done_on is not None
        for each in plan.dependencies.values()
    )


def _stretches(path: _Path) -> Iterator[dict[str, Any]]:
    work = _work(path)
    ends: list[tuple[Id | None, int]] = list(path.dates.items())
    if path.plan.horizon is not None:
        ends.append((None, path.net.days.finish(path.plan.horizon)))
    for (before, first), (after, last) in pairwise([(None, 0), *ends]):
        days, planned = last - max(0, first), work.get(after, 0)
        if days >= _LONG and planned < days * _THIN:
            yield _row(path, Gap.STRETCH, before, after) | {"days": days, "work": planned}


def _work(path: _Path) -> dict[Id | None, int]:
    """The days of work for each milestone: its own, and what belongs to none and ends before it."""
    work: dict[Id | None, int] = {}
    for key, activity in path.net.activities.items():
        home = activity.milestone
        if home not in path.dates:
            later = (each for each, day in path.dates.items() if day >= path.finishes[key])
            home = next(later, None)
        work[home] = work.get(home, 0) + activity.duration
    return work


def _hand_offs(path: _Path) -> Iterator[dict[str, Any]]:
    for before, after in pairwise(path.dates):
        owners = {path.owner(before), path.owner(after)}
        days = path.dates[after] - path.dates[before]
        if days > 0 and None not in owners and len(owners) == 2 and _is_apart(path, before, after):
            yield _row(path, Gap.HAND_OFF, before, after) | {"days": days}


def _is_apart(path: _Path, before: Id, after: Id) -> bool:
    """Whether the one leads to others, but not to the other."""
    led_to = set(path.led_to(before))
    return after not in led_to and bool(led_to & (path.dates.keys() - {before}))


def _unconnected(path: _Path) -> Iterator[dict[str, Any]]:
    last = next(reversed(path.dates), None)
    for key in path.dates:
        others = path.dates.keys() - {key}
        if key != last and not any(each in others for each in path.led_to(key)):
            yield _row(path, Gap.UNCONNECTED, key, last)


def _row(path: _Path, code: Gap, before: Id | None, after: Id | None) -> dict[str, Any]:
    titles = {key: each.title for key, each in path.plan.milestones.items()}
    return {
        "code": code.value,
        "before": before,
        "after": after,
        "before_title": None if before is None else titles[before],
        "after_title": None if after is None else titles[after],
        "days": None,
        "work": None,
    }


def describe_gaps(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """A question or a hint per row of :func:`gaps`, in the same order.

    Raises:
        Fault: a column is missing.
    """
    require(frame, *_COLUMNS)
    return [_sentence(row, language) for row in frame.to_dict("records")]


def _sentence(row: Mapping[Hashable, Any], language: str) -> str:
    ends = {
        end: said(f"method.backward_planning.from.{end}", language)
        if row[f"{end}_title"] is None
        else quoted(row[f"{end}_title"], language)
        for end in ("before", "after")
    }
    code = "empty" if row["code"] == Gap.STRETCH and not row["work"] else row["code"]
    days, work = (float(row[name] or 0) for name in ("days", "work"))
    return said(f"method.backward_planning.gap.{code}", language, **ends, days=days, work=work)
