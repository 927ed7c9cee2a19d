"""The plan as tables with typed columns: what spreadsheet, CSV and Markdown have in common.

Columns go by the names that ``milepost import`` reads, with the id and the key of each part, so
that an edited file comes back in and updates what is there. Parts are named by their title where
only one has it, else by their id; lists of parts always by ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from milepost.export.results import Record
from milepost.plan.parts import Action, Decision, Id, Milestone, Part, Person
from milepost.plan.plan import Plan
from milepost.plan.reviews import EstimateRound
from milepost.plan.risks import Risk
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Assignment, Dependency, Sprint, Task

Cell: TypeAlias = str | float | bool | date | None

_PARTED = ", "


class Table(Record, frozen=True, kw_only=True):
    """One kind of part: ``rows`` hold a cell for each of ``columns``, None where there is nothing.

    A cell is a text, a number (of days, points, a score), a flag or a day.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def cells(self) -> Iterator[dict[str, Cell]]:
        """Each row by column."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


class Names:
    """What parts and people of a plan are called in tables."""

    def __init__(self, plan: Plan) -> None:
        parts: list[Milestone | Task] = [*plan.milestones.values(), *plan.tasks.values()]
        self._parts = _distinct((each.id, each.title) for each in parts)
        self._people = _distinct((each.id, each.name) for each in plan.people.values())

    def part(self, id_: Id | None) -> str | None:
        """A milestone's or task's title, or its id where others have that title."""
        return self._parts.get(id_, id_) if id_ else None

    def person(self, id_: Id | None) -> str | None:
        """A person's name, or their id where others have that name."""
        return self._people.get(id_, id_) if id_ else None


def tables(plan: Plan) -> tuple[Table, ...]:
    """The tables of a plan in the order of a reader's interest; none without a row."""
    names = Names(plan)
    made = [_table(plan, names, name, shelf, row) for name, (shelf, row) in _KINDS.items()]
    return tuple(table for table in (*made, _estimates(plan, names)) if table.rows)


def _table(plan: Plan, names: Names, name: str, shelf: str, row: Row) -> Table:
    parts: Iterable[Part] = getattr(plan, shelf).values()
    rows = [_identity(part) | row(part, names) for part in parts]
    columns = tuple(rows[0]) if rows else ()
    return Table(name=name, columns=columns, rows=tuple(tuple(each.values()) for each in rows))


Row: TypeAlias = Callable[[Any, Names], dict[str, Cell]]


def _identity(part: Part) -> dict[str, Cell]:
    return {"Id": part.id, "Key": getattr(part, "key", "") or None}


def _days(days: ThreePoint | None) -> dict[str, Cell]:
    low, likely, high = (days.low, days.likely, days.high) if days else (None, None, None)
    return {"Low": low, "Likely": likely, "High": high}


def _milestone(part: Milestone, names: Names) -> dict[str, Cell]:
    metric = part.metric
    return {
        "Title": part.title,
        "Status": part.status.value,
        "Due": part.due,
        "Owner": names.person(part.owner),
        "Outcome": part.outcome or None,
        "Metric": metric.name if metric else None,
        "Baseline": metric.baseline if metric else None,
        "Target": metric.target if metric else None,
        "Unit": (metric.unit or None) if metric else None,
        "Moscow": part.moscow.value if part.moscow else None,
        "Fixed": part.fixed,
        "Kind": part.kind.value,
        "Term": part.term.value,
        "Value": part.value,
        "Urgency": part.urgency,
        "Confidence": part.confidence,
        **_days(part.days),
        "Done on": part.done_on,
    }


def _task(part: Task, names: Names) -> dict[str, Cell]:
    return {
        "Title": part.title,
        "Status": part.status.value,
        "Milestone": names.part(part.milestone),
        "Owner": names.person(part.owner),
        "Due": part.due,
        "Moscow": part.moscow.value if part.moscow else None,
        "Points": part.points,
        **_days(part.days),
        "Actual days": part.actual_days,
        "Kind": part.kind.value,
        "Earliest": part.earliest,
        "Started on": part.started_on,
        "Done on": part.done_on,
    }


def _dependency(part: Dependency, names: Names) -> dict[str, Cell]:
    return {
        "Before": names.part(part.before),
        "After": names.part(part.after),
        "Kind": part.kind.value,
        "Lag": part.lag,
        "Contact": part.contact or None,
    }


def _risk(part: Risk, names: Names) -> dict[str, Cell]:
    return {
        "Event": part.event,
        "Status": part.status.value,
        "Cause": part.cause or None,
        "Effect": part.effect or None,
        "Threatens": _PARTED.join(part.threatens) or None,
        "Likelihood": part.now.likelihood,
        "Impact": part.now.impact,
        "Probability": part.now.probability,
        **_days(part.now.delay),
        "Response": part.response.value if part.response else None,
        "Mitigation": part.mitigation or None,
        "Trigger": part.trigger or None,
        "Owner": names.person(part.owner),
        "Review on": part.review_on,
    }


def _person(part: Person, names: Names) -> dict[str, Cell]:
    del names
    return {
        "Name": part.name,
        "Days per week": part.days_per_week,
        "Stakeholder": part.stakeholder,
    }


def _role(part: Assignment, names: Names) -> dict[str, Cell]:
    return {
        "Part": names.part(part.part),
        "Person": names.person(part.person),
        "Role": part.role.value,
    }


def _sprint(part: Sprint, names: Names) -> dict[str, Cell]:
    del names
    return {
        "Goal": part.goal or None,
        "Start": part.start,
        "Weeks": part.weeks,
        "Capacity": part.capacity,
        "Committed": part.committed,
        "Completed": part.completed,
        "Tasks": _PARTED.join(part.tasks) or None,
    }


def _action(part: Action, names: Names) -> dict[str, Cell]:
    return {
        "Text": part.text,
        "Owner": names.person(part.owner),
        "Due": part.due,
        "Done on": part.done_on,
    }


def _decision(part: Decision, names: Names) -> dict[str, Cell]:
    del names
    return {"Text": part.text, "On": part.on}


_KINDS: Mapping[str, tuple[str, Row]] = {
    "Milestones": ("milestones", _milestone),
    "Tasks": ("tasks", _task),
    "Dependencies": ("dependencies", _dependency),
    "Risks": ("risks", _risk),
    "People": ("people", _person),
    "Roles": ("assignments", _role),
    "Sprints": ("sprints", _sprint),
    "Actions": ("actions", _action),
    "Decisions": ("decisions", _decision),
}


def _estimates(plan: Plan, names: Names) -> Table:
    """The rounds of votes, without who voted what. It has no id: it is read, and not brought in."""
    columns = ("Task", "Round", "Voters", "Votes", "Agreed", "On")
    rows = tuple(_round(each, names) for each in plan.estimates.values())
    return Table(name="Estimates", columns=columns, rows=rows)


def _round(part: EstimateRound, names: Names) -> tuple[Cell, ...]:
    votes = sorted(part.votes.values())
    told = _PARTED.join(f"{vote:g}" for vote in votes) or None
    return (names.part(part.task), part.round, len(votes), told, part.agreed, part.on)


def _distinct(titles: Iterable[tuple[Id, str]]) -> dict[Id, str]:
    """Titles by id, those that can be told from all others and from every id."""
    known = dict(titles)
    counted = Counter(title.casefold() for title in known.values())
    return {
        id_: title
        for id_, title in known.items()
        if counted[title.casefold()] == 1
        and title not in known
        and title == " ".join(title.split())
    }
