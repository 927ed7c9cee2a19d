"""Figures of the methods as a document draws them: plain SVG, in the bundled fonts.

In a page a figure takes its colours from the page's custom properties, and its letters from
whatever fonts the reader has. A document has neither, so both are named.
"""

from __future__ import annotations

import re
from html import unescape

import msgspec

from milepost.export.document import Picture

_INLINE = re.compile(r"<svg.*</svg>", re.DOTALL)
_VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9a-f]{6})\)")
_TOLD = re.compile(r'aria-label="([^"]*)"')


def drawn(picture: Picture) -> Picture:
    """``picture`` as Typst takes it: the SVG alone, every colour as itself, nothing untold."""
    found = _INLINE.search(picture.svg)
    if found is None:
        raise ValueError("a picture of a document is an SVG, as methods.drawing.svg draws it")
    told = _TOLD.search(picture.svg[: found.start()])
    alternative = picture.alternative or (unescape(told[1]) if told else "") or picture.caption
    svg = _VARIABLE.sub(r"\1", found[0])
    return msgspec.structs.replace(picture, svg=svg, alternative=alternative)
