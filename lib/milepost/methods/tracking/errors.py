"""How good estimates were: log ratios, bias, and the measures others report.

The ratio is actual over estimate, and its logarithm treats twice and half alike. *Bias* is the
geometric mean of the ratios: 1.3 means that work takes 30 % longer than estimated. MMRE, MdMRE
and PRED(25) are given because others give them: the magnitude of the relative error divides by
the actual, so it is kinder to estimates that are too low, and it measures spread more than
accuracy.

Sources: Conte, Dunsmore and Shen, *Software Engineering Metrics and Models* (1986), for MRE and
PRED; Kitchenham, Pickard, MacDonell and Shepperd, "What accuracy statistics really measure", IEE
Proceedings Software 148 (2001), for their flaws; Jørgensen, "A review of studies on expert
estimation of software development effort", Journal of Systems and Software 70 (2004), for bias.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from milepost.methods.frames import framed, require, require_numbers
from milepost.methods.saying import said, share
from milepost.methods.tracking.records import records
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["SMALLEST_GROUP", "accuracy", "describe_accuracy", "ratios"]

#: Groups of fewer items are neither told apart nor named.
SMALLEST_GROUP = 3
#: An estimate within a quarter of the actual counts as good for PRED(25).
_NEAR = 0.25

_MEASURES = (
    "log_mean",
    "log_median",
    "log_sd",
    "bias",
    "bias_low",
    "bias_high",
    "mmre",
    "mdmre",
    "pred25",
)
_COLUMNS = ("by", "group", "n", "skipped", *_MEASURES)

_Floats = NDArray[np.float64]


def ratios(frame: pd.DataFrame) -> pd.DataFrame:
    """The items that can be judged, with ``ratio`` (actual over estimate) added.

    An estimate or an actual of zero has no ratio: such items are left out, and
    :func:`accuracy` says how many.

    Raises:
        Fault: a column is missing, or a number of it is missing or negative.
    """
    require(frame, "title", "person", "estimate", "actual")
    estimate, actual = (require_numbers(frame, each) for each in ("estimate", "actual"))
    usable = (estimate > 0) & (actual > 0)
    return frame[usable].assign(ratio=(actual / estimate.where(usable))[usable])


def accuracy(source: Plan | pd.DataFrame) -> pd.DataFrame:
    """How good first estimates were, over all, per size class and per person.

    Args:
        source: a plan, whose finished tasks are read by :func:`records`, or a frame with the
            columns ``title person estimate actual``, the last two in one unit, and ``size`` for
            classes of size; without it sizes are thirds of the estimates.

    Returns:
        One row per group: ``by`` (all, size or person), ``group`` (None for all, and for the
        groups of fewer than three items, which are pooled), ``n`` items counted, ``skipped``
        (estimate or actual zero), ``log_mean log_median log_sd`` of ln(actual / estimate),
        ``bias`` with its 95 % interval ``bias_low bias_high`` (None below three items),
        ``mmre``, ``mdmre``, ``pred25`` (0 to 1).

    Raises:
        Fault: a column is missing, or a number of it is missing or negative.
    """
    frame = records(source) if isinstance(source, Plan) else source
    judged = ratios(frame)
    if judged.empty:
        return framed((), _COLUMNS)
    skipped = len(frame) - len(judged)
    rows = [("all", None, len(judged), skipped, *_measured(judged))]
    for by in ("size", "person"):
        rows += [
            (by, name, len(items), 0, *_measured(items))
            for name, items in _groups(judged.assign(size=_sizes(judged)), by)
        ]
    return framed(rows, _COLUMNS)


def _sizes(judged: pd.DataFrame) -> pd.Series[Any]:
    """The class of each item: what was given, or which third of the estimates it is in."""
    if "size" in judged.columns:
        return judged["size"]
    estimates = judged["estimate"].to_numpy(dtype=float)
    bounds = np.unique(np.quantile(estimates, (1 / 3, 2 / 3), method="lower"))
    places = np.searchsorted(bounds, estimates, side="left")
    return pd.Series([_between(bounds, int(each)) for each in places], index=judged.index)


def _between(bounds: _Floats, place: int) -> str:
    if place == len(bounds):
        return f"> {bounds[-1]:g}"
    return f"≤ {bounds[0]:g}" if place == 0 else f"{bounds[place - 1]:g}-{bounds[place]:g}"


def _groups(judged: pd.DataFrame, by: str) -> Iterator[tuple[object, pd.DataFrame]]:
    """The groups that are large enough, small sizes and early names first, then all others."""
    order = "estimate" if by == "size" else by
    items = judged.sort_values(order, key=None if by == "size" else _as_text)
    labels = items[by].where(items[by].notna() & (items[by].astype(str) != ""))
    large = labels.map(labels.value_counts()) >= SMALLEST_GROUP
    for name in labels[large].unique():
        yield name, items[labels == name]
    if (~large).sum() >= SMALLEST_GROUP:
        yield None, items[~large]


def _as_text(labels: pd.Series[Any]) -> pd.Series[str]:
    return labels.astype(str)


def _measured(items: pd.DataFrame) -> tuple[object, ...]:
    logs = np.log(items["ratio"].to_numpy(dtype=float))
    error = np.abs(1 - np.exp(-logs))  # |actual - estimate| / actual
    return (
        float(logs.mean()),
        float(np.median(logs)),
        float(logs.std(ddof=1)) if len(logs) > 1 else None,
        float(np.exp(logs.mean())),
        *_interval(logs),
        float(error.mean()),
        float(np.median(error)),
        float((error <= _NEAR + 1e-9).mean()),
    )


def _interval(logs: _Floats) -> tuple[float | None, float | None]:
    """Where the bias lies with 95 % confidence, after Student."""
    from scipy.stats import t  # noqa: PLC0415 - takes a second to load

    if len(logs) < SMALLEST_GROUP:
        return None, None
    half = float(t.ppf(0.975, len(logs) - 1)) * logs.std(ddof=1) / np.sqrt(len(logs))
    return float(np.exp(logs.mean() - half)), float(np.exp(logs.mean() + half))


def describe_accuracy(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """What :func:`accuracy` found over all, in two sentences.

    Raises:
        Fault: a column of the accuracy is missing.
    """
    require(frame, *_COLUMNS)
    if frame.empty:
        return said("method.tracking.accuracy.none", language)
    found = frame[frame["by"] == "all"].iloc[0]
    told = said(f"method.tracking.accuracy.{_leaning(found)}", language, **_told(found, language))
    near = said("method.tracking.accuracy.near", language, **_told(found, language))
    return f"{told} {near}"


def _leaning(found: pd.Series[Any]) -> str:
    if found["bias_low"] is None:
        return "few"
    if found["bias_low"] <= 1 <= found["bias_high"]:
        return "even"
    return "longer" if found["bias"] > 1 else "shorter"


def _told(found: pd.Series[Any], language: str) -> dict[str, Any]:
    return {
        "count": int(found["n"]),
        "by": share(abs(found["bias"] - 1), language),
        "near": share(found["pred25"], language),
    }
