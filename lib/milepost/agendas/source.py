"""From the text of an agenda file to its values and their lines."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import msgspec

from milepost.agendas.faults import AgendaFault, Path
from milepost.agendas.lines import LONGEST_KEY, Lines, Repeat, without
from milepost.agendas.showing import shown_key
from milepost.plan.faults import Refusal

#: Characters; ours have fewer than 20,000.
LONGEST = 200_000

_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class Source(msgspec.Struct, frozen=True):
    """What a file says, where it says it, and what is wrong with it as TOML.

    ``data`` is None where the text cannot be read at all.
    """

    data: dict[str, Any] | None
    lines: Lines
    faults: tuple[AgendaFault, ...] = ()

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it."""
        return self.lines.of(path)


def parse(text: str) -> Source:
    """Read TOML. Keys that are set twice are faults, and their first value is read on."""
    if len(text) > LONGEST:
        too_long = Refusal("agenda_too_long", {"length": len(text), "longest": LONGEST})
        return Source(None, Lines(""), (AgendaFault(1, too_long),))
    lines = Lines(text)
    if lines.overlong:
        key_too_long = Refusal("agenda_key_too_long", {"longest": LONGEST_KEY})
        return Source(None, lines, tuple(AgendaFault(at, key_too_long) for at in lines.overlong))
    return _read(without(text, lines.repeats), lines)


def _read(text: str, lines: Lines) -> Source:
    repeats = tuple(AgendaFault(each.line, _key_twice(each)) for each in lines.repeats)
    try:
        return Source(tomllib.loads(text), lines, repeats)
    except RecursionError:
        return Source(None, lines, (AgendaFault(1, Refusal("agenda_too_deep")),))
    except ValueError as error:
        return Source(None, lines, (*repeats, _not_toml(str(error), text)))


def _key_twice(repeat: Repeat) -> Refusal:
    key = ".".join(shown_key(str(each)) for each in repeat.path)
    return Refusal("agenda_key_twice", {"key": key, "first": repeat.first})


def _not_toml(reason: str, text: str) -> AgendaFault:
    at = _AT_LINE.search(reason)
    line = int(at[1]) if at and at[1] else text.count("\n") + 1
    return AgendaFault(line, Refusal("agenda_not_toml", {"reason": _AT_LINE.sub("", reason)}))
