"""The cards that people estimate with, in their order."""

from __future__ import annotations

from typing import Any

import msgspec
import pandas as pd

from milepost.plan.faults import Fault

__all__ = ["COFFEE", "FIBONACCI", "POWERS_OF_TWO", "T_SHIRTS", "UNSURE", "Card", "Deck"]

Card = float | str

#: Cards that every deck has besides its own: "I cannot tell", and "let us have a break".
UNSURE, COFFEE = "?", "☕"
_ASIDE = {"?": UNSURE, "☕": COFFEE, "☕\ufe0f": COFFEE, "coffee": COFFEE, "pause": COFFEE}


class Deck(msgspec.Struct, frozen=True):
    """Cards from small to large, all numbers or all words.

    >>> Deck((1, 2, 4)).place(2.0)
    1
    """

    cards: tuple[Card, ...]

    def __post_init__(self) -> None:
        if not self.cards or len(set(map(_plain, self.cards))) < len(self.cards):
            raise Fault("deck_cards", cards=", ".join(map(str, self.cards)) or "none")
        if self.is_numeric and list(self.cards) != sorted(map(float, self.cards)):
            raise Fault("deck_order", cards=", ".join(map(str, self.cards)))

    @property
    def is_numeric(self) -> bool:
        """Whether all cards are numbers."""
        return all(isinstance(card, int | float) for card in self.cards)

    def place(self, value: object) -> int | None:
        """Which card ``value`` is, from 0; None for a question mark, a break and no card at all.

        Raises:
            Fault: the deck has no such card.
        """
        if aside(value) or pd.isna(value):  # type: ignore[call-overload]
            return None
        places = {_plain(card): place for place, card in enumerate(self.cards)}
        found = places.get(_plain(value))
        if found is None:
            raise Fault("vote_not_on_deck", value=value, cards=self.shown())
        return found

    def shown(self) -> str:
        """The cards as people read them."""
        return " ".join(map(shown, self.cards))


def aside(value: object) -> str | None:
    """The question mark or the break, if ``value`` is one of them."""
    return _ASIDE.get(value.strip().casefold()) if isinstance(value, str) else None


def shown(card: object) -> str:
    """A card as people read it: 0.5, 13, XL."""
    return f"{card:g}" if isinstance(card, int | float) else str(card)


def _plain(value: Any) -> float | str:
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value).strip().casefold()


#: Cohn's deck; the steps grow as what is known shrinks.
FIBONACCI = Deck((0, 1, 2, 3, 5, 8, 13, 20, 40, 100))
POWERS_OF_TWO = Deck((1, 2, 4, 8, 16, 32, 64))
T_SHIRTS = Deck(("XS", "S", "M", "L", "XL", "XXL"))
