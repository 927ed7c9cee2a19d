"""Figures of the methods as a document draws them.

In a page a figure takes its colours from the page's custom properties, and what its fonts lack
from the reader's. A document has its own for both: ``picture`` of ``style.typ`` puts in its
colours, and Typst sets the letters in the fonts that ship, whatever script they are of.
"""

from __future__ import annotations

import re

from milepost.export.document import Picture
from milepost.methods.drawing import Look, svg

_SVG = re.compile(r"<svg.*</svg>", re.DOTALL)


def drawn(picture: Picture, language: str) -> dict[str, str]:
    """The ``svg`` of a picture, and what it ``says``, in one language."""
    says = picture.say(language)
    inline = svg(picture.draw(Look(language=language)), says)
    return {"svg": "".join(_SVG.findall(inline)), "says": says}
