"""A sprint as people have filled it: the load they took on, and what speaks against it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import msgspec
import pandas as pd

from milepost.methods.forecasting import LEAST_PERIODS
from milepost.methods.frames import framed
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.methods.sprint_planning.backlog import backlog
from milepost.methods.sprint_planning.capacity import capacity
from milepost.methods.sprint_planning.chance import chance_by_estimates, days_needed
from milepost.methods.sprint_planning.items import items_of
from milepost.methods.sprint_planning.load import Load, chance_by_history, history_for, load
from milepost.methods.sprint_planning.planned import SprintPlan, room_of
from milepost.methods.sprint_planning.reasons import Reasons
from milepost.methods.sprint_planning.selection import SELECTION, State, shown
from milepost.methods.tracking.remaining import Unit
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.words import Titles

__all__ = ["chosen_sprint", "sprint_findings"]

_WORDS = "method.sprint_planning.finding"


def chosen_sprint(
    plan: Plan,
    start: date,
    weeks: int,
    chosen: Collection[Id],
    there: pd.DataFrame | None = None,
) -> SprintPlan:
    """The sprint that holds what people chose, whether it fits or not.

    Where nothing is known of the team's past and what was chosen has points and no days, the
    load is counted in points and is neither safe nor likely (both 0): nobody can tell.

    Args:
        plan: its open tasks are the backlog, its sprints before ``start`` the past.
        start: the first day of the sprint.
        weeks: its length.
        chosen: the ids of tasks.
        there: the days of each person as they said them, like
            :func:`milepost.methods.sprint_planning.capacity`; without it the plan tells.

    Returns:
        As :func:`milepost.methods.sprint_planning.plan_sprint`, with no stretch; the chances are
        None where something chosen has no size.

    Raises:
        Fault: the sprint is not one to six weeks long, or the calendar's country is unknown.
    """
    found_there = capacity(plan, start, weeks) if there is None else there
    found, tasks = _counted(plan, start, weeks, (chosen, load(plan, found_there, start, weeks)))
    mine = tasks[tasks["id"].isin(chosen)]
    history = history_for(plan, start, found.days, weeks)
    sized = len(mine) > 0 and mine["size"].notna().all()
    is_known = sized and len(history) >= LEAST_PERIODS and found.days > 0
    return SprintPlan(
        start=start,
        weeks=weeks,
        capacity=found_there,
        load=found,
        items=_items(tasks, chosen, (found_there, found)),
        by_history=chance_by_history(history, float(mine["size"].sum())) if is_known else None,
        by_estimates=chance_by_estimates(mine, room_of(found_there, found).days)
        if len(mine)
        else None,
        days_needed=days_needed(mine) if len(mine) else None,
    )


def _counted(
    plan: Plan, start: date, weeks: int, told: tuple[Collection[Id], Load]
) -> tuple[Load, pd.DataFrame]:
    """The load and the backlog in the unit in which what was chosen is sized."""
    chosen, found = told
    tasks = backlog(plan, start, weeks, unit=found.unit)
    if found.unit is not Unit.DAYS or tasks[tasks["id"].isin(chosen)]["size"].notna().any():
        return found, tasks
    in_points = backlog(plan, start, weeks, unit=Unit.POINTS)
    if in_points[in_points["id"].isin(chosen)]["size"].isna().all():
        return found, tasks
    return msgspec.structs.replace(found, unit=Unit.POINTS, safe=0.0, likely=0.0), in_points


def _items(
    tasks: pd.DataFrame, chosen: Collection[Id], told: tuple[pd.DataFrame, Load]
) -> pd.DataFrame:
    items = items_of(tasks)
    inside = {each.id: 0 for each in items if each.id in chosen}
    reasons = Reasons(items, room_of(*told), inside)
    rows = [
        (*shown(each), State.CHOSEN, None, ())
        for each in sorted(items, key=lambda each: each.rank)
        if each.id in inside
    ]
    rows += [
        (*shown(each), State.LEFT, *reasons.in_one_sprint(each))
        for each in items
        if each.id not in inside
    ]
    return framed(rows, SELECTION)


def sprint_findings(plan: Plan, found: SprintPlan) -> Iterator[Finding]:
    """What speaks against a sprint that people filled, each with the tasks it is about.

    Args:
        plan: the plan of the sprint.
        found: what :func:`chosen_sprint` gives.
    """
    rows: list[dict[Any, Any]] = found.chosen.to_dict("records")
    tasks = backlog(plan, found.start, found.weeks, unit=found.load.unit)
    waiting = {row["id"]: row for row in tasks.to_dict("records")}
    yield from _too_much(found, rows)
    yield from _full(found, rows)
    for row in rows:
        yield from _waits(plan, waiting[row["id"]], {each["id"] for each in rows})
    unsized = [row for row in rows if row["size"] is None or pd.isna(row["size"])]
    if unsized:
        yield _about("unsized", unsized, count=len(unsized))


def _too_much(found: SprintPlan, rows: list[dict[Any, Any]]) -> Iterator[Finding]:
    if found.load.safe and found.size > found.load.safe:
        over = found.size > found.load.likely
        yield _about(
            "over_likely" if over else "over_safe",
            rows,
            Severity.GRAVE if over else Severity.WARNING,
            size=found.size,
            safe=found.load.safe,
            over=found.size - found.load.safe,
        )


def _full(found: SprintPlan, rows: list[dict[Any, Any]]) -> Iterator[Finding]:
    """People whose own work in the sprint is more than their days."""
    for person in found.capacity.to_dict("records"):
        mine = [row for row in rows if row["owner"] == person["person"] and pd.notna(row["days"])]
        needed = sum(float(row["days"]) for row in mine)
        if needed > float(person["days"]) + 1e-9:
            days = float(person["days"])
            yield _about("person_full", mine, name=person["name"], needed=needed, days=days)


def _waits(plan: Plan, row: dict[Any, Any], inside: set[Id]) -> Iterator[Finding]:
    missing = [plan.tasks[key].title for key, _ in row["waits_for"] if key not in inside]
    before = Titles((*missing, *row["blocked_by"]))
    if before:
        yield _about("waits_outside", [row], title=row["title"], before=before)


def _about(
    rule: str, rows: list[dict[Any, Any]], severity: Severity = Severity.WARNING, **evidence: object
) -> Finding:
    named = {"titles": Titles(str(row["title"]) for row in rows), **evidence}
    parts = tuple(str(row["id"]) for row in rows)
    return Finding(rule=rule, severity=severity, parts=parts, evidence=named, words=_WORDS)
