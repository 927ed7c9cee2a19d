"""Text that can be printed: what no bundled font can draw becomes a visible mark.

PDF/UA asks that every character can be read, so Typst stops at the first that has no glyph.
The text is looked through before: a missing character is replaced, and noted by its script, so
that the document can say what is missing.
"""

from __future__ import annotations

import re
from functools import cache

from fontTools import unicodedata
from fontTools.ttLib import TTFont

from milepost import places

#: What stands for a character that could not be printed.
MARK = "\N{REPLACEMENT CHARACTER}"

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

# Characters that are never drawn, so no font need have them: Default_Ignorable_Code_Point of
# Unicode's DerivedCoreProperties, and the spaces.
_NEVER_DRAWN = re.compile(
    "[\n \u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202a-\u202f"
    "\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


@cache
def coverage() -> frozenset[int]:
    """The code points that one of the bundled fonts has a glyph for."""
    files = sorted(places.fonts().glob("*.ttf"))
    covered: set[int] = set().union(*(_code_points(str(file)) for file in files))
    return frozenset(covered - {0})


class Press:
    """Makes text printable, and keeps which scripts it had no letters for."""

    def __init__(self) -> None:
        self.missing: set[str] = set()

    def set(self, text: str) -> str:
        """``text`` with the same line ends throughout and a mark for what has no glyph."""
        plain = _LINE_ENDS.sub("\n", text).replace("\t", " ")
        if plain.isascii() and plain.replace("\n", "").isprintable():
            return plain
        return "".join(each if _can_print(each) else self._note(each) for each in plain)

    def _note(self, character: str) -> str:
        self.missing.add(unicodedata.script(character))
        return MARK


def _can_print(character: str) -> bool:
    return ord(character) in coverage() or _NEVER_DRAWN.match(character) is not None


def _code_points(file: str) -> set[int]:
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())
