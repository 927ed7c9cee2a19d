"""The risk register as a document: what may go wrong, who sees to it, and whether dates hold.

The method orders it: what has happened, then what is gravest; see ``methods.risk_assessment``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd

from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.covers import plan_cover
from milepost.export.document import Document, Fact, Picture, Said, Spoken
from milepost.export.likely import Likely, LikelyDate, likely
from milepost.export.results import Record
from milepost.methods import risk_assessment as method
from milepost.methods.risk_assessment import Bands
from milepost.plan.board import Board
from milepost.plan.plan import Plan

_BANDS = Bands()


class Scored(Record, frozen=True, kw_only=True):
    """How likely (1 to 5), how grave (1 to 5), both multiplied, and the band that lies in.

    ``exposure`` is how many working days it costs on average, where probability and delay are
    known.
    """

    likelihood: int | None = None
    impact: int | None = None
    score: int | None = None
    band: str | None = None
    exposure: float | None = None


class RiskLine(Record, frozen=True, kw_only=True):
    """A risk as the register shows it, under the number that stands for it in the matrix."""

    number: int
    event: str
    cause: str
    effect: str
    threatens: tuple[str, ...]
    now: Scored
    residual: Scored
    response: str | None
    mitigation: str
    trigger: str
    owner: str | None
    review_on: date | None
    overdue: bool
    status: str


class RiskGroup(Record, frozen=True, kw_only=True):
    """The risks of one kind: ``happened``, a band such as ``high``, ``unscored``, ``closed``."""

    kind: str
    risks: tuple[RiskLine, ...]


class DateLine(Record, frozen=True, kw_only=True):
    """A milestone, the date it is promised for, and when it is likely to be reached."""

    title: str
    due: date | None
    likely: LikelyDate


class Risks(Record, frozen=True, kw_only=True):
    """All that the register tells, as of one day. Every risk is in it exactly once."""

    title: str
    as_of: date
    groups: tuple[RiskGroup, ...] = ()
    dates: tuple[DateLine, ...] = ()
    silent_risks: int = 0
    certain_tasks: int = 0
    refusal: Spoken | None = None

    def lines(self) -> list[RiskLine]:
        """All risks in the order of their numbers."""
        return [line for group in self.groups for line in group.risks]


def risks_document(board: Board, as_of: date | None) -> Document:
    """The risk register of ``board`` as it stood at the end of ``as_of``, by default its last day.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    plan = plan_on(board_on(board, day), day)
    found = method.register(plan, day, _BANDS)
    told = _risks(plan, day, found, likely(plan, day))
    return Document(
        template="risks",
        title=plan.title,
        as_of=day,
        content={"risks": told, "matrix": _matrix(found)},
        cover=plan_cover(plan, day, _lead(found), *_facts(told)),
    )


def _risks(plan: Plan, day: date, register: pd.DataFrame, seen: Likely) -> Risks:
    lines = [_line(row) for row in register.to_dict("records")]
    grouped = groupby(lines, key=_kind)
    milestones = [each for each in plan.milestones_by_date() if each.id in seen.dates]
    return Risks(
        title=plan.title,
        as_of=day,
        groups=tuple(RiskGroup(kind=kind, risks=tuple(some)) for kind, some in grouped),
        dates=tuple(
            DateLine(title=each.title, due=each.due, likely=seen.dates[each.id])
            for each in milestones
        ),
        silent_risks=seen.silent_risks,
        certain_tasks=seen.certain_tasks,
        refusal=seen.refusal,
    )


def _kind(line: RiskLine) -> str:
    return line.status if line.status != "open" else line.now.band or "unscored"


def _line(row: dict[Any, Any]) -> RiskLine:
    return RiskLine(
        number=int(row["number"]),
        event=row["event"],
        cause=row["cause"],
        effect=row["effect"],
        threatens=tuple(row["threatens"]),
        now=_scored(row, ""),
        residual=_scored(row, "residual_"),
        response=_known(row["response"]),
        mitigation=row["mitigation"],
        trigger=row["trigger"],
        owner=_known(row["owner"]),
        review_on=_known(row["review_on"]),
        overdue=bool(row["overdue"]),
        status=row["status"],
    )


def _scored(row: dict[Any, Any], prefix: str) -> Scored:
    exposure = _known(row[f"{prefix}exposure"])
    return Scored(
        **{key: _whole(row[prefix + key]) for key in ("likelihood", "impact", "score")},
        band=_known(row[f"{prefix}band"]),
        exposure=None if exposure is None else round(exposure, 1),
    )


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _matrix(register: pd.DataFrame) -> Picture | None:
    """The matrix; None where it would be empty."""
    if register.empty or not method.matrix(register, _BANDS)["count"].sum():
        return None
    return Picture(
        draw=lambda look: method.draw_matrix(register, _BANDS, look),
        say=lambda language: method.describe_matrix(register, _BANDS, language),
    )


def _lead(register: pd.DataFrame) -> Spoken | Said:
    if register.empty:
        return Said("risks.none")
    return Spoken(lambda language: method.describe_register(register, language) + ".")


def _facts(told: Risks) -> Iterator[Fact]:
    open_ = [line for line in told.lines() if line.status == "open"]
    yield Fact(code="risks.open", value=len(open_))
    yield Fact(code="risks.overdue", value=sum(line.overdue for line in open_))
