"""The rule about dates that the known work leaves little chance."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity


def date_unlikely(seen: Examined) -> Iterator[Finding]:
    """The work and the risks that are known leave a date little chance."""
    dates = seen.milestone_dates
    if dates is None:
        return
    ahead = dates[dates["due"].notna() & (dates["chance"] < seen.limits.chance_warning)]
    for row in ahead.to_dict("records"):
        if row["due"] >= seen.today:
            grave = row["chance"] < seen.limits.chance_grave
            yield Finding(
                rule="date_unlikely",
                severity=Severity.GRAVE if grave else Severity.WARNING,
                parts=(row["milestone"],),
                evidence={
                    "title": row["title"],
                    "due": row["due"],
                    "count": round(100 * row["chance"]),
                    "p80": row["p80"],
                },
            )
