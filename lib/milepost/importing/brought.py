"""What files say, before it is held against a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from milepost import words
from milepost.importing.faults import Faults, Origin, shown

#: Told as the work goes on: the share that is done, from 0 to 1.
Progress = Callable[[float], None]

#: The status of what is not over, where nobody says more: it leaves what the plan knows.
STILL_OPEN = "still open"


class Reference(NamedTuple):
    """Another part, by any of its ``names``: its key, its id, or the title of a milestone.

    Where there is none of these, a milestone of this ``title`` is made under the key ``make``,
    if there is one; else it is a fault, or, if ``loose``, told and left out.
    """

    names: tuple[str, ...]
    title: str = ""
    make: str = ""
    loose: bool = False


class ByName(NamedTuple):
    """A person, by name; in Milepost's own files by id."""

    name: str


@dataclass(slots=True)
class Item:
    """One part as a file says it.

    Attributes:
        shelf: where it belongs in a plan: ``tasks``, ``milestones``.
        origin: where it stands, for faults.
        values: fields of the part, as far as the file says them. Other parts are references.
        key: where it is from: ``jira:ABC-12``.
        id: its id in the plan, in Milepost's own files.
    """

    shelf: str
    origin: Origin
    values: dict[str, Any]
    key: str = ""
    id: str = ""


class Note(NamedTuple):
    """Something people should know, which stops nothing: what was left out, what was assumed."""

    code: str
    file: str
    fields: dict[str, Any]

    def say(self, language: str = words.SPOKEN) -> str:
        """The note as a sentence."""
        told = words.say(f"page.import.note.{self.code}", language, **self.fields)
        return f"{shown(self.file)}: {told}" if self.file else told


@dataclass
class Brought:
    """All that some files say.

    Attributes:
        files: the names of the files.
        faults: what is wrong in them so far.
        items: the parts.
        notes: what people should know about it.
        scopes: beginnings of keys: whatever has such a key and is not in the files is gone there.
        shelves: shelves that the files hold in full.
        facts: the plan's own fields.
        broken: ids of parts that are there, but cannot be read.
        whole: a whole plan as JSON says it, if that is all there is.
    """

    files: list[str] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    items: list[Item] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    scopes: set[str] = field(default_factory=set)
    shelves: set[str] = field(default_factory=set)
    facts: dict[str, Any] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    whole: Any = None

    def note(self, code: str, file: str, **fields: Any) -> None:
        """Add a note."""
        self.notes.append(Note(code, file, fields))

    def add(self, other: Brought) -> None:
        """Take in what another file says; its faults were told already."""
        self.whole = None if self.items else other.whole
        self.items += other.items
        self.notes += other.notes
        self.scopes |= other.scopes
        self.shelves |= other.shelves
        self.facts |= other.facts
        self.broken |= other.broken


def named(items: set[str], most: int = 8) -> str:
    """Some names in a row, as a note shows them."""
    first = sorted(items)[:most]
    rest = [f"… (+{len(items) - most})"] if len(items) > most else []
    return ", ".join([*map(shown, first), *rest])
