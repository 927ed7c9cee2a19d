"""Whether the Musts leave room, and what hangs on something lower."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from milepost.methods import prioritization
from milepost.methods.plan_check import Severity
from milepost.methods.saying import said
from milepost.plan.agenda import Refine
from milepost.room.advice.found import Found, Say
from milepost.room.advice.reading import Reading

_LIMIT = round(100 * prioritization.ShareLimits().must)


def is_about_classes(reading: Reading) -> bool:
    """Whether the step lets people say what is a Must."""
    activity = reading.step.activity
    return isinstance(activity, Refine) and any(each.key == "moscow" for each in activity.fields)


def items_on_board(reading: Reading) -> pd.DataFrame:
    """What is before everybody, as items to put in order; a milestone stands for its tasks."""
    items = prioritization.items(reading.plan, reading.today)
    here = [
        item in reading.cards_by_part or _above(reading, item) in reading.cards_by_part
        for item in items["item"]
    ]
    return items[here].reset_index(drop=True)


def _above(reading: Reading, item: str) -> str | None:
    task = reading.plan.tasks.get(item)
    return task.milestone if task else None


def classes_found(reading: Reading) -> Iterator[Found]:
    """Musts over their share of the effort, and what waits for something that may be given up."""
    items = items_on_board(reading)
    if items.empty or items["class"].isna().all():
        return
    shares = prioritization.effort_shares(items)
    if (shares["verdict"] == "over").any():
        musts = items[items["class"] == "must"]["item"]
        yield Found(
            "musts_over",
            Severity.GRAVE,
            _cards(reading, musts),
            lambda language: prioritization.describe_shares(shares, language) + ".",
            lambda language: said("check.musts_over_capacity.next", language, limit=_LIMIT),
        )
    found = prioritization.inversions(items)
    for _, rows in found.groupby("waits_for", sort=False):
        ends = [*rows["item"], rows["waits_for"].iloc[0]]
        gravity = Severity(rows["severity"].iloc[0])
        yield Found("class_inverted", gravity, _cards(reading, pd.Series(ends)), _said(rows))


def _said(rows: pd.DataFrame) -> Say:
    return lambda language: prioritization.describe_inversions(rows, language)


def _cards(reading: Reading, items: pd.Series[str]) -> tuple[str, ...]:
    """The cards of items, or of the milestones that stand for them."""
    among = reading.cards_by_part
    ends = (among.get(item) or among.get(_above(reading, item) or "") for item in items)
    return tuple(dict.fromkeys(card for card in ends if card))
