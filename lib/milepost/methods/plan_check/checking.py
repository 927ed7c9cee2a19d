"""All rules, asked one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd

from milepost.methods.plan_check import (
    dates,
    dependencies,
    estimates,
    goals,
    likelihood,
    people,
    priorities,
    reviews,
    risks,
)
from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.methods.plan_check.limits import Limits
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

Rule = Callable[[Examined], Iterator[Finding]]

#: In the order in which one would talk about them.
RULES: tuple[Rule, ...] = (
    goals.vision_missing,
    goals.calendar_unknown,
    goals.nothing_planned,
    dates.date_past,
    likelihood.date_unlikely,
    dates.date_missing,
    dates.date_beyond_horizon,
    dates.date_moved,
    dates.dates_slip,
    dates.research_without_time,
    dependencies.dependency_circle,
    dependencies.dependency_inverted,
    dependencies.dependency_dead,
    dependencies.dependencies_missing,
    dependencies.outside_without_contact,
    people.roles_unclear,
    priorities.musts_over_capacity,
    priorities.must_behind,
    goals.metric_missing,
    goals.user_value_late,
    goals.too_many_milestones,
    estimates.work_unknown,
    estimates.estimate_missing,
    estimates.estimate_without_spread,
    risks.risks_missing,
    risks.risk_without_owner,
    risks.risk_without_trigger,
    risks.risk_without_response,
    risks.risk_review_overdue,
    reviews.review_overdue,
    reviews.plan_unseen,
    reviews.feedback_missing,
    reviews.team_in_doubt,
    dates.first_milestone_far,
    goals.horizon_missing,
)

COLUMNS = ("severity", "rule", "parts", "finding", "next_step", "evidence")

_LIMITS = Limits()


def findings(plan: Plan, today: date, limits: Limits = _LIMITS) -> list[Finding]:
    """What is wrong with ``plan`` on the morning of ``today``, gravest first.

    Args:
        plan: any plan, however incomplete; none makes this fail.
        today: the day it is looked at.
        limits: from where on rules speak up.
    """
    seen = Examined(plan, today, limits)
    order = list(Severity)
    found = (finding for rule in RULES for finding in rule(seen))
    return sorted(found, key=lambda finding: order.index(finding.severity))


def plan_check(
    plan: Plan, today: date, limits: Limits = _LIMITS, language: str = DEFAULT_LANGUAGE
) -> pd.DataFrame:
    """The findings as a table, gravest first.

    Returns:
        One row a finding: ``severity`` (grave, warning, hint), ``rule``, ``parts`` (a tuple of
        ids), ``finding`` and ``next_step`` as sentences, and ``evidence``, a dict of the values
        that the sentences speak of.
    """
    rows = [
        (
            each.severity.value,
            each.rule,
            each.parts,
            each.say(language),
            each.next_step(language),
            each.evidence,
        )
        for each in findings(plan, today, limits)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
