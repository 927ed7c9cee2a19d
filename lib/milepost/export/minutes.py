"""The minutes of every room: who was there, what was decided step by step, what was taken on.

A pure function of the board. What a room never revealed is not in the record, and nothing of an
anonymous step names anybody. Who did what is read from the log, and only where all could see it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.document import Cover, Document, Fact, Said
from milepost.export.minuted import Minuted, minuted
from milepost.export.results import Record
from milepost.export.roadmap import ActionLine, action_line
from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.readers import has_read, named
from milepost.plan.replay import standing
from milepost.plan.room_state import Role, RoomState
from milepost.plan.wall import Wall

#: What people do in front of all.
_DECIDING = (
    events.MilestoneAdded,
    events.MilestoneEdited,
    events.TaskAdded,
    events.TaskEdited,
    events.RiskPut,
    events.SprintPut,
    events.ActionPut,
    events.CardsJoined,
    events.NoteUngrouped,
    events.GroupNamed,
    events.FieldSet,
    events.PersonAssigned,
    events.CardsLinked,
    events.CardsUnlinked,
    events.CardsChosen,
)


class Attendant(Record, frozen=True, kw_only=True):
    """Somebody who was there, as what, and whether they have read the plan as it now stands.

    ``knows`` is None for somebody who is none of the plan's people.
    """

    name: str
    role: Role
    knows: bool | None = None
    seen_on: date | None = None


class StepMinutes(Record, frozen=True, kw_only=True):
    """One step that the room has been in: what came of it, and ``by`` whom, where all saw it.

    ``hidden`` says that the room never revealed it.
    """

    number: int
    title: str
    activity: str
    anonymous: bool = False
    hidden: bool = False
    by: tuple[str, ...] = ()
    told: Minuted = Minuted()


class Decided(Record, frozen=True, kw_only=True):
    """A decision, and who wrote it down."""

    text: str
    by: str = ""


class ParkedItem(Record, frozen=True, kw_only=True):
    """Something on the parking lot, who put it there, and whether it is settled."""

    text: str
    by: str
    settled: bool


class RoomMinutes(Record, frozen=True, kw_only=True):
    """The minutes of one room. ``closed`` is false while it is still open."""

    workshop: str
    on: date
    closed: bool
    minutes: int | None
    people: tuple[Attendant, ...]
    steps: tuple[StepMinutes, ...]
    decisions: tuple[Decided, ...]
    actions: tuple[ActionLine, ...]
    parked: tuple[ParkedItem, ...]


class Minutes(Record, frozen=True, kw_only=True):
    """The minutes of all rooms, the first one first."""

    title: str
    as_of: date
    rooms: tuple[RoomMinutes, ...] = ()


def minutes(board: Board, as_of: date | None = None) -> Minutes:
    """The minutes of ``board`` as it stood at the end of ``as_of``, by default its last day.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    board = board_on(board, day)
    plan = plan_on(board, day)
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in standing(board):  # newest first
        entries[entry.room].append(entry)
    rooms = sorted(board.rooms.values(), key=lambda room: (room.opened_at, room.id))
    return Minutes(
        title=plan.title,
        as_of=day,
        rooms=tuple(_room(room, plan, entries[room.id][::-1], day) for room in rooms),
    )


def minutes_document(board: Board, as_of: date | None) -> Document:
    """The minutes of all rooms.

    Raises:
        Fault: there was no plan on that day.
    """
    told = minutes(board, as_of)
    return Document(
        template="minutes",
        title=told.title,
        as_of=told.as_of,
        content={"minutes": told},
        cover=Cover(
            lead=Said("minutes.lead") if told.rooms else Said("minutes.none"),
            facts=(Fact(code="minutes.rooms", value=len(told.rooms)),),
        ),
    )


def _room(room: RoomState, plan: Plan, entries: list[Entry], day: date) -> RoomMinutes:
    names = {member.id: member.name for member in room.members.values()}
    wall = Wall(room, plan)
    actors = _actors(room, entries, names)
    return RoomMinutes(
        workshop=room.agenda.title,
        on=room.opened_at.date(),
        closed=room.closed_at is not None,
        minutes=_length(room),
        people=tuple(_people(room, plan)),
        steps=tuple(_steps(wall, actors)),
        decisions=tuple(_decisions(room, plan, entries, names)),
        actions=tuple(_actions(room, plan, day)),
        parked=tuple(
            ParkedItem(text=each.text, by=names.get(each.author, ""), settled=each.settled)
            for each in room.parked.values()
        ),
    )


def _length(room: RoomState) -> int | None:
    if room.closed_at is None:
        return None
    return round((room.closed_at - room.opened_at).total_seconds() / 60)


def _people(room: RoomState, plan: Plan) -> Iterator[Attendant]:
    order = list(Role)
    for member in sorted(room.members.values(), key=lambda m: (order.index(m.role), m.name)):
        person = named(plan, member.name)
        yield Attendant(
            name=member.name,
            role=member.role,
            knows=has_read(plan, person) if person else None,
            seen_on=person.seen_on if person else None,
        )


def _steps(wall: Wall, actors: Mapping[str, tuple[str, ...]]) -> Iterator[StepMinutes]:
    room = wall.room
    for number, step in enumerate(room.agenda.steps, 1):
        if step.key in room.steps:
            yield StepMinutes(
                number=number,
                title=step.title,
                activity=str(step.activity.__struct_config__.tag),
                anonymous=step.anonymous,
                hidden=not room.shows(step) and not _is_turned(wall, step.key),
                by=actors.get(step.key, ()),
                told=minuted(wall, step),
            )


def _is_turned(wall: Wall, key: str) -> bool:
    """Whether some card of an estimating step was turned over, which reveals it card by card."""
    state = wall.room.state(key)
    return bool(state.turned or state.past)


def _actors(
    room: RoomState, entries: list[Entry], names: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Who decided something in each step, in the order in which they first did."""
    acted: defaultdict[str, dict[str, None]] = defaultdict(dict)
    at = room.agenda.steps[0].key
    for entry in entries:
        if isinstance(entry.event, events.StepEntered):
            at = entry.event.step
        elif isinstance(entry.event, _DECIDING) and entry.who in names:
            acted[at][names[entry.who]] = None
    open_to_all = {s.key for s in room.agenda.steps if not s.hides and not s.anonymous}
    return {key: tuple(who) for key, who in acted.items() if key in open_to_all}


def _decisions(
    room: RoomState, plan: Plan, entries: list[Entry], names: Mapping[str, str]
) -> Iterator[Decided]:
    by: dict[Id, str] = {
        entry.event.decision.id: names.get(entry.who, "")
        for entry in entries
        if isinstance(entry.event, events.DecisionRecorded)
    }
    for each in plan.decisions.values():
        if each.room == room.id:
            yield Decided(text=each.text, by=by.get(each.id, ""))


def _actions(room: RoomState, plan: Plan, day: date) -> Iterator[ActionLine]:
    for each in sorted(plan.actions.values(), key=lambda each: (each.due, each.id)):
        if each.room == room.id:
            yield action_line(each, plan, day)
