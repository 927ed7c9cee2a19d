"""The matrix of roles as a slide, with marks on the rows and columns to talk about."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from milepost.methods.drawing import (
    HEIGHT,
    LIGHT,
    SMALL,
    WIDTH,
    Box,
    Look,
    panel,
    shortened,
    slide,
    write,
)
from milepost.methods.frames import require
from milepost.methods.role_clarity.findings import describe_findings
from milepost.methods.role_clarity.found import FINDING_COLUMNS
from milepost.methods.role_clarity.matrix import cells_of, people_of, titles_of
from milepost.methods.saying import said

__all__ = ["draw_raci"]

_COLUMNS = 15
_LEFT, _RIGHT, _TOP, _BOTTOM = 330, 220, 148, 66
_LOWEST, _TALLEST, _WIDEST = 20, 64, 140
_NOTES = 3
#: How much of its size a letter is wide.
_LETTER = 0.54


class _Grid(NamedTuple):
    """What fits on the slide, and how large its rows and columns are in pixels."""

    parts: list[str]
    people: list[str]
    height: float
    width: float
    longest: int

    @property
    def is_turned(self) -> bool:
        """Whether the longest name is too long to stand level above its column."""
        return self.longest * SMALL * _LETTER > self.width - 8

    @property
    def size(self) -> int:
        """The size of letters that fit into a row."""
        return round(min(SMALL, self.height * 0.8))


def draw_raci(matrix: pd.DataFrame, found: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """Who does what: up to 21 parts by 15 people, and how much is not shown.

    Args:
        matrix: what :func:`raci` gives.
        found: what :func:`findings` gives for it; in the language of ``look``.
        look: light or dark, and the language.

    Raises:
        Fault: a column of the findings is missing.
    """
    require(found, *FINDING_COLUMNS)
    if matrix.empty:
        return slide(said("method.role_clarity.no_parts", look.language), "", look)
    how = said("method.role_clarity.raci_how", look.language)
    notes = _notes(found)
    grid = _grid(matrix, len(notes))
    # Turned names take the place of a second line of the title.
    told = shortened(describe_findings(found, look.language), 78 if grid.is_turned else 150)
    figure = slide(told, how, look)
    axes = _axes(figure, grid, look)
    _draw_names(axes, matrix, grid, look)
    cells = cells_of(matrix)
    for row, part in enumerate(grid.parts):
        for column, person in enumerate(grid.people):
            _draw_cell(axes, (column, row), cells[part][person], grid, look)
    _mark_rows(axes, found, grid, look)
    _mark_columns(axes, found, grid, look)
    _write_notes(axes, notes, _below(matrix, found, notes, grid, look), look)
    return figure


def _notes(found: pd.DataFrame) -> list[str]:
    """The findings about people, which do not fit beside a row."""
    return [str(each) for each in found[found["part"].isna()]["finding"]][:_NOTES]


def _grid(matrix: pd.DataFrame, notes: int) -> _Grid:
    room = HEIGHT - _TOP - _BOTTOM - 78 - 24 * notes
    parts = [*map(str, matrix.index[: room // _LOWEST])]
    people = [*map(str, matrix.columns[:_COLUMNS])]
    width = (WIDTH - _LEFT - _RIGHT) / max(len(people), 1)
    names = people_of(matrix)
    longest = max((len(names[person]) for person in people), default=0)
    return _Grid(parts, people, min(_TALLEST, room / len(parts)), min(_WIDEST, width), longest)


def _axes(figure: Figure, grid: _Grid, look: Look) -> Axes:
    wide, high = grid.width * max(len(grid.people), 1), grid.height * len(grid.parts)
    top = _TOP + 62
    box = Box(left=_LEFT, right=WIDTH - _LEFT - wide, top=top, bottom=HEIGHT - top - high)
    axes = panel(figure, box, look)
    axes.set(xlim=(-0.5, max(len(grid.people), 1) - 0.5), ylim=(len(grid.parts) - 0.5, -0.5))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    for row in range(len(grid.parts) + 1):
        axes.axhline(row - 0.5, color=look.ink.line, linewidth=1, clip_on=False)
    return axes


def _draw_names(axes: Axes, matrix: pd.DataFrame, grid: _Grid, look: Look) -> None:
    titles, names = titles_of(matrix), people_of(matrix)
    ink, size = look.ink.ink, grid.size
    left: dict[str, Any] = {"ha": "right", "xycoords": axes.get_yaxis_transform()}
    letters = int((_LEFT - 60) / (size * _LETTER))
    for row, part in enumerate(grid.parts):
        title = shortened(titles[part], letters)
        write(axes, (0, row), title, size=size, colour=ink, shift=(-12, 0), **left)
    turned: dict[str, Any] = {"rotation": 32, "ha": "left"} if grid.is_turned else {"ha": "center"}
    for column, person in enumerate(grid.people):
        name = shortened(names[person], 14)
        write(axes, (column, -0.5), name, size=SMALL, colour=ink, shift=(0, 14), **turned)


def _draw_cell(
    axes: Axes, at: tuple[int, int], letters: frozenset[str], grid: _Grid, look: Look
) -> None:
    """The letters of a cell: who answers on the darkest ground, who does it on a light one."""
    if not letters:
        return
    ink = look.ink
    told = "".join(letter for letter in "ARCI" if letter in letters)
    ground, colour, weight = ink.paper, ink.quiet, "normal"
    if "A" in letters:
        ground, colour, weight = ink.accent, ink.on_accent, "bold"
    elif "R" in letters:
        ground, colour, weight = ink.accent_soft, ink.ink, "bold"
    column, row = at
    axes.add_patch(
        Rectangle((column - 0.46, row - 0.43), 0.92, 0.86, facecolor=ground, linewidth=0)
    )
    style: dict[str, Any] = {"ha": "center", "weight": weight, "zorder": 4}
    write(axes, (column, row), told, size=grid.size, colour=colour, **style)


def _mark_rows(axes: Axes, found: pd.DataFrame, grid: _Grid, look: Look) -> None:
    """Beside each row the gravest that is wrong with it, and how much more."""
    room = WIDTH - _LEFT - grid.width * len(grid.people)
    for row, part in enumerate(grid.parts):
        here = found[found["part"] == part]
        if here.empty:
            continue
        first = here.iloc[0]
        code = f"method.role_clarity.short.{first['rule']}"
        told = said(code, look.language, **first["evidence"])
        more = f" +{len(here) - 1}" if len(here) > 1 else ""
        size = grid.size
        letters = int((room - 50) / (size * _LETTER)) - len(more)
        colour = look.ink.bad
        _triangle(axes, (len(grid.people) - 0.5, row), (16, 0), look, size=size * 0.6)
        at = (len(grid.people) - 0.5, row)
        text = shortened(told, letters) + more
        write(axes, at, text, size=size, colour=colour, shift=(28, 0))


def _mark_columns(axes: Axes, found: pd.DataFrame, grid: _Grid, look: Look) -> None:
    about = set(found[found["part"].isna()]["person"])
    for column, person in enumerate(grid.people):
        if person in about:
            _triangle(axes, (column, len(grid.parts) - 0.5), (0, -12), look, size=10)


def _triangle(
    axes: Axes, at: tuple[float, float], shift: tuple[float, float], look: Look, *, size: float
) -> None:
    right, down = axes.transData.transform(at)
    place = axes.transAxes.inverted().transform((right + shift[0], down + shift[1]))
    style: dict[str, Any] = {
        "markersize": size,
        "color": look.ink.bad,
        "clip_on": False,
        "linestyle": "none",
    }
    axes.plot([place[0]], [place[1]], marker="^", transform=axes.transAxes, **style)


def _below(
    matrix: pd.DataFrame, found: pd.DataFrame, notes: list[str], grid: _Grid, look: Look
) -> str:
    """How many parts, people and findings there was no room for."""
    parts, people = len(matrix.index) - len(grid.parts), len(matrix.columns) - len(grid.people)
    told = []
    if parts or people:
        told.append(said("method.role_clarity.hidden", look.language, parts=parts, people=people))
    shown = found["part"].isin(grid.parts).sum() + len(notes)
    if left := int(len(found) - shown):
        told.append(said("method.role_clarity.more_findings", look.language, count=left))
    return "; ".join(told)


def _write_notes(axes: Axes, notes: list[str], below: str, look: Look) -> None:
    letters = int((WIDTH - 110) / (SMALL * _LETTER))
    colours = [look.ink.bad] * len(notes) + [look.ink.quiet]
    lines = [f"▲ {shortened(note, letters)}" for note in notes] + ([below] if below else [])
    for number, (line, colour) in enumerate(zip(lines, colours, strict=False)):
        at = (48 / WIDTH, (_BOTTOM - 20 + 24 * (len(notes) - number)) / HEIGHT)
        write(axes, at, line, size=SMALL, colour=colour, xycoords="figure fraction")
