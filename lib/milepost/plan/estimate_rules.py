"""What must hold for an estimate: a card of the deck, and not yet turned over."""

from __future__ import annotations

from milepost.plan import acts
from milepost.plan.agenda import DECKS, DeckKind, Step
from milepost.plan.faults import Refusal
from milepost.plan.room_state import Deck
from milepost.plan.scene import Scene
from milepost.plan.three_point import LONGEST

#: The scales of an estimate in days: good, likely, bad.
THREE = ("low", "likely", "high")


def estimate_refusal(act: acts.Give, scene: Scene, step: Step) -> Refusal | None:
    """The rule that an estimate breaks, or None."""
    if act.card in scene.room.state(step.key).turned:
        return Refusal("already_turned")
    if act.scale == "pass" and act.value not in (1, None):
        return Refusal("off_scale", {"value": act.value, "low": 1, "high": 1})
    if act.value is None or act.scale == "pass":
        return _scale_refusal(act.scale, scene.wall.deck(step))
    deck = scene.wall.deck(step)
    return _scale_refusal(act.scale, deck) or _value_refusal(act.value, deck)


def amount_refusal(value: float) -> Refusal | None:
    """Why no plan takes so many points or days, or None."""
    sane = 0 <= value <= LONGEST
    return None if sane else Refusal("days_off", {"value": value, "most": int(LONGEST)})


def _scale_refusal(scale: str, deck: Deck) -> Refusal | None:
    known = THREE if deck.kind is DeckKind.THREE_POINT else ("points",)
    return None if scale in (*known, "pass") else Refusal("scale_unknown")


def _value_refusal(value: float, deck: Deck) -> Refusal | None:
    if deck.kind is DeckKind.THREE_POINT:
        return amount_refusal(value)
    faces = deck.faces or DECKS[deck.kind]
    if any(face.value == value for face in faces):
        return None
    return Refusal("not_in_deck", {"value": value, "deck": ", ".join(f.label for f in faces)})
