"""Figures of the methods as a document draws them: plain SVG, in the bundled fonts.

In a page a figure takes its colours from the page's custom properties, and what its fonts lack
from the reader's. A document has neither: every colour is named, and Typst sets the letters in
the fonts of the document, whatever script they are of.
"""

from __future__ import annotations

import re

from milepost.export.document import Picture
from milepost.methods.drawing import Look, svg

_INLINE = re.compile(r"<svg.*</svg>", re.DOTALL)
_VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9a-f]{6})\)")


def drawn(picture: Picture, language: str) -> dict[str, str]:
    """The ``svg`` of a picture, and what it ``says``, in one language."""
    says = picture.say(language)
    inline = svg(picture.draw(Look(language=language)), says)
    return {"svg": as_itself(inline), "says": says}


def as_itself(inline: str) -> str:
    """A figure that ``methods.drawing.svg`` drew into a page, as an SVG that needs no page."""
    found = _INLINE.search(inline)
    if found is None:
        raise ValueError("there is no <svg> in what was drawn")
    return _VARIABLE.sub(r"\1", found[0])
