"""The path through the workshops: which are done, which can begin, what the others still lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from milepost.agendas.declared import Declared, Thing, declared
from milepost.agendas.workshop import Workshop
from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.parts import Milestone
from milepost.plan.plan import Plan
from milepost.plan.replay import standing
from milepost.plan.reviewing import review_due
from milepost.plan.reviews import Voice
from milepost.plan.room_state import RoomState
from milepost.plan.work import Task

#: Estimating stands before the sprint, which is filled by size; risks after the first dates.
PATH: Final = (
    "smart_goals",
    "backward_planning",
    "risk_assessment",
    "prioritization",
    "timeline_mapping",
    "role_clarity",
    "agile_estimating",
    "sprint_planning",
    "retrospective",
)


class State(StrEnum):
    """Where a workshop on the path stands."""

    DONE = "done"
    AGAIN = "again"
    RUNNING = "running"
    READY = "ready"
    MISSING = "missing"


class Reason(StrEnum):
    """Why a workshop is to be run again."""

    DATES_MOVED = "dates_moved"
    SPRINT_OVER = "sprint_over"
    REVIEW_DUE = "review_due"


class Lack(msgspec.Struct, frozen=True):
    """Something that a workshop works on and that does not stand in the plan yet."""

    thing: Thing
    made_by: Workshop


class Station(msgspec.Struct, frozen=True, kw_only=True):
    """One workshop on the path.

    ``takes`` counts what it would begin with, ``made`` what stands in the plan of the things that
    come from it first (or, where none does, of all it makes), ``lacks`` what it works on and
    misses. ``room`` is its room that runs, ``why`` and ``since`` tell of one that is to be run
    again.
    """

    workshop: Workshop
    state: State
    takes: dict[Thing, int] = {}
    made: dict[Thing, int] = {}
    lacks: tuple[Lack, ...] = ()
    room: RoomState | None = None
    why: Reason | None = None
    since: date | None = None


def path(board: Board, workshops: Sequence[Workshop], today: date) -> list[Station]:
    """The stations of the path, in its order; workshops that are not there are left out.

    Args:
        board: the plan and its rooms.
        workshops: those that can be run.
        today: the day from which is looked.
    """
    by_stem = {each.stem: each for each in workshops}
    kept = [by_stem[stem] for stem in PATH if stem in by_stem]
    return list(_Walk(board, kept, today).stations()) if board.plan else []


def following(stations: Sequence[Station]) -> Station | None:
    """The station that comes next: the first that can begin, else one to be run again."""
    for state in (State.READY, State.AGAIN, State.MISSING):
        for station in stations:
            if station.state is state:
                return station
    return None


def counts(plan: Plan) -> dict[Thing, int]:
    """How much of each thing stands in a plan."""
    milestones = plan.milestones_by_date()
    tasks = [task for task in plan.tasks.values() if task.status != "dropped"]
    ahead = [task for task in tasks if task.is_open]
    every: list[Milestone | Task] = [*milestones, *tasks]
    return {
        Thing.MILESTONES: len(milestones),
        Thing.DATES: sum(each.due is not None for each in milestones),
        Thing.OWNERS: sum(each.owner is not None for each in milestones),
        Thing.TASKS: len(tasks),
        Thing.WORK: len(ahead) or sum(each.is_open for each in milestones),
        Thing.RISKS: len(plan.risks),
        Thing.CLASSES: sum(each.moscow is not None for each in every),
        Thing.LINKS: len(plan.dependencies),
        Thing.ROLES: len(plan.assignments),
        Thing.DAYS: sum(each.days is not None for each in every),
        Thing.POINTS: sum(each.points is not None for each in tasks),
        Thing.SIZES: sum(each.points is not None or each.days is not None for each in ahead),
        Thing.SPRINT: len(plan.sprints),
        Thing.FEEDBACK: sum(each.voice is Voice.TEAM for each in plan.feedback.values()),
        Thing.ACTIONS: len(plan.actions),
    }


class _Walk:
    """One walk along the path, on one board."""

    def __init__(self, board: Board, workshops: list[Workshop], today: date) -> None:
        self._board = board
        self._plan = board.plan or Plan(title="-")
        self._workshops = workshops
        self._today = today
        self._declared = {each.stem: declared(each) for each in workshops}
        self._counts = counts(self._plan)

    def stations(self) -> Iterator[Station]:
        before: set[Thing] = set()
        for workshop in self._workshops:
            says = self._declared[workshop.stem]
            yield self._station(workshop, says, set(says.makes) - before)
            before |= set(says.makes)

    def _station(self, workshop: Workshop, says: Declared, own: set[Thing]) -> Station:
        takes = {thing: self._counts[thing] for thing in says.needs if self._counts[thing]}
        shown = [thing for thing in says.makes if thing in own] or says.makes
        made = {thing: self._counts[thing] for thing in shown if self._counts[thing]}
        lacks = tuple(self._lacks(workshop, says))
        station = Station(workshop=workshop, state=State.READY, takes=takes, made=made, lacks=lacks)
        replace = msgspec.structs.replace
        if running := self._running(workshop):
            return replace(station, state=State.RUNNING, room=running)
        if self._left_something(workshop) or (own and own <= set(made)):
            for why, since in self._again(own):
                return replace(station, state=State.AGAIN, why=why, since=since)
            return replace(station, state=State.DONE)
        return replace(station, state=State.MISSING) if lacks else station

    def _running(self, workshop: Workshop) -> RoomState | None:
        rooms = reversed(self._board.rooms.values())
        mine = (room for room in rooms if room.agenda.workshop == workshop.stem)
        return next((room for room in mine if room.closed_at is None), None)

    def _left_something(self, workshop: Workshop) -> bool:
        mine = (r for r in self._board.rooms.values() if r.agenda.workshop == workshop.stem)
        return any(state.committed for room in mine for state in room.steps.values())

    def _lacks(self, workshop: Workshop, says: Declared) -> Iterator[Lack]:
        """What is missing and comes from a workshop earlier on the path."""
        earlier = self._workshops[: self._workshops.index(workshop)]
        for thing in says.needs:
            if not self._counts[thing]:
                maker = next((each for each in earlier if self._makes(each, thing)), None)
                if maker is not None:
                    yield Lack(thing, maker)

    def _makes(self, workshop: Workshop, thing: Thing) -> bool:
        wanted = {Thing.WORK: {Thing.TASKS}, Thing.SIZES: {Thing.POINTS}}.get(thing, {thing})
        return bool(wanted & set(self._declared[workshop.stem].makes))

    def _again(self, own: set[Thing]) -> Iterator[tuple[Reason, date]]:
        if Thing.RISKS in own and (moved := dates_moved(self._board)):
            yield Reason.DATES_MOVED, moved
        if Thing.SPRINT in own and self._plan.sprints:
            end = max(s.start + timedelta(weeks=s.weeks) for s in self._plan.sprints.values())
            if end <= self._today:
                yield Reason.SPRINT_OVER, end
        if Thing.ACTIONS in own:
            due = due_review(self._board)
            if due is not None and due <= self._today:
                yield Reason.REVIEW_DUE, due


def due_review(board: Board) -> date | None:
    """The day on which the plan of a board is to be looked at again."""
    if board.plan is None or not board.entries:
        return None
    return review_due(board.plan, board.entries[0].at.date())


def dates_moved(board: Board) -> date | None:
    """The last day on which dates or links changed since risks were rated; None if none did.

    What a room changes that rates risks itself is known to those who rated.
    """
    plan = board.plan
    if plan is None or not plan.risks:
        return None
    rated: set[str] = set()
    moved: list[tuple[str, date]] = []
    for entry in standing(board):
        for event in reversed(events.happened(entry.event)):
            match event:
                case events.RiskPut():
                    if entry.room:
                        rated.add(entry.room)
                    return next((on for room, on in moved if room not in rated), None)
                case events.DependencyPut() | events.DependencyRemoved():
                    moved.append((entry.room, entry.at.date()))
                case events.MilestoneEdited(changes=changes) if changes.due is not msgspec.UNSET:
                    moved.append((entry.room, entry.at.date()))
    return None
