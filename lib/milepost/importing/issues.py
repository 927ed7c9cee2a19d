"""Issues of a tracker as parts of a plan, whichever way they were exported.

An epic is a milestone, everything else a task of the epic above it. What is open there proposes
nothing new about a milestone that the plan has committed to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from milepost.importing.brought import Brought, ByName, Item, Progress, Reference, named
from milepost.importing.faults import Faults, Origin
from milepost.importing.labels import said_by
from milepost.importing.vocabulary import choices, plain
from milepost.plan import text
from milepost.plan.faults import Refusal

#: Seconds of a working day, as Jira counts them unless told otherwise.
_WORKING_DAY: Final = 8 * 3600
_STEP: Final = 2_000
_UNSHOWABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNRESOLVED: Final = ("", "unresolved", "nicht erledigt", "sin resolver", "non resolu")
_CATEGORIES: Final = {
    "new": "open",
    "to do": "open",
    "indeterminate": "started",
    "in progress": "started",
    "done": "done",
    "complete": "done",
}


@dataclass(slots=True)
class Issue:
    """One issue, as far as an export tells of it. Times are days of work."""

    origin: Origin
    key: str
    title: str
    kind: str = ""
    description: str = ""
    status: str = ""
    category: str = ""
    resolution: str = ""
    resolved: date | None = None
    updated: date | None = None
    due: date | None = None
    owner: str = ""
    points: float | None = None
    estimated: float | None = None
    spent: float | None = None
    labels: tuple[str, ...] = ()
    parent: str = ""
    parent_title: str = ""
    parent_kind: str = ""
    waits_for: tuple[str, ...] = ()
    holds_up: tuple[str, ...] = ()

    @property
    def is_epic(self) -> bool:
        """Whether it is a milestone rather than a task."""
        return choices("shelf").get(plain(self.kind)) == "milestones"


def working_days(seconds: float | None) -> float | None:
    """Seconds as Jira counts them, in working days of eight hours."""
    return None if seconds is None else seconds / _WORKING_DAY


def clean(words: str) -> str:
    """Text in which whatever no screen can show has become a visible mark."""
    return _UNSHOWABLE.sub("\ufffd", words)


@dataclass
class Issues:
    """All issues of one export, which may refer to each other.

    Attributes:
        tracker: the beginning of all their keys: ``jira``.
        all: the issues, by key.
    """

    tracker: str
    all: dict[str, Issue]
    faults: Faults
    brought: Brought = field(default_factory=Brought)
    _unknown: set[str] = field(default_factory=set)

    def bring(self, file: str, progress: Progress = lambda _: None) -> Brought:
        """The issues as milestones, tasks and links."""
        for number, issue in enumerate(self.all.values()):
            self.brought.items.append(self._item(issue))
            self.brought.items += self._links(issue)
            if number % _STEP == 0:
                progress(number / len(self.all))
        if self._unknown:
            self.brought.note("statuses_open", file, statuses=named(self._unknown))
        return self.brought

    def _item(self, issue: Issue) -> Item:
        shelf = "milestones" if issue.is_epic else "tasks"
        values: dict[str, Any] = {"title": " ".join(clean(issue.title).split())}
        values |= self._standing(issue)
        if issue.due:
            values["due"] = issue.due
        if issue.owner:
            values["owner"] = ByName(" ".join(clean(issue.owner).split()))
        values |= _of_epic(issue) if issue.is_epic else self._of_task(issue)
        return Item(shelf, issue.origin, values, self._key(issue.key))

    def _of_task(self, issue: Issue) -> dict[str, Any]:
        values = said_by((*issue.labels, issue.kind))
        if issue.points is not None:
            values["points"] = issue.points
        if issue.estimated:
            # Not built here: whether it can be is for whoever can say where it stands.
            values["days"] = dict.fromkeys(("low", "likely", "high"), issue.estimated)
        if issue.spent:
            values["actual_days"] = issue.spent
        if above := self._milestone(issue):
            values["milestone"] = above
        return values

    def _milestone(self, issue: Issue) -> Reference | None:
        """The epic above an issue, past the story that a sub-task belongs to."""
        here = issue
        for _ in range(4):
            above = self.all.get(here.parent)
            if above is None or above is here:
                break
            if above.is_epic:
                return Reference((self._key(above.key),))
            here = above
        if not here.parent or here.parent in self.all:
            return None
        epic = choices("shelf").get(plain(here.parent_kind), "milestones") == "milestones"
        title = " ".join(clean(here.parent_title).split())[: text.TITLE]
        key = self._key(here.parent)
        return Reference((key,), title=title, make=key if title and epic else "", loose=True)

    def _standing(self, issue: Issue) -> dict[str, Any]:
        status = self._status(issue)
        if status != "done":
            return {"status": status, "done_on": None}
        done_on = issue.resolved or issue.updated
        if done_on is None:
            self.faults.add(issue.origin, "status", Refusal("import_done_without_day"))
        return {"status": status, "done_on": done_on}

    def _status(self, issue: Issue) -> str:
        known = choices("status")
        named_, resolution = known.get(plain(issue.status)), plain(issue.resolution)
        found = _CATEGORIES.get(plain(issue.category)) or named_
        resolved = resolution not in _UNRESOLVED or issue.resolved is not None
        if found is None and not resolved and issue.status:
            self._unknown.add(issue.status)
        if "dropped" in (known.get(resolution), named_) and found in ("done", "dropped", None):
            return "dropped"
        if found is None:
            return "done" if resolved else "open"
        return found

    def _links(self, issue: Issue) -> Iterator[Item]:
        own = self._key(issue.key)
        yield from self._drawn(issue, ((each, own) for each in map(self._key, issue.waits_for)))
        yield from self._drawn(issue, ((own, each) for each in map(self._key, issue.holds_up)))

    def _drawn(self, issue: Issue, pairs: Iterable[tuple[str, str]]) -> Iterator[Item]:
        for before, after in pairs:
            values = {
                "before": Reference((before,), loose=True),
                "after": Reference((after,), loose=True),
            }
            yield Item("dependencies", issue.origin, values)

    def _key(self, key: str) -> str:
        return f"{self.tracker}:{key}"


def _of_epic(issue: Issue) -> dict[str, Any]:
    told = clean(issue.description).strip()
    outcome = told if len(told) <= text.TEXT else told[: text.TEXT - 1] + "…"
    return {"outcome": outcome} if outcome else {}
