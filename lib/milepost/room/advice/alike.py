"""Cards of a group step that may belong together, by their words; people decide."""

from __future__ import annotations

from milepost.methods.likeness import alike as alike_texts
from milepost.plan.agenda import Group
from milepost.plan.entities import Alike
from milepost.plan.parts import Id
from milepost.room.advice.reading import Reading


def alike(reading: Reading) -> Alike | None:
    """The groups that suggest themselves; None in other steps, and where nothing does."""
    if not isinstance(reading.step.activity, Group):
        return None
    cards = reading.cards
    found = alike_texts([_text(reading, card) for card in cards])
    groups = tuple(tuple(cards[place] for place in group) for group in found)
    return Alike(groups=groups) if groups else None


def _text(reading: Reading, card: Id) -> str:
    """A group says what it is called; one without a name what its first note says."""
    return reading.wall.title(card)
