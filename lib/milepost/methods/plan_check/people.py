"""Rules about who answers for what, and whether they can: the deadly ones of role clarity."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.methods.role_clarity import findings
from milepost.plan.faults import Fault

#: Other rules of role clarity are for the workshop: they ask for talk, and kill no plan.
DEADLY = (
    "accountable_none",
    "accountable_many",
    "person_without_days",
    "over_capacity",
    "chain_on_one",
)


def roles_unclear(seen: Examined) -> Iterator[Finding]:
    """Nobody, too many, or somebody without enough days answers for what is planned."""
    try:
        found = findings(seen.plan, seen.today)
    except Fault:
        return  # a calendar that is unknown is a finding of its own
    for row in found[found["rule"].isin(DEADLY)].to_dict("records"):
        about = (row["part"], row["person"])
        yield Finding(
            rule=row["rule"],
            severity=Severity(row["severity"]),
            parts=tuple(each for each in about if each is not None),
            evidence=row["evidence"],
            words="method.role_clarity.finding",
        )
