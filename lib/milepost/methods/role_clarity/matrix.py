"""The RACI matrix: who does what for which part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from milepost.methods.frames import require
from milepost.methods.network.planned import is_planned, part_of, planned_tasks
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.work import Assignment, Raci, Task

__all__ = ["LETTERS", "cells_of", "people_of", "raci", "titles_of"]

#: R does it, A answers for it, C is asked before, I is told after.
LETTERS = {each.value: each.value[0].upper() for each in Raci}

Entry = tuple[str, str, str]


def raci(
    source: Plan | pd.DataFrame, *, tasks: bool = False, people: Sequence[str] | None = None
) -> pd.DataFrame:
    """Who is responsible, accountable, consulted and informed for what.

    In a plan, the owner of a part is accountable for it; somebody else who is said to be so is a
    second one. Where nobody is said to be responsible, the owners of a milestone's tasks are, and
    the owner of a task. So a milestone whose only name is its owner has an A and no R.

    Args:
        source: a plan, or a frame ``part, person, role``, where a role is a word or letters such as
            ``AR``, or nothing.
        tasks: of a plan, show all open tasks; without it, those that somebody was assigned to.
        people: of a frame, all there are; whoever else comes up in it is unknown.

    Returns:
        A row per part (milestones by date, each followed by its tasks), a column per person, by
        their ids; each cell a frozenset of the letters R, A, C, I. ``attrs`` hold ``titles`` and
        ``names`` by id, ``stakeholders``, and ``unknown``, who is not in ``people``.

    Raises:
        Fault: a column is missing, a row lacks its part or person, or a role is unknown.
    """
    if isinstance(source, Plan):
        parts = _parts(source, tasks=tasks)
        said: dict[str, list[Assignment]] = {}
        for assignment in source.assignments.values():
            said.setdefault(assignment.part, []).append(assignment)
        matrix = _laid_out(
            [entry for each in parts for entry in _entries(source, each, said.get(each.id, []))],
            [each.id for each in parts],
            list(source.people),
        )
        matrix.attrs["titles"] = {each.id: each.title for each in parts}
        matrix.attrs["names"] = {key: each.name for key, each in source.people.items()}
        matrix.attrs["stakeholders"] = [
            key for key, each in source.people.items() if each.stakeholder
        ]
        return matrix
    entries = list(_rows(source))
    found = list(dict.fromkeys(person for _, person, _ in entries))
    known = [str(each) for each in people] if people is not None else found
    unknown = [person for person in found if person not in known]
    matrix = _laid_out(
        entries, list(dict.fromkeys(part for part, _, _ in entries)), [*known, *unknown]
    )
    matrix.attrs["unknown"] = unknown
    return matrix


def titles_of(matrix: pd.DataFrame) -> dict[str, str]:
    """What the parts of a matrix are called: their ids where it does not say."""
    titles: dict[str, str] = matrix.attrs.get("titles", {})
    return {str(key): str(key) for key in matrix.index} | titles


def people_of(matrix: pd.DataFrame) -> dict[str, str]:
    """What the people of a matrix are called: their ids where it does not say."""
    names: dict[str, str] = matrix.attrs.get("names", {})
    return {str(key): str(key) for key in matrix.columns} | names


def cells_of(matrix: pd.DataFrame) -> dict[str, dict[str, frozenset[str]]]:
    """The letters of a matrix by part and person."""
    people = [str(person) for person in matrix.columns]
    rows = zip(matrix.index, matrix.to_numpy().tolist(), strict=True)
    return {str(part): dict(zip(people, map(_letters_of, row), strict=True)) for part, row in rows}


def _letters_of(cell: object) -> frozenset[str]:
    """What a cell holds; one that is empty, or holds what is no letters, says nothing."""
    return frozenset(cell) if isinstance(cell, str | frozenset | set | tuple) else frozenset()


def _parts(plan: Plan, *, tasks: bool) -> list[Task | Milestone]:
    assigned = {each.part for each in plan.assignments.values()}
    shown = [each for each in planned_tasks(plan).values() if tasks or each.id in assigned]
    found: list[Task | Milestone] = []
    for milestone in plan.milestones_by_date():
        if is_planned(milestone):
            found += [milestone, *(task for task in shown if task.milestone == milestone.id)]
    listed = {each.id for each in found}
    return found + [task for task in shown if task.id not in listed]


def _entries(plan: Plan, part: Task | Milestone, said: Sequence[Assignment]) -> Iterator[Entry]:
    yield from ((part.id, each.person, LETTERS[each.role]) for each in said)
    if part.owner is not None:
        yield part.id, part.owner, "A"
    if not any(each.role is Raci.RESPONSIBLE for each in said):
        yield from ((part.id, person, "R") for person in _doing(plan, part.id))


def _doing(plan: Plan, key: Id) -> list[Id]:
    """Who does the work of a part, as far as tasks tell."""
    part = part_of(plan, key)
    work = [part] if isinstance(part, Task) else plan.tasks_of(key)
    return list(dict.fromkeys(each.owner for each in work if each.owner is not None))


def _rows(frame: pd.DataFrame) -> Iterator[Entry]:
    columns = ("part", "person", "role")
    require(frame, *columns)
    rows = zip(*(frame[column].tolist() for column in columns), strict=True)
    for row, (part, person, role) in enumerate(rows, 1):
        for column, value in (("part", part), ("person", person)):
            if pd.isna(value) or not str(value).strip():
                raise Fault("role_without", column=column, row=row)
        yield str(part), str(person), _letters(role, row)


def _letters(role: Any, row: int) -> str:
    if role is None or pd.isna(role):
        return ""
    word = str(role).strip().casefold()
    letters = LETTERS.get(word) or "".join(each for each in word.upper() if each.isalpha())
    if not set(letters) <= set("RACI"):
        raise Fault("role_unknown", value=role, row=row)
    return letters


def _laid_out(entries: list[Entry], parts: list[str], people: list[str]) -> pd.DataFrame:
    cells: dict[tuple[str, str], set[str]] = {}
    for part, person, letters in entries:
        cells.setdefault((part, person), set()).update(letters)
    columns = {
        person: pd.Series(
            [frozenset(cells.get((part, person), ())) for part in parts], parts, dtype=object
        )
        for person in people
    }
    return pd.DataFrame(columns, index=pd.Index(parts, dtype=object), columns=people)
