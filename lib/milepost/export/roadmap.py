"""The roadmap as a record: where the plan goes, what is due when, what the rooms said of it.

A pure function of the board. The document draws this record and nothing else, so what is not
in it cannot be printed by mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.likely import LikelyDate, likely
from milepost.export.periods import Period, grouping, period_of
from milepost.export.results import Record, RoomResults, room_results
from milepost.plan.board import Board
from milepost.plan.parts import Action, Kind, Metric, Milestone, Status
from milepost.plan.plan import Plan


class MilestoneLine(Record, frozen=True, kw_only=True):
    """A milestone as the roadmap shows it, under a number that stands for it in figures.

    ``on`` is the day it is due, or where none was set, the day it was done; ``first_due`` is
    the day first committed to, where the date has moved since; ``likely`` is what a simulation
    says, where the plan tells enough.
    """

    number: int
    title: str
    status: Status
    kind: Kind
    outcome: str = ""
    metric: Metric | None = None
    owner: str = ""
    on: date | None = None
    due: date | None = None
    first_due: date | None = None
    done_on: date | None = None
    overdue: bool = False
    likely: LikelyDate | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it is still meant, or done."""
        return self.status is not Status.DROPPED


class PeriodLines(Record, frozen=True, kw_only=True):
    """The milestones that fall into one quarter or year, by date."""

    period: Period
    milestones: tuple[MilestoneLine, ...]


class DecisionLine(Record, frozen=True, kw_only=True):
    """Something a room agreed on, when, and in which workshop."""

    text: str
    on: date
    workshop: str = ""


class ActionLine(Record, frozen=True, kw_only=True):
    """What somebody will do by when, and whether it is done."""

    text: str
    owner: str
    due: date
    done_on: date | None = None
    overdue: bool = False


class Roadmap(Record, frozen=True, kw_only=True):
    """All that the roadmap tells, as of one day. Every milestone is in it exactly once."""

    title: str
    as_of: date
    vision: str = ""
    horizon: date | None = None
    dated: tuple[PeriodLines, ...] = ()
    undated: tuple[MilestoneLine, ...] = ()
    dropped: tuple[MilestoneLine, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    rooms: tuple[RoomResults, ...] = ()

    def on_the_way(self) -> list[MilestoneLine]:
        """The milestones that are dated and still meant or done, by date."""
        return [line for period in self.dated for line in period.milestones]


def roadmap(board: Board, as_of: date | None = None) -> Roadmap:
    """The roadmap of ``board`` as it stood at the end of ``as_of``, by default its last day.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    board = board_on(board, day)
    plan = plan_on(board, day)
    dates = likely(plan, day).dates
    lines = {id_: replace(line, likely=dates.get(id_)) for id_, line in _lines(plan, day).items()}
    numbers = {id_: line.number for id_, line in lines.items()}
    kept = [line for line in lines.values() if line.is_kept]
    rooms = sorted(board.rooms.values(), key=lambda room: (room.opened_at, room.id))
    return Roadmap(
        title=plan.title,
        as_of=day,
        vision=plan.vision,
        horizon=plan.horizon,
        dated=_by_period([line for line in kept if line.on]),
        undated=tuple(line for line in kept if not line.on),
        dropped=tuple(line for line in lines.values() if not line.is_kept),
        decisions=tuple(_decisions(board, plan)),
        actions=tuple(_actions(plan, day)),
        rooms=tuple(room_results(room, plan, numbers) for room in rooms),
    )


def milestone_lines(plan: Plan, day: date) -> list[MilestoneLine]:
    """The milestones of ``plan`` by date, dropped ones last, as they stand on ``day``."""
    return list(_lines(plan, day).values())


def _lines(plan: Plan, day: date) -> dict[str, MilestoneLine]:
    ordered = sorted(plan.milestones.values(), key=_place)
    names = {person.id: person.name for person in plan.people.values()}
    return {
        each.id: _line(number, each, names.get(each.owner or "", ""), day)
        for number, each in enumerate(ordered, 1)
    }


def _place(milestone: Milestone) -> tuple[bool, date, str, str]:
    dropped = milestone.status is Status.DROPPED
    return dropped, _falls_on(milestone) or date.max, milestone.title, milestone.id


def _falls_on(milestone: Milestone) -> date | None:
    return milestone.due or milestone.done_on


def _line(number: int, milestone: Milestone, owner: str, day: date) -> MilestoneLine:
    return MilestoneLine(
        number=number,
        title=milestone.title,
        status=milestone.status,
        kind=milestone.kind,
        outcome=milestone.outcome,
        metric=milestone.metric,
        owner=owner,
        on=_falls_on(milestone),
        due=milestone.due,
        first_due=_first_due(milestone),
        done_on=milestone.done_on,
        overdue=_is_overdue(milestone, day),
    )


def _first_due(milestone: Milestone) -> date | None:
    first = milestone.first_promise
    return first if first != milestone.due else None


def _is_overdue(milestone: Milestone, day: date) -> bool:
    return milestone.is_open and milestone.due is not None and milestone.due < day


def _by_period(lines: Sequence[MilestoneLine]) -> tuple[PeriodLines, ...]:
    months = grouping([line.on for line in lines if line.on])
    grouped = groupby(_with_days(lines), key=lambda pair: period_of(pair[0], months))
    return tuple(
        PeriodLines(period=period, milestones=tuple(line for _, line in pairs))
        for period, pairs in grouped
    )


def _with_days(lines: Iterable[MilestoneLine]) -> Iterator[tuple[date, MilestoneLine]]:
    return ((line.on, line) for line in lines if line.on)


def _decisions(board: Board, plan: Plan) -> Iterator[DecisionLine]:
    workshops = {room.id: room.agenda.title for room in board.rooms.values()}
    for each in sorted(plan.decisions.values(), key=lambda each: each.on):
        workshop = workshops.get(each.room or "", "")
        yield DecisionLine(text=each.text, on=each.on, workshop=workshop)


def _actions(plan: Plan, day: date) -> Iterator[ActionLine]:
    for each in sorted(plan.actions.values(), key=lambda each: each.due):
        yield action_line(each, plan, day)


def action_line(action: Action, plan: Plan, day: date) -> ActionLine:
    """An action of ``plan`` as documents of ``day`` tell it."""
    return ActionLine(
        text=action.text,
        owner=plan.people[action.owner].name,
        due=action.due,
        done_on=action.done_on,
        overdue=action.done_on is None and action.due < day,
    )
