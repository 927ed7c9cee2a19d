"""Draws the burn-up with its cone."""

from __future__ import annotations

from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    LARGE,
    LIGHT,
    SMALL,
    TEXT,
    Box,
    Look,
    date2num,
    date_axis,
    panel,
    slide,
    write,
)
from milepost.methods.saying import day, number, said
from milepost.methods.tracking.burning import BurnUp, describe_burn_up

__all__ = ["draw_burn_up"]

_BOX = Box(left=96, right=96, top=196, bottom=72)


def draw_burn_up(found: BurnUp, look: Look = LIGHT) -> Figure:
    """What is done, sprint by sprint, all known work above, and the cone of what may come.

    Args:
        found: of :func:`milepost.methods.tracking.burn_up`.
        look: light or dark, and the language.
    """
    figure = slide(describe_burn_up(found, look.language), _how(found, look), look)
    if found.past.empty:
        return figure
    axes = panel(figure, _BOX, look)
    first = found.past["start"].iloc[0]
    last = found.past["end"].iloc[-1] if found.ahead.empty else found.ahead["date"].iloc[-1]
    date_axis(axes, first, last, look)
    axes.set_ylim(0, max(found.scope, 1) * 1.12)
    axes.yaxis.get_major_locator().set_params(nbins=6, integer=True)  # type: ignore[call-arg]
    axes.yaxis.set_major_formatter(lambda value, _: number(float(value), look.language))
    _cone(axes, found, look)
    _past(axes, found, look)
    _scope(axes, found, look)
    for chance, when in (("likely", found.likely), ("safe", found.safe)):
        if when is not None and when <= last and (chance, when) != ("likely", found.safe):
            _date(axes, when, chance, found.scope, look)
    return figure


def _how(found: BurnUp, look: Look) -> str:
    code = "how" if len(found.ahead) else "how_past"
    code = "unsized" if found.left.unsized else code
    return said(f"method.tracking.burn_up.{code}", look.language, count=found.left.unsized)


def _past(axes: Axes, found: BurnUp, look: Look) -> None:
    past = found.past
    ends = [date2num(past["start"].iloc[0]), *(date2num(each) for each in past["end"])]
    done = [0.0, *past["done"]]
    axes.plot(ends, done, color=look.ink.accent, lw=4, marker="o", ms=8, zorder=4)
    told = said("method.tracking.burn_up.done", look.language, done=float(done[-1]))
    under = done[-1] > 0.85 * found.scope
    write(
        axes,
        (ends[-1], done[-1]),
        told,
        size=TEXT,
        colour=look.ink.accent,
        weight="bold",
        shift=(12, -18) if under else (-10, 22),
        ha="left" if under else "right",
        bbox={"fc": look.ink.paper, "ec": "none", "pad": 1},
    )


def _cone(axes: Axes, found: BurnUp, look: Look) -> None:
    ahead = found.ahead
    if ahead.empty:
        return
    days = [date2num(each) for each in ahead["date"]]
    axes.fill_between(days, ahead["p10"], ahead["p90"], color=look.ink.accent_soft, lw=0)
    for band, style in (("p10", ":"), ("p50", "--"), ("p90", ":")):
        axes.plot(days, ahead[band], color=look.ink.accent, lw=2, ls=style)


def _scope(axes: Axes, found: BurnUp, look: Look) -> None:
    axes.axhline(found.scope, color=look.ink.ink, lw=2)
    unit = said(f"method.tracking.burn_up.{found.left.unit}", look.language)
    told = said("method.tracking.burn_up.scope", look.language, scope=found.scope, unit=unit)
    at = (0, found.scope)
    across = axes.get_yaxis_transform()
    write(axes, at, told, size=TEXT, colour=look.ink.ink, shift=(8, 16), xycoords=across)


def _date(axes: Axes, when: date, chance: str, scope: float, look: Look) -> None:
    axes.plot([date2num(when)] * 2, (0, scope), color=look.ink.quiet, lw=2, ls="--", zorder=3)
    mark, face = ("o", look.ink.paper) if chance == "likely" else ("D", look.ink.ink)
    edge: dict[str, Any] = {"mec": look.ink.ink, "mew": 2}
    axes.plot(date2num(when), scope, mark, color=face, ms=11, zorder=5, **edge)
    cleared = {"fc": look.ink.paper, "ec": "none", "pad": 1}
    low = 96 if chance == "likely" else 36
    for text, up, size, weight in (
        (day(when, look.language), low, LARGE, "bold"),
        (said(f"method.tracking.burn_up.{chance}", look.language), low - 25, SMALL, "normal"),
    ):
        write(
            axes,
            (date2num(when), 0),
            text,
            size=size,
            colour=look.ink.ink,
            weight=weight,
            shift=(-8, up),
            ha="right",
            bbox=cleared,
        )
