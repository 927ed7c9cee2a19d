"""Figures of the methods as a document draws them.

In a page a figure takes its colours from the page's custom properties, and what its fonts lack
from the reader's. A document has its own for both: ``picture`` of ``style.typ`` puts in its
colours, and sets itself what the house typeface has no letters for, because Typst 0.15 can do so
in its own text, but not within an SVG.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

from milepost.export.document import Picture
from milepost.export.printable import coverage, is_accent
from milepost.export.results import Record
from milepost.methods.drawing import HEIGHT, WIDTH, Look, svg
from milepost.tokens import tokens

_SVG = re.compile(r"<svg.*</svg>", re.DOTALL)
_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_TURN = re.compile(r"rotate\((-?[\d.]+)")
_SHIFT = re.compile(r"translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)")

#: Places are whole numbers in hundredths of a pixel, which are the same in every language.
_FINE = 100


class Label(Record, frozen=True, kw_only=True):
    """A text of a figure that Typst sets: where its baseline begins, ends or has its ``middle``.

    ``x``, ``y`` and ``size`` are in hundredths of a pixel of the slide, ``turn`` in hundredths of
    a degree, clockwise.
    """

    text: str
    x: int
    y: int
    size: int
    turn: int
    anchor: str
    fill: str
    bold: bool


def drawn(picture: Picture, language: str) -> dict[str, Any]:
    """The ``svg`` of a picture, its other ``labels``, its size, and what it ``says``."""
    says = picture.say(language)
    inline = "".join(_SVG.findall(svg(picture.draw(Look(language=language)), says)))
    return {
        "svg": _TEXT.sub(lambda found: found[0] if is_plain(found[2]) else "", inline),
        "labels": list(_labels(inline)),
        "width": WIDTH * _FINE,
        "height": HEIGHT * _FINE,
        "says": says,
    }


def is_plain(text: str) -> bool:
    """Whether all of ``text`` is set in the house typeface, letter by letter.

    Within an SVG Typst 0.15 is at a loss where two typefaces meet, or where letters join.
    """
    return _house().issuperset(text)


@cache
def _house() -> frozenset[str]:
    prefix = tokens().family.replace(" ", "") + "_"
    return frozenset(
        chr(code)
        for code, files in coverage().items()
        if any(name.startswith(prefix) for name in files) and not is_accent(chr(code))
    )


def _labels(inline: str) -> Iterator[Label]:
    for attributes, text in _TEXT.findall(inline):
        if not is_plain(text):
            yield _label(dict(_ATTRIBUTE.findall(attributes)), unescape(text))


def _label(given: dict[str, str], text: str) -> Label:
    style = dict(_styles(given.get("style", "")))
    transform = given.get("transform", "")
    shift, turn = _SHIFT.search(transform), _TURN.search(transform)
    x, y = (shift[1], shift[2]) if shift else (given.get("x", "0"), given.get("y", "0"))
    return Label(
        text=text,
        x=_fine(x),
        y=_fine(y),
        size=_fine(style.get("font-size", "16px").removesuffix("px")),
        turn=_fine(turn[1]) if turn else 0,
        anchor=style.get("text-anchor", "start"),
        fill=style.get("fill", "#000000"),
        bold=style.get("font-weight", "") in ("bold", "600", "700"),
    )


def _styles(style: str) -> Iterator[tuple[str, str]]:
    for each in style.split(";"):
        name, _, value = each.partition(":")
        yield name.strip(), value.strip()


def _fine(number: str) -> int:
    return round(float(number) * _FINE)
