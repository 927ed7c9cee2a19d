"""What one member may see of a room: a map of keys to entities, and the patch between two.

A view has two layers. The *shared* layer is alike for all who run the room, and alike for all
others, so it is made and serialised once for many people; the *own* layer holds what only one
member sees. What a member may not see is in neither: it is absent, not hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from milepost.plan import entities, events
from milepost.plan.agenda import DECKS, Assign, Commit, Estimate, Face, Step
from milepost.plan.board import Board
from milepost.plan.card_view import built, card_entity, results
from milepost.plan.entities import Entity
from milepost.plan.plan import Plan
from milepost.plan.readers import has_read, named
from milepost.plan.replay import undoable
from milepost.plan.room_state import Note, Role, RoomState, StepState
from milepost.plan.scene import Viewer, role_of
from milepost.plan.shown import boards, cards_shown, table_of
from milepost.plan.text import same_name
from milepost.plan.wall import Wall

View = Mapping[str, Entity]

_HISTORY = 12


def view(board: Board, viewer: Viewer) -> View:
    """All that ``viewer`` may see of the room they are in; nothing where they have no seat."""
    role = role_of(board, viewer)
    if role is None:
        return {}
    table = table_of(board.rooms[viewer.room], viewer.id)
    return {**shared(board, viewer.room, role, table), **own(board, viewer)}


def patch(before: View, after: View) -> tuple[dict[str, Entity], list[str]]:
    """What to put and which keys to drop, to make ``before`` into ``after``."""
    put = {key: entity for key, entity in after.items() if before.get(key) != entity}
    return put, [key for key in before if key not in after]


def shared(board: Board, room_id: str, role: Role, table: int = 0) -> dict[str, Entity]:
    """The layer that is alike for everyone of that role, at that table."""
    layer = everyones(board, room_id, table)
    return facilitators(board, room_id, layer) if role is Role.FACILITATOR else layer


def everyones(board: Board, room_id: str, table: int = 0) -> dict[str, Entity]:
    """What all in the room may see; where it sits at tables, what all at one of them may see."""
    room, plan = board.rooms[room_id], board.plan
    wall = Wall(room, plan)
    cards = cards_shown(wall, table)
    layer: dict[str, Entity] = {
        "room": _room(room, plan),
        "agenda": _agenda(room),
        "step": _step(wall, cards),
        "progress": _progress(room),
        "people": entities.PeopleShown(names=_names_for_all(room, plan)),
    }
    if room.shows(room.step):
        layer.update(results(wall, cards))
    layer.update(_cards(wall, cards))
    layer.update(built(wall, cards))
    layer.update(_plan(room, plan))
    return layer


def facilitators(board: Board, room_id: str, everyones: View) -> dict[str, Entity]:
    """What those who run the room see: what all see, their script, the crew, what can be undone."""
    room = board.rooms[room_id]
    layer = {**everyones, **dict(_crew(board, room))}
    layer["step"] = msgspec.structs.replace(everyones["step"], script=room.step.script)
    layer["people"] = entities.PeopleShown(names=_names(room, board.plan))
    tables = everyones.get("tables")
    if isinstance(tables, entities.TablesShown):
        shown = boards(Wall(room, board.plan))
        layer["tables"] = msgspec.structs.replace(tables, boards=shown)
    return layer


def own(board: Board, viewer: Viewer) -> dict[str, Entity]:
    """The layer of one member: who they are, and what they have written and given here."""
    room = board.rooms[viewer.room]
    member, step = room.members[viewer.id], room.step
    state, author = room.state(step.key), viewer.acts_as
    notes = [n for n in room.notes.values() if n.step == step.key and n.author == author]
    me = entities.Me(
        id=member.id,
        name=member.name,
        role=member.role,
        notes=tuple(note.id for note in notes),
        given={f"{card} {key}": v for (card, key), v in state.answers.get(author, {}).items()},
        beliefs={
            f"{card} {name}": part
            for card, held in state.beliefs.get(author, {}).items()
            for name, part in held.items()
        },
        comment=state.comments.get(author, ""),
        finished=author in state.done,
        nudged=None if notes or _has_given(state, author) else state.nudged_at,
        table=table_of(room, viewer.id),
        seen_plan=_has_seen(board.plan, member.name),
    )
    layer: dict[str, Entity] = {"me": me}
    if not room.shows(step):
        wall = Wall(room, board.plan)
        layer.update((f"card/{note.id}", card_entity(wall, note.id)) for note in notes)
    return layer


def _has_given(state: StepState, author: str) -> bool:
    """Whether a member gave something or has finished: then nobody needs to ask them to."""
    gave = state.answers.get(author) or state.beliefs.get(author) or state.comments.get(author)
    return bool(gave) or author in state.done


def _has_seen(plan: Plan | None, name: str) -> bool:
    """Whether the person of that name has read the plan since its dates or owners last changed."""
    if plan is None:
        return False
    person = named(plan, name)
    return person is not None and has_read(plan, person)


def _room(room: RoomState, plan: Plan | None) -> entities.RoomShown:
    return entities.RoomShown(
        id=room.id,
        code=room.code,
        title=room.agenda.title,
        plan=plan.title if plan else "",
        vision=plan.vision if plan else "",
        horizon=plan.horizon if plan else None,
        closed=room.closed_at is not None,
    )


def _agenda(room: RoomState) -> entities.AgendaShown:
    items = tuple(_agenda_item(room, step) for step in room.agenda.steps)
    return entities.AgendaShown(items=items, opened_at=room.opened_at)


def _agenda_item(room: RoomState, step: Step) -> entities.AgendaItem:
    state = room.steps.get(step.key)
    return entities.AgendaItem(
        key=step.key,
        title=step.title,
        activity=_tag(step),
        minutes=step.minutes,
        spent=None if state is None else int(state.spent.total_seconds()),
        left_at=state.left_at if state else None,
    )


def _tag(step: Step) -> str:
    return str(type(step.activity).__struct_config__.tag)


def _step(wall: Wall, cards: list[str]) -> entities.StepShown:
    room = wall.room
    step, state = room.step, room.state(room.step.key)
    return entities.StepShown(
        key=step.key,
        title=step.title,
        index=room.position,
        steps=len(room.agenda.steps),
        minutes=step.minutes,
        activity=step.activity,
        entered_at=state.entered_at or room.closed_at or room.opened_at,
        spent=int(state.spent.total_seconds()),
        purpose=step.purpose,
        instruction=step.instruction,
        hides=step.hides,
        revealed=state.revealed,
        locked=state.locked,
        timer=state.timer,
        cards=tuple(cards),
        chosen=tuple(state.chosen or ()),
        fields=tuple(wall.refines().values()) if isinstance(step.activity, Commit) else (),
        spotlight=state.spotlight if state.spotlight in cards else "",
        faces=_faces(wall, step),
    )


def _faces(wall: Wall, step: Step) -> tuple[Face, ...]:
    if not isinstance(step.activity, Estimate):
        return ()
    deck = wall.deck(step)
    return deck.faces or DECKS[deck.kind]


def _names_for_all(room: RoomState, plan: Plan | None) -> tuple[str, ...]:
    """Who is in the room is told to all only where the step is about who does what."""
    return _names(room, plan) if isinstance(room.step.activity, Assign) else _planned(plan)


def _planned(plan: Plan | None) -> tuple[str, ...]:
    people = plan.people.values() if plan else ()
    return tuple(dict.fromkeys(person.name for person in people))


def _names(room: RoomState, plan: Plan | None) -> tuple[str, ...]:
    """Who can be chosen: the plan's people, then whoever else takes part in the room."""
    planned = _planned(plan)
    known = {same_name(name) for name in planned}
    members = room.members.values()
    seated = (m.name for m in members if not m.removed and m.role is Role.PARTICIPANT)
    others = (name for name in seated if same_name(name) not in known)
    return tuple(dict.fromkeys([*planned, *others]))


def _progress(room: RoomState) -> entities.Progress:
    key, state = room.step.key, room.state(room.step.key)
    written = [note.author for note in room.notes.values() if note.step == key]
    gave = {who for who, given in state.answers.items() if given} | set(state.comments)
    gave |= {who for who, held in state.beliefs.items() if any(held.values())}
    seated = [m for m in room.members.values() if m.role is Role.PARTICIPANT and not m.removed]
    return entities.Progress(
        members=len(seated),
        acted=len(gave | set(written)),
        finished=len(state.done),
        notes=len(written),
    )


def _cards(wall: Wall, cards: list[str]) -> Iterator[tuple[str, Entity]]:
    return ((f"card/{card}", card_entity(wall, card)) for card in cards)


def _plan(room: RoomState, plan: Plan | None) -> Iterator[tuple[str, Entity]]:
    if plan is None:
        return
    names = {person.id: person.name for person in plan.people.values()}
    for milestone in plan.milestones_by_date():
        yield (
            f"milestone/{milestone.id}",
            entities.MilestoneShown(
                id=milestone.id,
                title=milestone.title,
                status=milestone.status,
                kind=milestone.kind,
                due=milestone.due,
                owner=names.get(milestone.owner or "", ""),
                metric=milestone.metric,
                outcome=milestone.outcome,
                term=milestone.term,
                moscow=milestone.moscow,
                done_on=milestone.done_on,
            ),
        )
    for item in room.parked.values():
        author = room.members.get(item.author)
        yield (
            f"parked/{item.id}",
            entities.ParkedShown(
                id=item.id,
                text=item.text,
                by=author.name if author else "",
                settled=item.settled,
            ),
        )
    for decision in plan.decisions.values():
        if decision.room == room.id:
            yield (
                f"decision/{decision.id}",
                entities.DecisionShown(id=decision.id, text=decision.text, on=decision.on),
            )
    for action in plan.actions.values():
        if action.room == room.id:
            yield (
                f"action/{action.id}",
                entities.ActionShown(
                    id=action.id,
                    text=action.text,
                    owner=names.get(action.owner, ""),
                    due=action.due,
                    done=action.done_on is not None,
                ),
            )


def _crew(board: Board, room: RoomState) -> Iterator[tuple[str, Entity]]:
    """What only facilitators see: the members, and what can be undone."""
    state, tells = room.state(room.step.key), not room.step.anonymous
    for member in room.members.values():
        if not member.removed:
            yield (
                f"member/{member.id}",
                entities.MemberShown(
                    id=member.id,
                    name=member.name,
                    role=member.role,
                    finished=member.id in state.done if tells else None,
                ),
            )
    yield "readers", _readers(board.plan, room)
    yield "history", entities.History(items=tuple(_history(board, room)))


def _readers(plan: Plan | None, room: RoomState) -> entities.ReadersShown:
    names = [member.name for member in room.members.values() if not member.removed]
    return entities.ReadersShown(
        read=sum(_has_seen(plan, name) for name in names), people=len(names)
    )


def _history(board: Board, room: RoomState) -> Iterator[entities.HistoryItem]:
    shown = 0
    for entry in undoable(board, room.id):
        if shown == _HISTORY:
            return
        if _may_be_told(room, entry.event):
            shown += 1
            who = room.members.get(entry.who)
            yield entities.HistoryItem(
                seq=entry.seq,
                event=str(type(entry.event).__struct_config__.tag),
                who=who.name if who else "",
                at=entry.at,
            )


def _may_be_told(room: RoomState, event: Any) -> bool:
    """Whether an entry tells nothing of what people did alone and that is not yet revealed."""
    match event:
        case events.NoteEdited() | events.NoteWithdrawn():
            return False
        case events.NoteWritten(note=Note(step=key)) | events.PersonAssigned(step=key):
            step = room.agenda.step(key)
            return step is not None and room.shows(step)
        case _:
            return True
