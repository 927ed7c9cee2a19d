"""What is unclear about who does what, among the cards of the board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from milepost.methods import role_clarity
from milepost.methods.plan_check import Finding, Severity
from milepost.plan.agenda import Grid
from milepost.plan.faults import Fault
from milepost.room.advice.found import Found, on_board
from milepost.room.advice.reading import Reading

#: What a grid of owners can put right; who does the work and who is asked is for RACI.
_OF_OWNERS = ("accountable_none", "accountable_many", "accountable_concentrated")
#: What only the whole plan shows of people: their days, and what hangs on them alone.
_OF_PEOPLE = ("person_without_days", "absent_when_due", "over_capacity", "chain_on_one")


def roles_on_board(reading: Reading) -> pd.DataFrame:
    """Who has which part in the cards of the board, like :func:`role_clarity.raci`."""
    whole = role_clarity.raci(reading.plan, tasks=True)
    matrix = whole.loc[[part for part in whole.index if part in reading.cards_by_part]]
    matrix.attrs = dict(whole.attrs)
    return matrix


def roles_found(reading: Reading, grid: Grid) -> Iterator[Found]:
    """What a room can put right now, by rule; what is about a person alone speaks of no card."""
    found = role_clarity.findings(roles_on_board(reading))
    if grid is Grid.OWNER:
        found = found[found["rule"].isin(_OF_OWNERS)]
    rows = [*found.to_dict("records"), *_of_people(reading)]
    about_parts = [_finding(row) for row in rows if row["part"] is not None]
    yield from on_board(reading, about_parts)
    for row in rows:
        if row["part"] is None:
            finding = _finding(row)
            severity, cards = finding.severity, _held(reading, row["person"])
            yield Found(finding.rule, severity, cards, finding.say, finding.next_step)


def _of_people(reading: Reading) -> Iterator[dict[Any, Any]]:
    """What the whole plan shows about people who have a part on the board."""
    try:
        found = role_clarity.findings(reading.plan, reading.today)
    except Fault:
        return  # a calendar that is unknown is found where the plan is checked
    for row in found[found["rule"].isin(_OF_PEOPLE)].to_dict("records"):
        if _held(reading, row["person"]):
            yield row


def _held(reading: Reading, person: str | None) -> tuple[str, ...]:
    """The cards of the board for which a person answers."""
    if person is None:
        return ()
    name = reading.plan.people[person].name
    return tuple(card for card in reading.cards if reading.wall.field(card, "owner") == name)


def _finding(row: dict[Any, Any]) -> Finding:
    part = row["part"]
    return Finding(
        rule=row["rule"],
        severity=Severity(row["severity"]),
        parts=() if part is None else (part,),
        evidence=row["evidence"],
        words="method.role_clarity.finding",
    )
