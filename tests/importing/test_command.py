"""``milepost import``: what would change, what did, and what was wrong, with its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from milepost.cli import app
from milepost.importing import reading
from milepost.plan.plan import Plan
from milepost.room.live_plan import LivePlan
from milepost.room.sqlite import SQLiteLog
from tests.importing.files import TASKS


class Shore:
    """A store in a folder of its own, and files to bring in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = folder / "plans.db"

    def file(self, text: str, name: str = "work.csv") -> str:
        (self._folder / name).write_text(text)
        return str(self._folder / name)

    def run(self, *args: str) -> Result:
        return CliRunner().invoke(app, ["import", *args, "--store", str(self._store)])

    def plan(self, name: str = "harbour") -> Plan | None:
        log = SQLiteLog(self._store)
        try:
            return LivePlan(log, name).board.plan
        finally:
            log.close()


@pytest.fixture
def shore(tmp_path: Path) -> Shore:
    return Shore(tmp_path)


def test_a_plan_is_begun_updated_and_taken_back(shore: Shore) -> None:
    assert shore.run("harbour", shore.file(TASKS), "--new", "Harbour").exit_code == 0
    plan = shore.plan()
    assert plan is not None
    assert (plan.title, len(plan.tasks)) == ("Harbour", 2)
    changed = shore.file(TASKS.replace(",5,", ",8,"))
    told = json.loads(shore.run("harbour", changed, "--json").stdout)
    assert told["counts"]["tasks"] == {"changed": 1, "same": 1}
    assert shore.run("harbour", "--undo").exit_code == 0
    assert shore.plan() == plan
    assert shore.run("harbour", "--undo").exit_code == 0
    nothing = shore.run("harbour", "--undo")
    assert (nothing.exit_code, "Nothing was brought in" in nothing.stderr) == (1, True)


def test_a_dry_run_says_what_would_change_and_changes_nothing(shore: Shore) -> None:
    result = shore.run("harbour", shore.file(TASKS), "--new", "Harbour", "--dry-run")
    assert result.exit_code == 0
    assert "Draw the pier" in result.stdout
    assert shore.plan() is None


def test_faults_end_with_1_and_let_nothing_in(shore: Shore) -> None:
    wrong = shore.file(TASKS.replace("2027-03-31", "soon").replace(",5,", ",five,"))
    result = shore.run("harbour", wrong, "--new", "Harbour")
    assert result.exit_code == 1
    assert "line 2, column 3" in result.stderr
    assert "line 3, column 4" in result.stderr
    told = json.loads(shore.run("harbour", wrong, "--new", "Harbour", "--json").stdout)
    assert [(each["line"], each["column"]) for each in told["faults"]] == [(2, 3), (3, 4)]
    assert shore.plan() is None


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["nowhere", "{file}"], "no plan"),
        (["harbour", "--new", "Harbour"], "No file"),
        (["harbour", "{file}.gone", "--new", "x"], "no file"),
        (["harbour", "{file}", "--new", "x", "--column", "Task=colour"], "names no column"),
        (["harbour", "{file}", "--new", "x", "--kind", "github"], "cannot be read as github"),
        (["No Id!", "{file}", "--new", "x"], "is no id"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(shore: Shore, args: list[str], why: str) -> None:
    file = shore.file(TASKS)
    result = shore.run(*(each.format(file=file) for each in args))
    assert result.exit_code == 1
    assert why in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_is_too_long_is_not_even_opened(
    shore: Shore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONGEST", 10)
    assert "MB are read" in shore.run("harbour", shore.file(TASKS), "--new", "x").stderr
