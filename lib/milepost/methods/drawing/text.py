"""Text on a slide: written in the fonts of the house, cut where there is no more room."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import Any
from unicodedata import combining, east_asian_width

from matplotlib import font_manager
from matplotlib.axes import Axes

from milepost import places
from milepost.methods.drawing.look import GAP, LIGHT, LINE, SMALL, TEXT, Look
from milepost.tokens import tokens

#: Half the height of a capital letter, as a share of the size of the text.
_HALF_CAPITAL = 0.34
_IN_A_SENTENCE = 44
_NO_BREAK = "\u00a0"


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
    written.set_fontfamily(families())


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
    """``text`` in at most ``most`` lines, each in the room of so many usual letters.

    What does not fit is cut with an ellipsis. A word longer than a line goes on in the next.
    """
    lines = _lines(text, letters)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), letters)]
    return lines or [""]


def sentence(text: str, letters: int, *, most: int) -> list[str]:
    """Like :func:`wrapped`, with lines of like length, none of which parts a number or a date.

    >>> sentence("90 of 100 runs keep 30 Apr 2027, and 80 keep 19 Apr 2027", 51, most=2)
    ['90 of 100 runs keep 30 Apr 2027,', 'and 80 keep 19 Apr 2027']
    """
    held = _held(text)
    lines = wrapped(held, letters, most=most)
    if len(lines) > 1 and len(_lines(held, letters)) == len(lines):
        narrow = range(letters // len(lines), letters)
        narrower = (_lines(held, each) for each in narrow)
        lines = next((each for each in narrower if len(each) == len(lines)), lines)
    return [line.replace(_NO_BREAK, " ") for line in lines]


def in_block(title: str, letters: int, *, most: int) -> list[str]:
    """A title inside a block or a bar: a word that is too long is cut, and the next begins."""
    words = [shortened(word, letters) for word in title.split()]
    return wrapped(" ".join(words), letters, most=max(most, 1))


def shortened(text: str, letters: int = _IN_A_SENTENCE) -> str:
    """``text`` in the room of so many usual letters, however long its words or wide its letters.

    By default it is as long as a title can be in the middle of a sentence.
    """
    flat = " ".join(text.split())
    if _width(flat) <= letters:
        return flat
    return f"{flat[: _fitting(flat, letters - 1)].rstrip()}…"


def _held(text: str) -> str:
    """A sentence whose numbers stay with their words: 19 Apr 2027, 80 of 100, 12 working days."""
    text = re.sub(r"(?<![^\s(])(\d{1,3}(?:[.,]\d+)*[%.]?) ", rf"\1{_NO_BREAK}", text)
    text = re.sub(rf"({_NO_BREAK}\w{{1,5}}\.?) (?=\d)", rf"\1{_NO_BREAK}", text)
    return re.sub(r" (?=\d{4}\b)", _NO_BREAK, text)


def _lines(text: str, letters: int) -> list[str]:
    lines: list[str] = []
    for word in _words(text, letters):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer) <= letters:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _words(text: str, letters: int) -> Iterator[str]:
    """Its words; those longer than a line in pieces, parted where it hurts least."""
    for word in re.split(r"[ \t\r\n]+", text.strip()):
        if _width(word) > letters and _NO_BREAK in word:
            yield from _words(word.replace(_NO_BREAK, " "), letters)
            continue
        rest = word
        while _width(rest) > letters:
            fitting = max(_fitting(rest, letters), 1)
            yield rest[:fitting]
            rest = rest[fitting:]
        if rest:
            yield rest


def _cut(text: str, letters: int) -> str:
    """The words that fit into a line, or else the letters, and an ellipsis."""
    fitting = _fitting(text, letters - 2)
    whole = text[: fitting + 1].rpartition(" ")[0].rstrip()
    return f"{whole} …" if _width(whole) > letters / 2 else shortened(text, letters)


def _fitting(text: str, letters: float) -> int:
    """How many characters of ``text`` fit into the room of so many usual letters."""
    return bisect_right(list(accumulate(map(_letter, text))), letters)


def _width(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    """About how wide a letter is, if a usual one is 1."""
    if combining(letter):
        return 0.0
    if east_asian_width(letter) in "WF":
        return 2.0
    if letter in "WMm@":
        return 1.8
    return 1.3 if letter.isupper() else 1.0


@cache
def families() -> list[str]:
    """The bundled fonts in the order in which they are asked for a character: our own first."""
    for file in sorted(places.fonts().glob("*.ttf")):
        font_manager.fontManager.addfont(file)
    fonts = font_manager.fontManager.ttflist
    ours = [each for each in fonts if each.fname.startswith(str(places.fonts()))]
    bold = {each.name for each in ours if int(each.weight) >= 600}
    # What comes in one weight stands in for its bold, or matplotlib complains of each.
    fonts.extend(replace(each, weight=700) for each in ours if each.name not in bold)
    return [tokens().family, *tokens().fallbacks]
