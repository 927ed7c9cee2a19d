"""Text that a spreadsheet would run, were it not marked as text.

A cell of CSV that begins with one of a few signs is a formula, whatever its quotes say (CWE-1236).
Programs also skip blanks before the sign, take full-width signs for plain ones, and cut a line at
other separators than the one it was written with. So an apostrophe goes before the sign wherever
a cell could begin; who reads the file takes it off again.
"""

from __future__ import annotations

import re

_SIGNS = "=+\\-@|%\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
_BLANKS = "[^\\S\t\r\n]|[\ufeff\u00ad\u200b-\u200f\u2060-\u2064]"
_BEGINS = f"'*(?:{_BLANKS})*"

# At the start of a cell, and wherever another program might begin one.
_AT_START = f"\\A(?={_BEGINS}[{_SIGNS}\t\r\n])"
_WITHIN = f"(?<=[;\t\r\n])(?={_BEGINS}[{_SIGNS}])"
_FORMULA = re.compile(f"{_AT_START}|{_WITHIN}")
_MARKED = re.compile(f"\\A'(?={_BEGINS}[{_SIGNS}\t\r\n])|(?<=[;\t\r\n])'(?={_BEGINS}[{_SIGNS}])")


def escaped(text: str) -> str:
    """``text`` with an apostrophe wherever a spreadsheet might begin a formula.

    >>> escaped("=1+1"), escaped("a;@b"), escaped("1 = 1")
    ("'=1+1", "a;'@b", '1 = 1')
    """
    return _FORMULA.sub("'", text)


def unescaped(text: str) -> str:
    """What :func:`escaped` was given."""
    return _MARKED.sub("", text)
