"""What an agenda on paper is made of, beside its steps: sentences to word, tables to fill in."""

from __future__ import annotations

from typing import Any

from msgspec import field

from milepost.export.results import Record


class Told(Record, frozen=True):
    """A sentence of the sheet: its code after ``pdf.sheet.``, and what stands in it."""

    code: str
    fields: dict[str, Any] = field(default_factory=dict)


class Heading(Record, frozen=True, kw_only=True):
    """What heads a row or column: words of ours by their ``code``, or what the agenda says.

    A ``tall`` row takes a sentence, or several cards.
    """

    code: str = ""
    text: str = ""
    hint: str = ""
    tall: bool = False


class Blank(Record, frozen=True, kw_only=True):
    """A table to fill in by hand, and so many ``lines`` below it.

    ``rows`` name its rows, or leave them open; ``legend`` stands above it.
    """

    columns: tuple[Heading, ...]
    rows: tuple[Heading, ...]
    legend: tuple[Heading, ...] = ()
    lines: int = 0
