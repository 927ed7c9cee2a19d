"""Who does what as a document: the RACI matrix, everyone's load, and what is unclear."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.covers import plan_cover
from milepost.export.document import Document, Fact, Spoken
from milepost.export.results import Record
from milepost.methods import role_clarity as method
from milepost.methods.saying import said
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan

_ORDER = "ARCI"


class PartLine(Record, frozen=True, kw_only=True):
    """A part and the letters (of A, R, C, I) of each person, in the order of the people."""

    title: str
    milestone: bool
    due: date | None
    letters: tuple[str, ...]


class FullestDate(Record, frozen=True, kw_only=True):
    """The date by which somebody's promised work leaves them the least room, in days."""

    due: date
    needed: float
    available: float
    hundred: int
    over: float


class PersonLine(Record, frozen=True, kw_only=True):
    """Somebody, how many parts they have each letter in, and the date that is fullest for them.

    ``fullest`` is None where none of their work has both an estimate and a date.
    """

    name: str
    stakeholder: bool
    days_per_week: float
    answers: int
    does: int
    asked: int
    told: int
    fullest: FullestDate | None


class Unclear(Record, frozen=True, kw_only=True):
    """What is unclear, how grave that is (grave, warning, hint), and the next step."""

    severity: str
    finding: Spoken
    next_step: Spoken


class Ownership(Record, frozen=True, kw_only=True):
    """All that the document tells, as of one day; ``names`` head the columns of the matrix.

    ``unasked`` is why not all could be asked about the roles, as a circle in the plan.
    """

    title: str
    as_of: date
    names: tuple[str, ...] = ()
    parts: tuple[PartLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    unasked: Spoken | None = None


def ownership_document(board: Board, as_of: date | None) -> Document:
    """Who does what in ``board`` as it stood at the end of ``as_of``, by default its last day.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    plan = plan_on(board_on(board, day), day)
    told = ownership(plan, day)
    return Document(
        template="ownership",
        title=told.title,
        as_of=day,
        content={"ownership": told},
        cover=plan_cover(plan, day, _lead(told), *_facts(told)),
    )


def ownership(plan: Plan, day: date) -> Ownership:
    """The record of who does what, and of whose days that takes."""
    matrix = method.raci(plan, tasks=True)
    found, unasked = _found(plan, day)
    return Ownership(
        title=plan.title,
        as_of=day,
        names=tuple(each.name for each in plan.people.values()),
        parts=tuple(_part(plan, str(id_), list(row)) for id_, row in _rows(matrix)),
        people=tuple(_people(plan, day, matrix)),
        unclear=tuple(_unclear(row) for row in found.to_dict("records")),
        unasked=unasked,
    )


def _rows(matrix: pd.DataFrame) -> Iterator[tuple[str, Any]]:
    return zip(map(str, matrix.index), matrix.to_numpy().tolist(), strict=True)


def _part(plan: Plan, id_: Id, cells: list[frozenset[str]]) -> PartLine:
    part = plan.milestones.get(id_) or plan.tasks[id_]
    return PartLine(
        title=part.title,
        milestone=isinstance(part, Milestone),
        due=part.due,
        letters=tuple("".join(sorted(cell, key=_ORDER.index)) for cell in cells),
    )


def _people(plan: Plan, day: date, matrix: pd.DataFrame) -> Iterator[PersonLine]:
    fullest = _fullest(plan, day)
    for person in plan.people.values():
        held = matrix[person.id].tolist()
        yield PersonLine(
            name=person.name,
            stakeholder=person.stakeholder,
            days_per_week=float(person.days_per_week),
            answers=sum("A" in cell for cell in held),
            does=sum("R" in cell for cell in held),
            asked=sum("C" in cell for cell in held),
            told=sum("I" in cell for cell in held),
            fullest=fullest.get(person.id),
        )


def _fullest(plan: Plan, day: date) -> dict[Id, FullestDate]:
    found: dict[Id, FullestDate] = {}
    for row in method.demand(plan, day).to_dict("records"):
        fuller = _full(row)
        if row["person"] not in found or _strain(fuller) > _strain(found[row["person"]]):
            found[row["person"]] = fuller
    return found


def _full(row: dict[Any, Any]) -> FullestDate:
    needed, available = float(row["days_needed"]), float(row["days_available"])
    return FullestDate(
        due=row["due"],
        needed=round(needed, 1),
        available=round(available, 1),
        hundred=round(100 * needed / available) if available else 0,
        over=round(float(row["over"]), 1),
    )


def _strain(full: FullestDate) -> tuple[float, float]:
    return full.over, full.hundred


def _found(plan: Plan, day: date) -> tuple[pd.DataFrame, Spoken | None]:
    """What is unclear; where a circle forbids to ask about days, what the matrix alone shows."""
    try:
        return method.findings(plan, day), None
    except Fault as fault:
        return method.findings(plan), Spoken(fault.refusal.say)


def _unclear(row: dict[Any, Any]) -> Unclear:
    return Unclear(
        severity=row["severity"],
        finding=_spoken(f"method.role_clarity.finding.{row['rule']}", row["evidence"]),
        next_step=_spoken(f"method.role_clarity.finding.{row['rule']}.next", row["evidence"]),
    )


def _spoken(code: str, fields: dict[str, Any]) -> Spoken:
    return Spoken(lambda language: said(code, language, **fields))


def _lead(told: Ownership) -> Spoken:
    count = len(told.unclear)
    if not told.unclear:
        return Spoken(lambda language: said("method.role_clarity.clear", language) + ".")
    first = told.unclear[0].finding
    return Spoken(
        lambda language: (
            said(
                "method.role_clarity.unclear",
                language,
                count=count,
                first=first.say(language).rstrip("."),
            )
            + "."
        )
    )


def _facts(told: Ownership) -> Iterator[Fact]:
    yield Fact(code="ownership.parts", value=len(told.parts))
    yield Fact(code="ownership.people", value=len(told.people))
    answered = sum(any("A" in cell for cell in part.letters) for part in told.parts)
    yield Fact(code="ownership.answered", value=answered)
