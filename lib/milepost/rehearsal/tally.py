"""What happened in a rehearsal: how much was done in each step, and what was refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

#: What is refused in any lively room, because two people were at the same thing at once.
EXPECTED = frozenset({"field_changed", "link_circle"})


@dataclass(frozen=True)
class Refused:
    """An act that was refused: the step it was for, who asked, and the sentence they were told."""

    step: str
    who: str
    act: str
    code: str
    sentence: str


@dataclass
class Tally:
    """All that simulated people did in one room.

    Attributes:
        acts: how many acts were taken in, by step.
        refused: those that were not.
        stalled: steps in which somebody waited in vain, and for what.
        gone: who broke off before the end, and why; nobody waits for them any more.
        committed: the cards that were let into the plan, by step.
    """

    acts: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    stalled: list[tuple[str, str]] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    committed: dict[str, list[str]] = field(default_factory=dict)

    def unexpected(self) -> list[Refused]:
        """What was refused though people did only what the step asks for."""
        return [each for each in self.refused if each.code not in EXPECTED]
