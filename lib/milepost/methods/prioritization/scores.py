"""Other ways to put items in order: WSJF and ICE, beside the classes."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import kendalltau, rankdata

from milepost.methods.frames import framed, require
from milepost.methods.prioritization.classes import rank_of
from milepost.methods.prioritization.items import as_items
from milepost.methods.saying import number, said
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Method", "compare_orders", "describe_orders", "ice", "wsjf"]

Method = Literal["wsjf", "ice", "votes"]
Floats = NDArray[np.float64]


def wsjf(source: Plan | pd.DataFrame, today: date | None = None) -> pd.DataFrame:
    """Weighted shortest job first: what a delay costs, divided by how big the job is.

    Cost of delay is value + time criticality + risk reduction, on one scale for all items. A plan
    holds no risk reduction: there it counts 0. What has no value, no criticality or no size
    above 0 has no score and comes last.

    Args:
        source: a plan, or a frame ``item, value, urgency, effort`` and, if known, ``reduction``.
        today: for a plan, the day on which started work counts with what is left.

    Returns:
        ``item title class value urgency reduction cost_of_delay effort score rank``, best first;
        equal scores share the better rank, what has no score has none.

    Source: Reinertsen, The Principles of Product Development Flow (2009), ch. 2; Scaled Agile
    Framework, "WSJF".
    """
    found = as_items(source, today)
    found["reduction"] = found["reduction"].fillna(0.0)
    found["cost_of_delay"] = found["value"] + found["urgency"] + found["reduction"]
    found["score"] = found["cost_of_delay"] / found["effort"].where(found["effort"] > 0)
    told = ("value", "urgency", "reduction", "cost_of_delay", "effort")
    return _ranked(found, told)


def ice(source: Plan | pd.DataFrame, today: date | None = None) -> pd.DataFrame:
    """ICE: impact times confidence times ease, each 1 to 5 or 1 to 10.

    Of a plan, impact is a milestone's value. Where ease is not given it is 1 for the largest item
    to 5 for the smallest, in equal steps of rank: our own stand-in. What lacks a factor has no
    score and comes last.

    Args:
        source: a plan, or a frame ``item, impact, confidence`` and ``ease`` or ``effort``.
        today: for a plan, the day on which started work counts with what is left.

    Returns:
        ``item title class impact confidence ease score rank``, best first; equal scores share the
        better rank, what has no score has none.

    Source: Ellis & Brown, Hacking Growth (2017), for the score.
    """
    found = as_items(source, today)
    found["ease"] = found["ease"].fillna(_ease_of(found["effort"]))
    found["score"] = found["impact"] * found["confidence"] * found["ease"]
    return _ranked(found, ("impact", "confidence", "ease"))


def _ease_of(effort: pd.Series[float]) -> pd.Series[float]:
    sizes = effort.nunique()
    if sizes < 2:
        return effort.where(effort.isna(), 3.0)
    return 5 - 4 * (effort.rank(method="dense") - 1) / (sizes - 1)


def _ranked(found: pd.DataFrame, told: tuple[str, ...]) -> pd.DataFrame:
    found["rank"] = found["score"].rank(method="min", ascending=False)
    order = found.sort_values("rank", kind="stable", na_position="last")
    return order[["item", "title", "class", *told, "score", "rank"]].reset_index(drop=True)


def compare_orders(source: Plan | pd.DataFrame, today: date | None = None) -> pd.DataFrame:
    """How alike the orders by class, WSJF and ICE are, each pair on the items that both know.

    Args:
        source: a plan, or a frame as :func:`wsjf` and :func:`ice` take.
        today: for a plan, the day on which started work counts with what is left.

    Returns:
        Three rows ``one other items correlation``: Kendall's tau-b, 1 for the same order, 0 for
        none in common, -1 for the reverse; None where fewer than two items can be told apart.

    Source: Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).
    """
    found = as_items(source, today)
    orders = {
        "moscow": np.array(
            [np.nan if pd.isna(each) else rank_of(each) for each in found["class"]], dtype=float
        ),
        **{
            name: _ranks_in(scored, found)
            for name, scored in (("wsjf", wsjf(found)), ("ice", ice(found)))
        },
    }
    pairs = (("moscow", "wsjf"), ("moscow", "ice"), ("wsjf", "ice"))
    rows = [(one, other, *_correlation(orders[one], orders[other])) for one, other in pairs]
    return framed(rows, ("one", "other", "items", "correlation"))


def _ranks_in(scored: pd.DataFrame, found: pd.DataFrame) -> Floats:
    ranks = dict(zip(scored["item"], scored["rank"], strict=True))
    return np.array([ranks[item] for item in found["item"]], dtype=float)


def _correlation(one: Floats, other: Floats) -> tuple[int, float | None]:
    both = ~(np.isnan(one) | np.isnan(other))
    first, second = rankdata(one[both]), rankdata(other[both])
    if len(set(first)) < 2 or len(set(second)) < 2:
        return int(both.sum()), None
    return int(both.sum()), float(kendalltau(first, second).statistic)


def describe_orders(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """How alike each two orders are that can be compared, a sentence each."""
    require(found, "one", "other", "items", "correlation")
    known = found[found["correlation"].notna()]
    told = " ".join(
        said(
            f"method.prioritization.orders.{_likeness(row['correlation'])}",
            language,
            one=said(f"method.prioritization.order.{row['one']}", language),
            other=said(f"method.prioritization.order.{row['other']}", language),
            correlation=number(row["correlation"], language),
            count=int(row["items"]),
        )
        for _, row in known.iterrows()
    )
    return told or said("method.prioritization.orders.unknown", language)


def _likeness(correlation: float) -> str:
    grades = (("alike", 0.5), ("partly", 0.2), ("unlike", -0.2))
    return next((name for name, least in grades if correlation >= least), "opposed")
