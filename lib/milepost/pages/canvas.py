"""Where figures are drawn: pixels from the top left, the ink of the tokens, the bundled font.

A figure becomes an SVG that stands in the page itself. So its text is set by the browser, in
whatever script people write, and its colours follow the page into the dark.
"""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from functools import cache
from html import escape
from typing import Any

import matplotlib as mpl
import msgspec
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost import places
from milepost.tokens import tokens

#: Width of every figure, and the sizes of its text, in CSS pixels.
WIDTH = 440
TEXT, SMALL = 14, 12
LINE = 19

#: Half the height of a capital letter, as a share of the size of the text.
_HALF_CAPITAL = 0.34

_LETTERS = 52
_LINES = 2

_INK = tokens().light

_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "milepost",
}


def canvas(height: float) -> tuple[Figure, Axes]:
    """A figure of ``height`` pixels, and axes that measure in pixels, downwards."""
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72, facecolor="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    return figure, axes


def lines(text: str, letters: int = _LETTERS) -> list[str]:
    """A label of at most two lines; what does not fit is cut with an ellipsis."""
    shown = textwrap.wrap(text, letters, max_lines=_LINES, placeholder=" …")
    return shown or [""]


def write(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    *,
    size: int = TEXT,
    colour: str = _INK.ink,
    **how: Any,
) -> None:
    """Write a line of text beginning at ``at``, or as ``how`` says; ``at`` is at middle height."""
    x, middle = at
    baseline = middle + _HALF_CAPITAL * size
    # Formulas are for those who draw, and what is written here was typed by anybody.
    written = axes.text(x, baseline, text, fontsize=size, color=colour, parse_math=False, **how)
    written.set_fontfamily(_families())


def svg(figure: Figure, alternative: str) -> str:
    """The figure as part of a page; ``alternative`` says in words what it shows."""
    drawn = io.StringIO()
    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        # The browser has fonts for the characters that the bundled one lacks.
        warnings.filterwarnings("ignore", "Glyph")
        figure.savefig(drawn, format="svg", metadata={"Date": None}, transparent=True)
    told = f'role="img" aria-label="{escape(alternative)}"'
    return f"<figure {told}>{_inline(drawn.getvalue())}</figure>"


def _inline(drawn: str) -> str:
    """The SVG without what would reach beyond it into the page: its ids, its own style sheet."""
    shown = drawn[drawn.index("<svg") :]
    shown = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", shown, count=1, flags=re.S)
    shown = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", shown, flags=re.S)
    shown = re.sub(r' id="[a-z0-9]+_\d+"', "", shown)
    return _COLOUR.sub(lambda found: f"{found[1]}{_variable(found[2])}", shown)


_COLOUR = re.compile(r"((?:fill|stroke): ?)(#[0-9a-f]{6})")


def _variable(colour: str) -> str:
    """The custom property of a colour, which differs between light and dark pages."""
    role = _roles().get(colour)
    return f"var(--{role}, {colour})" if role else colour


@cache
def _roles() -> dict[str, str]:
    palette: dict[str, str] = msgspec.to_builtins(_INK)
    return {colour: role for role, colour in reversed(palette.items())}


@cache
def _families() -> list[str]:
    """The bundled font, known to matplotlib from here on, and the browser's own for the rest."""
    family = tokens().family
    for file in sorted(places.fonts().glob(f"{family.replace(' ', '')}_*.ttf")):
        font_manager.fontManager.addfont(file)
    return [family, "sans-serif"]
