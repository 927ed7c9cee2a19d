"""What one member may see of a room: a map of keys to entities, and the patch between two.

A view has two layers. The *shared* layer is alike for all who run the room, and alike for all
others, so it is made and serialised once for many people; the *own* layer holds what only one
member sees. What a member may not see is in neither: it is absent, not hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.plan import entities, events
from milepost.plan.agenda import Agenda, Collect, Commit, Feedback, Rate, Scale, Step, Vote
from milepost.plan.board import Board
from milepost.plan.entities import Entity
from milepost.plan.plan import Plan
from milepost.plan.replay import undoable
from milepost.plan.room_state import Role, RoomState
from milepost.plan.scene import Viewer, role_of

View = Mapping[str, Entity]

_HISTORY = 12


def view(board: Board, viewer: Viewer) -> View:
    """All that ``viewer`` may see of the room they are in; nothing where they have no seat."""
    role = role_of(board, viewer)
    if role is None:
        return {}
    return {**shared(board, viewer.room, role), **own(board, viewer)}


def patch(before: View, after: View) -> tuple[dict[str, Entity], list[str]]:
    """What to put and which keys to drop, to make ``before`` into ``after``."""
    put = {key: entity for key, entity in after.items() if before.get(key) != entity}
    return put, [key for key in before if key not in after]


def shared(board: Board, room_id: str, role: Role) -> dict[str, Entity]:
    """The layer that is alike for everyone of that role."""
    layer = everyones(board, room_id)
    return facilitators(board, room_id, layer) if role is Role.FACILITATOR else layer


def everyones(board: Board, room_id: str) -> dict[str, Entity]:
    """What all in the room may see."""
    room, plan = board.rooms[room_id], board.plan
    layer: dict[str, Entity] = {
        "room": _room(room, plan),
        "agenda": _agenda(room),
        "step": _step(room, runs_it=False),
        "progress": _progress(room),
    }
    if room.shows(room.step):
        layer.update(_results(room))
    layer.update(_cards(room))
    layer.update(_plan(room, plan))
    return layer


def facilitators(board: Board, room_id: str, everyones: View) -> dict[str, Entity]:
    """What those who run the room see: what all see, their script, the crew, what can be undone."""
    room = board.rooms[room_id]
    return {**everyones, "step": _step(room, runs_it=True), **dict(_crew(board, room))}


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
        comment=state.comments.get(author, ""),
        finished=author in state.done,
    )
    layer: dict[str, Entity] = {"me": me}
    if not room.shows(step):
        keys = tuple(room.refine_fields())
        layer.update((f"card/{note.id}", _card(room, note.id, keys)) for note in notes)
    return layer


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


def _step(room: RoomState, *, runs_it: bool) -> entities.StepShown:
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
        script=step.script if runs_it else "",
        hides=step.hides,
        revealed=state.revealed,
        locked=state.locked,
        timer=state.timer,
        cards=tuple(cards_shown(room)),
        chosen=tuple(state.chosen or ()),
        fields=tuple(room.refine_fields().values()) if isinstance(step.activity, Commit) else (),
    )


def cards_shown(room: RoomState) -> list[str]:
    """The cards the current step works on, unless what they are is not yet to be seen."""
    step = room.step
    if isinstance(step.activity, Collect):
        return room.cards(step.key) if room.shows(step) else []
    source = room.agenda.step(step.of) if step.of else None
    return room.cards(source.key) if source and source_shown(room.agenda, room, source) else []


def source_shown(agenda: Agenda, room: RoomState, source: Step) -> bool:
    """Whether the cards of ``source`` are to be seen: all it draws on has been revealed."""
    if isinstance(source.activity, Collect) and not room.shows(source):
        return False
    before = agenda.step(source.of) if source.of else None
    return before is None or source_shown(agenda, room, before)


def _progress(room: RoomState) -> entities.Progress:
    key, state = room.step.key, room.state(room.step.key)
    written = [note.author for note in room.notes.values() if note.step == key]
    gave = {who for who, given in state.answers.items() if given} | set(state.comments)
    seated = [m for m in room.members.values() if m.role is Role.PARTICIPANT and not m.removed]
    return entities.Progress(
        members=len(seated),
        acted=len(gave | set(written)),
        finished=len(state.done),
        notes=len(written),
    )


def _cards(room: RoomState) -> Iterator[tuple[str, Entity]]:
    keys = tuple(room.refine_fields())
    for card in cards_shown(room):
        yield f"card/{card}", _card(room, card, keys)


def _card(room: RoomState, card: str, keys: tuple[str, ...]) -> entities.CardShown:
    group = room.groups.get(card)
    ids = group.notes if group else (card,)
    refined = {key: room.field(card, key) for key in keys}
    return entities.CardShown(
        id=card,
        title=room.title(card),
        group=group is not None,
        name=group.name if group else "",
        notes=tuple(_note(room, note) for note in ids if note in room.notes),
        fields={key: value for key, value in refined.items() if value},
        milestone=_milestone_of(room, card),
    )


def _note(room: RoomState, key: str) -> entities.NoteShown:
    note = room.notes[key]
    author = room.members.get(note.author)
    return entities.NoteShown(
        id=note.id, text=note.text, author=author.name if author else "", fields=note.fields
    )


def _milestone_of(room: RoomState, card: str) -> str:
    made = (state.committed.get(card) for state in room.steps.values())
    return next((milestone for milestone in made if milestone), "")


def _results(room: RoomState) -> Iterator[tuple[str, Entity]]:
    step, state = room.step, room.state(room.step.key)
    match step.activity:
        case Vote():
            yield "results", entities.Results(step=step.key, dots=state.totals("dots"))
        case Rate(scales=scales):
            yield "results", entities.Results(step=step.key, spread=_spread(room, scales))
        case Feedback(scales=scales):
            spread = _spread(room, scales)
            comments = tuple(sorted(text for text in state.comments.values() if text.strip()))
            yield "results", entities.Results(step=step.key, spread=spread, comments=comments)
        case _:
            voted = _votes_before(room, step)
            if voted is not None:
                yield "results", entities.Results(step=step.key, dots=voted)


def _votes_before(room: RoomState, step: Step) -> dict[str, int] | None:
    """The dots of the vote this step builds on, so that a selection shows them."""
    source = room.agenda.step(step.of) if step.of else None
    if source is None:
        return None
    if isinstance(source.activity, Vote):
        return room.state(source.key).totals("dots") if room.shows(source) else None
    return _votes_before(room, source)


def _spread(room: RoomState, scales: tuple[Scale, ...]) -> dict[str, list[int]]:
    state = room.state(room.step.key)
    cards = cards_shown(room) if room.step.of else [""]
    return {f"{c} {scale.key}": state.counts(c, scale) for c in cards for scale in scales}


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
    yield "history", entities.History(items=tuple(_history(board, room)))


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
    """Whether an entry tells nothing of private writing that is not yet revealed."""
    if isinstance(event, events.NoteEdited | events.NoteWithdrawn):
        return False
    if isinstance(event, events.NoteWritten):
        step = room.agenda.step(event.note.step)
        return step is not None and room.shows(step)
    return True
