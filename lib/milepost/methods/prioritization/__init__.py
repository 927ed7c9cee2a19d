"""What comes first: classes from many voters, their effort, other orders, and the backlog.

Many voters put items into the four classes of MoSCoW. What they agree on needs no talk:

>>> import pandas as pd
>>> votes = pd.DataFrame(
...     [("login", "ann", "must"), ("login", "ben", "must"), ("login", "chi", "must"),
...      ("maps", "ann", "must"), ("maps", "ben", "wont"), ("maps", "chi", "wont"),
...      ("help", "ann", "should"), ("help", "ben", "should"), ("help", "chi", "could")],
...     columns=["item", "member", "class"])
>>> print(splits(votes)[["item", "suggested", "agreement", "splits"]].round(2).to_string())
    item suggested  agreement  splits
0   maps      wont      -0.33    True
1   help    should       0.78   False
2  login      must       1.00   False
>>> found = agreement(votes)
>>> round(found.w, 2), found.members, found.missing
(0.58, 3, 0)

Musts may take 60 % of the effort, which a count of items does not show:

>>> from datetime import date
>>> from milepost.methods import example
>>> plan = example.plan()
>>> days = team_days(plan, example.TODAY, date(2027, 3, 26))
>>> print(describe_shares(effort_shares(plan, days, today=example.TODAY)))
Musts take 56% of the capacity, within 60%: they fit in 94 of 100 such plans

A bare frame does as well, for what breaks the order and for the order itself:

>>> work = pd.DataFrame(
...     {"item": ["maps", "login", "pay"], "class": ["could", "must", "must"],
...      "effort": [3, 5, 8], "value": [2, 5, 5], "urgency": [1, 4, 4],
...      "waits_for": [(), (), ("maps",)]})
>>> print(describe_inversions(inversions(work)))  # doctest: +ELLIPSIS
“maps” is a Could, yet “pay” (Must) cannot go without it: ...
>>> backlog(work)[["item", "cumulative", "pulled_by"]].values.tolist()
[['login', 5.0, None], ['maps', 8.0, 'pay'], ['pay', 16.0, None]]
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from milepost.methods.prioritization.agreement import Agreement, agreement, describe_agreement
from milepost.methods.prioritization.backlog_figure import describe_backlog, draw_backlog
from milepost.methods.prioritization.classes import CLASSES
from milepost.methods.prioritization.items import as_items, items
from milepost.methods.prioritization.ordering import backlog, classed_by, wont_list
from milepost.methods.prioritization.scores import compare_orders, describe_orders, ice, wsjf
from milepost.methods.prioritization.shares import (
    Overrun,
    ShareLimits,
    chance_of_fit,
    describe_shares,
    effort_shares,
)
from milepost.methods.prioritization.shares_figure import draw_shares
from milepost.methods.prioritization.splits import describe_splits, splits
from milepost.methods.prioritization.votes_figure import draw_votes
from milepost.methods.prioritization.waiting import describe_inversions, inversions_in
from milepost.methods.role_clarity.availability import team_days
from milepost.plan.plan import Plan

__all__ = [
    "CLASSES",
    "STEM",
    "Agreement",
    "Overrun",
    "ShareLimits",
    "agreement",
    "backlog",
    "chance_of_fit",
    "classed_by",
    "compare_orders",
    "describe_agreement",
    "describe_backlog",
    "describe_inversions",
    "describe_orders",
    "describe_shares",
    "describe_splits",
    "draw_backlog",
    "draw_shares",
    "draw_votes",
    "effort_shares",
    "ice",
    "inversions",
    "items",
    "splits",
    "team_days",
    "wont_list",
    "wsjf",
]

#: The stem of the workshop that these methods serve.
STEM = "prioritization"


def inversions(source: Plan | pd.DataFrame, today: date | None = None) -> pd.DataFrame:
    """Items that wait, directly or through others, for something of a lower class.

    What is put off first would stop what must not be. In a plan, whatever waits for a milestone
    waits for its tasks of that milestone's class or above: the lower ones may be left out.

    Args:
        source: a plan, or a frame ``item, class, waits_for`` (see :func:`items`).
        today: for a plan, the day on which started work counts with what is left.

    Returns:
        ``item title class``, what it ``waits_for`` with ``waits_for_title`` and
        ``waits_for_class``, ``through`` which other items (a tuple of ids), and ``severity``:
        grave for a Won't, and for a Must behind a Could; else a warning. Gravest first.
    """
    return inversions_in(as_items(source, today))
