"""Where the methods draw: one slide, the ink of the tokens, the bundled fonts.

Every figure is a function of a frame and a :class:`Look`. It is drawn with the size of a slide
and big enough letters for the back row, in light or dark ink. In a page it becomes an SVG whose
text the browser sets, in whatever script people write, and whose colours follow the page into
the dark; elsewhere a PNG.
"""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from html import escape
from typing import Any, NamedTuple

import matplotlib as mpl
import msgspec
from babel.dates import format_skeleton
from dateutil.relativedelta import relativedelta
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost import places
from milepost.tokens import Palette, tokens
from milepost.words import DEFAULT_LANGUAGE

__all__ = [
    "HEIGHT",
    "LARGE",
    "LIGHT",
    "SMALL",
    "TEXT",
    "TITLE",
    "WIDTH",
    "Box",
    "Look",
    "date2num",
    "date_axis",
    "families",
    "names_left",
    "panel",
    "png",
    "slide",
    "svg",
    "wrapped",
    "write",
]

#: The size of a slide, and of its text, in CSS pixels.
WIDTH, HEIGHT = 1280, 720
SMALL, TEXT, LARGE, TITLE = 16, 18, 22, 30

#: Half the height of a capital letter, as a share of the size of the text.
_HALF_CAPITAL = 0.34
_MARGIN = 48
_GAP = 10
_LINE = 1.25

_SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "milepost"}


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a figure is to look: in light or dark ink, with words of one language."""

    dark: bool = False
    language: str = DEFAULT_LANGUAGE

    @property
    def ink(self) -> Palette:
        """The colours of this look, by their role."""
        return tokens().dark if self.dark else tokens().light


LIGHT = Look()


class Box(msgspec.Struct, frozen=True):
    """Where axes stand on a slide, in pixels from its left, bottom, right and top edge."""

    left: float = _MARGIN
    bottom: float = 72
    right: float = _MARGIN
    top: float = 130


def slide(title: str, subtitle: str = "", look: Look = LIGHT, box: Box | None = None) -> Figure:
    """A slide with its message on top, in figure coordinates; :func:`panel` adds the axes.

    Args:
        title: what the figure says, as one sentence; wrapped to two lines at most.
        subtitle: how to read it.
        look: light or dark, and the language.
        box: where the one panel stands, if there is only one.
    """
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor=look.ink.paper)
    top = float(HEIGHT - _MARGIN)
    for line in wrapped(title, 78, most=2):
        _on_slide(figure, top - TITLE, line, TITLE, look.ink.ink, weight="bold")
        top -= TITLE * _LINE
    for line in wrapped(subtitle, 140, most=1) if subtitle else ():
        _on_slide(figure, top - TEXT - 6, line, TEXT, look.ink.quiet)
    if box is not None:
        panel(figure, box, look)
    return figure


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
        _MARGIN / WIDTH, bottom / HEIGHT, text, fontsize=size, color=colour, parse_math=False, **how
    )
    written.set_fontfamily(families(str(how.get("weight", "normal"))))


def write(  # noqa: PLR0913 - a text has that many sides
    axes: Axes,
    at: tuple[float, float],
    text: str,
    *,
    size: int = TEXT,
    colour: str,
    shift: tuple[float, float] = (0, 0),
    **how: Any,
) -> None:
    """Write a line of text beginning at ``at`` in data coordinates, or as ``how`` says.

    ``at`` is at the middle of a capital letter's height; ``shift`` moves the text from there, in
    pixels to the right and up. Formulas are for those who draw, and what is written here was
    typed by anybody: nothing in it is read as one.
    """
    right, up = shift
    written = axes.annotate(
        text,
        at,
        xytext=(right, up - _HALF_CAPITAL * size),
        textcoords="offset points",
        fontsize=size,
        color=colour,
        annotation_clip=False,
        parse_math=False,
        **how,
    )
    written.set_fontfamily(families(str(how.get("weight", "normal"))))


def names_left(axes: Axes, names: Sequence[str], look: Look = LIGHT, letters: int = 30) -> None:
    """Write a name left of each row 0, 1, 2 … of ``axes``, in at most two lines."""
    axes.set_yticks([])
    for row, name in enumerate(names):
        shown = wrapped(name, letters, most=2)
        for number, line in enumerate(shown):
            up = (len(shown) - 1) / 2 - number
            write(
                axes,
                (0, row),
                line,
                size=SMALL,
                colour=look.ink.ink,
                shift=(-_GAP, up * _LINE * SMALL),
                ha="right",
                xycoords=axes.get_yaxis_transform(),
            )


def date_axis(axes: Axes, first: date, last: date, look: Look = LIGHT) -> None:
    """Let x run over the days from ``first`` to ``last``: weeks, months, quarters or years named.

    Days are drawn at ``date2num(day)``, the morning of the day.
    """
    days = max((last - first).days, 1)
    scale = next(each for each in _SCALES if days <= each.longest)
    ticks = [tick for tick in _steps(scale.beginning(first), scale.step, last) if tick >= first]
    named = [_named(tick, scale.form, look) for tick in ticks]
    axes.set_xlim(date2num(first), date2num(first) + days)
    axes.set_xticks([date2num(tick) for tick in ticks], named)
    axes.grid(axis="x", color=look.ink.line, linewidth=1)


def date2num(day: date) -> float:
    """Where ``day`` stands on an axis of dates: days since 1970."""
    return float((day - date(1970, 1, 1)).days)


class _Scale(NamedTuple):
    longest: float
    step: relativedelta
    form: str

    def beginning(self, first: date) -> date:
        if self.step.days:
            return first - timedelta(days=first.weekday())
        return first.replace(day=1) if self.step.months == 1 else first.replace(month=1, day=1)


_SCALES = (
    _Scale(70, relativedelta(days=7), "MMMd"),
    _Scale(300, relativedelta(months=1), "yMMM"),
    _Scale(1100, relativedelta(months=3), "yMMM"),
    _Scale(4000, relativedelta(years=1), "y"),
    _Scale(float("inf"), relativedelta(years=5), "y"),
)


def _steps(tick: date, step: relativedelta, last: date) -> Iterator[date]:
    while tick <= last:
        yield tick
        tick += step


def _named(tick: date, form: str, look: Look) -> str:
    return format_skeleton(form, datetime.combine(tick, time()), locale=look.language)


def wrapped(text: str, letters: int, *, most: int) -> list[str]:
    """``text`` in at most ``most`` lines; what does not fit is cut with an ellipsis."""
    shown = textwrap.wrap(text, letters, max_lines=most, placeholder=" …")
    return shown or [""]


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
    return _COLOUR.sub(lambda found: f"{found[1]}{_variable(found[2])}", shown)


_COLOUR = re.compile(r"((?:fill|stroke): ?)(#[0-9a-f]{6})")


def _variable(colour: str) -> str:
    """The custom property of a colour, which differs between light and dark pages."""
    role = _roles().get(colour)
    return f"var(--{role}, {colour})" if role else colour


@cache
def _roles() -> dict[str, str]:
    palette: dict[str, str] = msgspec.to_builtins(tokens().light)
    return {colour: role for role, colour in reversed(palette.items())}


@cache
def families(weight: str = "normal") -> list[str]:
    """The bundled fonts that have ``weight``: our own first, then those of other scripts."""
    for file in sorted(places.fonts().glob("*.ttf")):
        font_manager.fontManager.addfont(file)
    others = {each.name for each in font_manager.fontManager.ttflist if _is_noto(each, weight)}
    return [tokens().family, *sorted(others), "sans-serif"]


def _is_noto(font: font_manager.FontEntry, weight: str) -> bool:
    ours = font.fname.startswith(str(places.fonts())) and font.name.startswith("Noto")
    return ours and (weight == "normal" or int(font.weight) >= 600)
