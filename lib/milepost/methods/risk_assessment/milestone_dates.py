"""By which date each milestone is reached, in how many of a hundred runs."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from milepost.methods.drawing import shortened
from milepost.methods.frames import empty, require
from milepost.methods.network import Activity
from milepost.methods.risk_assessment.passes import SAME
from milepost.methods.risk_assessment.pauses import Floats
from milepost.methods.risk_assessment.simulation import Simulation
from milepost.methods.saying import said
from milepost.methods.working_days import WorkingDays
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["DATES", "describe_dates", "held", "milestone_dates", "percentile", "reached"]

DATES = ("milestone", "title", "p50", "p80", "p95", "due", "chance", "days50", "days80", "days95")

#: 7,000 years of working days: what would come later comes then.
_LAST = 1_800_000


def milestone_dates(simulation: Simulation) -> pd.DataFrame:
    """The dates by which each milestone is reached in half, 80 % and 95 % of the runs.

    Args:
        simulation: what :func:`simulate` gives.

    Returns:
        A row for each open milestone, by P50: ``milestone`` (id), ``title``, the dates ``p50``,
        ``p80``, ``p95`` and ``due``, ``chance`` (share of runs that reach it by its due date, NaN
        without one), and ``days50``, ``days80``, ``days95`` in working days from today. Its
        ``attrs`` tell the number of ``runs``, and what they know nothing of: ``silent_risks``
        without a probability or a delay, ``certain_tasks`` without a spread.
    """
    rows = [
        _row(simulation, milestone, simulation.finishes[:, column])
        for column, milestone in enumerate(simulation.milestones)
    ]
    if not rows:
        return empty(DATES)
    found = pd.DataFrame(rows, columns=list(DATES)).astype({"due": object})
    found = found.sort_values(["days50", "title"], kind="stable", ignore_index=True)
    found.attrs["runs"] = simulation.runs
    for name in ("silent_risks", "certain_tasks"):
        found.attrs[name] = len(getattr(simulation, name))
    return found


def _row(simulation: Simulation, milestone: Activity, finishes: Floats) -> dict[str, Any]:
    days = simulation.network.days
    found = {f"days{p}": percentile(finishes, p / 100) for p in (50, 80, 95)}
    return {
        "milestone": milestone.id,
        "title": milestone.title,
        **{f"p{p}": reached(days, found[f"days{p}"]) for p in (50, 80, 95)},
        "due": simulation.plan.milestones[milestone.part].due,
        "chance": held(finishes, milestone.due),
        **found,
    }


def percentile(finishes: Floats, share: float) -> float:
    """The least finish that at least that share of the runs keep."""
    return float(np.quantile(finishes, share, method="inverted_cdf"))


def reached(days: WorkingDays, finish: float) -> date:
    """The day on which a finish is reached: rounded up, and today at the earliest."""
    whole = int(np.ceil(min(finish, _LAST) - SAME))
    return days.day(max(whole - 1, 0))


def held(finishes: Floats, due: int | None) -> float:
    """The share of runs that finish by the boundary ``due``; what was due before today is lost."""
    if due is None:
        return np.nan
    return float(np.mean(finishes <= due + SAME)) if due > 0 else 0.0


def describe_dates(dates: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The promise that is in most danger, or else the last date, as one sentence."""
    if require(dates, "title", "p50", "p80", "p95", "due", "chance").empty:
        return said("method.risk_assessment.dates_empty", language)
    promised = dates.dropna(subset=["chance"])
    if promised.empty:
        last = dates.iloc[-1]
        fields = {"title": shortened(last["title"]), "p50": last["p50"], "p80": last["p80"]}
        return said("method.risk_assessment.dates_unpromised", language, **fields)
    worst = promised.sort_values("chance", kind="stable").iloc[0]
    code = "dates_safe" if worst["chance"] >= 0.8 else "dates"
    return said(
        f"method.risk_assessment.{code}",
        language,
        title=shortened(worst["title"]),
        due=worst["due"],
        hundred=round(float(worst["chance"]) * 100),
        p80=worst["p80"],
    )
