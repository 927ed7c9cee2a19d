"""How each event changes what hangs in a room."""

from __future__ import annotations

from functools import singledispatch

from msgspec.structs import replace

from milepost.plan import events
from milepost.plan.agenda import Assign, Grid
from milepost.plan.events import Entry
from milepost.plan.room_state import SPRINT_CARD, Deck, Group, Link, RoomState, StepState, Timer
from milepost.plan.work import Raci


def open_room(event: events.RoomOpened, entry: Entry) -> RoomState:
    """A room on the first step of its agenda."""
    first = event.agenda.steps[0].key
    return RoomState(
        id=event.room,
        code=event.code,
        agenda=event.agenda,
        opened_at=entry.at,
        steps={first: StepState(entered_at=entry.at)},
    )


def fold_room(room: RoomState, entry: Entry) -> RoomState:
    """The room after ``entry``; the same room where it does not concern or suit it."""
    return _fold(entry.event, room, entry)


@singledispatch
def _fold(event: events.Event, room: RoomState, entry: Entry) -> RoomState:
    return room


def _with_step(room: RoomState, key: str, state: StepState) -> RoomState:
    return replace(room, steps={**room.steps, key: state})


# Members


@_fold.register
def _(event: events.RoomClosed, room: RoomState, entry: Entry) -> RoomState:
    left = _left(room, entry)
    return replace(left, closed_at=entry.at) if room.closed_at is None else room


@_fold.register
def _(event: events.MemberJoined, room: RoomState, entry: Entry) -> RoomState:
    return replace(room, members={**room.members, event.member.id: event.member})


@_fold.register
def _(event: events.MemberRenamed, room: RoomState, entry: Entry) -> RoomState:
    return _with_member(room, event.member, name=event.name)


@_fold.register
def _(event: events.MemberRemoved, room: RoomState, entry: Entry) -> RoomState:
    return _with_member(room, event.member, removed=True)


@_fold.register
def _(event: events.RoleGiven, room: RoomState, entry: Entry) -> RoomState:
    return _with_member(room, event.member, role=event.role)


def _with_member(room: RoomState, key: str, **values: object) -> RoomState:
    if key not in room.members:
        return room
    return replace(room, members={**room.members, key: replace(room.members[key], **values)})


# The agenda and its clock


@_fold.register
def _(event: events.StepEntered, room: RoomState, entry: Entry) -> RoomState:
    keys = [step.key for step in room.agenda.steps]
    if event.step not in keys:
        return room
    left = _left(room, entry)
    entered = replace(left.state(event.step), entered_at=entry.at, left_at=None)
    return replace(_with_step(left, event.step, entered), position=keys.index(event.step))


def _left(room: RoomState, entry: Entry) -> RoomState:
    state = room.state(room.step.key)
    if state.entered_at is None:
        return room
    spent = state.spent + (entry.at - state.entered_at)
    left = replace(state, entered_at=None, left_at=entry.at, spent=spent, timer=None)
    return _with_step(room, room.step.key, left)


@_fold.register
def _(event: events.TimerStarted, room: RoomState, entry: Entry) -> RoomState:
    return _with_timer(room, event.step, event.timer)


@_fold.register
def _(event: events.TimerStopped, room: RoomState, entry: Entry) -> RoomState:
    return _with_timer(room, event.step, None)


@_fold.register
def _(event: events.TimerEnded, room: RoomState, entry: Entry) -> RoomState:
    timer = room.state(event.step).timer
    if timer is None or timer.ends_at != event.ends_at:
        return room
    return _with_timer(room, event.step, replace(timer, ended=True))


def _with_timer(room: RoomState, key: str, timer: Timer | None) -> RoomState:
    if key != room.step.key:
        return room
    return _with_step(room, key, replace(room.state(key), timer=timer))


@_fold.register
def _(event: events.StepRevealed, room: RoomState, entry: Entry) -> RoomState:
    return _with_step(room, event.step, replace(room.state(event.step), revealed=True))


@_fold.register
def _(event: events.StepLocked, room: RoomState, entry: Entry) -> RoomState:
    return _with_step(room, event.step, replace(room.state(event.step), locked=event.locked))


@_fold.register
def _(event: events.FinishDeclared, room: RoomState, entry: Entry) -> RoomState:
    state = room.state(event.step)
    done = state.done | {entry.who} if event.finished else state.done - {entry.who}
    return _with_step(room, event.step, replace(state, done=done))


# Notes and groups


@_fold.register
def _(event: events.NoteWritten, room: RoomState, entry: Entry) -> RoomState:
    if event.note.id in room.notes:
        return room
    return replace(room, notes={**room.notes, event.note.id: event.note})


@_fold.register
def _(event: events.NoteEdited, room: RoomState, entry: Entry) -> RoomState:
    note = room.notes.get(event.note)
    if note is None:
        return room
    edited = replace(note, text=event.text, fields=event.fields)
    return replace(room, notes={**room.notes, note.id: edited})


@_fold.register
def _(event: events.NoteWithdrawn, room: RoomState, entry: Entry) -> RoomState:
    if event.note not in room.notes:
        return room
    notes = {key: note for key, note in room.notes.items() if key != event.note}
    return replace(room, notes=notes, groups=_without(room.groups, {event.note}))


@_fold.register
def _(event: events.CardsJoined, room: RoomState, entry: Entry) -> RoomState:
    notes = _notes_on(room, event.cards)
    if len(notes) < 2:
        return room
    named = next((g.name for g in map(room.groups.get, event.cards) if g and g.name), "")
    group = Group(id=event.group, step=event.step, notes=notes, name=named)
    groups = _without(room.groups, set(notes) | set(event.cards))
    return replace(room, groups={**groups, group.id: group})


@_fold.register
def _(event: events.NoteUngrouped, room: RoomState, entry: Entry) -> RoomState:
    return replace(room, groups=_without(room.groups, {event.note}))


@_fold.register
def _(event: events.GroupNamed, room: RoomState, entry: Entry) -> RoomState:
    group = room.groups.get(event.group)
    if group is None:
        return room
    return replace(room, groups={**room.groups, group.id: replace(group, name=event.name)})


def _notes_on(room: RoomState, cards: tuple[str, ...]) -> tuple[str, ...]:
    """The notes that stand on these cards, each once, in the order of the cards."""
    held = (room.groups[card].notes if card in room.groups else (card,) for card in cards)
    return tuple(dict.fromkeys(note for notes in held for note in notes if note in room.notes))


def _without(groups: dict[str, Group], gone: set[str]) -> dict[str, Group]:
    """The groups less some notes or groups; what is left of a group with one note dissolves."""
    left: dict[str, Group] = {}
    for key, group in groups.items():
        notes = tuple(note for note in group.notes if note not in gone)
        if key not in gone and len(notes) > 1:
            left[key] = group if len(notes) == len(group.notes) else replace(group, notes=notes)
    return left


# What people give to cards


@_fold.register
def _(event: events.Answered, room: RoomState, entry: Entry) -> RoomState:
    state = room.state(event.step)
    given = dict(state.answers.get(entry.who, {}))
    given.pop((event.card, event.scale), None)
    if event.value is not None:
        given[event.card, event.scale] = event.value
    answers = {**state.answers, entry.who: given}
    return _with_step(room, event.step, replace(state, answers=answers))


@_fold.register
def _(event: events.Commented, room: RoomState, entry: Entry) -> RoomState:
    state = room.state(event.step)
    comments = {**state.comments, entry.who: event.text}
    return _with_step(room, event.step, replace(state, comments=comments))


@_fold.register
def _(event: events.FieldSet, room: RoomState, entry: Entry) -> RoomState:
    refined = {**room.fields.get(event.card, {}), event.field: event.value}
    return replace(room, fields={**room.fields, event.card: refined})


@_fold.register
def _(event: events.CardsChosen, room: RoomState, entry: Entry) -> RoomState:
    return _with_step(room, event.step, replace(room.state(event.step), chosen=event.cards))


@_fold.register
def _(event: events.CardTurned, room: RoomState, entry: Entry) -> RoomState:
    state = room.state(event.step)
    return _with_step(room, event.step, replace(state, turned=state.turned | {event.card}))


@_fold.register
def _(event: events.RoundBegun, room: RoomState, entry: Entry) -> RoomState:
    state = room.state(event.step)
    if event.card not in state.turned:
        return room
    answers = {
        who: {key: value for key, value in given.items() if key[0] != event.card}
        for who, given in state.answers.items()
    }
    rounds = (*state.past.get(event.card, ()), state.round_of(event.card))
    again = replace(
        state,
        answers=answers,
        past={**state.past, event.card: rounds},
        turned=state.turned - {event.card},
        revealed=False,
    )
    return _with_step(room, event.step, again)


@_fold.register
def _(event: events.DeckChosen, room: RoomState, entry: Entry) -> RoomState:
    deck = Deck(kind=event.deck, faces=event.faces)
    return _with_step(room, event.step, replace(room.state(event.step), deck=deck))


@_fold.register
def _(event: events.PersonAssigned, room: RoomState, entry: Entry) -> RoomState:
    step = room.agenda.step(event.step)
    if step is None or not isinstance(step.activity, Assign):
        return room
    if step.activity.private:
        return _believed(room, event, entry.who)
    held = {**room.assigned.get(event.card, {}), event.person: event.role}
    if event.role is Raci.ACCOUNTABLE and step.activity.grid is Grid.OWNER:
        others = {name: None for name, role in held.items() if role is Raci.ACCOUNTABLE}
        held = {**held, **others, event.person: event.role}
    return replace(room, assigned={**room.assigned, event.card: held})


def _believed(room: RoomState, event: events.PersonAssigned, who: str) -> RoomState:
    state = room.state(event.step)
    mine = state.beliefs.get(who, {})
    held = {name: role for name, role in mine.get(event.card, {}).items() if name != event.person}
    if event.role is not None:
        held[event.person] = event.role
    beliefs = {**state.beliefs, who: {**mine, event.card: held}}
    return _with_step(room, event.step, replace(state, beliefs=beliefs))


@_fold.register
def _(event: events.CardsLinked, room: RoomState, entry: Entry) -> RoomState:
    link = Link(kind=event.kind, lag=event.lag, contact=event.contact)
    return replace(room, links={**room.links, (event.before, event.after): link})


@_fold.register
def _(event: events.CardsUnlinked, room: RoomState, entry: Entry) -> RoomState:
    return replace(room, links={**room.links, (event.before, event.after): None})


# Leading the room


@_fold.register
def _(event: events.Spotlit, room: RoomState, entry: Entry) -> RoomState:
    return _with_step(room, event.step, replace(room.state(event.step), spotlight=event.card))


@_fold.register
def _(event: events.Nudged, room: RoomState, entry: Entry) -> RoomState:
    return _with_step(room, event.step, replace(room.state(event.step), nudged_at=entry.at))


@_fold.register
def _(event: events.TablesSeated, room: RoomState, entry: Entry) -> RoomState:
    state = room.state(event.step)
    tables = {**state.tables, **event.tables}
    return _with_step(room, event.step, replace(state, tables=tables))


@_fold.register
def _(event: events.TablesJoined, room: RoomState, entry: Entry) -> RoomState:
    return _with_step(room, event.step, replace(room.state(event.step), joined=True))


@_fold.register
def _(event: events.ItemParked, room: RoomState, entry: Entry) -> RoomState:
    if event.item.id in room.parked:
        return room
    return replace(room, parked={**room.parked, event.item.id: event.item})


@_fold.register
def _(event: events.ParkedSettled, room: RoomState, entry: Entry) -> RoomState:
    item = room.parked.get(event.item)
    if item is None:
        return room
    settled = replace(item, settled=event.settled)
    return replace(room, parked={**room.parked, item.id: settled})


# What entered the plan


@_fold.register
def _(event: events.MilestoneAdded, room: RoomState, entry: Entry) -> RoomState:
    return _committed(room, event.step, event.milestone.source, event.milestone.id)


@_fold.register
def _(event: events.MilestoneEdited, room: RoomState, entry: Entry) -> RoomState:
    return _committed(room, event.step, event.card, event.milestone)


@_fold.register
def _(event: events.TaskEdited, room: RoomState, entry: Entry) -> RoomState:
    return _committed(room, event.step, event.card, event.task)


@_fold.register
def _(event: events.TaskAdded, room: RoomState, entry: Entry) -> RoomState:
    return _committed(room, event.step, event.card, event.task.id)


@_fold.register
def _(event: events.RiskPut, room: RoomState, entry: Entry) -> RoomState:
    return _committed(room, event.step, event.card, event.risk.id)


@_fold.register
def _(event: events.ActionPut, room: RoomState, entry: Entry) -> RoomState:
    return _committed(room, event.step, event.card, event.action.id)


@_fold.register
def _(event: events.SprintPut, room: RoomState, entry: Entry) -> RoomState:
    return _committed(room, event.step, SPRINT_CARD, event.sprint.id)


def _committed(room: RoomState, step: str, card: str | None, milestone: str) -> RoomState:
    if not card or room.agenda.step(step) is None:
        return room
    state = room.state(step)
    committed = {**state.committed, card: milestone}
    return _with_step(room, step, replace(state, committed=committed))
