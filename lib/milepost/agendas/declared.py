"""What a workshop needs of the plan and makes in it, read from the steps of its agendas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from milepost.agendas.workshop import Workshop
from milepost.plan.agenda import (
    Agenda,
    Assign,
    Collect,
    Commit,
    Estimate,
    Feedback,
    Field,
    FieldKind,
    Grid,
    Makes,
    Refine,
    Select,
    Sequence,
    Sort,
    Source,
    Step,
    Unit,
)


class Thing(StrEnum):
    """Something that stands in a plan, or on its parts.

    ``work`` are tasks, or milestones without any; ``sizes`` are points or days of open tasks.
    """

    MILESTONES = "milestones"
    DATES = "dates"
    OWNERS = "owners"
    TASKS = "tasks"
    WORK = "work"
    RISKS = "risks"
    CLASSES = "classes"
    LINKS = "links"
    ROLES = "roles"
    DAYS = "days"
    POINTS = "points"
    SIZES = "sizes"
    SPRINT = "sprint"
    FEEDBACK = "feedback"
    ACTIONS = "actions"


class Declared(msgspec.Struct, frozen=True):
    """What a workshop works on, and what it leaves behind; each in the order of its steps."""

    needs: tuple[Thing, ...] = ()
    makes: tuple[Thing, ...] = ()


_SOURCES = {
    Source.MILESTONES: Thing.MILESTONES,
    Source.TASKS: Thing.TASKS,
    Source.WORK: Thing.WORK,
    Source.RISKS: Thing.RISKS,
}
_MADE = {
    Makes.MILESTONES: Thing.MILESTONES,
    Makes.TASKS: Thing.TASKS,
    Makes.RISKS: Thing.RISKS,
    Makes.ACTIONS: Thing.ACTIONS,
    Makes.SPRINT: Thing.SPRINT,
}
_FIELDS = {"due": Thing.DATES, "owner": Thing.OWNERS, "moscow": Thing.CLASSES}


def declared(workshop: Workshop) -> Declared:
    """What any form of a workshop needs and makes."""
    agendas = [form.agenda for form in workshop.forms.values()]
    return Declared(
        needs=_once(thing for agenda in agendas for thing in _needs(agenda)),
        makes=_once(thing for agenda in agendas for thing in _makes(agenda)),
    )


def _once(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(things))


def _needs(agenda: Agenda) -> Iterator[Thing]:
    """The parts of the plan that steps work on, and those that a field lets people choose from."""
    for step in agenda.steps:
        activity = step.activity
        for source in (agenda.source(step.of), getattr(activity, "beside", None)):
            if source in _SOURCES:
                yield _SOURCES[source]
        if isinstance(activity, Select) and activity.sprint:
            yield Thing.SIZES
        if any(field.kind is FieldKind.MILESTONE for field in _fields(step)):
            yield Thing.MILESTONES


def _makes(agenda: Agenda) -> Iterator[Thing]:
    """What commits let into the plan: new parts, and what the room decided of the same cards."""
    committed = [step for step in agenda.steps if isinstance(step.activity, Commit)]
    roots = {_root(agenda, step) for step in committed}
    for step in committed:
        if isinstance(step.activity, Commit):
            yield _MADE[step.activity.makes]
    for step in agenda.steps:
        if _root(agenda, step) in roots:
            yield from _decides(step)
        if isinstance(step.activity, Feedback) and step.of:
            yield Thing.FEEDBACK


def _root(agenda: Agenda, step: Step) -> str:
    """Where the cards of a step come from: the step that collects them, or a source."""
    *_, first = agenda.lineage(step)
    return first.of or first.key


def _decides(step: Step) -> Iterator[Thing]:
    match step.activity:
        case Sort(field=field) if field in _FIELDS:
            yield _FIELDS[field]
        case Sequence(dates=dates):
            yield from (Thing.LINKS, Thing.DATES) if dates else (Thing.LINKS,)
        case Assign(grid=grid):
            yield Thing.ROLES if grid is Grid.RACI else Thing.OWNERS
        case Estimate(unit=unit):
            yield Thing.DAYS if unit is Unit.DAYS else Thing.POINTS
    yield from (_FIELDS[field.key] for field in _fields(step) if field.key in _FIELDS)


def _fields(step: Step) -> tuple[Field, ...]:
    return step.activity.fields if isinstance(step.activity, Refine | Collect) else ()
