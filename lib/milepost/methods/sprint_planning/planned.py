"""The next sprint of a plan in full: its days, its load, its items, its chances."""

from __future__ import annotations

from datetime import date

import msgspec
import pandas as pd

from milepost.methods.forecasting import LEAST_PERIODS
from milepost.methods.saying import said, share
from milepost.methods.sprint_planning.backlog import backlog
from milepost.methods.sprint_planning.capacity import capacity
from milepost.methods.sprint_planning.chance import chance_by_estimates, days_needed
from milepost.methods.sprint_planning.load import Load, chance_by_history, history_for, load
from milepost.methods.sprint_planning.room import GoalRule, Room
from milepost.methods.sprint_planning.selection import State, select
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = [
    "Rules",
    "SprintPlan",
    "describe_sprint",
    "plan_sprint",
    "room_of",
    "told_chance",
]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """How to choose.

    Attributes:
        goal: ids of tasks, and of milestones whose tasks, serve the sprint's goal.
        goal_rule: whether these come first within their class, or must be in the sprint.
        by_person: whether nobody's own days may be exceeded; without it only the team's load
            counts, as where everybody can take over from everybody.
    """

    goal: tuple[Id, ...] = ()
    goal_rule: GoalRule = GoalRule.PREFERRED
    by_person: bool = True


_RULES = Rules()


class SprintPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A sprint as it could be.

    Attributes:
        start: its first day.
        weeks: its length.
        capacity: of :func:`milepost.methods.sprint_planning.capacity`.
        load: the safe and the likely load.
        items: of :func:`milepost.methods.sprint_planning.select`.
        by_history: the chance that all chosen items are finished, by the team's past; None until
            three sprints are known.
        by_estimates: the same by the items' three points; None where one has none.
        days_needed: the days in which the chosen items are done with a chance of 85 %, by their
            three points; None likewise.
    """

    start: date
    weeks: int
    capacity: pd.DataFrame
    load: Load
    items: pd.DataFrame
    by_history: float | None
    by_estimates: float | None
    days_needed: float | None

    @property
    def chosen(self) -> pd.DataFrame:
        """The items that are in, without the stretch."""
        return self.items[self.items["state"] == State.CHOSEN]

    @property
    def size(self) -> float:
        """What is chosen, in the unit of the load."""
        return float(self.chosen["size"].sum())


def plan_sprint(plan: Plan, start: date, weeks: int = 2, rules: Rules = _RULES) -> SprintPlan:
    """The sprint of so many weeks that begins on ``start``: how much fits, and what.

    Raises:
        Fault: the sprint is not one to six weeks long, the calendar's country is unknown, or
            what must be in the sprint is not ready or too large.
    """
    there = capacity(plan, start, weeks)
    found = load(plan, there, start, weeks)
    tasks = backlog(plan, start, weeks, unit=found.unit, goal=rules.goal)
    room = room_of(there, found, by_person=rules.by_person)
    items = select(tasks, room, likely=found.likely, goal=rules.goal_rule)
    chosen = tasks[tasks["id"].isin(items[items["state"] == State.CHOSEN]["id"])]
    owned = chosen if rules.by_person else chosen.assign(owner=None)
    history = history_for(plan, start, found.days, weeks)
    is_known = len(history) >= LEAST_PERIODS and found.days > 0
    return SprintPlan(
        start=start,
        weeks=weeks,
        capacity=there,
        load=found,
        items=items,
        by_history=chance_by_history(history, float(chosen["size"].sum())) if is_known else None,
        by_estimates=chance_by_estimates(owned, room_of(there, found).days),
        days_needed=days_needed(chosen),
    )


def room_of(there: pd.DataFrame, found: Load, *, by_person: bool = True) -> Room:
    """What a sprint of that capacity and load holds."""
    days = dict(zip(there["person"], there["days"], strict=True)) if by_person else {}
    names = dict(zip(there["person"], there["name"], strict=True))
    return Room(load=found.safe, days=days, names=names)


def describe_sprint(found: SprintPlan, language: str = DEFAULT_LANGUAGE) -> str:
    """What is chosen, and how likely it is finished, in sentences."""
    told = [
        said(
            "method.sprint_planning.sprint.chosen",
            language,
            count=len(found.chosen),
            size=found.size,
            safe=found.load.safe,
            unit=said(f"method.sprint_planning.unit.{found.load.unit}", language),
        )
    ]
    if len(found.chosen):
        told += [_chance(code, found, language) for code in ("by_history", "by_estimates")]
    return " ".join(filter(None, told))


def _chance(code: str, found: SprintPlan, language: str) -> str:
    chance: float | None = getattr(found, code)
    if chance is None:
        return ""
    return said(
        f"method.sprint_planning.sprint.{code}",
        language,
        chance=told_chance(chance, language),
        needed=found.days_needed,
        days=found.load.days,
    )


def told_chance(chance: float, language: str) -> str:
    """A chance in per cent; nothing that lies ahead is told as certain or impossible."""
    return share(min(max(chance, 0.01), 0.99), language)
