"""The matrix as a slide: risks by number in their cells, and what each number is."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle

from milepost.methods.drawing import LIGHT, SMALL, Box, Look, fixed, panel, slide, write
from milepost.methods.risk_assessment.bands import USUAL, Bands
from milepost.methods.risk_assessment.matrix import describe_matrix, matrix, shown_on_matrix
from milepost.methods.risk_assessment.matrix_list import draw_list
from milepost.methods.saying import said
from milepost.tokens import tokens

__all__ = ["draw_matrix"]

Spot = tuple[float, float]

_BOX = Box(left=108, bottom=84, right=1280 - 108 - 490, top=146)
_LIST = Box(left=634, bottom=48, right=48, top=140)
#: More numbers than these hide each other in a cell, and more arrows on the board.
_PER_CELL, _ARROWS = 9, 8


def draw_matrix(register: pd.DataFrame, bands: Bands = USUAL, look: Look = LIGHT) -> Figure:
    """The 5x5 matrix of a register: up to 40 risks by number and title.

    Args:
        register: what :func:`register` gives.
        bands: where the bands begin.
        look: light or dark, and the language.
    """
    shown = shown_on_matrix(register)
    moved = _moved(shown)
    figure = slide(describe_matrix(register, bands, look.language), _how(moved, look), look)
    axes = panel(figure, _BOX, look)
    _draw_cells(axes, bands, look)
    spots = _draw_numbers(axes, register, bands)
    for _, risk in moved.head(_ARROWS).iterrows():
        _draw_arrow(axes, spots.get(int(risk["number"])), _centre(risk, "residual_"))
    draw_list(panel(figure, _LIST, look), shown, look)
    return figure


def _how(moved: pd.DataFrame, look: Look) -> str:
    code = "matrix_how" if moved.empty else "matrix_arrows"
    if len(moved) > _ARROWS:
        code = "matrix_some_arrows"
    return said(f"method.risk_assessment.{code}", look.language, count=_ARROWS)


def _moved(shown: pd.DataFrame) -> pd.DataFrame:
    """The risks that would stand in another cell after their mitigation."""
    if not {"residual_likelihood", "residual_impact"} <= set(shown.columns):
        return shown.head(0)
    there = shown["residual_likelihood"].notna() & shown["residual_impact"].notna()
    other = (shown["residual_likelihood"] != shown["likelihood"]) | (
        shown["residual_impact"] != shown["impact"]
    )
    return shown[there & other]


def _draw_cells(axes: Axes, bands: Bands, look: Look) -> None:
    axes.set(xlim=(0.5, 5.5), ylim=(0.5, 5.5))
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks(range(1, 6), [str(each) for each in range(1, 6)])
    axes.set_yticks(range(1, 6), [str(each) for each in range(1, 6)])
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            colour = _colour(bands, likelihood * impact)
            corner = (impact - 0.48, likelihood - 0.48)
            axes.add_patch(Rectangle(corner, 0.96, 0.96, facecolor=colour, linewidth=0))
    quiet: dict[str, Any] = {"size": SMALL, "colour": look.ink.quiet}
    up = said("method.risk_assessment.likelihood", look.language)
    right = said("method.risk_assessment.impact", look.language)
    write(
        axes,
        (0, 0.5),
        up,
        shift=(-40, 0),
        rotation=90,
        ha="center",
        va="center",
        xycoords="axes fraction",
        **quiet,
    )
    write(axes, (0.5, 0), right, shift=(0, -46), ha="center", xycoords="axes fraction", **quiet)
    _draw_band_names(axes, bands, look)


def _draw_band_names(axes: Axes, bands: Bands, look: Look) -> None:
    """Name each band once, in its mildest cell of equal scores: colour alone says nothing."""
    for place, name in enumerate(bands.names):
        least = (1, *bands.begin)[place]
        cells = [(i, j) for i in range(1, 6) for j in range(1, 6) if i * j >= least]
        impact, likelihood = min(cells, key=lambda cell: (cell[0] * cell[1], -cell[0]))
        said_so = said(f"method.risk_assessment.band.{name}", look.language)
        under = _colour(bands, impact * likelihood)
        at = (impact - 0.44, likelihood + 0.37)
        ground = {"facecolor": under, "linewidth": 0, "pad": 1}
        write(axes, at, said_so, size=SMALL, colour=_ink_on(under), zorder=6, bbox=ground)


def _draw_numbers(axes: Axes, register: pd.DataFrame, bands: Bands) -> dict[int, Spot]:
    """Draw each risk's number in its cell; where each stands."""
    spots: dict[int, Spot] = {}
    for _, cell in matrix(register, bands).iterrows():
        numbers = cell["numbers"]
        fit = len(numbers) if len(numbers) <= _PER_CELL else _PER_CELL - 1
        labels = [str(each) for each in numbers[:fit]]
        if len(numbers) > fit:
            labels.append(f"+{len(numbers) - fit}")
        places = _places(len(labels), (cell["impact"], cell["likelihood"]))
        for label, at in zip(labels, places, strict=True):
            _draw_number(axes, at, label)
        spots |= dict(zip(numbers[:fit], places, strict=False))
    return spots


def _places(count: int, centre: Spot) -> list[Spot]:
    """Spots for so many numbers in a cell, in rows of three from the top."""
    rows = [min(3, count - first) for first in range(0, count, 3)]
    spots = []
    for row, number in enumerate(rows):
        up = -0.095 + ((len(rows) - 1) / 2 - row) * 0.265
        spots += [
            (centre[0] + (place - (number - 1) / 2) * 0.31, centre[1] + up)
            for place in range(number)
        ]
    return spots


def _draw_number(axes: Axes, at: Spot, label: str) -> None:
    light = tokens().light
    if not label.startswith("+"):
        axes.plot(*at, "o", markersize=26, color=light.surface, markeredgecolor=light.ink, zorder=4)
    write(axes, at, label, size=SMALL, colour=light.ink, ha="center", weight="bold", zorder=5)


def _draw_arrow(axes: Axes, start: Spot | None, end: Spot) -> None:
    """Draw where a risk goes, below the numbers there, and seen on each band."""
    if start is None:
        return
    aside = start[0] - round(start[0])
    light = tokens().light
    for width, colour in ((4.5, light.surface), (1.8, light.ink)):
        arrow = FancyArrowPatch(
            start,
            (end[0] + aside, end[1] - 0.36),
            arrowstyle="-|>",
            connectionstyle="arc3,rad=0.22",
            mutation_scale=15,
            shrinkA=13,
            shrinkB=0,
            linewidth=width,
            color=colour,
            zorder=3,
        )
        axes.add_patch(arrow)


def _centre(risk: pd.Series, prefix: str) -> Spot:
    return float(risk[f"{prefix}impact"]), float(risk[f"{prefix}likelihood"])


def _colour(bands: Bands, score: int) -> str:
    """The lightness of a band; the gravest is the darkest, however many there are."""
    severity = tokens().severity
    rank = bands.rank(bands.of(score))
    return severity[round(rank * (len(severity) - 1) / (len(bands.names) - 1))]


def _ink_on(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    bright = 0.3 * red + 0.59 * green + 0.11 * blue > 120
    return fixed(tokens().light.ink if bright else tokens().light.surface)
