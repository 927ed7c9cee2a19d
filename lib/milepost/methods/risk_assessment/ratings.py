"""Likelihood and impact from many voters: where they agree, and where to talk."""

from __future__ import annotations

import pandas as pd

from milepost.methods.frames import empty, require, require_numbers
from milepost.methods.saying import said
from milepost.plan.faults import Fault
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["RATED", "describe_ratings", "rate"]

_SCALES = ("likelihood", "impact")
RATED = (
    *("risk", "voters", "likelihood", "impact"),
    *("spread_likelihood", "spread_impact", "spread", "talk_about"),
)

#: From this spread on people mean different things, and talk before they go on.
WIDE = 2


def rate(votes: pd.DataFrame) -> pd.DataFrame:
    """What a room scored each risk, each voter on their own.

    The median stands for the room: one voice cannot pull it. The spread is the widest distance
    between two voters; where ten or more vote, one in ten is left out at each end, since among
    many somebody always stands apart. Talk only about risks with a spread of 2 or more.

    Args:
        votes: a row for each vote: ``risk``, ``member``, ``likelihood`` and ``impact`` (1 to 5).
            Who votes on a risk again has changed their mind: the last vote counts.

    Returns:
        A row for each risk, the widest spread first: ``risk``, ``voters``, the medians
        ``likelihood`` and ``impact``, ``spread_likelihood``, ``spread_impact``, ``spread`` (the
        wider of both) and ``talk_about``.

    Raises:
        Fault: a column is missing, or a vote is no number from 1 to 5.
    """
    require(votes, "risk", "member", *_SCALES)
    if votes.empty:
        return empty(RATED)
    counted = votes.assign(**{scale: _on_scale(votes, scale) for scale in _SCALES})
    last = counted.drop_duplicates(["risk", "member"], keep="last").groupby("risk", sort=False)
    found = last[list(_SCALES)].median()
    found.insert(0, "voters", last.size())
    for scale in _SCALES:
        found[f"spread_{scale}"] = last[scale].agg(_spread)
    found["spread"] = found[["spread_likelihood", "spread_impact"]].max(axis=1)
    found["talk_about"] = found["spread"] >= WIDE
    ordered = found.sort_values("spread", ascending=False, kind="stable").reset_index()
    return ordered[list(RATED)]


def _on_scale(votes: pd.DataFrame, scale: str) -> pd.Series[float]:
    values = require_numbers(votes, scale, least=1)
    if (values > 5).any():
        raise Fault("off_scale", low=1, high=5, value=f"{values.max():g}")
    return values


def _spread(votes: pd.Series[float]) -> float:
    aside = len(votes) // 10
    kept = votes.sort_values().iloc[aside : len(votes) - aside]
    return float(kept.iloc[-1] - kept.iloc[0])


def describe_ratings(rated: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """On how many risks the room has to talk, as one sentence."""
    apart = int(require(rated, "talk_about")["talk_about"].sum())
    code = "rated_apart" if apart else "rated_alike"
    return said(f"method.risk_assessment.{code}", language, count=apart, of=len(rated))
