"""What the methods find in what a room builds, each step about what it can change."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import plan_check, sprint_planning
from milepost.methods.plan_check import Severity, dependencies
from milepost.methods.sprint_planning import SprintPlan
from milepost.plan.agenda import Assign, Commit, Estimate, Rate, Refine, Sequence, Sort
from milepost.plan.entities import Findings
from milepost.plan.faults import Fault
from milepost.room.advice.found import Found, gravest, on_board
from milepost.room.advice.priorities_found import classes_found, is_about_classes
from milepost.room.advice.reading import Reading
from milepost.room.advice.risks_found import answers_found, is_about_risks, unanswered_found
from milepost.room.advice.roles_found import roles_found
from milepost.room.advice.sizes_found import sizes_found
from milepost.room.advice.timeline import Dates, dates_found

#: More than these nobody takes up in the middle of a step.
MOST = 5


def found(reading: Reading, dates: Dates, sprint: SprintPlan | None) -> list[Found]:
    """The gravest of what there is to find in a step; nothing in one that still hides."""
    try:
        return gravest(_found(reading, dates, sprint), MOST)
    except Fault as fault:
        return [refused(fault)]


def findings(told: list[Found], language: str) -> Findings:
    """The findings as a screen is told them."""
    return Findings(items=tuple(each.told(language) for each in told))


def refused(fault: Fault) -> Found:
    """Why a method could not work on this plan, as a finding."""
    return Found(fault.refusal.code, Severity.GRAVE, (), fault.refusal.say)


def _found(reading: Reading, dates: Dates, sprint: SprintPlan | None) -> Iterator[Found]:
    activity = reading.step.activity
    if isinstance(activity, Estimate):
        yield from sizes_found(reading)
    elif not reading.is_shown:
        return
    elif isinstance(activity, Refine | Rate):
        yield from _of_fields(reading)
    elif sprint is not None and len(sprint.chosen):
        yield from on_board(reading, sprint_planning.sprint_findings(reading.plan, sprint))
    else:
        yield from _built(reading, dates)


def _of_fields(reading: Reading) -> Iterator[Found]:
    """What people fill in or rate: classes, and answers to risks."""
    if is_about_classes(reading):
        yield from classes_found(reading)
    elif is_about_risks(reading):
        refines = isinstance(reading.step.activity, Refine)
        yield from answers_found(reading) if refines else unanswered_found(reading)


def _built(reading: Reading, dates: Dates) -> Iterator[Found]:
    """What people place, connect, hand out and let into the plan."""
    match reading.step.activity:
        case Sequence(dates=True):
            yield from _sequence(reading, dates)
        case Assign(grid=grid):
            yield from roles_found(reading, grid)
        case Sort(field="moscow"):
            yield from classes_found(reading)
        case Commit():
            yield from on_board(reading, plan_check.findings(reading.plan, reading.today))


def _sequence(reading: Reading, dates: Dates) -> Iterator[Found]:
    """Dates that cannot hold; and, once the board has owners, waits that nobody sees to."""
    if dates.frame is None and dates.fault is not None:
        yield refused(dates.fault)
        return
    yield from dates_found(reading)
    examined = reading.examined
    works = (part for part in reading.cards_by_part if part in reading.works)
    if any(examined.part(part).owner for part in works):
        yield from on_board(reading, dependencies.outside_without_contact(examined))
