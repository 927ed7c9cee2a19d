"""What the adviser is given and what it answers."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from milepost.plan.parts import Metric

Criterion = Literal["specific", "measurable", "achievable", "relevant", "time_bound", "compound"]
Verdict = Literal["met", "not_met", "cannot_tell"]


class Span(msgspec.Struct, frozen=True, order=True):
    """Some words of the sentence: ``text[start:end]``, counted in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


class Question(msgspec.Struct, frozen=True):
    """The question that would mend a goal: the code of a message, and what it is filled with."""

    code: str
    fields: dict[str, str] = {}


class Finding(msgspec.Struct, frozen=True):
    """The answer for one criterion.

    ``words`` are the words that show it. ``question`` is None if there is nothing to ask.
    """

    verdict: Verdict
    words: tuple[Span, ...] = ()
    question: Question | None = None


class Due(msgspec.Struct, frozen=True):
    """When the sentence says the goal is due: between ``first`` and ``last``, both included.

    Both are None if no calendar can tell, as in "before the conference".
    """

    words: Span
    first: date | None = None
    last: date | None = None


class Quantity(msgspec.Struct, frozen=True):
    """A figure that the sentence aims at; ``value`` is None for "double" and the like.

    ``unit`` is the unit or the thing that is counted, in the sentence's own words.
    """

    words: Span
    value: float | None = None
    unit: str = ""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone as far as somebody has written it.

    ``why`` is its reason in the writer's words, ``owner`` a name. ``effort_days`` is the work
    it needs, ``capacity_days`` the work its people can give until it is due, in working days.
    """

    text: str
    why: str = ""
    metric: Metric | None = None
    due: date | None = None
    owner: str = ""
    effort_days: float | None = None
    capacity_days: float | None = None


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for each criterion, and what was read from the sentence.

    ``compound`` is the one criterion that nobody wants met: the sentence holds several goals.
    """

    specific: Finding
    measurable: Finding
    achievable: Finding
    relevant: Finding
    time_bound: Finding
    compound: Finding
    due: Due | None = None
    quantities: tuple[Quantity, ...] = ()
