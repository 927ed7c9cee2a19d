"""The design tokens: one look for page, projector, figure and document.

`tokens.json` is the only place that holds a colour or a size. `build.mjs` turns it into CSS
custom properties, figures and documents take it from here.
"""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-f]{6}$")]


class Palette(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The colours of one theme by their role; text roles reach 4.5:1 on both backgrounds.

    `line` parts things, `edge` (3:1) shows where a control begins.
    """

    paper: Colour
    surface: Colour
    ink: Colour
    quiet: Colour
    line: Colour
    edge: Colour
    accent: Colour
    on_accent: Colour
    accent_soft: Colour
    good: Colour
    warn: Colour
    bad: Colour


class Tokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `tokens.json`.

    `fallbacks` are the families for characters that `family` lacks, in the order in which they
    are asked: Chinese before Korean, whose font has some of its characters, and emoji last,
    which have the digits as well. `sizes` are multiples of the reader's own text size, `space`,
    `radius` and `touch` (the smallest thing a thumb should have to hit) are CSS pixels.
    `categories` are six colours of Okabe and Ito's set, which colour-blind eyes tell apart, and
    two muted ones; `severity` runs from mild to grave in lightness, so that it also survives a
    grey print.
    """

    family: str
    fallbacks: tuple[str, ...]
    weights: dict[str, int]
    sizes: dict[str, float]
    space: dict[str, int]
    radius: dict[str, int]
    touch: int
    light: Palette
    dark: Palette
    categories: tuple[Colour, ...]
    severity: tuple[Colour, ...]


@cache
def tokens() -> Tokens:
    """Read the tokens that this version of Milepost ships."""
    return msgspec.json.decode(Path(__file__).with_suffix(".json").read_bytes(), type=Tokens)
