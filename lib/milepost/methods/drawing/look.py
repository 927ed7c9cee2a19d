"""How a slide looks: its size, the sizes of its text, its ink, its language."""

from __future__ import annotations

import msgspec

from milepost.tokens import Palette, tokens
from milepost.words import DEFAULT_LANGUAGE

#: The size of a slide, and of its text, in CSS pixels.
WIDTH, HEIGHT = 1280, 720
SMALL, TEXT, LARGE, TITLE = 16, 18, 22, 30

#: How many usual letters go into a line of a title, and of a subtitle.
TITLE_LETTERS, SUBTITLE_LETTERS = 80, 138

#: The room around what stands on a slide, from text to axes, and from line to line.
MARGIN, GAP, LINE = 48, 10, 1.25


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a figure is to look: in light or dark ink, with words of one language."""

    dark: bool = False
    language: str = DEFAULT_LANGUAGE

    @property
    def ink(self) -> Palette:
        """The colours of this look, by their role."""
        return tokens().dark if self.dark else tokens().light


LIGHT = Look()
