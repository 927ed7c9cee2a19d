"""Jira's exports, as CSV and as JSON, become milestones, tasks, links and sprints."""

from __future__ import annotations

import copy
from datetime import date

from msgspec.structs import replace

from milepost.importing import Kind, What
from milepost.plan.parts import Status
from milepost.plan.plan import Plan
from milepost.plan.work import TaskKind, TaskStatus
from tests.importing.files import (
    JIRA_JSON,
    JIRA_ROWS,
    after,
    as_json,
    brought,
    faults,
    jira_csv,
)


def exported() -> Plan:
    return after(jira_csv())


def test_epics_are_milestones_and_all_else_tasks_under_them() -> None:
    plan = exported()
    assert [each.title for each in plan.milestones.values()] == ["Pier"]
    assert plan.milestones["har-1"].due == date(2027, 3, 31)
    assert plan.tasks["har-2"].milestone == "har-1"
    assert plan.tasks["har-2"].key == "jira:HAR-2"


def test_a_sub_task_lies_under_the_epic_of_its_story() -> None:
    assert exported().tasks["har-4"].milestone == "har-1"


def test_status_resolution_and_days_are_read() -> None:
    tasks = exported().tasks
    assert (tasks["har-2"].status, tasks["har-2"].done_on) == (TaskStatus.DONE, date(2026, 7, 22))
    assert tasks["har-3"].status is TaskStatus.STARTED
    assert tasks["har-4"].status is TaskStatus.OPEN
    assert tasks["har-5"].status is TaskStatus.DROPPED


def test_points_labels_and_times_are_read() -> None:
    tasks = exported().tasks
    assert (tasks["har-2"].points, tasks["har-2"].moscow) == (3, "must")
    assert tasks["har-2"].days is not None
    assert tasks["har-2"].days.likely == 2
    assert tasks["har-3"].kind is TaskKind.RESEARCH


def test_links_of_blocking_are_dependencies() -> None:
    (link,) = exported().dependencies.values()
    assert (link.before, link.after) == ("har-2", "har-3")


def test_what_cannot_be_taken_over_is_told() -> None:
    told = " ".join(note.say() for note in brought(jira_csv()).notes)
    assert "Waiting for sun" in told
    assert "S 1, S 2" in told
    assert "HAR-9" in told


def test_a_second_export_updates_and_doubles_nothing() -> None:
    plan = exported()
    assert brought(jira_csv(), plan=plan).events == ()
    rows = [row | {"Summary": row["Summary"].replace("Permit", "Two permits")} for row in JIRA_ROWS]
    changed = [c for c in brought(jira_csv(rows), plan=plan).changes if c.what is What.CHANGED]
    assert [(each.key, each.fields) for each in changed] == [
        ("jira:HAR-3", (("title", "Permit", "Two permits"),))
    ]


def test_an_open_epic_does_not_take_back_what_was_committed() -> None:
    plan = exported()
    pier = replace(plan.milestones["har-1"], status=Status.COMMITTED)
    committed = Plan(title="x", people=plan.people, milestones={"har-1": pier})
    changes = brought(jira_csv(JIRA_ROWS[:1]), plan=committed).changes
    assert [each.what for each in changes] == [What.SAME]


def test_every_row_that_is_wrong_is_told() -> None:
    wrong = {"Resolved": "32/Jul/26", "Due Date": "never", "Custom field (Story Points)": "three"}
    rows = [JIRA_ROWS[0], JIRA_ROWS[1] | wrong, *JIRA_ROWS[2:]]
    rows += [JIRA_ROWS[1], JIRA_ROWS[2] | {"Issue key": "no key"}]
    found = faults(jira_csv(rows))
    assert found == [
        (3, 9, "import_not_day"),
        (3, 10, "import_not_day"),
        (3, 13, "import_not_number"),
        (7, 2, "import_key_twice"),
        (8, 2, "import_not_jira"),
    ]


def test_a_search_gives_the_same_parts_as_an_export() -> None:
    plan = after(as_json(JIRA_JSON))
    assert plan.milestones["har-1"].outcome == "40 boats\nlie there"
    done, started = plan.tasks["har-2"], plan.tasks["har-3"]
    assert (done.status, done.done_on, done.points) == (TaskStatus.DONE, date(2026, 7, 22), 3)
    assert (done.milestone, done.moscow) == ("har-1", "should")
    assert started.status is TaskStatus.STARTED
    assert [(d.before, d.after) for d in plan.dependencies.values()] == [("har-2", "har-3")]


def test_a_search_tells_the_sprints_too() -> None:
    (sprint,) = after(as_json(JIRA_JSON)).sprints.values()
    assert (sprint.start, sprint.weeks, sprint.completed) == (date(2026, 7, 13), 2, 3)
    assert sprint.tasks == ("har-2",)


def test_csv_and_search_of_one_project_update_each_other() -> None:
    plan = after(jira_csv())
    counts = brought(as_json(JIRA_JSON), plan=plan).counts()
    assert "new" not in counts["tasks"]
    assert "new" not in counts["milestones"]


def test_pages_of_a_search_may_stand_in_one_list() -> None:
    pages = [{"issues": [each]} for each in JIRA_JSON["issues"]]
    assert len(after(as_json(pages)).tasks) == 2


def test_a_value_of_another_type_is_refused_where_it_stands() -> None:
    wrong = copy.deepcopy(JIRA_JSON)
    wrong["issues"][1]["fields"]["summary"] = ["Draw it"]
    wrong["issues"][2]["fields"]["duedate"] = "soon"
    text = as_json(wrong).decode()
    lines = text.split("\n")
    places = [
        next(n for n, line in enumerate(lines, 1) if w in line) for w in ('"summary": [', "soon")
    ]
    assert [(line, code) for line, _, code in faults(text)] == [
        (places[0], "import_json_type"),
        (places[1], "import_not_day"),
    ]


def test_a_field_of_ones_own_can_be_named() -> None:
    other = copy.deepcopy(JIRA_JSON)
    del other["names"]
    proposal = brought(as_json(other), columns=["customfield_10099=points"], kind=Kind.JIRA_JSON)
    assert proposal.counts()["tasks"] == {"new": 2}
    (added,) = [e for e in proposal.events if getattr(getattr(e, "task", None), "points", None)]
    assert added.task.points == 3  # type: ignore[union-attr]
