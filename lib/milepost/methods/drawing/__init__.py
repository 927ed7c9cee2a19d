"""Where the methods draw: one slide, the ink of the tokens, the bundled fonts.

Every figure is a function of a frame and a :class:`Look`. It is drawn with the size of a slide
and big enough letters for the back row, in light or dark ink. In a page it becomes an SVG whose
text the browser sets, in whatever script people write, and whose colours follow the page into
the dark; elsewhere a PNG.
"""

from __future__ import annotations

from milepost.methods.drawing.dates import date2num, date_axis, evening, month_name
from milepost.methods.drawing.key import Fill, Mark, key
from milepost.methods.drawing.look import (
    HEIGHT,
    LARGE,
    LIGHT,
    LINE,
    MARGIN,
    SMALL,
    TEXT,
    TITLE,
    TITLE_LETTERS,
    WIDTH,
    Look,
)
from milepost.methods.drawing.slides import Box, panel, png, slide, svg
from milepost.methods.drawing.text import families, names_left, sentence, shortened, wrapped, write

__all__ = [
    "HEIGHT",
    "LARGE",
    "LIGHT",
    "LINE",
    "MARGIN",
    "SMALL",
    "TEXT",
    "TITLE",
    "TITLE_LETTERS",
    "WIDTH",
    "Box",
    "Fill",
    "Look",
    "Mark",
    "date2num",
    "date_axis",
    "evening",
    "families",
    "key",
    "month_name",
    "names_left",
    "panel",
    "png",
    "sentence",
    "shortened",
    "slide",
    "svg",
    "wrapped",
    "write",
]
