"""A log whose steps, fields and ids are called what the plan only later had a meaning for.

``old_words_log.json`` was written once, before a step could work on parts of the plan and before
a room could refine scores. It stays as it is.
"""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from milepost.plan import acts
from milepost.plan.agenda import Activity, Agenda, Collect, Makes, Select, Source, Step, Vote
from milepost.plan.board import Board
from milepost.plan.drafts import read
from milepost.plan.events import Entry
from milepost.plan.parts import Action, Metric, Milestone, Person
from milepost.plan.permits import may
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.plan.room_state import RoomState
from milepost.plan.scene import Viewer
from milepost.plan.view import view
from milepost.plan.wall import Wall as Cards
from tests.plan.wall import HOST, Wall, due

LOG = Path(__file__).with_name("old_words_log.json")
ROOM, CARD, OTHER = "r2", "n9", "n8"


@pytest.fixture(scope="module")
def board() -> Board:
    return replay(msgspec.json.decode(LOG.read_bytes(), type=list[Entry]))


@pytest.fixture(scope="module")
def room(board: Board) -> RoomState:
    return board.rooms[ROOM]


def _step(key: str, activity: Activity) -> Step:
    return Step(key=key, title=key, minutes=5, activity=activity)


def test_steps_that_are_called_as_parts_of_the_plan_are_steps(room: RoomState) -> None:
    assert [s.key for s in room.agenda.steps] == [
        "risks",
        "milestones",
        "tasks",
        "work",
        "actions",
        "finished",
    ]
    assert not any(room.agenda.source(each) for each in Source)


def test_their_cards_go_on_from_step_to_step(board: Board, room: RoomState) -> None:
    cards = Cards(room, board.plan)
    assert cards.cards("risks") == [OTHER, CARD]
    assert cards.cards("milestones") == [CARD, OTHER]
    assert cards.cards("tasks") == cards.cards("work") == cards.cards("actions") == [CARD]
    assert room.state("actions").tally(CARD, "fist", range(6)) == [0, 0, 0, 0, 1, 0]


def test_what_was_committed_is_in_the_plan_as_it_was(board: Board) -> None:
    assert board.plan is not None
    (made,) = (each for each in board.plan.milestones.values() if each.source == CARD)
    assert (made.title, made.due) == ("A hundred sign up", due("2027-06-30"))
    assert made.metric == Metric(name="Sign-ups", target=100.0)
    assert board.plan.people[made.owner or ""].name == "Eve"


def test_an_action_may_have_the_id_of_a_milestone(board: Board) -> None:
    plan = board.plan
    assert plan is not None
    assert plan.vision == "Back by Friday"
    assert plan.milestones["same"].due == due("2027-05-31")
    assert plan.actions["same"].text == "Shares its id too"
    assert (plan.milestones["m10"].title, plan.actions["m10"].text) == (
        "Brought in",
        "Asked by the owner",
    )


def test_a_field_that_was_a_text_is_shown_and_stays_out_of_the_plan(
    board: Board, room: RoomState
) -> None:
    cards = Cards(room, board.plan)
    assert (cards.field(CARD, "value"), cards.field(CARD, "kind")) == ("very high", "people work")
    assert {"value", "kind"}.isdisjoint(read(cards, CARD))


@pytest.mark.parametrize("member", [HOST, "ada"])
def test_the_old_room_is_shown(board: Board, member: str) -> None:
    assert "room" in view(board, Viewer(id=member, room=ROOM))


def test_a_room_of_the_old_workshop_opens(board: Board) -> None:
    agenda = board.rooms["r31"].agenda
    assert agenda.workshop == "smart_goals"
    assert Makes.MILESTONES in {getattr(step.activity, "makes", None) for step in agenda.steps}


def test_an_agenda_of_old_is_played_to_its_end_today(room: RoomState) -> None:
    wall = Wall(room.agenda)
    card = wall.write("ada", "risks", "Nobody signs up")
    wall.go("milestones")
    wall.do("ada", acts.Give(step="milestones", card=card, scale="dots", value=2))
    wall.do(HOST, acts.Reveal(step="milestones"))
    wall.go("tasks")
    wall.do(HOST, acts.Choose(step="tasks", cards=(card,)))
    wall.go("work")
    wall.fill(card, title="A hundred sign up", value="very high", due="2027-06-30")
    wall.go("finished")
    wall.do(HOST, acts.CommitCards(step="finished", cards=(card,)))
    (made,) = (each for each in wall.plan.milestones.values() if each.source == card)
    assert (made.title, made.value) == ("A hundred sign up", None)


def test_a_step_goes_before_the_source_of_its_name() -> None:
    steps = (
        _step("milestones", Collect(prompt="?", private=False)),
        _step("more", Collect(prompt="?", private=False, beside=Source.MILESTONES)),
        _step("dots", Vote(of="milestones")),
        _step("few", Select(of="risks")),
    )
    agenda = Agenda(workshop="own_words", title="Own words", steps=steps)
    wall = Wall(agenda)
    card = wall.write("ada", "milestones", "Mine")
    cards = Cards(wall.room, wall.plan)
    assert cards.cards("dots") == [card]
    assert set(cards.cards("more")) == set(wall.plan.milestones)
    assert (agenda.source("milestones"), agenda.source("risks")) == (None, Source.RISKS)


def test_no_new_plan_has_one_id_for_two_cards() -> None:
    plan = Plan(
        title="P",
        people={"p1": Person(id="p1", name="Ada")},
        milestones={"a": Milestone(id="a", title="A")},
        actions={"a": Action(id="a", text="A", owner="p1", due=due("2027-02-01"))},
    )
    planner = Viewer(id=HOST, planner=True)
    refusal = may(Board(), planner, acts.OpenPlan(plan=plan), datetime(2027, 1, 4, tzinfo=UTC))
    assert refusal is not None
    assert refusal.code == "id_of_two_parts"
