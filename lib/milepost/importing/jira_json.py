"""Jira's issues as its REST search gives them: ``{"issues": [{"key": …, "fields": {…}}]}``.

Several pages may stand in one list. Fields of one's own are called ``customfield_10016``; which is
which is said by ``names`` (``expand=names``), by ``--column``, or by what Jira calls them unless
somebody changed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from milepost.importing.brought import Brought, Item, Progress, Reference
from milepost.importing.cells import as_day
from milepost.importing.faults import Faults, shown
from milepost.importing.issues import Issue, Issues, clean, working_days
from milepost.importing.json_text import Document, Path
from milepost.importing.json_values import Node, objects
from milepost.importing.tables import Wanted
from milepost.importing.vocabulary import plain
from milepost.plan.faults import Fault, Refusal

_USUAL: Final = {
    "customfield_10016": "points",
    "customfield_10014": "epic",
    "customfield_10020": "sprint",
}
_NAMED: Final = {
    "story points": "points",
    "story point estimate": "points",
    "epic link": "epic",
    "sprint": "sprint",
}
_BLOCKS: Final = ("blocks", "blocker", "blocked", "block")
_OLD_SPRINT: Final = re.compile(r"(\w+)=([^,\]]*)")
_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}-\d{1,12}\Z")
_FIELDS: Final[dict[str, Path]] = {
    "title": ("fields", "summary"),
    "owner": ("fields", "assignee"),
    "due": ("fields", "duedate"),
    "done_on": ("fields", "resolutiondate"),
    "status": ("fields", "status"),
    "": ("key",),
}


def from_jira_json(
    document: Document, wanted: Wanted, faults: Faults, progress: Progress = lambda _: None
) -> Brought:
    """The issues of a search, as milestones, tasks, links and sprints."""
    reading = _Reading(document, wanted, faults)
    issues: dict[str, Issue] = {}
    for node in objects(document, faults, under="issues"):
        issue = reading.issue(node)
        if issue is None:
            continue
        if issue.key in issues:
            line = issues[issue.key].origin.place("").line
            refusal = Refusal("import_key_twice", {"key": shown(issue.key), "line": line})
            faults.add(issue.origin, "", refusal)
            continue
        issues[issue.key] = issue
    brought = Issues("jira", issues, faults).bring(document.file, progress)
    brought.items += reading.sprints(issues)
    brought.scopes |= {f"jira:{key.rpartition('-')[0]}-" for key in issues}
    return brought


class _Reading:
    def __init__(self, document: Document, wanted: Wanted, faults: Faults) -> None:
        self._faults = faults
        self._own = {**_USUAL, **_names(document.data)}
        said = {name.replace(" ", "_"): field for name, field in wanted.columns.items()}
        self._own |= {name: _CALLED.get(field, field) for name, field in said.items()}
        self._sprints: dict[str, dict[str, Any]] = {}
        self._sprint_of: dict[str, str] = {}
        self._nodes: dict[str, Node] = {}

    def issue(self, node: Node) -> Issue | None:
        """The issue that an object says."""
        key, fields = node.text("key"), node.child("fields")
        if not _KEY.match(key):
            self._faults.add(node.origin(), "key", Refusal("import_not_jira", {"key": shown(key)}))
            return None
        if fields is None:
            node.lacks("fields")
            return None
        status, parent = fields.child("status"), fields.child("parent")
        above = parent.child("fields") if parent and "fields" in parent else None
        category = status.child("statusCategory") if status else None
        issue = Issue(
            origin=node.origin(_FIELDS),
            key=key,
            title=fields.text("summary"),
            kind=fields.name("issuetype", "name"),
            description=prose(fields.raw("description")),
            status=status.text("name") if status else "",
            category=category.text("key", "name") if category else "",
            resolution=fields.name("resolution", "name"),
            resolved=fields.day("resolutiondate"),
            updated=fields.day("statuscategorychangedate", "updated"),
            due=fields.day("duedate"),
            owner=fields.name("assignee", "displayName", "name", "emailAddress"),
            estimated=working_days(fields.number("timeoriginalestimate")),
            spent=working_days(fields.number("timespent")),
            labels=fields.names("labels"),
            parent=parent.text("key") if parent else "",
            parent_title=above.text("summary") if above else "",
            parent_kind=above.name("issuetype", "name") if above else "",
        )
        self._links(issue, fields)
        self._custom(issue, fields)
        return issue

    def _links(self, issue: Issue, fields: Node) -> None:
        waits, holds = [], []
        for link in fields.children("issuelinks"):
            if plain(link.name("type", "name")) not in _BLOCKS:
                continue
            if inward := link.child("inwardIssue"):
                waits.append(inward.text("key"))
            if outward := link.child("outwardIssue"):
                holds.append(outward.text("key"))
        issue.waits_for, issue.holds_up = tuple(waits), tuple(holds)

    def _custom(self, issue: Issue, fields: Node) -> None:
        for name in fields.names_of_fields():
            match self._own.get(name):
                case "points":
                    issue.points = fields.number(name) if name in fields else issue.points
                case "epic":
                    issue.parent = issue.parent or fields.text(name)
                case "sprint":
                    self._sprint(issue, fields, name)

    def _sprint(self, issue: Issue, fields: Node, name: str) -> None:
        value = fields.raw(name)
        told = [each for each in value if each] if isinstance(value, list) else []
        for each in told:
            sprint = dict(_OLD_SPRINT.findall(each)) if isinstance(each, str) else each
            if isinstance(sprint, dict) and str(sprint.get("id", "")):
                key = str(sprint["id"])[:40]
                self._sprints[key] = sprint
                self._sprint_of[issue.key] = key
                self._nodes.setdefault(key, fields)

    def sprints(self, issues: dict[str, Issue]) -> Iterator[Item]:
        """The sprints that the issues were in, as far as their days are known."""
        for key, sprint in self._sprints.items():
            start, end = _day(sprint, "startDate"), _day(sprint, "endDate")
            if start is None or end is None or end < start:
                continue
            inside = [issues[each] for each, of in self._sprint_of.items() if of == key]
            values: dict[str, Any] = {
                "goal": " ".join(clean(str(sprint.get("name") or "")).split()),
                "start": start,
                "weeks": min(max(round((end - start).days / 7), 1), 6),
                "tasks": tuple(
                    Reference((f"jira:{each.key}",)) for each in inside if not each.is_epic
                ),
            }
            if str(sprint.get("state", "")).casefold() == "closed":
                values["completed"] = _finished(inside)
            yield Item("sprints", self._nodes[key].origin(), values, f"jira:sprint:{key}")


#: As columns are called in ``--column``.
_CALLED: Final = {"milestone": "epic", "goal": "sprint"}


def _names(data: Any) -> dict[str, str]:
    """Which of the fields of one's own is which, by the names that the search gives."""
    pages = data if isinstance(data, list) else [data]
    found: dict[str, str] = {}
    for page in pages:
        names = page.get("names") if isinstance(page, dict) else None
        if isinstance(names, dict):
            for field, name in names.items():
                if isinstance(name, str) and plain(name) in _NAMED:
                    found[field] = _NAMED[plain(name)]
    return found


def _finished(inside: list[Issue]) -> float:
    """What a sprint completed: in points, where all of it had some, else how many issues."""
    counted = [each for each in inside if not each.is_epic]
    done = [each for each in counted if each.resolved or each.category == "done"]
    points = [each.points for each in counted]
    if counted and all(each is not None for each in points):
        return sum(each.points or 0 for each in done)
    return float(len(done))


def _day(sprint: dict[str, Any], key: str) -> date | None:
    value = sprint.get(key)
    try:
        return as_day(value) if isinstance(value, str) and value not in ("", "<null>") else None
    except Fault:
        return None


_BLOCK: Final = {"paragraph", "heading", "listItem", "codeBlock", "blockquote", "tableRow", "rule"}


def prose(value: Any) -> str:
    """The text of a description: plain, or a document in Atlassian's format (ADF)."""
    if not isinstance(value, dict):
        return value if isinstance(value, str) else ""
    parts: list[str] = []
    waiting: list[Any] = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, dict):
            if str(node.get("type")) in _BLOCK:
                waiting.append("\n")
            inner = node.get("content")
            waiting += reversed(inner) if isinstance(inner, list) else []
            attrs = node.get("attrs")
            shown_as = node.get("text") or (attrs.get("text") if isinstance(attrs, dict) else None)
            if node.get("type") == "hardBreak":
                parts.append("\n")
            elif isinstance(shown_as, str):
                parts.append(shown_as)
    lines = "".join(parts).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
