"""``milepost import PLAN FILE.milepost``: the same plan elsewhere, and again when it went on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from milepost.cli import app
from milepost.export.json_plan import plan_json
from milepost.export.plan_file import opened, plan_file
from milepost.methods import example
from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.room.sqlite import SQLiteLog
from tests.export.boards import Story, answers, harbour, revealed, room_story
from tests.export.taken_home import hostile


class Elsewhere:
    """Another machine's store, and files that are carried to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = folder / "plans.db"

    def brings(self, data: bytes, *more: str, name: str = "harbour.milepost") -> Result:
        file = self._folder / name
        file.write_bytes(data)
        command = ["import", "pier", str(file), *more, "--store", str(self._store)]
        return CliRunner().invoke(app, command)

    def board(self) -> Board:
        log = SQLiteLog(self._store)
        try:
            return replay(log.since("pier", 0))
        finally:
            log.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Elsewhere:
    return Elsewhere(tmp_path)


def test_a_plan_comes_in_with_its_log_once(elsewhere: Elsewhere) -> None:
    data = plan_file(revealed().board(), "harbour")
    assert elsewhere.brings(data, "--dry-run").exit_code == 0
    assert elsewhere.board().plan is None
    assert elsewhere.brings(data).exit_code == 0
    assert elsewhere.board().entries == opened(data).board.entries
    assert elsewhere.board().plan == revealed().board().plan
    again = elsewhere.brings(data)
    assert (again.exit_code, "Nothing was changed" in again.stderr) == (1, True)


def test_what_went_on_comes_in_later_and_with_it_what_was_hidden(elsewhere: Elsewhere) -> None:
    story = room_story(harbour(), {"n1": "A longer pier"})
    answers(story, "vote", "n1", "dots", {"m-ann": 3})
    elsewhere.brings(plan_file(story.board(), "h"))
    assert b"null" in plan_file(elsewhere.board(), "h")
    story.happens(events.StepRevealed(step="vote"), who="m-fay", room="r1")
    later = plan_file(story.board(), "h")
    told = json.loads(elsewhere.brings(later, "--json").stdout)
    assert (told["entered"], told["new"]) == (True, 2)
    assert elsewhere.board().entries == opened(later).board.entries


def test_another_plan_is_not_written_over(elsewhere: Elsewhere) -> None:
    data = plan_file(revealed().board(), "harbour")
    elsewhere.brings(data)
    refused = elsewhere.brings(plan_file(Story(example.plan()).board(), "harbour"))
    assert (refused.exit_code, "another id" in refused.stderr) == (1, True)
    assert elsewhere.board().entries == opened(data).board.entries


def test_a_whole_plan_comes_in_alone_and_whole(elsewhere: Elsewhere) -> None:
    data = plan_file(revealed().board(), "harbour")
    for wrong, more, why in (
        (data, ["other.csv"], "comes in alone"),
        (data[:-20], [], "no entry of a plan"),
        (data.replace(b"Longer pier", b"Shorter one"), [], "changed"),
    ):
        refused = elsewhere.brings(wrong, *more)
        assert (refused.exit_code, why in refused.stderr) == (1, True)
    assert elsewhere.board().plan is None


@pytest.mark.parametrize("plan", [harbour(), example.plan(), hostile()])
def test_a_plan_exported_as_json_comes_in_as_the_same_plan(
    elsewhere: Elsewhere, plan: Plan
) -> None:
    brought = elsewhere.brings(plan_json(plan), "--new", plan.title, name="plan.json")
    assert (brought.exit_code, brought.stderr) == (0, "")
    assert elsewhere.board().plan == plan
