"""All rules about roles, asked one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from milepost.methods.frames import require
from milepost.methods.role_clarity.found import Found, tabled
from milepost.methods.role_clarity.limits import RoleLimits
from milepost.methods.role_clarity.matrix import raci
from milepost.methods.role_clarity.matrix_rules import MATRIX_RULES, Seen
from milepost.methods.role_clarity.people_rules import PEOPLE_RULES, Staffed
from milepost.methods.saying import said
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_findings", "findings"]

_LIMITS = RoleLimits()


def findings(
    source: Plan | pd.DataFrame,
    today: date | None = None,
    limits: RoleLimits = _LIMITS,
    language: str = DEFAULT_LANGUAGE,
) -> pd.DataFrame:
    """What is unclear about who does what, gravest first.

    Args:
        source: a plan, what :func:`raci` gives, or a frame ``part, person, role``.
        today: of a plan, the morning from which people's days count; without it only the matrix is
            looked at.
        limits: from where on rules speak up.
        language: of the sentences.

    Returns:
        One row a finding: ``severity`` (grave, warning, hint), ``rule``, ``part`` and ``person``
        by id (None where it is about none), ``finding`` and ``next_step`` as sentences, and
        ``evidence``, a dict of the values that the sentences speak of.

    Raises:
        Fault: a frame cannot be used, or the calendar's country is unknown.
    """
    return tabled(_found(source, today, limits), language)


def _found(source: Plan | pd.DataFrame, today: date | None, limits: RoleLimits) -> Iterator[Found]:
    matrix = _matrix(source)
    seen = Seen(matrix, limits)
    for rule in MATRIX_RULES:
        yield from rule(seen)
    if isinstance(source, Plan) and today is not None:
        staffed = Staffed(source, today, Seen(raci(source, tasks=True), limits))
        for people_rule in PEOPLE_RULES:
            yield from people_rule(staffed)


def _matrix(source: Plan | pd.DataFrame) -> pd.DataFrame:
    if not isinstance(source, Plan) and "role" not in source.columns and _is_matrix(source):
        return source
    return raci(source)


def _is_matrix(frame: pd.DataFrame) -> bool:
    cells: list[Any] = [cell for row in frame.to_numpy().tolist() for cell in row]
    return all(isinstance(cell, frozenset | set) for cell in cells)


def describe_findings(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """How much is unclear, and the gravest of it, in a sentence without its full stop."""
    require(found, "severity", "finding")
    if found.empty:
        return said("method.role_clarity.clear", language)
    first = str(found["finding"].iloc[0]).rstrip(".")
    return said("method.role_clarity.unclear", language, count=len(found), first=first)
