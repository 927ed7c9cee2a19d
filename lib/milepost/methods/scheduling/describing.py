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
    if (days := told["lateness"] - told["lateness_bound"]) > 0:
        return said("method.scheduling.proof.lateness", language, count=days)
    if told["lateness"]:
        return said("method.scheduling.proof.best_late", language)
    # A shorter schedule may be late: that of those which keep all dates none is shorter is proven.
    kept = "_kept" if require(frame, "due")["due"].notna().any() else ""
    if told["status"] == Status.OPTIMAL:
        return said(f"method.scheduling.proof.best{kept}", language)
    gap = share(max((told["makespan"] - told["bound"]) / max(told["bound"], 1), 0.01), language)
    return said(f"method.scheduling.proof.gap{kept}", language, gap=gap)
