"""Each notebook runs from top to bottom wherever it is opened, and shows nothing that is hidden."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from milepost import places
from milepost.plan import acts
from milepost.room.sqlite import SQLiteLog
from tests.pages.stage import CANARY, Workshop

NOTEBOOKS = sorted(file.stem for file in places.notebooks().glob("*.ipynb"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "plans.db"


def ran(stem: str, **environment: str) -> nbformat.NotebookNode:
    """The notebook with its outputs, and the state of its widgets."""
    notebook: nbformat.NotebookNode = nbformat.read(
        places.notebooks() / f"{stem}.ipynb", as_version=4
    )
    ours = {name: value for name, value in os.environ.items() if not name.startswith("MILEPOST_")}
    NotebookClient(notebook, timeout=120).execute(env={**ours, **environment})
    return notebook


def all_of(notebook: nbformat.NotebookNode) -> str:
    return json.dumps(notebook, ensure_ascii=False)


def outputs(notebook: nbformat.NotebookNode) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


@pytest.mark.parametrize("stem", NOTEBOOKS)
def test_a_notebook_runs_where_nobody_tells_it_anything(stem: str, tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    notebook = ran(stem, **home)
    assert [output.output_type for output in outputs(notebook)] == ["execute_result"]


@pytest.mark.parametrize(("stem", "member"), [("smart_goals", "host"), ("participant", "")])
def test_a_notebook_of_a_room_tells_nothing_that_the_room_hides(
    stem: str, member: str, store: Path
) -> None:
    workshop = Workshop(SQLiteLog(store))
    workshop.write(CANARY, "Crane")
    told = {"MILEPOST_STORE": str(store), "MILEPOST_MEMBER": member}
    notebook = ran(stem, MILEPOST_ROOM=workshop.code, **told)
    assert [output.output_type for output in outputs(notebook)] == ["execute_result"]
    assert CANARY not in all_of(notebook)
    assert ("Pier" in all_of(notebook)) == (stem == "participant")
    assert ("2 cards written so far" in all_of(notebook)) == (stem == "smart_goals")


def test_what_was_revealed_stands_in_the_insight(store: Path) -> None:
    workshop = Workshop(SQLiteLog(store))
    workshop.write(CANARY)
    workshop.go("vote")
    workshop.give(0, workshop.cards()[0], "dots", 3)
    workshop.host.say(acts.Reveal(step="vote"))
    told = {"MILEPOST_STORE": str(store), "MILEPOST_MEMBER": "host"}
    assert f"{CANARY}: 3" in all_of(ran("smart_goals", MILEPOST_ROOM=workshop.code, **told))


def test_the_lobby_knows_the_rooms_of_its_store(store: Path) -> None:
    workshop = Workshop(SQLiteLog(store))
    told = {"MILEPOST_STORE": str(store), "MILEPOST_MEMBER": "host"}
    assert f"/facilitate/smart_goals/{workshop.code}" in all_of(ran("lobby", **told))


def test_a_notebook_has_at_most_two_code_cells() -> None:
    for stem in NOTEBOOKS:
        notebook = nbformat.read(places.notebooks() / f"{stem}.ipynb", as_version=4)
        assert 1 <= sum(cell.cell_type == "code" for cell in notebook.cells) <= 2
