"""One rule per act: what must hold in the room for it.

``permits`` has already seen that the act's step is the right one and that the role may act.
"""

from __future__ import annotations

from functools import singledispatch

from milepost.plan import acts, text
from milepost.plan.agenda import (
    Collect,
    Commit,
    Estimate,
    Feedback,
    Field,
    FieldKind,
    Group,
    Rate,
    Refine,
    Scale,
    Select,
    Sequence,
    Sort,
    Step,
    Vote,
)
from milepost.plan.commitment import Commitment
from milepost.plan.estimate_rules import estimate_refusal
from milepost.plan.faults import Fault, Refusal
from milepost.plan.room_state import Role, RoomState
from milepost.plan.scene import Scene
from milepost.plan.shown import cards_shown, table_of
from milepost.plan.values import read_value


@singledispatch
def room_refusal(act: acts.Act, scene: Scene) -> Refusal | None:
    """The rule of this room that ``act`` breaks, or None. Acts without a rule of their own pass."""
    return None


def wrong_activity(step: Step) -> Refusal:
    """The step is of another activity than the act."""
    return Refusal("wrong_activity", {"step": step.title})


def cards_refusal(scene: Scene, cards: tuple[str, ...]) -> Refusal | None:
    """One of the ``cards`` is none that whoever acts has before them."""
    # What is not shown cannot be acted on: a guessed id of a hidden card finds nothing.
    seen = cards_shown(scene.wall, table_of(scene.room, scene.viewer.id))
    return None if set(seen).issuperset(cards) else Refusal("card_unknown")


# Notes


@room_refusal.register
def _(act: acts.WriteNote, scene: Scene) -> Refusal | None:
    step, author = scene.step(act), scene.viewer.acts_as
    if not _takes_notes(step):
        return wrong_activity(step)
    mine = [n for n in scene.room.notes.values() if n.step == act.step and n.author == author]
    most = step.activity.per_person if isinstance(step.activity, Collect) else _MOST_HUNG
    if len(mine) >= most:
        return Refusal("notes_enough", {"count": most})
    return _note_refusal(step, act.text, act.fields)


@room_refusal.register
def _(act: acts.EditNote, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not _takes_notes(step):
        return wrong_activity(step)
    return _own_note_refusal(act, scene) or _note_refusal(step, act.text, act.fields)


@room_refusal.register
def _(act: acts.WithdrawNote, scene: Scene) -> Refusal | None:
    return _own_note_refusal(act, scene)


#: How many cards one person may hang in a sequence.
_MOST_HUNG = 50


def _takes_notes(step: Step) -> bool:
    activity = step.activity
    return isinstance(activity, Collect) or (isinstance(activity, Sequence) and activity.adds)


def _note_refusal(step: Step, written: str, fields: dict[str, str]) -> Refusal | None:
    asked = step.activity.fields if isinstance(step.activity, Collect) else ()
    keys = {field.key for field in asked}
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
        return wrong_activity(step)
    if len(set(act.cards)) < 2:
        return Refusal("join_needs_two")
    return cards_refusal(scene, act.cards)


@room_refusal.register
def _(act: acts.UngroupNote, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Group):
        return wrong_activity(step)
    seen = cards_shown(scene.wall, table_of(scene.room, scene.viewer.id))
    hanging = map(scene.room.groups.get, seen)
    grouped = any(group and act.note in group.notes for group in hanging)
    return None if grouped else Refusal("note_unknown")


@room_refusal.register
def _(act: acts.NameGroup, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Group):
        return wrong_activity(step)
    if act.group not in scene.room.groups:
        return Refusal("card_unknown")
    named = text.refusal(act.name, text.TITLE, required=False)
    return cards_refusal(scene, (act.group,)) or named


# Dots, scores, answers


@room_refusal.register
def _(act: acts.Give, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    settled = scene.room.state(step.key).revealed and not isinstance(step.activity, Estimate)
    if settled:
        return Refusal("already_revealed", {"step": step.title})
    return _about_refusal(act, scene, step) or _value_given_refusal(act, scene, step)


def _about_refusal(act: acts.Give, scene: Scene, step: Step) -> Refusal | None:
    """What is wrong with the card: of an answer about the room there is none."""
    if not isinstance(step.activity, Vote | Rate | Feedback | Sort | Estimate):
        return wrong_activity(step)
    if isinstance(step.activity, Feedback) and step.of is None:
        return None if act.card == "" else wrong_activity(step)
    return cards_refusal(scene, (act.card,))


def _value_given_refusal(act: acts.Give, scene: Scene, step: Step) -> Refusal | None:
    match step.activity:
        case Vote() as vote:
            return _whole_refusal(act) or _dots_refusal(vote, act, scene)
        case Rate(scales=scales) | Feedback(scales=scales):
            return _scale_refusal(scales, act)
        case Sort(private=True, lanes=lanes):
            scale = Scale(key="lane", label="", low=0, high=max(1, min(10, len(lanes) - 1)))
            return _scale_refusal((scale,), act)
        case Estimate():
            return estimate_refusal(act, scene, step)
        case _:
            return wrong_activity(step)


def _whole_refusal(act: acts.Give) -> Refusal | None:
    whole = act.value is None or act.value == int(act.value)
    return None if whole else Refusal("value_not_whole", {"value": act.value})


def _dots_refusal(vote: Vote, act: acts.Give, scene: Scene) -> Refusal | None:
    if act.scale != "dots":
        return Refusal("scale_unknown")
    value = act.value or 0
    if not 0 <= value <= vote.per_card:
        return Refusal("dots_per_card", {"count": vote.per_card})
    given = scene.room.state(act.step).answers.get(scene.viewer.acts_as, {})
    # Dots on a card that was regrouped meanwhile are free again: nobody could take them back.
    elsewhere = set(cards_shown(scene.wall)) - {act.card}
    spent = sum(dots for (card, _), dots in given.items() if card in elsewhere)
    return Refusal("dots_spent", {"count": vote.dots}) if spent + value > vote.dots else None


def _scale_refusal(scales: tuple[Scale, ...], act: acts.Give) -> Refusal | None:
    scale = next((scale for scale in scales if scale.key == act.scale), None)
    if scale is None:
        return Refusal("scale_unknown")
    if act.value is not None and not scale.low <= act.value <= scale.high:
        return Refusal("off_scale", {"value": act.value, "low": scale.low, "high": scale.high})
    return _whole_refusal(act)


@room_refusal.register
def _(act: acts.Comment, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Feedback):
        return wrong_activity(step)
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
    step = scene.step(act)
    if not isinstance(step.activity, Refine | Commit | Sequence):
        return wrong_activity(step)
    fields = fields_of(scene, step)
    return (
        cards_refusal(scene, (act.card,))
        or _fields_refusal(set(fields), {act.field: act.value})
        or _value_refusal(fields[act.field], act.value)
        or _overwrite_refusal(act, scene)
    )


def fields_of(scene: Scene, step: Step) -> dict[str, Field]:
    """The fields of cards that may be filled in in ``step``, by key."""
    if isinstance(step.activity, Sequence):
        due = Field(key="due", label="due", kind=FieldKind.DATE)
        return {"due": due} if step.activity.dates else {}
    return scene.wall.refines()


def _value_refusal(field: Field, value: str) -> Refusal | None:
    try:
        read_value(field, value)
    except Fault as fault:
        return fault.refusal
    return None


def _overwrite_refusal(act: acts.SetField, scene: Scene) -> Refusal | None:
    stands = scene.wall.field(act.card, act.field)
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
    return None if step.hides else wrong_activity(step)


@room_refusal.register
def _(act: acts.Choose, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Select):
        return wrong_activity(step)
    if not step.activity.sprint and len(act.cards) > step.activity.most:
        return Refusal("chosen_too_many", {"count": step.activity.most})
    return cards_refusal(scene, act.cards)


@room_refusal.register
def _(act: acts.CommitCards, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Commit):
        return wrong_activity(step)
    return cards_refusal(scene, act.cards) or _commitment_refusal(scene, step, act.cards)


def _commitment_refusal(scene: Scene, step: Step, cards: tuple[str, ...]) -> Refusal | None:
    trial = Scene(scene.board, scene.viewer, scene.now)
    try:
        for _ in Commitment(trial, step).entering(cards):
            pass
    except Fault as fault:
        return fault.refusal
    return None


@room_refusal.register
def _(act: acts.RecordDecision, scene: Scene) -> Refusal | None:
    return text.refusal(act.text, text.TEXT)


@room_refusal.register
def _(act: acts.RecordAction, scene: Scene) -> Refusal | None:
    return text.refusal(act.text, text.TEXT) or text.refusal(act.owner, text.NAME)


@room_refusal.register
def _(act: acts.Park, scene: Scene) -> Refusal | None:
    return text.refusal(act.text, text.TEXT)


@room_refusal.register
def _(act: acts.SettleParked, scene: Scene) -> Refusal | None:
    return None if act.item in scene.room.parked else Refusal("parked_unknown")


@room_refusal.register
def _(act: acts.Spotlight, scene: Scene) -> Refusal | None:
    return cards_refusal(scene, (act.card,)) if act.card else None


@room_refusal.register
def _(act: acts.JoinTables, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    return None if step.tables else Refusal("no_tables", {"step": step.title})


# Members


@room_refusal.register
def _(act: acts.Rename, scene: Scene) -> Refusal | None:
    return text.refusal(act.name, text.NAME)


@room_refusal.register
def _(act: acts.RenameMember, scene: Scene) -> Refusal | None:
    member = scene.room.members.get(act.member)
    if member is None or member.removed:
        return Refusal("member_unknown")
    return text.refusal(act.name, text.NAME)


@room_refusal.register
def _(act: acts.SeePlan, scene: Scene) -> Refusal | None:
    return None if scene.board.plan else Refusal("plan_unknown")


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
