"""A workshop can be rehearsed before anybody comes, and says whether it works."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from milepost.agendas.path import PATH
from milepost.cli import app
from milepost.methods import example
from milepost.methods.plan_check import findings
from milepost.rehearsal.starting_plan import starting_plan
from tests.rehearsal import own_workshops

_REHEARSE = (sys.executable, "-m", "milepost.cli", "rehearse")


def rehearsed(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Rehearse in a process of its own: its exit code, and what it tells of each workshop."""
    command = [*_REHEARSE, *arguments, "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.returncode, json.loads(done.stdout or "[]")


def test_all_workshops_over_one_plan_lead_from_a_vision_to_a_sprint_and_a_review() -> None:
    code, told = rehearsed("all", "--minutes", "30", "--people", "3")
    faults = {each["stem"]: (each["missing"], each["refused"], each["grave"]) for each in told}
    assert (code, [each["stem"] for each in told if not each["sound"]]) == (0, []), faults
    assert tuple(each["stem"] for each in told) == PATH
    made = {kind for each in told for kind in each["entered"]}
    assert made >= {"milestones", "tasks", "dependencies", "risks", "assignments", "estimates"}
    assert made >= {"sprints", "feedback", "actions"}


def test_a_workshop_written_by_somebody_else_can_be_rehearsed(tmp_path: Path) -> None:
    file = own_workshops.write(tmp_path, own_workshops.ODD_STEPS)
    code, (told,) = rehearsed(file, "--minutes", "10", "--people", "4")
    assert (code, told["missing"], told["refused"], told["stalled"]) == (0, [], [], [])
    assert all(step["acts"] for step in told["steps"])
    tasks = told["entered"]["tasks"]
    assert tasks["days"] == tasks["new"] > 4


def test_a_workshop_that_lets_nothing_into_the_plan_is_not_sound(tmp_path: Path) -> None:
    file = own_workshops.write(tmp_path, own_workshops.PROMISES_TOO_MUCH)
    code, (told,) = rehearsed(file, "--minutes", "10", "--people", "2")
    assert (code, told["sound"], told["missing"]) == (1, False, ["actions"])
    assert {each["code"] for each in told["refused"]} == {"action_incomplete"}


@pytest.mark.parametrize("stem", ["no_such_workshop", "smart_goals"])
def test_what_cannot_be_rehearsed_is_said_in_a_sentence(stem: str) -> None:
    result = CliRunner().invoke(app, ["rehearse", stem, "--minutes", "31"])
    assert result.exit_code == 1
    assert result.stderr.endswith(".\n")


def test_a_facilitator_can_try_a_workshop_alone() -> None:
    command = [*_REHEARSE, "risk_assessment", "--live", "--people", "3", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        links = (re.search(r"/facilitate/risk_assessment/\w+\?token=", x) for x in process.stdout)
        assert next(filter(None, links)) is not None
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 0


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2031, 2, 28)])
def test_the_example_is_as_sound_on_any_day_as_on_its_own(today: date) -> None:
    told = starting_plan("example", today).plan
    monday = today - timedelta(days=today.weekday())
    assert {each.rule for each in findings(told, monday)} <= {
        *(each.rule for each in findings(example.plan(), example.TODAY)),
        "calendar_unknown",
    }
    assert len([task for task in told.tasks.values() if task.status == "done"]) == 16


def test_a_vision_is_a_plan_with_people_and_no_work() -> None:
    told = msgspec.to_builtins(starting_plan("vision", date(2026, 11, 25)).plan)
    assert told["vision"] == example.plan().vision
    assert told["people"].keys() == example.plan().people.keys()
    assert not any(told[kind] for kind in ("milestones", "tasks", "risks", "sprints"))
