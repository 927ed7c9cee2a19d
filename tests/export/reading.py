"""What a reader gets from a PDF, by Poppler's own tools."""

from __future__ import annotations

import re
import subprocess

# In points from the edge of the page: its side margins, and where body ends and footer begins.
_SIDE, _BODY_ENDS, _FOOTER_BEGINS = 55.0, 70.0, 50.0

# Poppler marks where the direction of writing changes; the document holds no such marks.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def text_of(pdf: bytes) -> str:
    """The text in the order in which it is drawn."""
    return _DIRECTION.sub("", _run(["pdftotext", "-raw", "-", "-"], pdf))


def squeezed(text: str) -> str:
    """``text`` without white space, so that line breaks do not matter."""
    return "".join(text.split())


def facts_of(pdf: bytes) -> dict[str, str]:
    """What ``pdfinfo`` tells: title, pages, page size, whether it is tagged."""
    lines = _run(["pdfinfo", "-"], pdf).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def structure_of(pdf: bytes) -> str:
    """The tags, as a screen reader walks them."""
    return _run(["pdfinfo", "-struct-text", "-"], pdf)


def words_outside(pdf: bytes) -> list[str]:
    """The words that stand in a margin, or between the body and the footer of their page."""
    outside: list[str] = []
    width = height = 0.0
    for line in _run(["pdftotext", "-bbox", "-", "-"], pdf).splitlines():
        numbers = [float(n) for n in re.findall(r'(?:width|height|[xy]M\w+)="([-\d.]+)"', line)]
        if "<page" in line:
            width, height = numbers
        elif "<word" in line:
            left, top, right, bottom = numbers
            aside = min(left, width - right) < _SIDE
            middle = height - (top + bottom) / 2
            if aside or _FOOTER_BEGINS < middle < _BODY_ENDS or middle < 0 or top < _SIDE:
                outside.append(line)
    return outside


def _run(command: list[str], pdf: bytes) -> str:
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")
