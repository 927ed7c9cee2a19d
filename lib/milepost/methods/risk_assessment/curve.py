"""The chance to be done by each day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from milepost.methods.drawing import shortened
from milepost.methods.frames import require_rows
from milepost.methods.risk_assessment.milestone_dates import reached
from milepost.methods.risk_assessment.passes import SAME
from milepost.methods.risk_assessment.simulation import Simulation
from milepost.methods.saying import said
from milepost.plan.parts import Id
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["curve", "day_of", "describe_curve", "share_by"]

_MOST_DAYS = 400


def curve(simulation: Simulation, milestone: Id | None = None) -> pd.DataFrame:
    """In which share of the runs a milestone is reached by each day.

    Args:
        simulation: what :func:`simulate` gives.
        milestone: which one; None for the end of everything.

    Returns:
        ``date`` (working days, rising, from the day before the first run is done; of very long
        spans not every day) and ``share`` (0 to 1, the last one 1).

    Raises:
        Fault: the plan has no such milestone still to be reached.
    """
    finishes = np.sort(np.ceil(simulation.finish_of(milestone) - SAME))
    first, last = finishes[0] - 1, finishes[-1]
    days = np.unique(np.linspace(first, last, min(int(last - first) + 1, _MOST_DAYS)).round())
    shares = np.searchsorted(finishes, days, side="right") / len(finishes)
    dates = [reached(simulation.network.days, day) for day in days]
    found = pd.DataFrame({"date": dates, "share": shares})
    return found.drop_duplicates("date", keep="last", ignore_index=True)


def day_of(curve: pd.DataFrame, share: float) -> date:
    """The first day by which that share of the runs is done."""
    enough = curve["share"].to_numpy() >= share - 1e-12
    found: date = curve["date"].iloc[int(np.argmax(enough))]
    return found


def share_by(curve: pd.DataFrame, due: date) -> float:
    """The share of runs that are done by a day."""
    done = curve.loc[curve["date"] <= due, "share"]
    return float(done.iloc[-1]) if len(done) else 0.0


def describe_curve(
    curve: pd.DataFrame, title: str, due: date | None = None, language: str = DEFAULT_LANGUAGE
) -> str:
    """When ``title`` is done, and whether its promise is likely to be kept, as one sentence."""
    require_rows(curve, "date", "share")
    return said(
        f"method.risk_assessment.{'curve' if due is None else 'curve_due'}",
        language,
        title=shortened(title),
        due=due,
        hundred=None if due is None else round(share_by(curve, due) * 100),
        p50=day_of(curve, 0.5),
        p80=day_of(curve, 0.8),
    )
