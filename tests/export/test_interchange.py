"""Calendar, Markdown, Mermaid, JSON, and files for Jira and GitHub."""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
from icalendar import Calendar

from milepost.export.calendar import ics
from milepost.export.github_script import github_script
from milepost.export.jira_csv import jira_csv
from milepost.export.json_plan import plan_json, plan_schema
from milepost.export.markdown import cell, markdown
from milepost.export.mermaid import gantt
from milepost.importing import Named, read
from milepost.importing.delimited import sheet_of
from milepost.importing.own_json import whole_plan
from milepost.plan.plan import Plan
from tests.export.boards import Story, harbour
from tests.export.taken_home import DAY, all_plans, hostile, rich

PLANS = pytest.mark.parametrize("plan", all_plans(), ids=lambda plan: plan.title[:12])


def calendar(plan: Plan, day: date = DAY) -> bytes:
    return ics(Story(plan).board(), plan, as_of=day, language="en")


@PLANS
def test_an_exported_plan_keeps_its_schema_and_comes_back_whole(plan: Plan) -> None:
    told = json.loads(plan_json(plan))
    jsonschema.Draft202012Validator(json.loads(plan_schema())).validate(told)
    assert whole_plan(read([Named("plan.json", plan_json(plan))]).whole or {}) == plan


def test_the_schema_refuses_what_the_plan_refuses() -> None:
    told = json.loads(plan_json(rich()))
    told["milestones"]["pilot"]["moscow"] = "maybe"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(plan_schema())).validate(told)


@PLANS
def test_every_day_of_the_calendar_is_an_all_day_event_of_its_own(plan: Plan) -> None:
    events = Calendar.from_ical(calendar(plan)).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event in events:
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
    assert all(len(line) <= 75 for line in calendar(plan).split(b"\r\n"))


def test_a_later_file_moves_an_event_and_keeps_its_uid() -> None:
    def uids(made: bytes) -> set[str]:
        return {str(event["UID"]) for event in Calendar.from_ical(made).walk("VEVENT")}

    assert calendar(harbour()) == calendar(harbour())
    assert uids(calendar(harbour(), DAY + timedelta(days=9))) == uids(calendar(harbour()))


def test_a_title_in_the_calendar_begins_no_property() -> None:
    (event,) = (
        each
        for each in Calendar.from_ical(calendar(hostile())).walk("VEVENT")
        if str(each["UID"]).startswith("milestone-m5.")
    )
    assert str(event["DESCRIPTION"]).endswith("- list\n+1")


def test_markdown_shows_what_was_typed_and_no_markup() -> None:
    told = markdown(hostile(), as_of=DAY, language="en")
    assert not re.search(r"(?<!\\)<(?!br>)", told)
    assert cell("a | b\n- c") == "a \\| b<br>\\- c"
    assert cell("www.x.example and http://x") == "www\\.x.example and http\\://x"
    for line in told.splitlines():
        if line.startswith("| "):
            assert len(re.findall(r"(?<!\\)\|", line)) in (6, 7)


@PLANS
def test_a_label_of_a_gantt_chart_ends_where_it_should(plan: Plan) -> None:
    for line in gantt(plan, others="Others").splitlines()[4:]:
        if not line.startswith("    section ▪ "):
            assert re.fullmatch(
                r"    ▪ [^:;#%<>]* :(done, |active, )?(milestone, )?[mt]_[a-z0-9-]+, "
                r"\d{4}-\d\d-\d\d, (0d|\d{4}-\d\d-\d\d)",
                line,
            ), line


def test_jira_gets_epics_first_and_tasks_that_name_them() -> None:
    head, *rows = (row.cells for row in sheet_of(jira_csv(rich()).decode("utf-8-sig"), "x").rows)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    kinds = [str(row["Issue Type"]) for row in told]
    assert kinds == sorted(kinds)
    epics = {row["Issue ID"] for row in told if row["Issue Type"] == "Epic"}
    assert {row["Parent"] for row in told if row["Issue Type"] == "Task"} - {""} <= epics


GH = """#!/usr/bin/env bash
keep() { for a in "${@:3}"; do [[ $a == "$2"* ]] && echo "${a#"$2"}" >> "$1"; done; }
printf '%s\\0' "$@" >> "$LOG"; printf '\\n--\\n' >> "$LOG"
case "$1 $2" in
  "issue list") cat "$ISSUES" 2>/dev/null ;;
  "issue create") keep "$ISSUES" --body= "$@" ;;
  "api --paginate") cat "$STONES" 2>/dev/null ;;
  "api --silent") keep "$STONES" title= "$@" ;;
esac
exit 0
"""


def test_the_script_for_github_runs_nothing_of_the_plan_and_makes_nothing_twice(
    tmp_path: Path,
) -> None:
    plan = hostile()
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    script = tmp_path / "github.sh"
    script.write_text(github_script(plan, as_of=DAY, file="github.sh"))
    (tmp_path / "kept").write_text("kept")

    def run() -> bytes:
        log = tmp_path / "log"
        log.unlink(missing_ok=True)
        told = {"LOG": log, "ISSUES": tmp_path / "issues", "STONES": tmp_path / "stones"}
        environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PAUSE": "0", "HOME": str(tmp_path)}
        given = environ | {key: str(value) for key, value in told.items()}
        ran = subprocess.run(
            ["bash", str(script), "port/harbour"],
            env=given,
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return log.read_bytes()

    first = run()
    assert first.count(b"issue\0create\0") == len(plan.tasks)
    assert first.count(b"api\0--silent\0") == len(plan.milestones)
    for task in plan.tasks.values():
        assert f"\0--title={task.title[:255]}".encode() in first
    second = run()
    assert b"create\0--repo" not in second
    assert b"--silent" not in second
