"""What differs between the plan then and the plan now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd

from milepost.methods.frames import framed, require
from milepost.methods.saying import said
from milepost.methods.working_days import WorkingDays
from milepost.plan.parts import Milestone
from milepost.plan.plan import Plan
from milepost.plan.risks import Risk
from milepost.plan.work import Task
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Change", "changes_since", "describe_changes"]

_CHANGES = ("kind", "id", "title", "change", "before", "after", "days")

_Tracked = Milestone | Task | Risk


class Change(StrEnum):
    """What can happen to a part between two looks at the plan."""

    ADDED = "added"
    REMOVED = "removed"
    DROPPED = "dropped"
    DONE = "done"
    MOVED = "moved"
    OWNER = "owner"
    TITLE = "title"
    ESTIMATE = "estimate"
    SCORE = "score"
    STATUS = "status"


class _Facet(NamedTuple):
    """One thing about a part that may change, and how it is told."""

    change: Change
    of: Callable[[Plan, _Tracked], object]


def changes_since(then: Plan, now: Plan) -> pd.DataFrame:
    """What was added, dropped, moved, handed over or judged anew between two states of a plan.

    Args:
        then: the plan as it was.
        now: the plan as it is; its calendar counts the days.

    Returns:
        One row per change, milestones first, then tasks, then risks: ``kind`` (milestone, task,
        risk), ``id``, ``title`` (of now), ``change`` (a :class:`Change`), ``before`` and
        ``after`` as text or dates, and ``days``: working days by which a date moved, None
        where no date moved.
    """
    rows: list[tuple[object, ...]] = []
    for kind, old, new in (
        ("milestone", then.milestones, now.milestones),
        ("task", then.tasks, now.tasks),
        ("risk", then.risks, now.risks),
    ):
        rows += [(kind, *row) for row in _compared(_Pair(then, now), old, new)]
    return framed(rows, _CHANGES)


class _Pair(NamedTuple):
    then: Plan
    now: Plan


def _compared(
    plans: _Pair, old: Mapping[str, _Tracked], new: Mapping[str, _Tracked]
) -> Iterator[tuple[object, ...]]:
    for key, part in new.items():
        if key not in old:
            yield key, _title(part), Change.ADDED, None, _due(plans.now, part), None
        else:
            yield from _changed(plans, old[key], part)
    for key in (key for key in old if key not in new):
        yield key, _title(old[key]), Change.REMOVED, _due(plans.then, old[key]), None, None


def _changed(plans: _Pair, old: _Tracked, new: _Tracked) -> Iterator[tuple[object, ...]]:
    days = WorkingDays(plans.now.calendar, date(2000, 1, 3))
    for facet in _FACETS:
        before, after = facet.of(plans.then, old), facet.of(plans.now, new)
        if before == after:
            continue
        moved = None
        if isinstance(before, date) and isinstance(after, date):
            moved = days.finish(after) - days.finish(before)
        yield new.id, _title(new), _named(facet.change, after), before, after, moved


def _named(change: Change, after: object) -> Change:
    """A new status is worth its own name where it ends a part."""
    ended = {"done": Change.DONE, "dropped": Change.DROPPED}
    return ended.get(str(after), change) if change is Change.STATUS else change


def _title(part: _Tracked) -> str:
    return part.event if isinstance(part, Risk) else part.title


def _due(_plan: Plan, part: _Tracked) -> date | None:
    return part.review_on if isinstance(part, Risk) else part.due


def _status(_plan: Plan, part: _Tracked) -> str:
    return part.status.value


def _owner(plan: Plan, part: _Tracked) -> str | None:
    return plan.people[part.owner].name if part.owner else None


def _estimate(_plan: Plan, part: _Tracked) -> str | None:
    if isinstance(part, Risk):
        return None
    if part.days is not None:
        points = dict.fromkeys((part.days.low, part.days.likely, part.days.high))
        return "/".join(f"{each:g}" for each in points)
    points_of_task = part.points if isinstance(part, Task) else None
    return None if points_of_task is None else f"{points_of_task:g}"


def _score(_plan: Plan, part: _Tracked) -> str | None:
    if not isinstance(part, Risk) or part.now.likelihood is None or part.now.impact is None:
        return None
    return f"{part.now.likelihood} x {part.now.impact}"


_FACETS = (
    _Facet(Change.STATUS, _status),
    _Facet(Change.MOVED, _due),
    _Facet(Change.OWNER, _owner),
    _Facet(Change.TITLE, lambda _plan, part: _title(part)),
    _Facet(Change.ESTIMATE, _estimate),
    _Facet(Change.SCORE, _score),
)


def describe_changes(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The changes as lines, one each; one sentence if there are none.

    Raises:
        Fault: a column of the changes is missing.
    """
    require(frame, *_CHANGES)
    if frame.empty:
        return said("method.tracking.changes.none", language)
    return "\n".join(_line(row, language) for row in frame.to_dict("records"))


def _line(row: Mapping[Any, Any], language: str) -> str:
    nothing = said("method.tracking.changes.nothing", language)
    shown = {each: row[each] if row[each] is not None else nothing for each in ("before", "after")}
    if row["change"] == Change.STATUS:
        shown = {each: said(f"method.tracking.status.{shown[each]}", language) for each in shown}
    kind = said(f"method.tracking.changes.of_{row['kind']}", language)
    code = f"method.tracking.changes.{row['change']}"
    count = row["days"]
    if row["change"] == Change.MOVED and isinstance(count, int):
        code, count = f"{code}_{'later' if count >= 0 else 'earlier'}", abs(count)
    return said(code, language, kind=kind, title=row["title"], count=count, **shown)
