"""What the team says of feasibility and pacing over time, and what users said beside it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from milepost.methods.frames import framed, require
from milepost.methods.saying import said
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.reviews import Feedback, Verdict, Voice
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["MEASURES", "describe_feedback", "feedback", "verdicts"]

MEASURES = ("feasibility", "pacing", "confidence")

#: The pace that is just right, and a change that a team should speak about.
_JUST_RIGHT = 3
_ALARMING = 1.0

_PULSE = ("on", "measure", "median", "spread", "n", "change", "flagged")
_VERDICTS = ("on", *(each.value for each in Verdict))


def feedback(plan: Plan, about: Id | None = None) -> pd.DataFrame:
    """The team's scores by day: middle, spread, and change since the time before.

    Feasibility and confidence run from 1, none, to 5, full; pacing from 1, far too slow, over 3,
    just right, to 5, far too fast. A change is flagged when feasibility or confidence fell by a
    point or more, or when the pace moved a point or more away from just right.

    Args:
        plan: its feedback with the voice of the team is read.
        about: only what was said of this part; otherwise everything.

    Returns:
        ``on measure median spread n change flagged``, by measure and then by day. ``spread`` is
        the range between the quartiles, ``change`` None the first time.
    """
    voices = [each for each in _heard(plan, about) if each.voice is Voice.TEAM]
    rows = [row for measure in MEASURES for row in _over_time(voices, measure)]
    return framed(rows, _PULSE)


def _heard(plan: Plan, about: Id | None) -> list[Feedback]:
    return [each for each in plan.feedback.values() if about is None or each.about == about]


def _over_time(voices: list[Feedback], measure: str) -> list[tuple[object, ...]]:
    scores: dict[date, list[int]] = {}
    for each in voices:
        score = getattr(each, measure)
        if score is not None:
            scores.setdefault(each.on, []).append(score)
    rows: list[tuple[object, ...]] = []
    before: float | None = None
    for on in sorted(scores):
        low, middle, high = (float(each) for each in np.quantile(scores[on], (0.25, 0.5, 0.75)))
        change = None if before is None else middle - before
        flagged = before is not None and _worsened(measure, before, middle) >= _ALARMING
        rows.append((on, measure, middle, high - low, len(scores[on]), change, flagged))
        before = middle
    return rows


def _worsened(measure: str, before: float, now: float) -> float:
    if measure == "pacing":
        return abs(now - _JUST_RIGHT) - abs(before - _JUST_RIGHT)
    return before - now


def verdicts(plan: Plan, about: Id | None = None) -> pd.DataFrame:
    """What users' feedback meant for the plan, counted by day.

    Returns:
        ``on keep change stop``, oldest first.
    """
    counts: dict[date, dict[Verdict, int]] = {}
    for each in _heard(plan, about):
        if each.voice is Voice.USERS and each.verdict is not None:
            counts.setdefault(each.on, dict.fromkeys(Verdict, 0))[each.verdict] += 1
    rows = [(on, *counts[on].values()) for on in sorted(counts)]
    return framed(rows, _VERDICTS)


def describe_feedback(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """What changed last in the :func:`feedback`, in a sentence.

    Raises:
        Fault: a column of the feedback is missing.
    """
    require(frame, *_PULSE)
    if frame.empty:
        return said("method.tracking.feedback.none", language)
    last = frame.groupby("measure", sort=False).tail(1)
    alarming = last[last["flagged"].astype(bool)]
    if alarming.empty:
        return said("method.tracking.feedback.steady", language, on=last["on"].max())
    return " ".join(
        said(
            f"method.tracking.feedback.{row.measure}",
            language,
            before=float(str(row.median)) - float(str(row.change)),
            now=float(str(row.median)),
            on=row.on,
        )
        for row in alarming.itertuples()
    )
