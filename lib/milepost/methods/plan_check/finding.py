"""What a check of a plan finds: the rule, how grave it is, on which parts, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import msgspec

from milepost.methods.saying import said
from milepost.plan.parts import Id
from milepost.words import DEFAULT_LANGUAGE


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    GRAVE = "grave"
    WARNING = "warning"
    HINT = "hint"

    def is_at_least(self, other: Severity) -> bool:
        """Whether this is as grave as ``other``, or graver."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong with a plan.

    ``rule`` is the code of its sentence among ``words``, ``evidence`` the values that the sentence
    speaks of, and ``parts`` are the ids of the milestones, tasks, risks, dependencies or people
    that it is about.
    """

    rule: str
    severity: Severity
    parts: tuple[Id, ...] = ()
    evidence: dict[str, Any] = {}
    words: str = "check"

    def say(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What was found, with the evidence, as one would say it to the plan's owner."""
        return said(f"{self.words}.{self.rule}", language, **self.evidence)

    def next_step(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What to do about it."""
        return said(f"{self.words}.{self.rule}.next", language, **self.evidence)


def describe_count(severities: Iterable[str], language: str = DEFAULT_LANGUAGE) -> str:
    """How much was found, in one sentence without its full stop."""
    found = list(severities)
    grave = found.count(Severity.GRAVE)
    if grave:
        return said("check.figure.grave", language, count=grave, all=len(found))
    code = "title" if found else "sound"
    return said(f"check.figure.{code}", language, count=len(found))
