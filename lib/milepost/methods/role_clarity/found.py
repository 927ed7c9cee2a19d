"""What is unclear about roles: the rule, how grave it is, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
import pandas as pd

from milepost.methods.frames import framed
from milepost.methods.saying import said
from milepost.plan.parts import Id

__all__ = ["FINDING_COLUMNS", "GRAVE", "HINT", "WARNING", "Found", "tabled"]

FINDING_COLUMNS = ("severity", "rule", "part", "person", "finding", "next_step", "evidence")
GRAVE, WARNING, HINT = _ORDER = ("grave", "warning", "hint")


class Found(msgspec.Struct, frozen=True):
    """One finding; ``evidence`` are the values that its sentence speaks of."""

    rule: str
    severity: str
    part: Id | None = None
    person: Id | None = None
    evidence: dict[str, Any] = {}

    def say(self, language: str, step: str = "") -> str:
        """What was found; with ``.next`` as the step, what to do about it."""
        return said(f"method.role_clarity.finding.{self.rule}{step}", language, **self.evidence)


def tabled(found: Iterable[Found], language: str) -> pd.DataFrame:
    """The findings as a frame, gravest first."""
    ordered = sorted(found, key=lambda each: _ORDER.index(each.severity))
    return framed(
        (
            (
                each.severity,
                each.rule,
                each.part,
                each.person,
                each.say(language),
                each.say(language, ".next"),
                each.evidence,
            )
            for each in ordered
        ),
        FINDING_COLUMNS,
    )
