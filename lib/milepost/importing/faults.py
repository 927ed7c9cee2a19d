"""What is wrong in a file that is brought in: all of it at once, each with line and column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

import msgspec

from milepost import words
from milepost.plan.faults import Refusal

#: Faults that are kept; what is wrong more often than that is wrong in the same way.
MOST_KEPT = 1_000

#: Faults that are said in one go.
MOST_SAID = 50

#: Longest foreign text within a sentence.
_LONGEST_SHOWN = 80


class Place(NamedTuple):
    """Where something stands: both count from 1.

    In a table ``line`` is the line of the file (the row, in a workbook) and ``column`` the
    number of the cell; in JSON ``column`` counts characters.
    """

    line: int
    column: int


class ImportFault(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that is broken at a place; ``sheet`` is empty where a file has but one."""

    file: str
    line: int
    column: int
    refusal: Refusal
    sheet: str = ""

    def say(self, language: str = words.SPOKEN) -> str:
        """The fault as a sentence, with its place."""
        code = "refused.import_fault_in_sheet" if self.sheet else "refused.import_fault"
        return words.say(
            code,
            language,
            file=shown(self.file),
            sheet=shown(self.sheet),
            line=self.line,
            column=self.column,
            sentence=self.refusal.say(language),
        )

    def told(self) -> dict[str, Any]:
        """The fault as a record: place, code and sentence."""
        place = {"file": self.file, "line": self.line, "column": self.column}
        named = {"sheet": self.sheet} if self.sheet else {}
        return {**place, **named, "code": self.refusal.code, "text": self.refusal.say()}


class ImportFaults(ValueError):
    """Nothing can be brought in; ``faults`` are why, in their order, ``count`` how many."""

    def __init__(self, faults: Iterable[ImportFault], count: int = 0) -> None:
        self.faults = tuple(faults)
        self.count = max(count, len(self.faults))
        super().__init__(self.say())

    def say(self, language: str = words.SPOKEN) -> str:
        """One line that counts the faults, then one line for each, up to fifty."""
        lines = [words.say("refused.import_faults", language, count=self.count)]
        lines += [fault.say(language) for fault in self.faults[:MOST_SAID]]
        if (more := self.count - MOST_SAID) > 0:
            lines.append(words.say("refused.import_faults_more", language, count=more))
        return "\n".join(lines)


class Broken(Exception):
    """A file cannot be read on from this place."""

    def __init__(self, code: str, place: Place = Place(1, 1), **fields: Any) -> None:  # noqa: B008
        self.refusal = Refusal(code, fields)
        self.place = place
        super().__init__(code)


class Origin(Protocol):
    """Where a part is from, for whoever has to say what is wrong with it."""

    @property
    def file(self) -> str:
        """The name of the file."""

    @property
    def sheet(self) -> str:
        """The sheet of a workbook, else nothing."""

    @property
    def mark(self) -> tuple[str | int, ...]:
        """What tells the part from others of its file: a path, of which all beginnings count."""

    def place(self, field: str) -> Place:
        """Where a field of the part stands; where the part itself does, for an empty one."""


class Faults:
    """Gathers what is wrong, so that all of it can be told at once."""

    def __init__(self) -> None:
        self._kept: list[ImportFault] = []
        self._wrong: set[tuple[str | int, ...]] = set()
        self.count = 0

    def add(self, origin: Origin, field: str, refusal: Refusal) -> None:
        """Something is wrong with a field of the part that is from ``origin``."""
        mark = (origin.file, *origin.mark)
        self._wrong.update(mark[:end] for end in range(2, len(mark) + 1))
        line, column = origin.place(field) if len(self._kept) < MOST_KEPT else Place(1, 1)
        self.keep(
            ImportFault(
                file=origin.file, sheet=origin.sheet, line=line, column=column, refusal=refusal
            )
        )

    def keep(self, fault: ImportFault) -> None:
        """Something is wrong at a place that is known already."""
        self.count += 1
        if len(self._kept) < MOST_KEPT:
            self._kept.append(fault)

    def are_told_of(self, origin: Origin) -> bool:
        """Whether something is wrong with that part already: what follows from it is no news."""
        return bool(self._wrong) and (origin.file, *origin.mark) in self._wrong

    def refuse(self) -> None:
        """Raise :class:`ImportFaults` if anything is wrong."""
        if self._kept:
            order = sorted(
                self._kept, key=lambda each: (each.file, each.sheet, each.line, each.column)
            )
            raise ImportFaults(order, self.count)


def shown(value: object) -> str:
    """Foreign text in one short line, with all that could steer a terminal as escapes."""
    text = str(value)
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in short
    )
