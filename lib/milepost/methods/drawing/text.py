"""Text on a slide: written in the fonts of the house, cut where there is no more room."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

from matplotlib import font_manager
from matplotlib.axes import Axes

from milepost import places
from milepost.methods.drawing.look import GAP, LIGHT, LINE, SMALL, TEXT, Look
from milepost.tokens import tokens

#: Half the height of a capital letter, as a share of the size of the text.
_HALF_CAPITAL = 0.34
_IN_A_SENTENCE = 44


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
                shift=(-GAP, up * LINE * SMALL),
                ha="right",
                xycoords=axes.get_yaxis_transform(),
            )


def wrapped(text: str, letters: int, *, most: int) -> list[str]:
    """``text`` in at most ``most`` lines; what does not fit is cut with an ellipsis."""
    shown = textwrap.wrap(text, letters, max_lines=most, placeholder=" …")
    if len(shown) == 1 and shown[0].strip() == "…":
        # A single word that is longer than the line would be cut to nothing.
        return [shortened(text, letters)]
    return shown or [""]


def shortened(text: str, letters: int = _IN_A_SENTENCE) -> str:
    """``text`` in the room of so many usual letters, however long its words or wide its letters.

    By default it is as long as a title can be in the middle of a sentence.
    """
    flat = " ".join(text.split())
    ends = list(accumulate(_width(each) for each in flat))
    if not ends or ends[-1] <= letters:
        return flat
    fitting = bisect_right(ends, letters - 1)
    return f"{flat[:fitting].rstrip()}…"


def _width(letter: str) -> float:
    """About how wide a letter is, if a usual one is 1."""
    if east_asian_width(letter) in "WF" or letter in "WMm@":
        return 1.8
    return 1.3 if letter.isupper() else 1.0


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
