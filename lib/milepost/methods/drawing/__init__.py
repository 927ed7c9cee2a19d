"""Where the methods draw: one slide, the ink of the tokens, the bundled fonts.

Every figure is a function of a frame and a :class:`Look`. It is drawn with the size of a slide
and big enough letters for the back row, in light or dark ink. In a page it becomes an SVG whose
text the browser sets, in whatever script people write, and whose colours follow the page into
the dark; elsewhere a PNG.

The same thing looks and is called the same on every slide:

========================= ==================================================== =====================
What it means             How it is drawn                                      What it is called
========================= ==================================================== =====================
day promised now          thick upright stroke, ink                            promised
day first promised        open diamond, ink                                    first promised
day reached               filled diamond                                       reached
today                     dashed upright line across all rows                  today
as likely as not (P50)    open circle                                          50 of 100, as likely
                                                                               as not
80 or 85 of 100           filled diamond, bold label                           80 of 100; 85% sure
(P80, P85)
95 of 100 (P95)           small stroke or open square                          95 of 100
cone, band, spread        soft accent; darker where half of it lies            8 times in 10
done, counted             filled accent                                        done
decides the end           filled accent, a thick line joins                    no slack
room, what has slack      soft accent with an accent edge                      has slack
late, over, over the      ``bad`` ink, bold, its days in words; never the      late; over
limit                     colour alone
to be talked about        triangle, ``bad`` ink, with its words                said beside it
Must, Should, Could,      plain blue, striped sky, dotted amber, crossed grey  Must, Should, Could,
Won't                                                                          Won't
not known, not shown      hollow; a count in quiet ink below                   not shown
========================= ==================================================== =====================

Chances of dates found by simulation are told as "80 of 100", chances of loads and of a team's past
as "85% sure"; days of work that pass in the calendar of the plan are "working days".
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
from milepost.methods.drawing.slides import Box, fixed, panel, png, slide, svg
from milepost.methods.drawing.text import (
    families,
    in_block,
    names_left,
    sentence,
    shortened,
    wrapped,
    write,
)

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
    "fixed",
    "in_block",
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
