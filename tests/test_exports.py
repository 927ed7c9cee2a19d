"""`milepost export`: a plan is found by whatever name it has, and its files are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from milepost.cli import app
from milepost.plan.acts import OpenPlan
from milepost.plan.plan import Plan
from milepost.room.live_plan import LivePlan
from milepost.room.room import plan_act
from milepost.room.sqlite import SQLiteLog


@pytest.fixture
def store(tmp_path: Path) -> Path:
    file = tmp_path / "plans.db"
    log = SQLiteLog(file)
    for id_, title in (("h1", "Harbour"), ("h2", "Harbour"), ("f", "Ferry for all")):
        plan_act(LivePlan(log, id_), OpenPlan(plan=Plan(title=title)))
    log.close()
    return file


def export(plan: str, out: Path, *more: str) -> Result:
    return CliRunner().invoke(
        app, ["export", plan, "--out", str(out), "--only", "plan.json", *more]
    )


def test_a_stored_plan_is_found_by_its_title_and_by_its_id(store: Path, tmp_path: Path) -> None:
    for name in ("f", "ferry  FOR all"):
        ran = export(name, tmp_path / "out", "--store", str(store))
        assert ran.exit_code == 0, ran.output
        assert json.loads((tmp_path / "out/plan.json").read_bytes())["title"] == "Ferry for all"


def test_a_title_that_several_plans_have_is_refused_with_their_ids(
    store: Path, tmp_path: Path
) -> None:
    ran = export("Harbour", tmp_path / "out", "--store", str(store))
    assert ran.exit_code == 1
    assert "h1, h2" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_a_name_that_nothing_has_is_refused_with_what_there_is(store: Path, tmp_path: Path) -> None:
    ran = export("Atlantis", tmp_path / "out", "--store", str(store))
    assert ran.exit_code == 1
    assert "Ferry for all" in ran.stderr
    assert "tesla" in ran.stderr


def test_what_was_exported_can_be_exported_again(tmp_path: Path) -> None:
    more = ("--only", "tesla", "--only", "plan.schema.json", "--only", "calendar")
    first = export("tesla", tmp_path / "a", *more, "--json")
    assert first.exit_code == 0, first.output
    assert set(json.loads(first.stdout)["files"]) == {
        *("plan.json", "plan.schema.json", "calendar.ics", "tesla.milepost"),
    }
    again = export(str(tmp_path / "a/tesla.milepost"), tmp_path / "b", *more)
    assert again.exit_code == 0, again.output
    for name in ("plan.json", "calendar.ics", "tesla.milepost"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    told = export(str(tmp_path / "a/plan.json"), tmp_path / "c", "--as-of", "2027-01-01")
    assert told.exit_code == 0, told.output
    assert (tmp_path / "c/plan.json").read_bytes() == (tmp_path / "a/plan.json").read_bytes()


@pytest.mark.parametrize("option", [("--language", "tlh"), ("--paper", "a9"), ("--only", "cake")])
def test_what_cannot_be_asked_for_is_refused_in_a_sentence(
    option: tuple[str, str], tmp_path: Path
) -> None:
    ran = export("tesla", tmp_path / "out", *option)
    assert ran.exit_code == 1
    assert option[1] in ran.stderr
    assert "Traceback" not in ran.output
