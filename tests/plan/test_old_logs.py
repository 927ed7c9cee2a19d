"""A log that an earlier Milepost wrote still opens, to the same board.

``old_log.json`` was written once and stays as it is: whoever changes an event in a way that
it cannot be read, or is read otherwise, is told here.
"""

from pathlib import Path

import msgspec
import pytest

from milepost.plan.board import Board
from milepost.plan.entities import Results
from milepost.plan.events import Entry
from milepost.plan.parts import DueDate, Metric
from milepost.plan.replay import replay
from milepost.plan.scene import Viewer
from milepost.plan.view import view
from tests.plan.wall import due

LOG = Path(__file__).with_name("old_log.json")


@pytest.fixture(scope="module")
def board() -> Board:
    return replay(msgspec.json.decode(LOG.read_bytes(), type=list[Entry]))


def test_every_kind_of_event_is_in_the_old_log() -> None:
    kinds = {entry["event"]["event"] for entry in msgspec.json.decode(LOG.read_bytes())}
    assert {
        "plan_opened",
        "plan_edited",
        "room_opened",
        "member_joined",
        "member_renamed",
        "step_entered",
        "timer_started",
        "timer_ended",
        "note_written",
        "note_edited",
        "note_withdrawn",
        "step_revealed",
        "cards_joined",
        "group_named",
        "answered",
        "cards_chosen",
        "field_set",
        "finish_declared",
        "person_put",
        "milestone_added",
        "milestone_edited",
        "decision_recorded",
        "action_put",
        "commented",
        "undone",
        "step_locked",
        "role_given",
        "member_removed",
        "room_closed",
    } <= kinds


def test_the_plan_of_the_old_log_is_what_it_was(board: Board) -> None:
    assert board.plan is not None
    assert (board.plan.title, board.plan.vision) == ("Apollo", "Back by Friday")
    (milestone,) = (each for each in board.plan.milestones.values() if each.source)
    assert milestone.title == "Halve the complaints"
    assert milestone.metric == Metric(name="Complaints a week", target=12.0)
    assert milestone.promises == (
        DueDate(said_on=due("2027-01-04"), due=due("2027-06-30")),
        DueDate(said_on=due("2027-01-04"), due=due("2027-09-30")),
    )
    (decision,) = board.plan.decisions.values()
    (action,) = board.plan.actions.values()
    assert (decision.text, action.text) == ("We ship on Fridays", "Ask ten customers")
    assert board.plan.people[action.owner].name == "Eve"


def test_the_room_of_the_old_log_is_what_it_was(board: Board) -> None:
    (room,) = board.rooms.values()
    assert room.closed_at is not None
    assert {m.name for m in room.members.values() if not m.removed} == {"Host", "Adele", "Ben"}
    (group,) = room.groups.values()
    assert (group.name, len(group.notes)) == ("Speed", 2)
    assert room.state("vote").totals("dots") == {group.id: 3}
    assert room.state("choose").chosen == (group.id,)
    assert room.state("exit").comments == {"~exitada": "More of this"}


def test_the_old_room_is_shown_as_it_was(board: Board) -> None:
    (room,) = board.rooms.values()
    shown = view(board, Viewer(id="ben", room=room.id, alias="~exitneb"))
    results = shown["results"]
    assert isinstance(results, Results)
    assert results.spread == {" fist": [0, 0, 0, 0, 1, 1]}
    assert results.comments == ("More of this",)
