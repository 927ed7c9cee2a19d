"""A schedule in a sentence, and how good it is in another."""

from __future__ import annotations

from typing import Any

import pandas as pd

from milepost.methods.frames import require
from milepost.methods.saying import said, share
from milepost.methods.scheduling.solution import Status
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_proof", "describe_schedule"]


def describe_schedule(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """When it is all over, or which date is missed by most.

    Args:
        frame: of :func:`milepost.methods.scheduling.schedule`.
        language: of the sentence.

    Raises:
        Fault: a column is missing.
    """
    require(frame, "title", "finish", "due", "late_days")
    if frame.empty:
        return said("method.scheduling.nothing", language)
    over = frame["finish"].max()
    late = frame[frame["late_days"] > 0]
    if late.empty:
        return said("method.scheduling.fits", language, over=over)
    worst = late.sort_values("late_days", kind="stable").iloc[-1]
    dates = int(frame["due"].notna().sum())
    return said(
        "method.scheduling.late" if dates > 1 else "method.scheduling.late_only",
        language,
        late=len(late),
        dates=dates,
        part=worst["title"],
        count=int(worst["late_days"]),
    )


def describe_proof(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """How much better any schedule could be, as far as that is proven; else nothing.

    Args:
        frame: of :func:`milepost.methods.scheduling.schedule`, with its ``attrs``.
        language: of the sentence.
    """
    told: dict[Any, Any] = frame.attrs
    if frame.empty or "bound" not in told:
        return ""
    if told["status"] == Status.OPTIMAL:
        code = "best_late" if told["lateness"] else "best"
        return said(f"method.scheduling.proof.{code}", language)
    if told["lateness"] > told["lateness_bound"]:
        days = told["lateness"] - told["lateness_bound"]
        return said("method.scheduling.proof.lateness", language, count=days)
    gap = (told["makespan"] - told["bound"]) / max(told["bound"], 1)
    return said("method.scheduling.proof.gap", language, gap=share(max(gap, 0.01), language))
