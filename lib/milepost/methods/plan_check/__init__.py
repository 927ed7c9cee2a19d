"""What is wrong with a plan: the mistakes that milestones die of, as findings on this very plan.

Each finding says how grave it is, what shows it, and what to do next:

>>> from milepost.methods import example
>>> from milepost.methods.plan_check import findings
>>> found = {finding.rule: finding for finding in findings(example.plan(), example.TODAY)}
>>> print(found["risk_without_owner"].say())
Nobody watches the risk “Crews strike in spring”.
>>> print(found["risk_without_owner"].next_step())
Ask who would notice first, and make it theirs.

As a table for a notebook there is :func:`plan_check`, for a slide :func:`draw_findings`. Where
rules speak up is set by :class:`Limits`.
"""

from __future__ import annotations

from milepost.methods.plan_check.checking import RULES, findings, plan_check
from milepost.methods.plan_check.figure import describe_findings, draw_findings
from milepost.methods.plan_check.finding import Finding, Severity, describe_count
from milepost.methods.plan_check.limits import Limits
from milepost.methods.plan_check.report import as_json, as_text

__all__ = [
    "RULES",
    "Finding",
    "Limits",
    "Severity",
    "as_json",
    "as_text",
    "describe_count",
    "describe_findings",
    "draw_findings",
    "findings",
    "plan_check",
]
