"""What must hold for an estimate: a card of the deck, and not yet turned over."""

from __future__ import annotations

from milepost.plan import acts
from milepost.plan.agenda import DECKS, DeckKind, Step
from milepost.plan.faults import Refusal
from milepost.plan.room_state import Deck
from milepost.plan.scene import Scene

#: The scales of an estimate in days: good, likely, bad.
THREE = ("low", "likely", "high")

_LONGEST = 10_000


def estimate_refusal(act: acts.Give, scene: Scene, step: Step) -> Refusal | None:
    """The rule that an estimate breaks, or None."""
    if act.card in scene.room.state(step.key).turned:
        return Refusal("already_turned")
    if act.scale == "pass" and act.value not in (1, None):
        return Refusal("off_scale", {"value": act.value, "low": 1, "high": 1})
    if act.value is None or act.scale == "pass":
        return _scale_refusal(act.scale, scene.wall.deck(step))
    return values_refusal({act.scale: act.value}, scene.wall.deck(step))


def values_refusal(values: dict[str, float], deck: Deck) -> Refusal | None:
    """What is wrong with ``values`` by scale, given with ``deck``, or None."""
    for scale, value in values.items():
        if found := _scale_refusal(scale, deck) or _value_refusal(value, deck):
            return found
    return None


def _scale_refusal(scale: str, deck: Deck) -> Refusal | None:
    known = THREE if deck.kind is DeckKind.THREE_POINT else ("points",)
    return None if scale in (*known, "pass") else Refusal("scale_unknown")


def _value_refusal(value: float, deck: Deck) -> Refusal | None:
    if deck.kind is DeckKind.THREE_POINT:
        sane = 0 <= value <= _LONGEST
        return None if sane else Refusal("days_off", {"value": value, "most": _LONGEST})
    faces = deck.faces or DECKS[deck.kind]
    if any(face.value == value for face in faces):
        return None
    return Refusal("not_in_deck", {"value": value, "deck": ", ".join(f.label for f in faces)})
