"""Listing, copying, putting back and forgetting, as they are typed."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from milepost.cli import app
from milepost.plan import acts
from milepost.room.room import Room
from milepost.room.sqlite import SQLiteLog
from tests.room.logs import live_room


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one plan, in whose room Zelda has parked a thought."""
    file = tmp_path / "plans.db"
    with closing(SQLiteLog(file)) as log:
        live, room = live_room(log, "zelda")
        Room(live, room.id, "zelda").say(acts.Park(text="Who pays for this?"))
    return file


def typed(store: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", str(store)])


def told(store: Path, *words: str) -> Any:
    """The facts that a command prints for programs."""
    result = typed(store, *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_plans_of_a_store_are_listed(store: Path) -> None:
    lines = typed(store, "plans").stdout
    assert "1 rooms" in lines
    assert lines.strip().endswith("Apollo")
    assert [plan["title"] for plan in told(store, "plans")] == ["Apollo"]
    assert typed(store, "log").stdout == lines


def test_where_there_is_no_store_none_is_made(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    for words in (
        ["plans"],
        ["log", "moon"],
        ["backup", str(tmp_path / "copy.db")],
        ["forget", "Zelda", "--plan", "moon"],
    ):
        result = typed(missing, *words)
        assert result.exit_code == 1
        assert str(missing) in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_backup_comes_back_and_the_old_store_is_kept(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    made = typed(store, "backup", str(copy))
    assert made.exit_code == 0
    assert "plans-keys" in made.stdout
    again = typed(store, "backup", str(copy))
    assert again.exit_code == 1
    assert "--force" in again.stderr
    assert typed(store, "restore", str(copy)).exit_code == 1
    done = told(store, "restore", str(copy), "--force")
    assert [plan["title"] for plan in done["plans"]] == ["Apollo"]
    assert Path(done["aside"]).is_file()


def test_a_log_is_found_by_the_title_and_comes_as_json(store: Path) -> None:
    entries = told(store, "log", "apollo")
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[-1]["who"] == "Zelda"
    assert "Who pays for this?" in typed(store, "log", "Apollo").stdout


def test_forgetting_lists_first_and_is_done_when_asked(store: Path) -> None:
    looked = typed(store, "forget", "zelda", "--plan", "Apollo")
    assert "Who pays for this?" in looked.stdout
    assert "Nothing was changed" in looked.stdout
    assert "Zelda" in typed(store, "log", "Apollo").stdout
    done = typed(store, "forget", "zelda", "--plan", "Apollo", "--yes")
    assert done.exit_code == 0
    assert "Who pays" not in done.stdout
    left = typed(store, "log", "Apollo").stdout
    assert "Forgotten 1" in left
    assert not any(words in left for words in ("Zelda", "Who pays for this?"))
    again = typed(store, "forget", "zelda", "--plan", "Apollo")
    assert again.exit_code == 1
    assert "Nobody in this plan" in again.stderr


def test_forgetting_comes_as_json_with_the_numbers_of_the_entries(store: Path) -> None:
    found = told(store, "forget", "Zelda", "--plan", "Apollo")
    assert found["names"] == {"zelda": "Forgotten 1"}
    assert len(found["entries"]) == 2
    assert (found["done"], found["left"]) == (False, 0)
