"""GitHub's issues and milestones, whichever way they were asked for."""

from __future__ import annotations

import copy
from datetime import date

from milepost.importing import Named, What
from milepost.plan.work import TaskKind, TaskStatus
from tests.importing.files import GITHUB, after, as_json, brought, faults

_GH = [
    {
        "number": 7,
        "title": "Draw the pier",
        "state": "CLOSED",
        "stateReason": "COMPLETED",
        "closedAt": "2026-07-22T09:00:00Z",
        "labels": [{"id": "x", "name": "must-have"}, {"name": "points: 3"}],
        "assignees": [{"login": "ana", "name": "Ana Lima"}],
        "milestone": {"number": 1, "title": "Pier", "dueOn": "2027-03-31T00:00:00Z"},
        "url": "https://github.com/port/harbour/issues/7",
    },
    {"number": 8, "title": "Dropped", "state": "CLOSED", "stateReason": "NOT_PLANNED"}
    | {"url": "https://github.com/port/harbour/issues/8"},
]
_MILESTONES = [
    {
        "number": 1,
        "title": "Pier",
        "state": "closed",
        "closed_at": "2027-03-30T10:00:00Z",
        "due_on": "2027-03-31T00:00:00Z",
        "description": "40 boats",
        "open_issues": 0,
        "closed_issues": 2,
        "html_url": "https://github.com/port/harbour/milestone/1",
    }
]


def test_issues_are_tasks_and_milestones_milestones() -> None:
    plan = after(as_json(GITHUB))
    drawn, permit = plan.tasks["harbour-7"], plan.tasks["harbour-8"]
    assert drawn.key == "github:port/harbour#7"
    assert (drawn.status, drawn.done_on) == (TaskStatus.DONE, date(2026, 7, 22))
    assert (drawn.points, drawn.moscow) == (3, "must")
    assert (permit.points, permit.kind) == (5, TaskKind.RESEARCH)
    (pier,) = plan.milestones.values()
    assert (pier.title, pier.due, drawn.milestone) == ("Pier", date(2027, 3, 31), pier.id)


def test_pull_requests_are_left_out_and_told() -> None:
    proposal = brought(as_json(GITHUB))
    assert proposal.counts()["tasks"] == {"new": 2}
    assert "pull request" in proposal.notes[0].say()


def test_what_gh_lists_is_read_as_well() -> None:
    plan = after(as_json(_GH))
    assert plan.tasks["harbour-7"].done_on == date(2026, 7, 22)
    assert plan.tasks["harbour-8"].status is TaskStatus.DROPPED
    assert [each.name for each in plan.people.values()] == ["Ana Lima"]


def test_milestones_come_from_their_own_list_and_from_issues_as_one() -> None:
    plan = after(
        Named("issues.json", as_json(GITHUB)), Named("milestones.json", as_json(_MILESTONES))
    )
    (pier,) = plan.milestones.values()
    assert (pier.outcome, pier.done_on) == ("40 boats", date(2027, 3, 30))


def test_what_is_still_open_there_leaves_what_was_begun_here() -> None:
    plan = after(as_json(GITHUB))
    plan = after("id,key,title,status\nharbour-8,github:port/harbour#8,Permit,started\n", plan=plan)
    assert plan.tasks["harbour-8"].status is TaskStatus.STARTED
    whats = {c.key: c.what for c in brought(as_json(GITHUB), plan=plan).changes}
    assert whats["github:port/harbour#8"] is What.SAME


def test_pages_in_pages_are_read() -> None:
    assert len(after(as_json([[GITHUB[0]], [GITHUB[1]]])).tasks) == 2
    assert len(after(as_json({"total_count": 2, "items": GITHUB})).tasks) == 2


def test_an_issue_without_a_number_is_refused_where_it_stands() -> None:
    wrong = copy.deepcopy(GITHUB)
    wrong[1]["number"] = "eight"
    found = faults(as_json(wrong))
    assert [code for _, _, code in found] == ["import_not_number", "import_no_issue"]
    assert {line for line, _, _ in found} == {
        n for n, line in enumerate(as_json(wrong).decode().split("\n"), 1) if "eight" in line
    }
