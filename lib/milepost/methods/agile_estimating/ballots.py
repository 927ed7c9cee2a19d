"""The cards that were played, read from a plan or a table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from milepost.methods.agile_estimating.decks import Deck
from milepost.methods.frames import require
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan

__all__ = ["ballots", "played_cards"]

_VOTES = ("item", "round", "member", "value")


def ballots(plan: Plan) -> pd.DataFrame:
    """The votes on a plan's tasks as :func:`poker` reads them: ``item round member value``.

    ``item`` is the task's title.
    """
    rows = [
        (plan.tasks[each.task].title, each.round, member, value)
        for each in plan.estimates.values()
        for member, value in each.votes.items()
        if each.task in plan.tasks
    ]
    return pd.DataFrame(rows, columns=list(_VOTES))


def played_cards(votes: pd.DataFrame, deck: Deck) -> pd.DataFrame:
    """The cards that count, each with its ``place`` on the deck (None: no size).

    Raises:
        Fault: a column is missing, a round is no number from 1, or a value is not on the deck.
    """
    require(votes, *_VOTES)
    played = votes[list(_VOTES)].drop_duplicates(["item", "round", "member"], keep="last")
    numbers = pd.to_numeric(played["round"], errors="coerce")
    wrong = np.flatnonzero(~(numbers >= 1) | (numbers % 1 != 0))
    if len(wrong):
        raise Fault("round_unusable", value=played["round"].iloc[int(wrong[0])])
    places = pd.Series([deck.place(each) for each in played["value"]], played.index, dtype=object)
    return played.assign(round=numbers.astype(int), place=places)
