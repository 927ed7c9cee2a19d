"""Text that can be printed: what no bundled font can draw becomes a visible mark.

PDF/UA asks that every character can be read, so Typst stops at the first that has no glyph.
The text is looked through before: a missing character is replaced, and noted by its script, so
that the document can say what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools import unicodedata
from fontTools.ttLib import TTFont

from milepost import places

#: What stands for a character that could not be printed.
MARK = "\N{REPLACEMENT CHARACTER}"

# A tab, and the zero-width no-break space that PDF/UA does not allow, as Unicode replaces it.
_SAME_AS = str.maketrans({"\t": " ", "\ufeff": "\u2060"})
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

# Characters that are never drawn, so no font need have them: Default_Ignorable_Code_Point of
# Unicode's DerivedCoreProperties, and the spaces.
_NEVER_DRAWN = re.compile(
    "[\n \u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202a-\u202f"
    "\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)


@cache
def coverage() -> dict[int, frozenset[str]]:
    """The files of the bundled fonts that have a glyph, by the code point it is for."""
    files: dict[int, set[str]] = {}
    for file in sorted(places.fonts().glob("*.ttf")):
        for code_point in _code_points(file):
            files.setdefault(code_point, set()).add(file.name)
    return {code_point: frozenset(names) for code_point, names in files.items() if code_point}


class Press:
    """Makes text printable, and keeps which scripts it had no letters for."""

    def __init__(self) -> None:
        self.missing: set[str] = set()

    def set(self, text: str) -> str:
        """``text`` with the same line ends throughout and a mark for what has no glyph.

        A letter and the accents on it must come from one font: no font could place them
        otherwise, and in text from right to left Typst 0.15 fails over it.
        """
        plain = _LINE_ENDS.sub("\n", text).translate(_SAME_AS)
        return plain if _unmarked().issuperset(plain) else "".join(self._printed(plain))

    def _printed(self, text: str) -> Iterator[str]:
        fonts: frozenset[str] = frozenset()
        for each in text:
            having = coverage().get(ord(each), frozenset())
            if not _NEVER_DRAWN.match(each):
                fonts = having & fonts if is_accent(each) else having
                yield each if fonts else self._note(each)
            else:
                fonts = having if each.isspace() else fonts
                yield each

    def _note(self, character: str) -> str:
        self.missing.add(unicodedata.script(character))
        return MARK


@cache
def _unmarked() -> frozenset[str]:
    """The characters that stand by themselves, so that nothing need be asked of others."""
    drawn = (chr(code_point) for code_point in coverage())
    return frozenset(each for each in drawn if not is_accent(each)) | {"\n"}


def is_accent(character: str) -> bool:
    """Whether it is drawn on the letter before it."""
    return str(unicodedata.category(character)).startswith("M")


def _code_points(file: Path) -> set[int]:
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())
