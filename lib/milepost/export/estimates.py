"""The record of estimating: who said what in which round, what was agreed, what it took.

A pure function of the board. Rounds about points stand in the plan; those about days, and those
that no room has let into the plan yet, in the rooms. Only cards that were turned over are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from milepost import methods
from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.document import Cover, Document, Fact, Picture, Said, Spoken
from milepost.export.results import Record
from milepost.export.rounds import (
    Given,
    PlayedRound,
    numbered,
    played_round,
    played_rounds,
    turned_cards,
)
from milepost.plan.agenda import Estimate, Unit
from milepost.plan.board import Board
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.reviews import EstimateRound
from milepost.plan.three_point import ThreePoint
from milepost.plan.wall import Wall
from milepost.plan.work import Task


class EstimatedTask(Record, frozen=True, kw_only=True):
    """A task: its rounds, what was agreed, the first estimate beside today's and what it took."""

    title: str
    milestone: str = ""
    owner: str = ""
    status: str = ""
    rounds: tuple[PlayedRound, ...] = ()
    agreed: float | None = None
    first_days: ThreePoint | None = None
    days: ThreePoint | None = None
    first_points: float | None = None
    points: float | None = None
    actual: float | None = None


class Estimates(Record, frozen=True, kw_only=True):
    """All that is known of estimating. Every task is in exactly one of the two lists.

    ``unplanned`` are cards that a room estimated and that are no tasks of the plan.
    """

    title: str
    as_of: date
    estimated: tuple[EstimatedTask, ...] = ()
    unestimated: tuple[EstimatedTask, ...] = ()
    unplanned: tuple[EstimatedTask, ...] = ()
    pictures: tuple[Picture, ...] = ()


def estimates(board: Board, as_of: date | None = None) -> Estimates:
    """The record of estimating as it stood at the end of ``as_of``, by default its last day.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    board = board_on(board, day)
    plan = plan_on(board, day)
    played, others = _in_rooms(board, plan)
    tasks = [_task(plan, task, played.get(task.id, ())) for task in plan.tasks.values()]
    return Estimates(
        title=plan.title,
        as_of=day,
        estimated=tuple(each for each in tasks if _is_estimated(each)),
        unestimated=tuple(each for each in tasks if not _is_estimated(each)),
        unplanned=tuple(others),
        pictures=tuple(_pictures(plan)),
    )


def estimates_document(board: Board, as_of: date | None) -> Document:
    """The record of estimating.

    Raises:
        Fault: there was no plan on that day.
    """
    told = estimates(board, as_of)
    lead = Spoken(told.pictures[0].say) if told.pictures else Said("estimates.no_past")
    return Document(
        template="estimates",
        title=told.title,
        as_of=told.as_of,
        content={"estimates": told},
        cover=Cover(
            lead=lead,
            facts=(
                Fact(code="estimates.count", value=len(told.estimated)),
                Fact(code="estimates.left", value=len(told.unestimated)),
            ),
        ),
    )


def _is_estimated(task: EstimatedTask) -> bool:
    known = (task.days, task.points, task.first_days, task.first_points, task.actual)
    return bool(task.rounds) or any(each is not None for each in known)


def _task(plan: Plan, task: Task, rounds: Sequence[PlayedRound]) -> EstimatedTask:
    own = [each for each in plan.estimates.values() if each.task == task.id]
    own.sort(key=lambda each: (each.round, each.id))
    above = plan.milestones.get(task.milestone or "")
    return EstimatedTask(
        title=task.title,
        milestone=above.title if above else "",
        owner=plan.people[task.owner].name if task.owner else "",
        status=task.status.value,
        rounds=numbered((*(_planned_round(plan, each) for each in own), *rounds)),
        agreed=next((each.agreed for each in reversed(own) if each.agreed is not None), None),
        first_days=task.original_days,
        days=task.days,
        first_points=task.original_points,
        points=task.points,
        actual=task.actual_days,
    )


def _planned_round(plan: Plan, played: EstimateRound) -> PlayedRound:
    names = {person.id: person.name for person in plan.people.values()}
    given = (Given(name=names.get(who, ""), values=(float(n),)) for who, n in played.votes.items())
    return played_round(Unit.POINTS, given, played.on)


def _in_rooms(board: Board, plan: Plan) -> tuple[dict[Id, list[PlayedRound]], list[EstimatedTask]]:
    """The rounds of rooms that the plan does not have, by task, and those about other cards."""
    recorded = {each.task for each in plan.estimates.values()}
    of_tasks: dict[Id, list[PlayedRound]] = {}
    others: dict[tuple[Id, Id], EstimatedTask] = {}
    for room in sorted(board.rooms.values(), key=lambda room: (room.opened_at, room.id)):
        wall = Wall(room, plan)
        for card, rounds in _turned_in(wall):
            part = wall.became(card)
            if part not in plan.tasks:
                key = ("", part) if part else (room.id, card)
                before = others[key].rounds if key in others else ()
                others[key] = EstimatedTask(
                    title=wall.title(card), rounds=numbered((*before, *rounds))
                )
            elif rounds[0].unit == "days" or part not in recorded:
                of_tasks.setdefault(part, []).extend(rounds)
    return of_tasks, list(others.values())


def _turned_in(wall: Wall) -> Iterator[tuple[Id, tuple[PlayedRound, ...]]]:
    for step in wall.room.agenda.steps:
        if isinstance(step.activity, Estimate):
            for card in turned_cards(wall, step):
                yield card, played_rounds(wall, step, card)


# What the methods say of it


def _pictures(plan: Plan) -> Iterator[Picture]:
    """How far the team is usually off, how good first estimates were, whether spreads held."""
    past = methods.tracking.records(plan)
    if past.empty or methods.tracking.ratios(past).empty:
        return
    estimating, tracking = methods.agile_estimating, methods.tracking
    off = estimating.bias(past)
    yield Picture(
        draw=partial(estimating.draw_bias, off), say=partial(estimating.describe_bias, off)
    )
    good = tracking.accuracy(past)
    yield Picture(
        draw=partial(tracking.draw_accuracy, past), say=partial(tracking.describe_accuracy, good)
    )
    if {"low", "high"} <= set(past.columns) and not (held := tracking.calibration(past)).empty:
        yield Picture(
            draw=partial(tracking.draw_calibration, held),
            say=partial(tracking.describe_calibration, held),
        )
