"""Figures of the methods as a document draws them: plain SVG, in the bundled fonts.

In a page a figure takes its colours from the page's custom properties, and its letters from
whatever fonts the reader has. A document has neither, so both are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

from milepost import methods
from milepost.export.document import Picture, Spoken

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from milepost.methods.drawing import Look

_INLINE = re.compile(r"<svg.*</svg>", re.DOTALL)
_VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9a-f]{6})\)")
_TOLD = re.compile(r'aria-label="([^"]*)"')


def pictured(draw: Callable[[Look], Figure], tell: Callable[[str], str]) -> Picture:
    """A figure of a method, drawn and told in the language of whoever will read it.

    Args:
        draw: a ``draw_…`` of a method on what it found.
        tell: the ``describe_…`` beside it, in the language of that tag.
    """

    def svg(language: str) -> str:
        drawing = methods.drawing
        return str(drawing.svg(draw(drawing.Look(language=language)), tell(language)))

    return Picture(svg=Spoken(svg), caption=Spoken(tell))


def drawn(picture: Picture, language: str) -> Picture:
    """``picture`` as Typst takes it: the SVG alone, every colour as itself, nothing untold."""
    drawing = _told_in(language, picture.svg)
    found = _INLINE.search(drawing)
    if found is None:
        raise ValueError("a picture of a document is an SVG, as methods.drawing.svg draws it")
    told = _TOLD.search(drawing[: found.start()])
    caption = _told_in(language, picture.caption)
    named = _told_in(language, picture.alternative) or (unescape(told[1]) if told else "")
    svg = _VARIABLE.sub(r"\1", found[0])
    return Picture(svg=svg, caption=caption, alternative=named or caption)


def _told_in(language: str, text: str | Spoken) -> str:
    return text.in_language(language) if isinstance(text, Spoken) else text
