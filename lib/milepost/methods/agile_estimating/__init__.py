"""Agile estimating: what a size or an effort may be, said together and checked against the past.

Planning poker asks for cards and tells what to do next:

>>> import pandas as pd
>>> votes = pd.DataFrame(
...     [("Help page", 1, "ada", 3), ("Help page", 1, "ben", 8), ("Help page", 1, "chi", "?"),
...      ("Help page", 2, "ada", 5), ("Help page", 2, "ben", 5), ("Help page", 2, "chi", 3)],
...     columns=["item", "round", "member", "value"])
>>> found = poker(votes)
>>> found[["round", "n", "low", "high", "spread", "next", "card"]].values.tolist()
[[1, 2, 3, 8, 2, 'revote', None], [2, 3, 3, 5, 1, 'neighbours', 5]]
>>> describe_poker(found)
'Help page: 3 or 5, which are neighbours; write down 5, the larger.'

After the first reveal the past may speak, with a chance for each card and with items alike:

>>> from milepost.methods.example import finished_items
>>> past = finished_items()
>>> similar("Show a ticket on the phone", past)[["title", "points", "actual"]].values.tolist()
[['Show a ticket to the crew', 5, 5.0]]
>>> odds = suggest("Show a ticket on the phone", past)
>>> describe_suggestion(odds)
'Items like this are mostly 2 to 5 (75%), with 3 in the middle'

Days are said with three points, and added as what they are, chances:

>>> tasks = pd.DataFrame({"low": [1, 2, 3], "likely": [2, 3, 5], "high": [4, 8, 9]})
>>> add_up(tasks)[["likely", "mean", "p80"]].round(1).values.tolist()
[[10.0, 12.3, 15.3]]

What earlier estimates came to corrects the next ones, per person as far as theirs can tell:

>>> bias(past)[["person", "n", "observed", "factor"]].round(2).values.tolist()[:2]
[[None, 16, 1.28, 1.23], ['ada', 5, 1.39, 1.31]]
>>> new = pd.DataFrame({"estimate": [3.0, 5.0], "person": ["ada", "ben"]})
>>> describe_total(total(new, past))
'Estimated 8 together; four in five such totals come out between 5.5 and 17.8.'
"""

from __future__ import annotations

from milepost.methods.agile_estimating.ballots import ballots
from milepost.methods.agile_estimating.bias import bias, describe_bias
from milepost.methods.agile_estimating.bias_figure import draw_bias
from milepost.methods.agile_estimating.corrections import corrected, describe_total, total
from milepost.methods.agile_estimating.decks import FIBONACCI, POWERS_OF_TWO, T_SHIRTS, Deck
from milepost.methods.agile_estimating.poker import convergence, describe_poker, poker
from milepost.methods.agile_estimating.poker_figure import draw_poker
from milepost.methods.agile_estimating.similar import describe_similar, similar
from milepost.methods.agile_estimating.suggestion import (
    describe_suggestion,
    middle,
    suggest,
    suggestions,
)
from milepost.methods.agile_estimating.suggestion_figure import draw_suggestion
from milepost.methods.agile_estimating.sums import add_up, pert, spread_of

__all__ = [
    "FIBONACCI",
    "POWERS_OF_TWO",
    "STEM",
    "T_SHIRTS",
    "Deck",
    "add_up",
    "ballots",
    "bias",
    "convergence",
    "corrected",
    "describe_bias",
    "describe_poker",
    "describe_similar",
    "describe_suggestion",
    "describe_total",
    "draw_bias",
    "draw_poker",
    "draw_suggestion",
    "middle",
    "pert",
    "poker",
    "similar",
    "spread_of",
    "suggest",
    "suggestions",
    "total",
]

#: The stem of the workshop that this method serves, and its name in agenda files.
STEM = "agile_estimating"
