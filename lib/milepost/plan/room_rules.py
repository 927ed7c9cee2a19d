"""One rule per act: what must hold in the room for it.

``permits`` has already seen that the act's step is the right one and that the role may act.
"""

from __future__ import annotations

from functools import singledispatch

from milepost.plan import acts, text
from milepost.plan.agenda import (
    Collect,
    Commit,
    Feedback,
    Field,
    Group,
    Rate,
    Refine,
    Scale,
    Select,
    Step,
    Vote,
)
from milepost.plan.commitment import draft, read_value
from milepost.plan.faults import Fault, Refusal
from milepost.plan.room_state import Role, RoomState
from milepost.plan.scene import Scene
from milepost.plan.view import cards_shown


@singledispatch
def room_refusal(act: acts.Act, scene: Scene) -> Refusal | None:
    """The rule of this room that ``act`` breaks, or None. Acts without a rule of their own pass."""
    return None


def _wrong_activity(step: Step) -> Refusal:
    return Refusal("wrong_activity", {"step": step.title})


# Notes


@room_refusal.register
def _(act: acts.WriteNote, scene: Scene) -> Refusal | None:
    step, author = scene.step(act), scene.viewer.acts_as
    if not isinstance(step.activity, Collect):
        return _wrong_activity(step)
    mine = [n for n in scene.room.notes.values() if n.step == act.step and n.author == author]
    if len(mine) >= step.activity.per_person:
        return Refusal("notes_enough", {"count": step.activity.per_person})
    return _note_refusal(step.activity, act.text, act.fields)


@room_refusal.register
def _(act: acts.EditNote, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Collect):
        return _wrong_activity(step)
    written = _note_refusal(step.activity, act.text, act.fields)
    return _own_note_refusal(act, scene) or written


@room_refusal.register
def _(act: acts.WithdrawNote, scene: Scene) -> Refusal | None:
    return _own_note_refusal(act, scene)


def _note_refusal(activity: Collect, written: str, fields: dict[str, str]) -> Refusal | None:
    keys = {field.key for field in activity.fields}
    return text.refusal(written, text.TEXT) or _fields_refusal(keys, fields)


def _fields_refusal(keys: set[str], fields: dict[str, str]) -> Refusal | None:
    if set(fields) - keys:
        return Refusal("field_unknown")
    checks = (text.refusal(value, text.TEXT, required=False) for value in fields.values())
    return next(filter(None, checks), None)


def _own_note_refusal(act: acts.EditNote | acts.WithdrawNote, scene: Scene) -> Refusal | None:
    note = scene.room.notes.get(act.note)
    if note is None or note.step != act.step:
        return Refusal("note_unknown")
    # The same answer for another's note as for none: its existence may be hidden.
    return None if note.author == scene.viewer.acts_as else Refusal("note_unknown")


# Groups


@room_refusal.register
def _(act: acts.JoinCards, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Group):
        return _wrong_activity(step)
    if len(set(act.cards)) < 2:
        return Refusal("join_needs_two")
    return _cards_refusal(scene.room, act.cards)


@room_refusal.register
def _(act: acts.UngroupNote, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Group):
        return _wrong_activity(step)
    hanging = map(scene.room.groups.get, cards_shown(scene.room))
    grouped = any(group and act.note in group.notes for group in hanging)
    return None if grouped else Refusal("note_unknown")


@room_refusal.register
def _(act: acts.NameGroup, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Group):
        return _wrong_activity(step)
    if act.group not in scene.room.groups:
        return Refusal("card_unknown")
    named = text.refusal(act.name, text.TITLE, required=False)
    return _cards_refusal(scene.room, (act.group,)) or named


def _cards_refusal(room: RoomState, cards: tuple[str, ...]) -> Refusal | None:
    # What is not shown cannot be acted on: a guessed id of a hidden card finds nothing.
    return None if set(cards_shown(room)).issuperset(cards) else Refusal("card_unknown")


# Dots, scores, answers


@room_refusal.register
def _(act: acts.Give, scene: Scene) -> Refusal | None:
    step, room = scene.step(act), scene.room
    if room.state(step.key).revealed:
        return Refusal("already_revealed", {"step": step.title})
    match step.activity:
        case Vote() as vote:
            return _cards_refusal(room, (act.card,)) or _dots_refusal(vote, act, scene)
        case Rate(scales=scales):
            return _cards_refusal(room, (act.card,)) or _scale_refusal(scales, act)
        case Feedback(scales=scales) if act.card == "":
            return _scale_refusal(scales, act)
        case _:
            return _wrong_activity(step)


def _dots_refusal(vote: Vote, act: acts.Give, scene: Scene) -> Refusal | None:
    if act.scale != "dots":
        return Refusal("scale_unknown")
    value = act.value or 0
    if not 0 <= value <= vote.per_card:
        return Refusal("dots_per_card", {"count": vote.per_card})
    given = scene.room.state(act.step).answers.get(scene.viewer.acts_as, {})
    # Dots on a card that was regrouped meanwhile are free again: nobody could take them back.
    elsewhere = set(cards_shown(scene.room)) - {act.card}
    spent = sum(dots for (card, _), dots in given.items() if card in elsewhere)
    return Refusal("dots_spent", {"count": vote.dots}) if spent + value > vote.dots else None


def _scale_refusal(scales: tuple[Scale, ...], act: acts.Give) -> Refusal | None:
    scale = next((scale for scale in scales if scale.key == act.scale), None)
    if scale is None:
        return Refusal("scale_unknown")
    if act.value is not None and not scale.low <= act.value <= scale.high:
        return Refusal("off_scale", {"value": act.value, "low": scale.low, "high": scale.high})
    return None


@room_refusal.register
def _(act: acts.Comment, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Feedback):
        return _wrong_activity(step)
    if scene.room.state(step.key).revealed:
        return Refusal("already_revealed", {"step": step.title})
    return text.refusal(act.text, text.TEXT, required=False)


@room_refusal.register
def _(act: acts.DeclareFinish, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    # After the reveal of an anonymous step the pseudonyms are gone: who finished is settled.
    settled = step.anonymous and scene.room.state(step.key).revealed
    return Refusal("already_revealed", {"step": step.title}) if settled else None


# Fields


@room_refusal.register
def _(act: acts.SetField, scene: Scene) -> Refusal | None:
    step, room = scene.step(act), scene.room
    if not isinstance(step.activity, Refine | Commit):
        return _wrong_activity(step)
    fields = room.refine_fields()
    return (
        _cards_refusal(room, (act.card,))
        or _fields_refusal(set(fields), {act.field: act.value})
        or _value_refusal(fields[act.field], act.value)
        or _overwrite_refusal(act, scene)
    )


def _value_refusal(field: Field, value: str) -> Refusal | None:
    try:
        read_value(field, value)
    except Fault as fault:
        return fault.refusal
    return None


def _overwrite_refusal(act: acts.SetField, scene: Scene) -> Refusal | None:
    stands = scene.room.field(act.card, act.field)
    if stands in (act.was, act.value):
        return None
    return Refusal("field_changed", {"stands": stands, "yours": act.value})


# The facilitator's acts


@room_refusal.register
def _(act: acts.GoTo, scene: Scene) -> Refusal | None:
    if scene.room.agenda.step(act.step) is None:
        return Refusal("step_unknown")
    # Two facilitators pressed next, or one pressed twice on a slow line: the room moves once.
    moved = act.leaving != scene.room.step.key
    return Refusal("already_moved", {"current": scene.room.step.title}) if moved else None


@room_refusal.register
def _(act: acts.Reveal, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    return None if step.hides else _wrong_activity(step)


@room_refusal.register
def _(act: acts.Choose, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Select):
        return _wrong_activity(step)
    if len(act.cards) > step.activity.most:
        return Refusal("chosen_too_many", {"count": step.activity.most})
    return _cards_refusal(scene.room, act.cards)


@room_refusal.register
def _(act: acts.CommitCards, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Commit):
        return _wrong_activity(step)
    return _cards_refusal(scene.room, act.cards) or _drafts_refusal(scene.room, act.cards)


def _drafts_refusal(room: RoomState, cards: tuple[str, ...]) -> Refusal | None:
    try:
        for card in cards:
            draft(room, card)
    except Fault as fault:
        return fault.refusal
    return None


@room_refusal.register
def _(act: acts.RecordDecision, scene: Scene) -> Refusal | None:
    return text.refusal(act.text, text.TEXT)


@room_refusal.register
def _(act: acts.RecordAction, scene: Scene) -> Refusal | None:
    return text.refusal(act.text, text.TEXT) or text.refusal(act.owner, text.NAME)


# Members


@room_refusal.register
def _(act: acts.Rename, scene: Scene) -> Refusal | None:
    return text.refusal(act.name, text.NAME)


@room_refusal.register
def _(act: acts.GiveRole, scene: Scene) -> Refusal | None:
    keeps_one = act.role is Role.FACILITATOR
    return _member_refusal(act.member, scene.room, keeps_one=keeps_one)


@room_refusal.register
def _(act: acts.RemoveMember, scene: Scene) -> Refusal | None:
    return _member_refusal(act.member, scene.room, keeps_one=False)


def _member_refusal(key: str, room: RoomState, *, keeps_one: bool) -> Refusal | None:
    member = room.members.get(key)
    if member is None or member.removed:
        return Refusal("member_unknown")
    others = (m for m in room.members.values() if m.id != key and not m.removed)
    last = member.role is Role.FACILITATOR and all(m.role != Role.FACILITATOR for m in others)
    return Refusal("last_facilitator") if last and not keeps_one else None
