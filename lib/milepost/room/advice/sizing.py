"""What the past says of a card that was turned over, and never before: a number seen is said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import isnan

import pandas as pd

from milepost.methods import agile_estimating
from milepost.plan.agenda import DeckKind, Estimate, Unit
from milepost.plan.entities import PastItem, Sizing
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus
from milepost.room.advice.reading import Reading

_COLUMNS = ("title", "points", "estimate", "actual", "person")
#: So many items alike are shown; more would be a list to read.
_SHOWN = 3

#: Finished tasks, oldest first: title, points, days estimated, days it took, whose.
_Past = tuple[tuple[str, float | None, float | None, float | None, str | None], ...]


def sizing(reading: Reading, language: str) -> Iterator[tuple[str, Sizing]]:
    """For each card that was turned over: finished items like it, and how far estimates are off."""
    activity = reading.step.activity
    if not isinstance(activity, Estimate):
        return
    past = _past(reading.plan)
    in_points = activity.unit is Unit.POINTS and activity.deck is not DeckKind.THREE_POINT
    for card in turned(reading):
        items = _items(reading.wall.title(card), past, in_points=in_points)
        said = _odds(reading.wall.title(card), past, language) if in_points else ""
        said = said or _usual(past, language)
        if items or said:
            yield f"sizing/{card}", Sizing(card=card, past=items, says=said)


def turned(reading: Reading) -> list[Id]:
    """The cards whose estimates all have seen, in this round or an earlier one."""
    state = reading.room.state(reading.step.key)
    return [card for card in reading.cards if card in state.turned or state.past.get(card)]


def finished_items(plan: Plan) -> pd.DataFrame:
    """The finished tasks of a plan: ``title points estimate actual person``, oldest first.

    ``estimate`` (first said) and ``actual`` are in days.
    """
    return _frame(_past(plan))


def _past(plan: Plan) -> _Past:
    done = [task for task in plan.tasks.values() if task.status is TaskStatus.DONE]
    done.sort(key=lambda task: str(task.done_on))
    return tuple(_row(plan, task) for task in done)


def _row(
    plan: Plan, task: Task
) -> tuple[str, float | None, float | None, float | None, str | None]:
    points = task.original_points if task.original_points is not None else task.points
    days = task.original_days or task.days
    owner = plan.people[task.owner].name if task.owner in plan.people else None
    return task.title, points, days.likely if days else None, task.actual_days, owner


def _frame(past: _Past) -> pd.DataFrame:
    numbers = dict.fromkeys(("points", "estimate", "actual"), "float64")
    return pd.DataFrame(list(past), columns=list(_COLUMNS)).astype(numbers)


@lru_cache(maxsize=1024)
def _items(title: str, past: _Past, *, in_points: bool) -> tuple[PastItem, ...]:
    if not past:
        return ()
    found = agile_estimating.similar(title, _frame(past), k=_SHOWN)
    estimated = found["points"] if in_points else found["estimate"]
    rows = zip(found["title"], estimated, found["actual"], strict=True)
    return tuple(
        PastItem(title=str(name), estimated=_known(said), actual=_known(took))
        for name, said, took in rows
    )


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)


def _odds(title: str, past: _Past, language: str) -> str:
    """Which sizes items like it got; empty where the past is too short to tell."""
    odds = _chances(title, past)
    return "" if odds.empty else agile_estimating.describe_suggestion(odds, language) + "."


@lru_cache(maxsize=1024)
def _chances(title: str, past: _Past) -> pd.DataFrame:
    return agile_estimating.suggest(title, _frame(past).dropna(subset=["points"]))


@lru_cache(maxsize=256)
def _usual(past: _Past, language: str) -> str:
    """How far the team is usually off, in days; empty where nobody can tell."""
    found = agile_estimating.bias(_frame(past))
    return "" if found.empty else agile_estimating.describe_bias(found, language) + "."
