"""The plan as a file for Jira's CSV importer: milestones as epics, tasks below them.

What came from Jira keeps its key, so that the importer updates it (map *Issue Key*). For the rest
*Issue ID* and *Parent* tie tasks to epics, and links to what they hold up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from milepost.export.csv_text import csv_text
from milepost.export.tables import Cell
from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.work import DependencyKind, Task

_FROM_JIRA = "jira:"
_WORKING_DAY = 8 * 3600
_LONGEST_SUMMARY = 255

_COLUMNS = (
    *("Issue ID", "Issue Key", "Issue Type", "Parent", "Summary", "Description", "Assignee"),
    *("Due Date", "Priority", "Labels", "Story Points", "Original Estimate"),
)
_LINK = "Outward issue link (Blocks)"
_PRIORITY = {"must": "Highest", "should": "High", "could": "Medium", "wont": "Lowest"}


def jira_csv(plan: Plan) -> bytes:
    """What is still to do: open milestones and tasks, epics first, as Jira wants parents first."""
    numbers = {part.id: number for number, part in enumerate(_open(plan), 1)}
    holds = _held_up(plan, numbers)
    links = max((len(each) for each in holds.values()), default=0)
    rows = (
        (*_row(plan, part, numbers), *_padded(holds.get(part.id, []), links))
        for part in _open(plan)
    )
    return csv_text([*_COLUMNS, *[_LINK] * links], rows)


def _open(plan: Plan) -> Iterator[Milestone | Task]:
    yield from (each for each in plan.milestones_by_date() if each.is_open)
    yield from (each for each in plan.tasks.values() if each.is_open)


def _row(plan: Plan, part: Milestone | Task, numbers: dict[Id, int]) -> tuple[Cell, ...]:
    task = part if isinstance(part, Task) else None
    owner = plan.people.get(part.owner or "")
    return (
        numbers[part.id],
        part.key.removeprefix(_FROM_JIRA) if part.key.startswith(_FROM_JIRA) else None,
        "Task" if task else "Epic",
        numbers.get(task.milestone or "") if task else None,
        _line(part.title),
        _description(part),
        owner.name if owner else None,
        part.due,
        _PRIORITY[part.moscow.value] if part.moscow else None,
        part.moscow.value if part.moscow else None,
        task.points if task else None,
        round(task.days.likely * _WORKING_DAY) if task and task.days else None,
    )


def _line(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _LONGEST_SUMMARY else line[: _LONGEST_SUMMARY - 1] + "\u2026"


def _description(part: Milestone | Task) -> str | None:
    outcome = part.outcome if isinstance(part, Milestone) else ""
    whole = part.title if len(part.title) > _LONGEST_SUMMARY else ""
    return "\n\n".join(filter(None, (whole, outcome))) or None


def _held_up(plan: Plan, numbers: dict[Id, int]) -> dict[Id, list[int]]:
    held: dict[Id, list[int]] = defaultdict(list)
    for each in plan.dependencies.values():
        both = each.before in numbers and each.after in numbers
        if both and each.kind is DependencyKind.FINISH_START:
            held[each.before].append(numbers[each.after])
    return held


def _padded(links: list[int], width: int) -> list[int | None]:
    return [*links, *[None] * (width - len(links))]
