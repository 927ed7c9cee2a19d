"""Slides, the axes on them, and what they become: an SVG in a page, or a PNG."""

from __future__ import annotations

import io
import re
import warnings
from functools import cache
from html import escape
from typing import Any

import matplotlib as mpl
import msgspec
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing.look import (
    HEIGHT,
    LIGHT,
    LINE,
    MARGIN,
    SMALL,
    SUBTITLE_LETTERS,
    TEXT,
    TITLE,
    TITLE_LETTERS,
    WIDTH,
    Look,
)
from milepost.methods.drawing.text import families, sentence, wrapped
from milepost.tokens import tokens

_SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "milepost"}


class Box(msgspec.Struct, frozen=True):
    """Where axes stand on a slide, in pixels from its left, bottom, right and top edge."""

    left: float = MARGIN
    bottom: float = 72
    right: float = MARGIN
    top: float = 130


def slide(title: str, subtitle: str = "", look: Look = LIGHT, box: Box | None = None) -> Figure:
    """A slide with its message on top, in figure coordinates; :func:`panel` adds the axes.

    Args:
        title: what the figure says, as one sentence; wrapped to two lines at most.
        subtitle: how to read it; title and subtitle take three lines together.
        look: light or dark, and the language.
        box: where the one panel stands, if there is only one.
    """
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor=look.ink.paper)
    top = float(HEIGHT - MARGIN)
    titles = sentence(title, TITLE_LETTERS, most=2)
    for line in titles:
        _on_slide(figure, top - TITLE, line, TITLE, look.ink.ink, weight="bold")
        top -= TITLE * LINE
    size, lines = _subtitle(subtitle, 3 - len(titles))
    for line in lines if subtitle else ():
        _on_slide(figure, top - TEXT - 6, line, size, look.ink.quiet)
        top -= size * LINE
    if box is not None:
        panel(figure, box, look)
    return figure


def _subtitle(text: str, most: int) -> tuple[int, list[str]]:
    """The size of a subtitle and its lines: smaller, then in more lines, where it is long."""
    for size in (TEXT, SMALL):
        lines = wrapped(text, SUBTITLE_LETTERS * TEXT // size, most=2)
        if len(lines) == 1:
            return size, lines
    return SMALL, sentence(text, SUBTITLE_LETTERS * TEXT // SMALL, most=most)


def panel(figure: Figure, box: Box, look: Look = LIGHT) -> Axes:
    """Axes on a slide: no frame but a quiet line below, ticks and their labels in quiet ink."""
    axes = figure.add_axes(
        (
            box.left / WIDTH,
            box.bottom / HEIGHT,
            (WIDTH - box.left - box.right) / WIDTH,
            (HEIGHT - box.bottom - box.top) / HEIGHT,
        ),
        facecolor="none",
    )
    ink = look.ink
    axes.set_prop_cycle(color=[ink.ink])
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(ink.edge)
    axes.tick_params(colors=ink.quiet, labelsize=SMALL, length=0, pad=8, labelfontfamily=families())
    axes.set_axisbelow(True)
    return axes


def _on_slide(figure: Figure, bottom: float, text: str, size: int, colour: str, **how: Any) -> None:
    written = figure.text(
        MARGIN / WIDTH, bottom / HEIGHT, text, fontsize=size, color=colour, parse_math=False, **how
    )
    written.set_fontfamily(families())


def png(figure: Figure) -> bytes:
    """The figure as a PNG of the slide's size."""
    drawn = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph")  # a script without a bundled font
        figure.savefig(drawn, format="png", dpi=72)
    return drawn.getvalue()


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
    # The ground of a hatched fill has an attribute, which no page can change, and not a style.
    shown = _GROUND.sub(r'\1 style="fill: \2"', shown)
    return _COLOUR.sub(lambda found: f"{found[1]}{_variable(found[2])}", shown)


_GROUND = re.compile(r'(<rect [^>]*?) fill="(#[0-9a-f]{6})"')
_COLOUR = re.compile(r"((?:fill|stroke): ?)(#[0-9a-f]{6})")


def fixed(colour: str) -> str:
    """A colour that stays as it is where a page is dark: letters on a fill that stays as well.

    One bit apart from ``colour``, it has no role in the tokens that the page could change.
    """
    return f"{colour[:-1]}{int(colour[-1], 16) ^ 1:x}"


def _variable(colour: str) -> str:
    """The custom property of a colour, which differs between light and dark pages."""
    role = _roles().get(colour)
    return f"var(--{role}, {colour})" if role else colour


@cache
def _roles() -> dict[str, str]:
    palette: dict[str, str] = msgspec.to_builtins(tokens().light)
    return {colour: role for role, colour in reversed(palette.items())}
