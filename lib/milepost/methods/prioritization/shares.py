"""How much of the effort each class takes, and whether the Musts fit."""

from __future__ import annotations

import math
from datetime import date
from typing import Annotated, Any

import msgspec
import pandas as pd
from msgspec import Meta
from scipy.stats import norm

from milepost.methods.frames import framed, require_rows
from milepost.methods.prioritization.classes import CLASSES
from milepost.methods.prioritization.items import as_items
from milepost.methods.saying import said
from milepost.methods.saying import share as per_cent
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = [
    "SHARE_COLUMNS",
    "Overrun",
    "ShareLimits",
    "chance_of_fit",
    "describe_shares",
    "effort_shares",
]

Share = Annotated[float, Meta(ge=0, le=1)]

SHARE_COLUMNS = (
    "class",
    "count",
    "count_share",
    "unsized",
    "effort",
    "effort_share",
    "of_capacity",
    "limit",
    "verdict",
    "chance",
)


class ShareLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How the effort should be shared out.

    Attributes:
        must: the most that Musts may take, 0.4 to 0.6 in practice.
        could: about what Coulds should take: they are what gives way if work overruns.

    Source: DSDM Agile Project Framework, ch. 10 (60 and about 20 per cent).
    """

    must: Share = 0.6
    could: Share = 0.2


class Overrun(msgspec.Struct, frozen=True, kw_only=True):
    """Actual over estimated effort of a whole stretch of work, lognormal.

    Attributes:
        median: as often more as less than this.
        sd: the standard deviation of its logarithm.

    Both are our own defaults, rounded from what ``python -m benchmarks.overrun`` measured on 120
    project-months with ten or more finished tasks, of 8 projects of CESAW (2026-11: median 1.07,
    sd 0.31; by quarters 1.08 and 0.32). Work planned to take 60, 80 and 100 per cent of those
    months would have fitted in 95, 71 and 37 of 100. Those teams had recorded their times for
    years, and work that nobody had thought of is not in the figures: take an ``sd`` of 0.5 for a
    team without records.
    """

    median: Annotated[float, Meta(gt=0)] = 1.1
    sd: Annotated[float, Meta(gt=0)] = 0.3


_LIMITS, _OVERRUN = ShareLimits(), Overrun()


def chance_of_fit(share: float, overrun: Overrun = _OVERRUN) -> float:
    """The chance that work planned to take ``share`` of the capacity fits into it.

    >>> [round(chance_of_fit(share), 2) for share in (0.4, 0.6, 0.8, 1.0)]
    [1.0, 0.92, 0.66, 0.38]
    """
    if share <= 0:
        return 1.0
    return float(norm.cdf(-math.log(share * overrun.median) / overrun.sd))


def effort_shares(
    source: Plan | pd.DataFrame,
    capacity: float | None = None,
    *,
    limits: ShareLimits = _LIMITS,
    overrun: Overrun = _OVERRUN,
    today: date | None = None,
) -> pd.DataFrame:
    """Each class's share of the effort, beside its share of the count, which misleads.

    Shares are of what is to be done: Musts, Shoulds, Coulds, and what has no class yet; Won'ts are
    counted and take none. With a capacity the limits hold against it, else against all effort.

    Args:
        source: a plan, or a frame ``item, class, effort`` (more in :func:`items`).
        capacity: what the team has, in the unit of the effort; :func:`team_days` for a plan.
        limits: what the classes may take.
        overrun: how far work takes longer than planned.
        today: for a plan, the day on which started work counts with what is left.

    Returns:
        Five rows, ``must should could wont`` and None for what has no class: ``count`` of items
        and ``count_share``; ``unsized`` items, which no share of the effort knows; ``effort`` and
        ``effort_share``; ``of_capacity`` (None without); ``limit`` for Must and Could; ``verdict``
        (``over`` or ``fits`` for Must, ``little`` or ``enough`` for Could, else empty); for Must
        the ``chance`` that all Musts fit (None where no Must is sized).

    Raises:
        Fault: the frame cannot be used, or the capacity is not above 0.
    """
    if capacity is not None and not 0 < capacity < math.inf:
        raise Fault("capacity_unusable", capacity=f"{capacity:g}")
    found = as_items(source, today)
    rows = [_counted(found, name) for name in (*CLASSES, None)]
    doing = [row for row in rows if row["class"] != "wont"]
    items_in_all, effort_in_all = (sum(row[key] for row in doing) for key in ("count", "effort"))
    whole = capacity or effort_in_all
    for row in rows:
        wont = row["class"] == "wont"
        row["count_share"] = 0.0 if wont else _part(row["count"], items_in_all)
        row["effort_share"] = 0.0 if wont else _part(row["effort"], effort_in_all)
        row["of_capacity"] = row["effort"] / capacity if capacity and not wont else None
        row.update(_judged(row, _part(row["effort"], whole), limits, overrun))
    return framed(([row[name] for name in SHARE_COLUMNS] for row in rows), SHARE_COLUMNS)


def _counted(found: pd.DataFrame, name: str | None) -> dict[str, Any]:
    chosen = found[found["class"].isna() if name is None else found["class"] == name]
    return {
        "class": name,
        "count": len(chosen),
        "unsized": int(chosen["effort"].isna().sum()),
        "effort": float(chosen["effort"].sum()),
    }


def _part(some: float, whole: float) -> float:
    return some / whole if whole else 0.0


def _judged(
    row: dict[str, Any], taken: float, limits: ShareLimits, overrun: Overrun
) -> dict[str, Any]:
    sized = row["effort"] > 0
    if row["class"] == "must":
        verdict = "over" if taken > limits.must + 1e-9 else "fits"
        chance = chance_of_fit(taken, overrun) if sized else None
        return {"limit": limits.must, "verdict": verdict if sized else "", "chance": chance}
    if row["class"] == "could":
        verdict = "enough" if taken >= limits.could / 2 else "little"
        return {"limit": limits.could, "verdict": verdict, "chance": None}
    return {"limit": None, "verdict": "", "chance": None}


def describe_shares(shares: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """What the Musts take of what they may, in a sentence without its full stop."""
    require_rows(shares, *SHARE_COLUMNS)
    must = shares[shares["class"] == "must"].iloc[0]
    if must["chance"] is None or pd.isna(must["chance"]):
        return said("method.prioritization.shares.unsized", language)
    known = must["of_capacity"] is not None and not pd.isna(must["of_capacity"])
    taken = float(must["of_capacity"] if known else must["effort_share"])
    code = f"{must['verdict']}.{'capacity' if known else 'effort'}"
    return said(
        f"method.prioritization.shares.{code}",
        language,
        share=per_cent(taken, language),
        limit=per_cent(float(must["limit"]), language),
        count_share=per_cent(float(must["count_share"]), language),
        hundred=round(float(must["chance"]) * 100),
    )
