"""The chains that decide the end, and the timeline in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from milepost.methods.frames import require, require_numbers
from milepost.methods.saying import said
from milepost.methods.timeline_mapping.critical_path import require_timeline
from milepost.plan.parts import Id
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["critical_chains", "describe_timeline", "followed"]


def critical_chains(frame: pd.DataFrame) -> list[list[Id]]:
    """The chains of parts that decide when it all ends, each in the order of waiting.

    Args:
        frame: a :func:`timeline`.

    Returns:
        One list of ids per part that is over last, led by what waits for nothing but a date.
        Where two parts hold up a third alike, the chain runs through the first of them. With
        days off, a part of a chain may have slack of its own: those after it could not begin
        before their owners are back.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    require(frame, "id", "driven_by")
    require_numbers(frame, "early_finish_day")
    drivers = dict(zip(frame["id"], frame["driven_by"], strict=True))
    last = frame[frame["early_finish_day"] == frame["early_finish_day"].max()]
    ends = [key for key in last["id"] if key not in set(last["driven_by"])]
    return [[*followed(drivers, key)][::-1] for key in ends]


def followed(steps: Mapping[Id, Id | None], part: Id | None) -> Iterator[Id]:
    """A part, the one that ``steps`` lead to from it, and so on, each once."""
    seen: set[Id] = set()
    while part is not None and part in steps and part not in seen:
        seen.add(part)
        yield part
        part = steps[part]


def describe_timeline(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """When it all can be over, how much of it has no slack, and what is late, in sentences.

    Raises:
        Fault: a column of the timeline is missing, or a number in it unusable.
    """
    require_timeline(frame)
    if frame.empty:
        return said("method.timeline_mapping.nothing", language)
    if not frame["duration"].any():
        return said("method.timeline_mapping.no_work", language, count=len(frame))
    sentences = [
        said("method.timeline_mapping.end", language, day=frame["early_finish"].max()),
        said(
            "method.timeline_mapping.tight",
            language,
            count=int(frame["critical"].sum()),
            total=len(frame),
        ),
    ]
    late_ones = frame[frame["late_by"] > 0].sort_values("late_by", ascending=False, kind="stable")
    if len(late_ones):
        worst = late_ones.iloc[0]
        sentences.append(
            said(
                "method.timeline_mapping.late",
                language,
                count=len(late_ones),
                title=worst["title"],
                days=said("method.timeline_mapping.days", language, count=int(worst["late_by"])),
            )
        )
    return " ".join([*sentences, *_guessed(frame, language)])


def _guessed(frame: pd.DataFrame, language: str) -> Iterator[str]:
    """How many lengths nobody has estimated, and how many milestones stand for their tasks."""
    unknown = frame[~frame["estimated"].astype(bool)]
    ranges = frame[(frame["kind"] == "milestone") & (frame["duration"] > 0)]
    whole = ranges["id"].isin(frame["milestone"][frame["kind"] == "task"])
    ranged = unknown["milestone"].isin(ranges["id"][whole])
    if not ranged.all():
        count = int((~ranged).sum())
        yield said("method.timeline_mapping.unknown", language, count=count)
    if whole.any():
        yield said("method.timeline_mapping.ranges", language, count=int(whole.sum()))
