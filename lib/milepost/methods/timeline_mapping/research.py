"""How much of the work is finding out: research is planned, or it hides in the building."""

from __future__ import annotations

import pandas as pd

from milepost.methods.frames import require, require_numbers
from milepost.methods.saying import said, share
from milepost.methods.timeline_mapping.tables import table
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_research", "research_time"]

_COLUMNS = ("milestone", "days", "research_days", "share")


def research_time(frame: pd.DataFrame) -> pd.DataFrame:
    """The share of research in the work of each milestone.

    Args:
        frame: a :func:`timeline`.

    Returns:
        A row per milestone with work, in the order of the timeline, and one with None for work
        that belongs to none: ``milestone`` (its id), ``days`` of work, ``research_days`` of
        these, and their ``share`` from 0 to 1.

    Raises:
        Fault: a column is missing, or a duration is negative or no number.
    """
    require(frame, "milestone", "research")
    work = frame.assign(
        days=require_numbers(frame, "duration"), milestone=frame["milestone"].fillna("")
    )
    rows = []
    for key, group in work.groupby("milestone", sort=False):
        all_days = float(group["days"].sum())
        research = float(group.loc[group["research"].astype(bool), "days"].sum())
        if all_days:
            found = (key or None, all_days, research, research / all_days)
            rows.append(dict(zip(_COLUMNS, found, strict=True)))
    return table(rows, _COLUMNS)


def describe_research(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The share of research in all of the work of :func:`research_time`, in a sentence.

    Raises:
        Fault: a column is missing.
    """
    require(frame, *_COLUMNS)
    days, research = float(frame["days"].sum()), float(frame["research_days"].sum())
    if not research:
        return said("method.timeline_mapping.research.none", language)
    return said(
        "method.timeline_mapping.research.some",
        language,
        days=research,
        all=days,
        share=share(research / days, language),
    )
