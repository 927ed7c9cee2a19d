"""What is wrong in an agenda file: all of it at once, each fault with its line."""

from __future__ import annotations

from typing import NamedTuple

from milepost import words
from milepost.plan.faults import Refusal

#: Where something is in a file: keys of tables and positions in lists, from the top.
Path = tuple[str | int, ...]


class Finding(NamedTuple):
    """A rule that the value at ``path`` breaks."""

    path: Path
    refusal: Refusal


class AgendaFault(NamedTuple):
    """A rule that is broken in ``line``, counted from 1."""

    line: int
    refusal: Refusal


class AgendaFaults(ValueError):
    """A workshop file cannot be used; ``faults`` are all that is wrong, in order of line."""

    def __init__(self, file: str, faults: tuple[AgendaFault, ...]) -> None:
        self.file = file
        self.faults = faults
        super().__init__(self.say())

    def say(self, language: str = words.DEFAULT_LANGUAGE) -> str:
        """One line that counts the faults, then one line for each."""
        head = words.say("refused.agenda_faults", language, count=len(self.faults), file=self.file)
        said = (self._say_one(fault, language) for fault in self.faults)
        return "\n".join((head, *said))

    def _say_one(self, fault: AgendaFault, language: str) -> str:
        return words.say(
            "refused.agenda_fault",
            language,
            line=fault.line,
            sentence=fault.refusal.say(language),
        )
