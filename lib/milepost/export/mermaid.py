"""The plan as a Gantt chart in Mermaid's language, which wikis and issue trackers draw.

Mermaid has no way to quote a label: what would end one, begin a comment or be read as an entity
is replaced by a sign that looks alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from milepost.plan.parts import Milestone, Status
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus

_ALIKE = str.maketrans(
    {
        ":": "\u2236",
        ";": ",",
        "#": "\uff03",
        "%": "\uff05",
        "<": "\u2039",
        ">": "\u203a",
        "&": "\uff06",
        '"': "\u201d",
        "`": "'",
        "\\": "/",
        "{": "(",
        "}": ")",
    }
)
_WORKING = 5
_WEEK = 7


def gantt(plan: Plan, *, others: str) -> str:
    """Milestones by their date, each a section with its tasks; what has no date is left out.

    Args:
        plan: the plan as it stood.
        others: heads the tasks that belong to no milestone.
    """
    lines = [
        "gantt",
        f"    title {_label(plan.title)}",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %Y-%m-%d",
        *_sections(plan, others),
    ]
    return "\n".join(lines) + "\n"


def _sections(plan: Plan, others: str) -> Iterator[str]:
    for milestone in plan.milestones_by_date():
        bars = [*_tasks(plan.tasks_of(milestone.id)), *_point(milestone)]
        if bars:
            yield f"    section {_label(milestone.title)}"
            yield from bars
    free = [t for t in plan.tasks.values() if not t.milestone and t.status != TaskStatus.DROPPED]
    if bars := list(_tasks(free)):
        yield f"    section {_label(others)}"
        yield from bars


def _point(milestone: Milestone) -> Iterator[str]:
    done = milestone.status is Status.DONE
    on = milestone.done_on if done else milestone.due
    if on is not None:
        marks = "done, milestone" if done else "milestone"
        yield f"    {_label(milestone.title)} :{marks}, m_{milestone.id}, {on}, 0d"


def _tasks(tasks: list[Task]) -> Iterator[str]:
    for task in tasks:
        if span := _span(task):
            marks = {TaskStatus.DONE: "done, ", TaskStatus.STARTED: "active, "}.get(task.status, "")
            yield f"    {_label(task.title)} :{marks}t_{task.id}, {span[0]}, {span[1]}"


def _span(task: Task) -> tuple[date, date] | None:
    """From when to when a task is drawn: what is not said follows from its days of work."""
    end = task.done_on or task.due
    start = task.started_on or task.earliest
    long = timedelta(days=round((task.days.likely if task.days else 1) * _WEEK / _WORKING) or 1)
    if end is None and start is None:
        return None
    try:
        end = end or start + long if start else end
        start = start or end - long if end else start
    except OverflowError:
        return None
    if start is None or end is None:
        return None
    return min(start, end), max(start, end)


def _label(text: str) -> str:
    # A word of Mermaid's own at the start would be read as one; after the sign it is text.
    return f"\u25aa {' '.join(text.translate(_ALIKE).split())}"
