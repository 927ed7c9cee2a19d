"""The minutes: what a room decided and who was there; nothing hidden, nobody unnamed named."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.export import pdf
from milepost.export.minutes import RoomMinutes, StepMinutes, minutes
from milepost.export.results import RateResult, VoteResult
from milepost.plan import events
from milepost.plan.agenda import (
    Agenda,
    Assign,
    Choice,
    Collect,
    Commit,
    Field,
    FieldKind,
    Group,
    Lane,
    Refine,
    Select,
    Sequence,
    Sort,
    Step,
)
from milepost.plan.board import Board
from milepost.plan.parts import Action, Decision, Milestone
from milepost.plan.room_state import Member, Note, Parked, Role
from milepost.plan.work import Raci
from tests.export.boards import Story, answers, harbour, plan_of, revealed, room_story
from tests.export.plans import HOSTILE, opened
from tests.export.reading import text_of, words_outside

KIND = Field(
    key="kind",
    label="What is it?",
    kind=FieldKind.CHOICE,
    choices=(Choice(key="delivery", label="something we build"),),
)
DUE = Field(key="due", label="By when?", kind=FieldKind.DATE)
LANES = (Lane(key="now", label="Now"), Lane(key="later", label="Later"))
BUILDING = Agenda(
    workshop="backward_planning",
    title="Backward planning",
    steps=(
        Step(
            key="own", title="Own thoughts", minutes=5, activity=Collect(prompt="?", anonymous=True)
        ),
        Step(key="cards", title="Cards", minutes=5, activity=Collect(prompt="?", private=False)),
        Step(key="alike", title="Alike", minutes=5, activity=Group(of="cards")),
        Step(key="lanes", title="When", minutes=5, activity=Sort(of="cards", lanes=LANES)),
        Step(
            key="fill", title="Fill in", minutes=5, activity=Refine(of="cards", fields=(KIND, DUE))
        ),
        Step(key="order", title="Order", minutes=5, activity=Sequence(of="cards")),
        Step(key="who", title="Who", minutes=5, activity=Assign(of="cards")),
        Step(key="pick", title="Pick", minutes=5, activity=Select(of="cards", most=1)),
        Step(key="commit", title="Into the plan", minutes=5, activity=Commit(of="pick")),
    ),
)


def built(said: str = "Drive the piles") -> Story:
    """A room that has gone through every step in which people build together."""
    story = Story(harbour()).happens(
        events.RoomOpened(room="r1", code="PIER", agenda=BUILDING),
        events.MemberJoined(member=Member(id="m-fay", name="Fay", role=Role.FACILITATOR)),
        events.MemberJoined(member=Member(id="m-bo", name="Bo Ek")),
        events.MemberJoined(member=Member(id="m-eve", name="Eve", role=Role.SPECTATOR)),
        room="r1",
    )
    _write(story, "own", "n0", said, "pseudonym-canary")
    _write(story, "cards", "n1", said, "m-bo")
    _write(story, "cards", "n2", "Paint the beacon", "m-fay")
    _write(story, "cards", "n3", "Ram the piles", "m-fay")
    _enter(story, "alike", events.CardsJoined(group="g1", step="alike", cards=("n1", "n3")))
    _enter(story, "lanes", events.FieldSet(card="n2", field="lane", value="later"))
    _enter(
        story,
        "fill",
        events.FieldSet(card="n2", field="kind", value="delivery"),
        events.FieldSet(card="n2", field="due", value="2027-02-03"),
    )
    _enter(story, "order", events.CardsLinked(step="order", before="g1", after="n2"))
    assigned = events.PersonAssigned(step="who", card="n2", person="Bo Ek", role=Raci.ACCOUNTABLE)
    _enter(story, "who", assigned)
    _enter(story, "pick", events.CardsChosen(step="pick", cards=("n2",)))
    became = Milestone(id="m9", title="Beacon painted", source="n2")
    _enter(story, "commit", events.MilestoneAdded(milestone=became, step="commit"))
    return story


def _write(story: Story, step: str, card: str, text: str, who: str) -> None:
    note = Note(id=card, step=step, author=who, text=text)
    _enter(story, step, events.NoteWritten(note=note), who=who)
    story.happens(events.StepRevealed(step=step), room="r1")


def _enter(story: Story, step: str, *what: events.AnyEvent, who: str = "m-bo") -> None:
    story.happens(events.StepEntered(step=step), who="m-fay", room="r1")
    story.happens(*what, who=who, room="r1")


def only(board: Board) -> RoomMinutes:
    [room] = minutes(board).rooms
    return room


def step(room: RoomMinutes, title: str) -> StepMinutes:
    return next(each for each in room.steps if each.title == title)


def test_everybody_who_was_there_is_told_as_what_and_whether_they_know_the_plan() -> None:
    people = only(built().board()).people
    assert [(each.name, each.role, each.knows) for each in people] == [
        ("Fay", "facilitator", None),
        ("Bo Ek", "participant", False),
        ("Eve", "spectator", None),
    ]


def test_each_step_tells_what_the_room_built_in_it() -> None:
    room = only(built().board())
    assert [card.title for card in step(room, "Cards").told.cards] == [
        "Drive the piles",
        "Paint the beacon",
        "Ram the piles",
    ]
    assert [card.by for card in step(room, "Cards").told.cards] == ["Bo Ek", "Fay", "Fay"]
    [group] = step(room, "Alike").told.lanes
    assert group.cards == ("Drive the piles", "Ram the piles")
    assert [(lane.label, lane.cards) for lane in step(room, "When").told.lanes] == [
        ("Later", ("Paint the beacon",))
    ]
    [filled] = step(room, "Fill in").told.cards
    assert [(each.label, each.value) for each in filled.known] == [
        ("What is it?", "something we build"),
        ("By when?", date(2027, 2, 3)),
    ]
    assert [card.title for card in step(room, "Pick").told.cards] == ["Paint the beacon"]
    assert [card.title for card in step(room, "Into the plan").told.cards] == ["Beacon painted"]


def test_an_order_tells_what_waits_and_who_answers() -> None:
    room = only(built().board())
    waiting = next(c for c in step(room, "Order").told.cards if c.title == "Paint the beacon")
    assert [each.value for each in waiting.known] == [date(2027, 2, 3), "Drive the piles"]
    [given] = step(room, "Who").told.cards
    assert [each.value for each in given.known] == ["Bo Ek"]


def test_who_decided_is_told_where_all_could_see_it() -> None:
    room = only(built().board())
    assert step(room, "Pick").by == ("Bo Ek",)
    assert step(room, "Own thoughts").by == ()


def test_a_step_without_names_names_nobody() -> None:
    told = step(only(built().board()), "Own thoughts")
    assert told.anonymous
    assert [(card.title, card.by) for card in told.told.cards] == [("Drive the piles", "")]
    assert "canary" not in text_of(pdf("minutes", built().board()))


def test_what_was_never_shown_is_in_no_minutes() -> None:
    hidden = room_story(harbour(), {"n1": "unrevealed-note-canary"})
    answers(hidden, "vote", "n1", "dots", {"m-ann": 2})
    answers(hidden, "exit", "", "sure", {"m-ben": 1})
    hidden.happens(events.Commented(step="exit", text="comment-canary"), who="m-ben", room="r1")
    board = hidden.board()
    assert all(each.hidden for each in only(board).steps if each.title != "Into the plan")
    text = text_of(pdf("minutes", board))
    assert "note-canary" not in text
    assert "comment-canary" not in text
    assert "What people did here alone has not been shown." in text


def test_votes_are_told_with_their_numbers_and_without_who_gave_them() -> None:
    room = only(revealed().board())
    [vote] = step(room, "Dots").told.results
    assert isinstance(vote, VoteResult)
    assert [(card.title, card.dots) for card in vote.cards] == [
        ("Brighter beacon", 4),
        ("Longer pier", 2),
    ]
    [rated] = step(room, "Fist of five").told.results
    assert isinstance(rated, RateResult)
    assert [card.title for card in rated.cards] == ["Longer pier"]
    assert step(room, "Fist of five").by == ()


def test_decisions_actions_and_the_parking_lot_say_who() -> None:
    story = built()
    story.happens(
        events.DecisionRecorded(
            decision=Decision(id="d7", text="No concrete", on=date(2026, 9, 1), room="r1")
        ),
        events.ActionPut(
            action=Action(id="a7", text="Order wood", owner="ana", due=date(2026, 8, 1), room="r1")
        ),
        events.ItemParked(item=Parked(id="k1", text="A café?", author="m-bo")),
        events.ParkedSettled(item="k1", settled=True),
        who="m-fay",
        room="r1",
    )
    room = only(story.board())
    assert [(each.text, each.by) for each in room.decisions] == [("No concrete", "Fay")]
    assert [(each.owner, each.overdue) for each in room.actions] == [("Ana Lima", True)]
    assert [(each.text, each.by, each.settled) for each in room.parked] == [
        ("A café?", "Bo Ek", True)
    ]


def test_what_was_undone_decides_nothing() -> None:
    story = built()
    last = story.board().entries
    chosen = next(e.seq for e in last if isinstance(e.event, events.CardsChosen))
    story.happens(events.Undone(seq=chosen), who="m-fay", room="r1")
    assert step(only(story.board()), "Pick").by == ()


def test_a_plan_without_rooms_says_how_minutes_come_about() -> None:
    text = " ".join(text_of(pdf("minutes", opened(plan_of()))).split())
    assert "No workshop has been held yet: start one from the lobby" in text


@pytest.mark.parametrize("said", [HOSTILE, "W" * 900])
def test_hostile_text_stays_on_the_page(said: str) -> None:
    assert words_outside(pdf("minutes", built(said).board())) == []
