"""How the P80 settles as runs are added."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from milepost.methods.drawing import LIGHT, SMALL, TEXT, Box, Look, panel, slide, write
from milepost.methods.risk_assessment.convergence import describe_convergence
from milepost.methods.saying import number, said

__all__ = ["draw_convergence"]

_BOX = Box(left=120, bottom=104, right=160, top=190)


def draw_convergence(found: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """The P80 by number of runs, within the band that chance leaves.

    Args:
        found: what :func:`convergence` gives.
        look: light or dark, and the language.
    """
    how = said("method.risk_assessment.convergence_how", look.language)
    figure = slide(describe_convergence(found, look.language), how, look)
    axes = panel(figure, _BOX, look)
    runs, ink = found["runs"], look.ink
    axes.set_xscale("log")
    axes.fill_between(runs, found["low"], found["high"], color=ink.accent_soft, linewidth=0)
    for edge in ("low", "high"):
        axes.plot(runs, found[edge], color=ink.edge, linewidth=1.5, linestyle=(0, (3, 3)))
    axes.plot(runs, found["p80"], color=ink.accent, linewidth=3, marker="o", markersize=9)
    axes.set_xticks(list(runs), [number(float(each), look.language) for each in runs])
    axes.xaxis.set_minor_locator(NullLocator())
    middle = float(found["p80"].iloc[-1])
    low, high = min(found["low"].min(), middle - 1), max(found["high"].max(), middle + 1)
    axes.set_ylim(low - (high - low) / 20, high + (high - low) / 20)
    axes.grid(axis="y", color=ink.line, linewidth=1)
    last = found.iloc[-1]
    at = (float(last["runs"]), float(last["p80"]))
    shown = number(float(last["p80"]), look.language)
    write(axes, at, shown, size=TEXT, colour=ink.ink, weight="bold", shift=(14, 0))
    _name_axes(figure, look)
    return figure


def _name_axes(figure: Figure, look: Look) -> None:
    axes = figure.axes[0]
    across = said("method.risk_assessment.convergence_axis", look.language)
    upwards = said("method.risk_assessment.convergence_days", look.language)
    quiet: dict[str, Any] = {"size": SMALL, "colour": look.ink.quiet}
    quiet["xycoords"] = "axes fraction"
    write(axes, (0.5, 0), across, shift=(0, -52), ha="center", **quiet)
    write(axes, (0, 1), upwards, shift=(-60, 16), **quiet)
