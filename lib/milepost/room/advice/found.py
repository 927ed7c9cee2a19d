"""What a method finds, until it is said in somebody's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from milepost.methods.plan_check import Finding, Severity
from milepost.methods.saying import said
from milepost.plan.entities import FindingShown
from milepost.plan.parts import Id
from milepost.room.advice.reading import Reading

#: What a finding says in a language.
Say = Callable[[str], str]

_ORDER = list(Severity)


def _nothing(_language: str) -> str:
    return ""


class Found(msgspec.Struct, frozen=True):
    """One finding: its ``key``, how grave it is, the cards it is about, and how it is said."""

    key: str
    severity: Severity
    cards: tuple[Id, ...]
    say: Say
    next_step: Say = _nothing

    def told(self, language: str) -> FindingShown:
        """The finding as a screen is told it."""
        text, then = self.say(language), self.next_step(language)
        return FindingShown(
            key=self.key, severity=str(self.severity), text=text, next=then, cards=self.cards
        )


def gravest(found: Iterable[Found], most: int) -> list[Found]:
    """The gravest of them, in the order in which they came where they are as grave."""
    return sorted(found, key=lambda each: _ORDER.index(each.severity))[:most]


def on_board(reading: Reading, findings: Iterable[Finding]) -> list[Found]:
    """The findings about cards of the board, one for each rule: the first, and how many more."""
    by_rule: dict[str, list[Finding]] = {}
    for each in findings:
        if any(part in reading.cards_by_part for part in each.parts):
            by_rule.setdefault(each.rule, []).append(each)
    return [_together(reading, found) for found in by_rule.values()]


def _together(reading: Reading, found: list[Finding]) -> Found:
    first = min(found, key=lambda each: _ORDER.index(each.severity))
    about = (reading.cards_by_part.get(part) for each in found for part in each.parts)
    cards = tuple(dict.fromkeys(card for card in about if card))

    def say(language: str) -> str:
        if len(found) == 1:
            return first.say(language)
        more = said("method.advice.more", language, count=len(found) - 1)
        return f"{first.say(language)} {more}"

    return Found(first.rule, first.severity, cards, say, first.next_step)
