"""Jira exports to measure with: an invented one of any length, and real issues in its shape."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks import outside

HEAD = (
    *("Summary", "Issue key", "Issue id", "Issue Type", "Status", "Status Category"),
    *("Resolution", "Assignee", "Reporter", "Created", "Updated", "Resolved", "Due Date"),
    *("Labels", "Labels", "Description", "Custom field (Story Points)", "Sprint"),
    *("Custom field (Epic Link)", "Inward issue link (Blocks)", "Original Estimate", "Time Spent"),
)
_TEXT = 'Long text, as people write it, with a "quote"\nand lines. ' * 12
_SECONDS = 3600


def invented(count: int) -> bytes:
    """An export of ``count`` issues: an epic for each hundred, most of them done."""
    return _written(_issues(count))


def _issues(count: int) -> Iterator[dict[str, object]]:
    chance = random.Random(1)
    for number in range(1, count + 1):
        epic = number % 100 == 1
        done = chance.random() < 0.6
        resolved = date(2025, 1, 1) + timedelta(days=chance.randrange(600))
        yield {
            "Summary": f"Do a thing, number {number}",
            "Issue key": f"ABC-{number}",
            "Issue id": 10_000 + number,
            "Issue Type": "Epic" if epic else chance.choice(["Story", "Bug", "Task"]),
            "Status": "Done" if done else "In Progress",
            "Status Category": "Done" if done else "In Progress",
            "Resolution": "Done" if done else "",
            "Assignee": f"Person {chance.randrange(200)}",
            "Created": "21/Jul/24 8:09 PM",
            "Updated": "22/Jul/26 8:09 PM",
            "Resolved": resolved.strftime("%d/%b/%y 1:00 AM") if done else "",
            "Labels": "must" if chance.random() < 0.1 else "",
            "Description": _TEXT,
            "Custom field (Story Points)": chance.choice(["1", "2", "3.0", "5", "8", ""]),
            "Sprint": f"Sprint {chance.randrange(40)}",
            "Custom field (Epic Link)": "" if epic else f"ABC-{(number - 1) // 100 * 100 + 1}",
            "Inward issue link (Blocks)": f"ABC-{number - 1}" if number % 10 == 5 else "",
        }


def story_points(file: Path) -> bytes:
    """The issues of one project (Tawosi et al. 2022): what was asked for, and its points."""
    return _written(
        {
            "Summary": row.cells["title"][:255],
            "Issue key": row.cells["issuekey"],
            "Issue Type": row.cells["type"].replace(".", " "),
            "Status": "To Do",
            "Created": row.cells["created"],
            "Description": row.cells["description"],
            "Custom field (Story Points)": row.cells["storypoint"],
        }
        for row in outside.rows(file, "issuekey", "title", "storypoint", "created", "type")
    )


def github_issues(file: Path) -> bytes:
    """The same issues as ``gh issue list --json`` would give them, points as labels."""
    found = [
        {
            "number": int(row.cells["issuekey"].rpartition("-")[2]),
            "title": row.cells["title"],
            "state": "OPEN",
            "labels": [{"name": row.cells["type"]}, {"name": f"points: {row.cells['storypoint']}"}],
            "assignees": [],
            "milestone": None,
            "createdAt": row.cells["created"],
            "body": row.cells["description"],
            "url": f"https://github.com/tawos/{file.name.partition('.')[0]}/issues/1",
        }
        for row in outside.rows(file, "issuekey", "title", "storypoint", "created", "type")
    ]
    return json.dumps(found).encode()


def fortnights(file: Path, series: str, start: date) -> bytes:
    """What a project finished in each fortnight of the first half of its record (TAWOS).

    Sprint history from ``start`` on. Towards its end a record is of a project that others left.
    """
    rows = outside.rows(file, "series", "seq", "delivered")
    found = [row for row in rows if row.cells["series"] == series]
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(["Sprint", "Start", "Completed"])
    for row in found[: len(found) // 2]:
        number = int(row.number("seq"))
        began = start + timedelta(days=14 * number)
        lines.writerow([f"{series} {number}", began, row.cells["delivered"]])
    return text.getvalue().encode()


def finished_tasks(file: Path, project: str) -> bytes:
    """The tasks of one project (CESAW): hours planned and spent, and when they were over."""
    return _written(
        {
            "Summary": f"{row.cells['phase']} {number}",
            "Issue key": f"CESAW-{number}",
            "Issue Type": "Task",
            "Status": "Done",
            "Resolution": "Done",
            "Assignee": f"Person {row.cells['person']}",
            "Resolved": _day(row.cells["end"]),
            "Original Estimate": round(row.number("est_hours") * _SECONDS),
            "Time Spent": round(row.number("act_hours") * _SECONDS),
        }
        for number, row in enumerate(_of_project(file, project), 1)
    )


def _of_project(file: Path, project: str) -> Iterator[outside.Row]:
    rows = outside.rows(file, "project", "end", "phase", "person", "est_hours", "act_hours")
    return (row for row in rows if row.cells["project"] == project)


def _day(moment: str) -> str:
    return datetime.fromisoformat(moment).strftime("%d/%b/%y %I:%M %p")


def _written(issues: Iterable[dict[str, object]]) -> bytes:
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(HEAD)
    lines.writerows([issue.get(name, "") for name in HEAD] for issue in issues)
    return text.getvalue().encode()
