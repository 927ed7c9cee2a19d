"""GitHub's issues and milestones, as JSON of the REST API and of ``gh issue list --json``.

A milestone there is a milestone here, an issue a task; pull requests are left out. Labels say
class (``must``), points (``points: 3``) and kind (``spike``) where they say so.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any, Final

from milepost.importing.brought import (
    STILL_OPEN,
    Brought,
    ByName,
    Item,
    Progress,
    Reference,
)
from milepost.importing.faults import Faults, shown
from milepost.importing.issues import clean
from milepost.importing.json_text import Document, Path
from milepost.importing.json_values import Node, objects
from milepost.importing.labels import said_by
from milepost.plan import text
from milepost.plan.faults import Refusal

_REPOSITORY: Final = re.compile(
    r"https?://[^/]+/(?:api/v3/)?(?:repos/)?([\w.-]+/[\w.-]+?)(?:/(?:issues|milestones?|pull)\b|\Z)"
)
_FIELDS: Final[dict[str, Path]] = {
    "owner": ("assignees",),
    "due": ("due_on",),
    "done_on": ("closed_at",),
}
_STEP: Final = 2_000


def from_github(document: Document, faults: Faults, progress: Progress = lambda _: None) -> Brought:
    """The issues and milestones that a file lists."""
    brought = Brought()
    pulls = 0
    seen: dict[str, Item] = {}
    nodes = list(objects(document, faults, under="items"))
    for number, node in enumerate(nodes):
        if "pull_request" in node or "/pull/" in node.text("url", "html_url"):
            pulls += 1
            continue
        for item in _items(node, document, faults):
            _keep(item, seen, faults)
        if number % _STEP == 0:
            progress(number / len(nodes))
    brought.items += seen.values()
    brought.scopes |= {_scope(key) for key in seen}
    if pulls:
        brought.note("pull_requests", document.file, count=pulls)
    return brought


def _scope(key: str) -> str:
    """Where an issue or a milestone is from, up to what tells it from others there."""
    at = max(key.rfind("#"), key.rfind("/milestone/") + len("/milestone/") - 1)
    return key[: at + 1]


def _keep(item: Item, seen: dict[str, Item], faults: Faults) -> None:
    known = seen.get(item.key)
    if known is None:
        seen[item.key] = item
    elif item.shelf == "milestones":
        known.values |= item.values  # told by each of its issues
    else:
        line = known.origin.place("").line
        faults.add(
            item.origin, "number", Refusal("import_key_twice", {"key": item.key, "line": line})
        )


def _items(node: Node, document: Document, faults: Faults) -> list[Item]:
    where = _repository(node) or PurePath(document.file).stem
    number = node.number("number")
    if number is None or not number.is_integer() or number < 1:
        shown_as = shown(node.raw("number"))
        faults.add(node.origin(), "number", Refusal("import_no_issue", {"value": shown_as}))
        return []
    if _is_milestone(node):
        return [_milestone(node, where, int(number))]
    issue = _issue(node, where, int(number))
    above = node.child("milestone")
    if above is None:
        return [issue]
    milestone = above.number("number")
    title = _line(above.text("title"))
    key = f"github:{where}/milestone/{milestone:g}" if milestone else ""
    issue.values["milestone"] = Reference((key or title, title), title=title, make=key)
    return [issue, _milestone(above, where, int(milestone))] if milestone and title else [issue]


def _is_milestone(node: Node) -> bool:
    listed = {"open_issues", "closed_issues", "due_on", "dueOn"} & set(node.names_of_fields())
    return bool(listed) and "labels" not in set(node.names_of_fields())


def _repository(node: Node) -> str:
    for key in ("html_url", "repository_url", "url"):
        value = node.raw(key)
        if isinstance(value, str) and (found := _REPOSITORY.match(value)):
            return found[1]
    return ""


def _milestone(node: Node, where: str, number: int) -> Item:
    values: dict[str, Any] = {"title": _line(node.text("title"))}
    if due := node.day("due_on", "dueOn"):
        values["due"] = due
    told = clean(node.text("description")).strip()
    if told:
        values["outcome"] = told if len(told) <= text.TEXT else told[: text.TEXT - 1] + "…"
    if "state" in node:
        values |= _standing(node)
    return Item("milestones", node.origin(_FIELDS), values, f"github:{where}/milestone/{number}")


def _issue(node: Node, where: str, number: int) -> Item:
    values: dict[str, Any] = {"title": _line(node.text("title")), **_standing(node)}
    values |= said_by(node.names("labels"))
    people = [each.text("name") or each.text("login") for each in node.children("assignees")]
    people = people or [node.name("assignee", "name", "login")]
    if people[0].strip():
        values["owner"] = ByName(_line(people[0]))
    return Item("tasks", node.origin(_FIELDS), values, f"github:{where}#{number}")


def _standing(node: Node) -> dict[str, Any]:
    if node.text("state").casefold() != "closed":
        return {"status": STILL_OPEN, "done_on": None}
    if node.text("state_reason", "stateReason").casefold() in ("not_planned", "duplicate"):
        return {"status": "dropped", "done_on": None}
    closed = node.day("closed_at", "closedAt")
    if closed is None:
        node.lacks("closed_at")
    return {"status": "done", "done_on": closed}


def _line(words: str) -> str:
    return " ".join(clean(words).split())
