"""What is to be put in order: the items of a plan or of a frame, in one shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd

from milepost.methods.frames import require, require_numbers
from milepost.methods.network.planned import planned_tasks
from milepost.methods.prioritization.classes import class_of
from milepost.methods.prioritization.waiting import plan_waits
from milepost.methods.role_clarity.availability import days_left
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Milestone, MoSCoW
from milepost.plan.plan import Plan
from milepost.plan.work import Task

__all__ = ["ITEM_COLUMNS", "NUMBERS", "Unit", "as_items", "items"]

Unit = Literal["days", "points"]

#: The columns that hold numbers, or nothing where nobody has said.
NUMBERS = ("effort", "value", "urgency", "reduction", "impact", "confidence", "ease")
ITEM_COLUMNS = ("item", "title", "class", "unit", *NUMBERS, "waits_for")


def items(plan: Plan, today: date | None = None, unit: Unit | None = None) -> pd.DataFrame:
    """The open tasks of a plan, and its open milestones without tasks, also those of class Won't.

    A task without a class has that of its milestone, whose value, urgency and confidence it has
    too. What depends on a milestone waits for its tasks.

    Args:
        plan: any plan.
        today: the day on which what has been started counts with what is left of it; without
            it, all of a task counts.
        unit: of ``effort``; without it, the one in which more items are sized (days if alike).

    Returns:
        ``item title class unit effort value urgency reduction impact confidence ease waits_for``:
        ``effort`` in mean days of the owner or in points, the scores 1 to 5, NaN where nobody
        has said; ``waits_for`` is a tuple of other items.
    """
    parts = _parts(plan)
    tasks = [each for each in parts if isinstance(each, Task)]
    days = days_left(plan, tasks, today) | _own_days_of_milestones(plan, parts)
    points = {task.id: task.points for task in tasks if task.points is not None}
    chosen: Unit = unit or ("points" if len(points) > len(days) else "days")
    sizes = days if chosen == "days" else points
    rows = [{**_scores(plan, each), "unit": chosen, "effort": sizes.get(each.id)} for each in parts]
    waits = plan_waits(plan, {row["item"]: row["class"] for row in rows})
    for row in rows:
        row["waits_for"] = waits[row["item"]]
    return as_items(pd.DataFrame(rows, columns=list(ITEM_COLUMNS)))


def as_items(source: Plan | pd.DataFrame, today: date | None = None) -> pd.DataFrame:
    """The items of a plan, or a frame with all columns of :func:`items`, checked.

    Of a frame only ``item`` must be there; a ``title`` that is missing is the item's own name.

    Raises:
        Fault: ``item`` is missing or there twice, a class is unknown, or a number is negative.
    """
    if isinstance(source, Plan):
        return items(source, today)
    names = [str(each) for each in require(source, "item")["item"]]
    _check_once(names)
    known = frozenset(names)
    columns: dict[str, Any] = {
        "item": names,
        "title": [str(each) for each in source.get("title", names)],
        "class": [class_of(each, row) for row, each in enumerate(_given(source, "class"), 1)],
        "unit": _given(source, "unit", ""),
        **{column: _numbers(source, column) for column in NUMBERS},
        "waits_for": [_known(each, known) for each in _given(source, "waits_for", ())],
    }
    return pd.DataFrame(
        {name: pd.Series(values, dtype=_type_of(name)) for name, values in columns.items()}
    )


def _parts(plan: Plan) -> list[Task | Milestone]:
    """Tasks in the order of their milestones' dates, and milestones that have none."""
    meant = planned_tasks(plan)
    tasks = [task for task in plan.tasks.values() if task.id in meant or _is_wont(plan, task)]
    with_tasks = {task.milestone for task in tasks}
    found: list[Task | Milestone] = []
    for milestone in plan.milestones_by_date():
        found += [task for task in tasks if task.milestone == milestone.id]
        if milestone.is_open and milestone.id not in with_tasks and not plan.tasks_of(milestone.id):
            found.append(milestone)
    return found + [task for task in tasks if task.milestone is None]


def _is_wont(plan: Plan, task: Task) -> bool:
    return task.is_open and _class(plan, task) is MoSCoW.WONT and _is_kept(plan, task)


def _is_kept(plan: Plan, task: Task) -> bool:
    return task.milestone is None or plan.milestones[task.milestone].status != "dropped"


def _class(plan: Plan, part: Task | Milestone) -> MoSCoW | None:
    above = plan.milestones.get(part.milestone or "") if isinstance(part, Task) else None
    if above is not None and above.moscow is MoSCoW.WONT:
        return MoSCoW.WONT
    return part.moscow or (above.moscow if above else None)


def _scores(plan: Plan, part: Task | Milestone) -> dict[str, Any]:
    milestone = part if isinstance(part, Milestone) else plan.milestones.get(part.milestone or "")
    chosen = _class(plan, part)
    return {
        "item": part.id,
        "title": part.title,
        "class": chosen.value if chosen else None,
        "value": milestone.value if milestone else None,
        "urgency": milestone.urgency if milestone else None,
        "impact": milestone.value if milestone else None,
        "confidence": milestone.confidence if milestone else None,
    }


def _own_days_of_milestones(plan: Plan, parts: Sequence[Task | Milestone]) -> dict[Id, float]:
    own = [
        Task(id=each.id, title=each.title, days=each.days)
        for each in parts
        if isinstance(each, Milestone)
    ]
    return days_left(plan, own)


def _given(source: pd.DataFrame, column: str, default: Any = None) -> list[Any]:
    return source[column].tolist() if column in source.columns else [default] * len(source)


def _numbers(source: pd.DataFrame, column: str) -> list[float]:
    """The numbers of a column, NaN where there are none."""
    if column not in source.columns:
        return [np.nan] * len(source)
    there = source[column].notna()
    numbers = require_numbers(pd.DataFrame({column: source[column].where(there, 0.0)}), column)
    return numbers.where(there).tolist()


def _known(waits: Any, known: frozenset[str]) -> tuple[str, ...]:
    """What is waited for, as far as it is among the items; one name or several."""
    listed = [waits] if isinstance(waits, str) else waits if isinstance(waits, list | tuple) else []
    return tuple(str(each) for each in listed if str(each) in known)


def _type_of(column: str) -> str:
    return "float64" if column in NUMBERS else "object"


def _check_once(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for row, name in enumerate(names, 1):
        if name in seen:
            raise Fault("work_item_twice", item=name, row=row)
        seen.add(name)
