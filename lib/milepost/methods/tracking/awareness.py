"""Who has not seen the plan since it last changed."""

from __future__ import annotations

from datetime import date

import pandas as pd

from milepost.methods.frames import framed, require
from milepost.methods.saying import said
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_unaware", "unaware"]

_UNAWARE = ("id", "name", "seen_on", "days")


def unaware(plan: Plan) -> pd.DataFrame:
    """Who has not been shown the plan since dates or owners last changed.

    Returns:
        ``id name seen_on days``, those longest behind first: ``seen_on`` is None for who has
        never seen it, ``days`` are calendar days between that day and the change, None likewise.
        No rows if nothing is known to have changed.
    """
    changed = plan.changed_on
    if changed is None:
        return framed((), _UNAWARE)
    behind = [
        (each.id, each.name, each.seen_on, (changed - each.seen_on).days if each.seen_on else None)
        for each in plan.people.values()
        if each.seen_on is None or each.seen_on < changed
    ]
    behind.sort(key=lambda row: (row[2] or date.min, row[1]))
    return framed(behind, _UNAWARE)


def describe_unaware(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """Who has yet to be shown the plan, in a sentence.

    Raises:
        Fault: a column of :func:`unaware` is missing.
    """
    require(frame, *_UNAWARE)
    if frame.empty:
        return said("method.tracking.unaware.none", language)
    return said(
        "method.tracking.unaware.found", language, count=len(frame), names=list(frame["name"])
    )
