"""What the cards on the table say, and what to do next."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from milepost.methods.agile_estimating.ballots import played_cards
from milepost.methods.agile_estimating.decks import COFFEE, FIBONACCI, UNSURE, Card, Deck, aside
from milepost.methods.frames import require
from milepost.methods.saying import said
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["MOST_ROUNDS", "convergence", "describe_poker", "poker"]

#: After so many rounds no further one is asked for.
MOST_ROUNDS = 3
#: What needs no further round: cards that are no, or one, step of the deck apart.
_SETTLED = ("agree", "neighbours")

_COLUMNS = (
    "item",
    "round",
    "n",
    "unsure",
    "breaks",
    "low",
    "high",
    "median",
    "spread",
    "converged",
    "next",
    "card",
)
_COURSE = ("item", "rounds", "first_spread", "last_spread", "changed", "converged")


def poker(votes: pd.DataFrame, deck: Deck = FIBONACCI) -> pd.DataFrame:
    """What each round of planning poker came to, and what to do next.

    A round has converged when two or more cards are all alike or on two neighbours of the deck,
    and fewer than half of the room ask for something else. Nothing is averaged: a mean hides what
    only one person knows.

    Args:
        votes: one row per card played: ``item``, ``round`` from 1, ``member``, ``value``. A
            member's last card of a round counts. "?" is "I cannot tell", "☕" or "coffee" asks
            for a break; neither is a size.
        deck: the cards, from small to large.

    Returns:
        One row per item and round in the order of ``votes``: ``n`` cards with a size, ``unsure``,
        ``breaks``, ``low high median`` as cards (of an even number the larger of the middle two),
        ``spread`` in cards of the deck, ``converged``, ``next``, and the ``card`` to write down
        (None where there is none). ``next`` is one of

        - ``vote``: no card has a size yet; ``second``: one card is no conversation;
        - ``ask``, ``break``: at least half have questions, or want a break;
        - ``agree``: all alike; ``neighbours``: on two neighbours, of which the larger is taken;
        - ``revote``: hear the lowest and the highest, then vote again;
        - ``park``: three rounds did not do; split the item, or find out more first.

    Raises:
        Fault: a column is missing, a round is no number from 1, or a value is not on the deck.

    Source: Cohn, *Agile Estimating and Planning* (2005), ch. 6, on Grenning's planning poker
    (2002): the deck, the reveal, high and low first. Three rounds are a rule of thumb.
    """
    played = played_cards(votes, deck)
    if played.empty:
        return pd.DataFrame(columns=list(_COLUMNS))
    groups = played.groupby(["item", "round"], sort=False, dropna=False)
    rows = [(*key, *_round(cards, deck)) for key, cards in groups]
    found = pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object)
    return found.astype(
        dict.fromkeys(("round", "n", "unsure", "breaks"), int) | {"converged": bool}
    )


def convergence(votes: pd.DataFrame, deck: Deck = FIBONACCI) -> pd.DataFrame:
    """How the cards of each item came together over its rounds.

    Args:
        votes: as for :func:`poker`.
        deck: the cards, from small to large.

    Returns:
        One row per item: ``rounds``, ``first_spread`` and ``last_spread`` in cards (None without
        a size), ``changed`` members whose last size differs from their first, ``converged``.

    Raises:
        Fault: as :func:`poker`.
    """
    found, played = poker(votes, deck), played_cards(votes, deck)
    rows = []
    for item, rounds in found.groupby("item", sort=False):
        ordered = rounds.sort_values("round", kind="stable")
        first, last = ordered["spread"].iloc[0], ordered["spread"].iloc[-1]
        changed = _changed(played[played["item"] == item])
        rows.append((item, len(ordered), first, last, changed, bool(ordered["converged"].iloc[-1])))
    course = pd.DataFrame(rows, columns=list(_COURSE), dtype=object)
    return course.astype({"rounds": int, "changed": int, "converged": bool})


def describe_poker(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """What to do next about the last round of each item, one sentence a line.

    Raises:
        Fault: a column of :func:`poker` is missing.
    """
    require(found, *_COLUMNS)
    if found.empty:
        return said("method.agile_estimating.poker.none", language)
    last = found.sort_values("round", kind="stable").groupby("item", sort=False).tail(1)
    return "\n".join(
        f"{row['item']}: {next_step(row, language)}" for row in last.sort_index().to_dict("records")
    )


def next_step(row: dict[Any, Any], language: str = DEFAULT_LANGUAGE) -> str:
    """The next step of one row of :func:`poker` as a sentence."""
    return said(f"method.agile_estimating.poker.{row['next']}", language, **_fields(row))


def _fields(row: dict[Any, Any]) -> dict[str, Any]:
    cards = {key: row[key] for key in ("low", "high", "card") if row[key] is not None}
    shown = {key: f"{card:g}" if isinstance(card, float) else card for key, card in cards.items()}
    return {"round": int(row["round"]), "spread": row["spread"], **shown}


class _Round(NamedTuple):
    n: int
    unsure: int
    breaks: int
    low: Card | None = None
    high: Card | None = None
    median: Card | None = None
    spread: int | None = None
    converged: bool = False
    next: str = "vote"
    card: Card | None = None


def _round(cards: pd.DataFrame, deck: Deck) -> _Round:
    number = int(cards["round"].iloc[0])
    places = sorted(int(place) for place in cards["place"] if place is not None)
    asides = [aside(value) for value in cards["value"]]
    empty = _Round(len(places), asides.count(UNSURE), asides.count(COFFEE))
    if not places:
        return empty._replace(next=_asked(empty) or "vote")
    low, high, middle = places[0], places[-1], places[len(places) // 2]
    sized = empty._replace(
        low=deck.cards[low],
        high=deck.cards[high],
        median=deck.cards[middle],
        spread=high - low,
    )
    step = _asked(sized) or _next(sized, number)
    if step not in _SETTLED:
        return sized._replace(next=step)
    return sized._replace(next=step, converged=True, card=deck.cards[high])


def _asked(found: _Round) -> str | None:
    """What at least half of the room asks for instead of a size."""
    played = found.n + found.unsure + found.breaks
    if found.breaks and 2 * found.breaks >= played:
        return "break"
    return "ask" if found.unsure and 2 * found.unsure >= played else None


def _next(found: _Round, number: int) -> str:
    if found.n == 1:
        return "second"
    if found.spread is not None and found.spread < len(_SETTLED):
        return _SETTLED[found.spread]
    return "revote" if number < MOST_ROUNDS else "park"


def _changed(cards: pd.DataFrame) -> int:
    sized = cards[cards["place"].notna()].sort_values("round", kind="stable")
    ends = sized.groupby("member")["place"].agg(["first", "last"])
    return int((ends["first"] != ends["last"]).sum())
