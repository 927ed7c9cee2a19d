"""What must hold as a room builds: lanes, links, people, and what it agrees a card takes."""

from __future__ import annotations

from functools import singledispatch

from milepost.plan import acts, text
from milepost.plan.agenda import Assign, DeckKind, Estimate, Grid, Sequence, Sort, Unit, check_deck
from milepost.plan.circles import circle
from milepost.plan.estimate_rules import THREE, amount_refusal
from milepost.plan.faults import Fault, Refusal
from milepost.plan.room_rules import cards_refusal, wrong_activity
from milepost.plan.scene import Scene
from milepost.plan.work import Raci


@singledispatch
def building_refusal(act: acts.Act, scene: Scene) -> Refusal | None:
    """The rule about what a room builds that ``act`` breaks, or None."""
    return None


@building_refusal.register
def _(act: acts.Place, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Sort):
        return wrong_activity(step)
    if step.hides and not scene.room.state(step.key).revealed:
        return Refusal("sorted_alone", {"step": step.title})
    lanes = [lane.key for lane in step.activity.lanes]
    if act.lane not in lanes:
        return Refusal("lane_unknown", {"lane": act.lane, "known": ", ".join(lanes)})
    return cards_refusal(scene, (act.card,))


@building_refusal.register
def _(act: acts.LinkCards, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Sequence):
        return wrong_activity(step)
    return (
        cards_refusal(scene, (act.before, act.after))
        or _itself_refusal(act, scene)
        or text.refusal(act.contact, text.NAME, required=False)
        or _circle_refusal(act, scene)
    )


def _itself_refusal(act: acts.LinkCards, scene: Scene) -> Refusal | None:
    same = act.before == act.after
    return Refusal("depends_on_itself", {"id": scene.wall.title(act.before)}) if same else None


def _circle_refusal(act: acts.LinkCards, scene: Scene) -> Refusal | None:
    wall = scene.wall
    path = circle(wall.links(), act.before, act.after)
    if not path:
        return None
    named = " → ".join(wall.title(card)[:60] for card in path)
    return Refusal("link_circle", {"circle": named})


@building_refusal.register
def _(act: acts.UnlinkCards, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Sequence):
        return wrong_activity(step)
    linked = (act.before, act.after) in scene.wall.links()
    return cards_refusal(scene, (act.before, act.after)) or (
        None if linked else Refusal("link_unknown")
    )


@building_refusal.register
def _(act: acts.GivePart, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Assign):
        return wrong_activity(step)
    if step.hides and scene.room.state(step.key).revealed:
        return Refusal("already_revealed", {"step": step.title})
    if step.activity.grid is Grid.OWNER and act.role not in (Raci.ACCOUNTABLE, None):
        return Refusal("owners_only", {"step": step.title})
    named = text.refusal(text.one_name(act.person), text.NAME)
    return cards_refusal(scene, (act.card,)) or named


@building_refusal.register
def _(act: acts.TurnOver, scene: Scene) -> Refusal | None:
    return _estimated_refusal(act, scene)


@building_refusal.register
def _(act: acts.VoteAgain, scene: Scene) -> Refusal | None:
    turned = act.card in scene.room.state(act.step).turned
    return _estimated_refusal(act, scene) or (None if turned else Refusal("not_turned"))


@building_refusal.register
def _(act: acts.Agree, scene: Scene) -> Refusal | None:
    found = _estimated_refusal(act, scene)
    activity = scene.step(act).activity
    if found or not isinstance(activity, Estimate):
        return found
    deck = scene.wall.deck(scene.step(act))
    days = activity.unit is Unit.DAYS or deck.kind is DeckKind.THREE_POINT
    if not act.values or set(act.values) - set(THREE if days else ("points",)):
        return Refusal("scale_unknown")
    return _agreed_refusal(act.values)


def _agreed_refusal(values: dict[str, float]) -> Refusal | None:
    if found := next(filter(None, map(amount_refusal, values.values())), None):
        return found
    given = [values[key] for key in THREE if key in values]
    if given != sorted(given):
        shown = {key: f"{values[key]:g}" if key in values else "?" for key in THREE}
        return Refusal("three_point_order", shown)
    return None


def _estimated_refusal(
    act: acts.TurnOver | acts.VoteAgain | acts.Agree, scene: Scene
) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Estimate):
        return wrong_activity(step)
    return cards_refusal(scene, (act.card,))


@building_refusal.register
def _(act: acts.ChooseDeck, scene: Scene) -> Refusal | None:
    step = scene.step(act)
    if not isinstance(step.activity, Estimate):
        return wrong_activity(step)
    try:
        check_deck(act.deck, act.faces)
    except Fault as fault:
        return fault.refusal
    labels = (text.refusal(face.label, text.NAME) for face in act.faces)
    return next(filter(None, labels), None)
