"""The past periods as bars, and beside them what the next one may bring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    HEIGHT,
    LIGHT,
    SMALL,
    TEXT,
    Box,
    Look,
    panel,
    slide,
    write,
)
from milepost.methods.forecasting.capacity import Capacity, chance_to_finish, safe_load
from milepost.methods.forecasting.history import Period, past
from milepost.methods.forecasting.telling import rounded
from milepost.methods.saying import number, said, share

__all__ = ["draw_capacity"]

#: As many bars as stay apart from each other on a slide.
_MOST = 30
_WORDS = "method.forecasting.capacity"
_BOX = Box(left=84, right=300, top=150)
#: As many bars as fill a slide; fewer stand at its right. The next period is a tenth of many.
_FEW, _MANY = 6, 10
_HALF, _TENTH = 0.6745, 1.2816


class _Place(NamedTuple):
    """Where the next period stands, and how wide it is, in bars."""

    at: float
    width: float

    @property
    def sides(self) -> tuple[float, float]:
        return self.at - self.width / 2, self.at + self.width / 2


class _Label(NamedTuple):
    load: float
    text: str
    strong: bool


def draw_capacity(history: pd.DataFrame, forecast: Capacity, look: Look = LIGHT) -> Figure:
    """Draw what was delivered and committed to, and the forecast of the next period beside it.

    Args:
        history: as in :func:`capacity_forecast`; of more than 30 periods the last 30 are drawn,
            and the figure says so.
        forecast: of the period after it.
        look: light or dark, and the language.

    Raises:
        Fault: the history lacks ``delivered``, or holds a number that is none.
    """
    periods = past(history)
    if forecast.nothing:
        return slide(said("method.forecasting.nothing", look.language), look=look)
    shown = periods[-_MOST:]
    promised = any(each.committed is not None for each in shown)
    subtitle = said(f"{_WORDS}.read.commitment" if promised else f"{_WORDS}.read", look.language)
    figure = slide(_title(forecast, look), subtitle, look)
    axes = panel(figure, _BOX, look)
    place = _Place(at=len(shown) - 0.3 + _wide(shown) / 2, width=_wide(shown))
    _draw_past(axes, shown, look)
    _scale(axes, shown, forecast, place, look)
    _name_periods(axes, range(len(periods) - len(shown) + 1, len(periods) + 1), place, look)
    _draw_next(axes, place, forecast, look)
    _write_labels(axes, place, _labels(forecast, look), look)
    return figure


def _wide(shown: Sequence[Period]) -> float:
    """How many bars the next period is as wide as, so that it looks alike among few and many."""
    return max(len(shown), _MANY) / _MANY


def _title(forecast: Capacity, look: Look) -> str:
    safe, middle = rounded(safe_load(forecast)), rounded(forecast.middle**2)
    if forecast.commitment is None:
        return said(f"{_WORDS}.title", look.language, safe=safe, middle=middle)
    chance = share(chance_to_finish(forecast, forecast.commitment), look.language)
    fields = {"commitment": rounded(forecast.commitment), "chance": chance, "safe": safe}
    return said(f"{_WORDS}.title.commitment", look.language, **fields)


def _draw_past(axes: Axes, shown: Sequence[Period], look: Look) -> None:
    ink = look.ink
    loads = [each.delivered or 0 for each in shown]
    axes.bar(range(len(shown)), loads, width=0.62, color=ink.accent_soft, edgecolor=ink.accent)
    for at, period in enumerate(shown):
        if period.committed is not None:
            axes.plot([at - 0.42, at + 0.42], [period.committed] * 2, color=ink.ink, linewidth=3)


def _draw_next(axes: Axes, place: _Place, forecast: Capacity, look: Look) -> None:
    ink, (left, right) = look.ink, place.sides
    tenth, quarter, middle, three, nine = forecast.at([-_TENTH, -_HALF, 0, _HALF, _TENTH])
    box: dict[str, Any] = {"width": place.width, "color": ink.accent}
    axes.bar(place.at, nine - tenth, bottom=tenth, alpha=0.28, **box)
    axes.bar(place.at, three - quarter, bottom=quarter, alpha=0.55, **box)
    axes.plot([left, right], [middle] * 2, color=ink.ink, linewidth=2)
    axes.plot([left, right], [safe_load(forecast)] * 2, color=ink.ink, linewidth=5)
    if forecast.commitment is not None:
        mark: dict[str, Any] = {"marker": "D", "markersize": 11, "markeredgewidth": 2.5}
        ends: dict[str, Any] = {"color": ink.paper, "markeredgecolor": ink.ink}
        axes.plot([place.at], [forecast.commitment], **mark, **ends)


def _scale(
    axes: Axes, shown: Sequence[Period], forecast: Capacity, place: _Place, look: Look
) -> None:
    known = [load for period in shown for load in period if load is not None]
    top = 1.06 * (max([*known, float(forecast.at(_TENTH)), forecast.commitment or 0]) or 1.0)
    axes.set_ylim(0, top)
    axes.set_xlim(min(-0.7, len(shown) - _FEW), place.sides[1] + 0.1)
    ticks = [tick for tick in axes.get_yticks() if tick <= top]
    axes.set_yticks(ticks, [number(tick, look.language) for tick in ticks])
    axes.grid(axis="y", color=look.ink.line, linewidth=1)


def _name_periods(axes: Axes, numbers: range, place: _Place, look: Look) -> None:
    every = 1 + len(numbers) // 16
    ticks = [at for at in range(len(numbers)) if (len(numbers) - 1 - at) % every == 0]
    names = [str(numbers[at]) for at in ticks]
    axes.set_xticks([*ticks, place.at], [*names, said(f"{_WORDS}.next", look.language)])
    if numbers.start > 1:
        earlier = said(f"{_WORDS}.earlier", look.language, count=numbers.start - 1)
        under: dict[str, Any] = {"xycoords": "axes fraction", "size": SMALL}
        write(axes, (0, 0), earlier, colour=look.ink.quiet, shift=(0, -48), **under)


def _labels(forecast: Capacity, look: Look) -> list[_Label]:
    loads = {
        "high": float(forecast.at(_TENTH)),
        "committed": forecast.commitment,
        "middle": forecast.middle**2,
        "safe": safe_load(forecast),
    }
    return [
        _Label(load, said(f"{_WORDS}.{name}", look.language, load=rounded(load)), name == "safe")
        for name, load in loads.items()
        if load is not None
    ]


def _write_labels(axes: Axes, place: _Place, labels: Sequence[_Label], look: Look) -> None:
    """Write each label at its load, the lower ones first, moved up where they would meet."""
    bottom, top = axes.get_ylim()
    line = 1.5 * TEXT * (top - bottom) / (HEIGHT - _BOX.bottom - _BOX.top)
    right = axes.get_xlim()[1]
    free = bottom
    for label in sorted(labels):
        height = max(label.load, free)
        lead = ([place.sides[1], right], [label.load, height])
        axes.plot(*lead, color=look.ink.edge, linewidth=1, clip_on=False)
        weight = "bold" if label.strong else "normal"
        at, ink = (right, height), look.ink.ink
        write(axes, at, label.text, size=TEXT, colour=ink, shift=(10, 0), weight=weight)
        free = height + line
