"""One page for a board: where the plan goes, what comes next, what may stop it, what is asked.

A pure function of the board. It is one page for any plan, so only the first of each are told, long
texts are shortened with a mark, and what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd

from milepost import methods
from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.document import Document, Said, Spoken
from milepost.export.likely import LikelyDate, likely
from milepost.export.results import Record
from milepost.methods.plan_check import Finding, Limits, Severity
from milepost.plan.board import Board
from milepost.plan.parts import Milestone, Status
from milepost.plan.plan import Plan
from milepost.plan.risks import RiskStatus

#: How many of each are told, and how many letters of them.
_MILESTONES, _RISKS, _ASKED = 5, 3, 3
_NAME, _SENTENCE, _VISION, _TITLE = 90, 230, 300, 120

#: As many runs as the dates beside them stand on, or one page would tell two chances.
_LIMITS = Limits(runs=10_000)


class Ahead(Record, frozen=True, kw_only=True):
    """A milestone to come: what was promised, and when it is likely to be reached."""

    title: str
    owner: str
    due: date | None
    overdue: bool
    likely: LikelyDate | None = None


class TopRisk(Record, frozen=True, kw_only=True):
    """A risk: its score in the matrix, who watches it, what is done about it."""

    event: str
    score: int | None
    owner: str
    mitigation: str
    happened: bool


class Asked(Record, frozen=True, kw_only=True):
    """A grave finding, and what is asked of the board: its next step."""

    severity: Severity
    finding: Spoken
    next: Spoken


class Summary(Record, frozen=True, kw_only=True):
    """The page. ``done`` of ``milestones`` are reached; ``more_…`` count what is left out.

    ``refusal`` tells why no date can be called likely.
    """

    title: str
    as_of: date
    vision: str
    horizon: date | None
    done: int
    milestones: int
    musts: Spoken | Said
    ahead: tuple[Ahead, ...] = ()
    more_ahead: int = 0
    risks: tuple[TopRisk, ...] = ()
    more_risks: int = 0
    asked: tuple[Asked, ...] = ()
    more_asked: int = 0
    refusal: Spoken | None = None


def summary(board: Board, as_of: date | None = None) -> Summary:
    """The page for ``board`` as it stood at the end of ``as_of``, by default its last day.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    plan = plan_on(board_on(board, day), day)
    meant = [each for each in plan.milestones.values() if each.status is not Status.DROPPED]
    ahead = [each for each in plan.milestones_by_date() if each.is_open]
    seen = likely(plan, day)
    risks = _risks(plan, day)
    found = methods.plan_check.findings(plan, day, _LIMITS)
    return Summary(
        title=_shortened(plan.title, _TITLE),
        as_of=day,
        vision=_shortened(plan.vision, _VISION),
        horizon=plan.horizon,
        done=sum(each.status is Status.DONE for each in meant),
        milestones=len(meant),
        musts=_musts(plan, day),
        ahead=tuple(
            _ahead(plan, each, day, seen.dates.get(each.id)) for each in ahead[:_MILESTONES]
        ),
        more_ahead=max(len(ahead) - _MILESTONES, 0),
        risks=tuple(risks[:_RISKS]),
        more_risks=max(len(risks) - _RISKS, 0),
        asked=tuple(map(_asked, found[:_ASKED])),
        more_asked=max(len(found) - _ASKED, 0),
        refusal=seen.refusal if ahead else None,
    )


def summary_document(board: Board, as_of: date | None) -> Document:
    """One page for a board.

    Raises:
        Fault: there was no plan on that day.
    """
    told = summary(board, as_of)
    return Document(
        template="summary",
        title=told.title,
        as_of=told.as_of,
        content={"summary": told},
    )


def _shortened(text: str, letters: int) -> str:
    """``text`` on one line, cut after a word where it is longer than that."""
    one_line = " ".join(text.split())
    if len(one_line) <= letters:
        return one_line
    cut = one_line[: letters - 1]
    return cut[: cut.rfind(" ") if " " in cut[letters // 2 :] else len(cut)].rstrip() + "…"


def _ahead(plan: Plan, milestone: Milestone, day: date, seen: LikelyDate | None) -> Ahead:
    owner = plan.people[milestone.owner].name if milestone.owner else ""
    return Ahead(
        title=_shortened(milestone.title, _NAME),
        owner=_shortened(owner, _NAME // 2),
        due=milestone.due,
        overdue=milestone.due is not None and milestone.due < day,
        likely=seen,
    )


def _risks(plan: Plan, day: date) -> list[TopRisk]:
    """What is not over, in the order of the register."""
    return list(_told_risks(plan, day))


def _told_risks(plan: Plan, day: date) -> Iterator[TopRisk]:
    for row in methods.risk_assessment.register(plan, day).to_dict("records"):
        if row["status"] != RiskStatus.CLOSED:
            yield TopRisk(
                event=_shortened(row["event"], _NAME),
                score=int(row["score"]) if pd.notna(row["score"]) else None,
                owner=_shortened(row["owner"] if pd.notna(row["owner"]) else "", _NAME // 2),
                mitigation=_shortened(row["mitigation"], _NAME),
                happened=row["status"] == RiskStatus.HAPPENED,
            )


def _musts(plan: Plan, day: date) -> Spoken | Said:
    method = methods.prioritization
    items = method.items(plan, day)
    if items.empty:
        return Said("summary.no_work")
    shares = method.effort_shares(items, today=day)
    return Spoken(lambda language: method.describe_shares(shares, language))


def _asked(finding: Finding) -> Asked:
    return Asked(
        severity=finding.severity, finding=_brief(finding.say), next=_brief(finding.next_step)
    )


def _brief(say: Callable[[str], str]) -> Spoken:
    return Spoken(lambda language: _shortened(say(language), _SENTENCE))
