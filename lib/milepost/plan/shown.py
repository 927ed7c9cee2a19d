"""Which cards a member has before them: those of the step, less what is hidden, at their table."""

from __future__ import annotations

from milepost.plan.agenda import Collect, Group, Sequence, Step
from milepost.plan.parts import Id
from milepost.plan.room_state import Role, RoomState
from milepost.plan.wall import Wall


def cards_shown(wall: Wall, table: int = 0) -> list[Id]:
    """The cards the current step works on that may be seen, at one ``table`` or (0) at all."""
    step = wall.room.step
    own = isinstance(step.activity, Collect | Sequence)
    cards = wall.cards(step.key if own else step.of or "")
    seen = [card for card in cards if may_be_seen(wall, card)]
    if not table or not tables_of(wall.room):
        return seen
    return [card for card, at in boards(wall).items() if at == table]


def may_be_seen(wall: Wall, card: Id) -> bool:
    """Whether the step in which a card was written shows what people wrote."""
    room = wall.room
    group = room.groups.get(card)
    notes = group.notes if group else (card,)
    written = (room.notes[note].step for note in notes if note in room.notes)
    steps = (room.agenda.step(key) for key in written)
    return all(step is not None and room.shows(step) for step in steps)


# Tables


def tables_of(room: RoomState) -> int:
    """How many tables the room sits at now; 0 where it is together."""
    state = room.state(room.step.key)
    if not room.step.tables or state.joined or not state.tables:
        return 0
    return max(state.tables.values())


def boards(wall: Wall) -> dict[Id, int]:
    """At which table each card is, from 1; nothing where the room is together."""
    step, count = wall.room.step, tables_of(wall.room)
    cards = cards_shown(wall) if count else []
    return {card: _table(wall, step, card, i, count) for i, card in enumerate(cards)}


def table_of(room: RoomState, member: str) -> int:
    """The table where a participant sits now; 0 for whoever sees them all."""
    known = room.members.get(member)
    if not tables_of(room) or known is None or known.role is not Role.PARTICIPANT:
        return 0
    return seated(room, room.step).get(member, 0)


def seated(room: RoomState, step: Step) -> dict[str, int]:
    """Who sits at which table, from 1; who came late fills up the smallest."""
    people = [m.id for m in room.members.values() if m.role is Role.PARTICIPANT and not m.removed]
    known = room.state(step.key).tables
    count = max(known.values(), default=max(1, -(-len(people) // max(1, step.tables))))
    seats = {who: known[who] for who in people if who in known}
    for who in people:
        if who not in seats:
            taken = list(seats.values())
            seats[who] = min(range(1, count + 1), key=lambda table: (taken.count(table), table))
    return seats


def _table(wall: Wall, step: Step, card: Id, index: int, count: int) -> int:
    """Whose a card is: its author's table while it is written and grouped, then dealt in turn."""
    room = wall.room
    if isinstance(step.activity, Collect | Group):
        group = room.groups.get(card)
        note = room.notes.get(group.notes[0] if group else card)
        seat = seated(room, step).get(note.author, 0) if note else 0
        if seat:
            return seat
    return index % count + 1
