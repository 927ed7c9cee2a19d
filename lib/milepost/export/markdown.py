"""Roadmap, risks, ownership and backlog as one Markdown file; whatever people typed stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from milepost.export.tables import Names
from milepost.export.wording import Wording
from milepost.plan.parts import Milestone, MoSCoW
from milepost.plan.plan import Plan
from milepost.plan.risks import Risk, RiskStatus
from milepost.plan.work import Raci, Task

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$!^])")
_BEGINS_LIST = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
# A link that GitHub makes of bare text, and a mention.
_BARE = re.compile(r"(?<=\w)(?=:/?/?\w)|(?<=www)(?=\.)|(?=@\w)", re.IGNORECASE)


def text(typed: str) -> str:
    r"""What people typed, so that it is shown as it is: no markup, no link, no mention.

    >>> text("*all* <b> | ok")
    '\\*all\\* \\<b\\> \\| ok'
    """
    plain = _SIGNS.sub(r"\\\1", " ".join(typed.split(" ")))
    return _BARE.sub(r"\\", _BEGINS_LIST.sub(_as_text, plain))


def _as_text(found: re.Match[str]) -> str:
    sign = found[2]
    return f"{found[1]}{sign}\\" if sign.isdigit() else f"{found[1]}\\{sign}"


def cell(typed: str) -> str:
    """The same in a table, where a line cannot end."""
    return "<br>".join(text(line) for line in typed.splitlines())


def markdown(plan: Plan, *, as_of: date, language: str) -> str:
    """The plan as four sections of one file."""
    writer = _Writer(plan, Wording(language))
    return "\n".join(writer.lines(as_of)).rstrip() + "\n"


class _Writer:
    def __init__(self, plan: Plan, wording: Wording) -> None:
        self._plan = plan
        self._wording = wording
        self._names = Names(plan)

    def lines(self, as_of: date) -> Iterator[str]:
        """All lines of the file."""
        yield f"# {text(' '.join(self._plan.title.split()))}"
        yield from ("", self._say("take.as_of", day=self._wording.day(as_of)), "")
        if self._plan.vision:
            yield from (*(f"> {text(line)}" for line in self._plan.vision.splitlines()), "")
        for section, lines in (
            ("roadmap", self._roadmap()),
            ("risks", self._risks()),
            ("ownership", self._ownership()),
            ("backlog", self._backlog()),
        ):
            yield from (f"## {self._say(f'document.{section}')}", "", *lines, "")

    def _say(self, code: str, **fields: object) -> str:
        return self._wording.say(code, **fields)

    def _table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        told = [f"| {' | '.join(row)} |" for row in rows]
        if not told:
            yield self._say("take.none")
            return
        yield f"| {' | '.join(self._say(f'take.column.{name}') for name in columns)} |"
        yield f"|{' --- |' * len(columns)}"
        yield from told

    def _roadmap(self) -> Iterator[str]:
        rows = (self._milestone(each) for each in self._plan.milestones_by_date())
        return self._table(("milestone", "due", "owner", "status", "measure"), rows)

    def _milestone(self, each: Milestone) -> tuple[str, ...]:
        title = f"**{cell(each.title)}**" if each.title.strip() else ""
        outcome = f"<br>{cell(each.outcome)}" if each.outcome else ""
        due = self._day(each.done_on or each.due)
        status = self._say(f"take.status.{each.status.value}")
        return (title + outcome, due, self._person(each.owner), status, self._measure(each))

    def _measure(self, each: Milestone) -> str:
        if each.metric is None:
            return ""
        ends = (each.metric.baseline, each.metric.target)
        told = " → ".join(self._wording.number(end) for end in ends if end is not None)
        return " ".join(filter(None, (cell(each.metric.name), told, cell(each.metric.unit))))

    def _risks(self) -> Iterator[str]:
        kept = [r for r in self._plan.risks.values() if r.status is not RiskStatus.CLOSED]
        kept.sort(key=lambda risk: -(risk.now.likelihood or 0) * (risk.now.impact or 0))
        columns = ("risk", "score", "mitigation", "trigger", "owner")
        return self._table(columns, (self._risk(each) for each in kept))

    def _risk(self, each: Risk) -> tuple[str, ...]:
        now = each.now
        score = f"{now.likelihood} \u00d7 {now.impact}" if now.likelihood and now.impact else ""
        return (
            cell(each.event),
            score,
            cell(each.mitigation),
            cell(each.trigger),
            self._person(each.owner),
        )

    def _ownership(self) -> Iterator[str]:
        held: dict[str, dict[Raci, list[str]]] = {}
        for each in self._plan.assignments.values():
            roles = held.setdefault(each.part, {})
            roles.setdefault(each.role, []).append(self._person(each.person))
        rows = (
            (
                cell(self._names.part(part) or part),
                *(", ".join(sorted(roles.get(role, ()))) for role in Raci),
            )
            for part, roles in held.items()
        )
        return self._table(("part", *(role.value for role in Raci)), rows)

    def _backlog(self) -> Iterator[str]:
        order = [*MoSCoW, None]
        kept = [task for task in self._plan.tasks.values() if task.is_open]
        kept.sort(key=lambda task: order.index(task.moscow))
        columns = ("task", "class", "milestone", "owner", "size", "due")
        return self._table(columns, (self._task(each) for each in kept))

    def _task(self, each: Task) -> tuple[str, ...]:
        days = each.days.likely if each.days else None
        size = days if each.points is None else each.points
        return (
            cell(each.title),
            self._say(f"take.class.{each.moscow.value}") if each.moscow else "",
            cell(self._names.part(each.milestone) or ""),
            self._person(each.owner),
            "" if size is None else self._wording.number(size),
            self._day(each.due),
        )

    def _person(self, id_: str | None) -> str:
        return cell(self._names.person(id_) or "")

    def _day(self, day: date | None) -> str:
        return self._wording.day(day) if day else ""
