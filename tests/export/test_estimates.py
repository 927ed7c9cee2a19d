"""The record of estimating: every task once, every round that was turned over, and no other."""

from __future__ import annotations

from collections import Counter

import pytest

from milepost.export import pdf
from milepost.export.estimates import Estimates, estimates
from milepost.plan import events
from milepost.plan.agenda import Agenda, Collect, DeckKind, Estimate, Step, Unit
from milepost.plan.board import Board
from milepost.plan.room_state import Member, Note, Role
from tests.export.boards import Story, harbour, plan_of
from tests.export.plans import HOSTILE, opened, work
from tests.export.reading import squeezed, text_of, words_outside

AGENDA = Agenda(
    workshop="agile_estimating",
    title="Agile estimating",
    steps=(
        Step(key="cards", title="Cards", minutes=3, activity=Collect(prompt="?", private=False)),
        Step(
            key="days",
            title="How many days?",
            minutes=9,
            activity=Estimate(of="cards", deck=DeckKind.THREE_POINT, unit=Unit.DAYS),
        ),
    ),
)


def room(*turned: str) -> Board:
    """A room of two that has estimated two cards, and turned over those that are named."""
    story = Story(harbour()).happens(
        events.RoomOpened(room="r1", code="PIER", agenda=AGENDA),
        events.MemberJoined(member=Member(id="m-fay", name="Fay", role=Role.FACILITATOR)),
        events.MemberJoined(member=Member(id="m-ann", name="Ann")),
        events.MemberJoined(member=Member(id="m-ben", name="Ben")),
        room="r1",
    )
    for card, text in (("n1", "Drive the piles"), ("n2", "Paint the beacon")):
        note = Note(id=card, step="cards", author="m-ann", text=text)
        story.happens(events.NoteWritten(note=note), who="m-ann", room="r1")
        for who, days in (("m-ann", (1, 2, 4)), ("m-ben", (3, 5, 17))):
            for scale, value in zip(("low", "likely", "high"), days, strict=True):
                given = events.Answered(step="days", card=card, scale=scale, value=value)
                story.happens(given, who=who, room="r1")
    for card in turned:
        story.happens(events.CardTurned(step="days", card=card), who="m-fay", room="r1")
    return story.board()


def titles(record: Estimates) -> Counter[str]:
    return Counter(each.title for each in (*record.estimated, *record.unestimated))


@pytest.mark.parametrize("count", [3, 300])
def test_every_task_is_in_the_record_once(count: int) -> None:
    plan = work(count)
    assert titles(estimates(opened(plan))) == Counter(t.title for t in plan.tasks.values())


def test_rounds_tell_who_said_what_its_spread_and_what_was_agreed() -> None:
    record = estimates(opened(work(3)))
    task = next(each for each in record.estimated if each.rounds)
    assert task.agreed == 5.0
    first, second = task.rounds
    assert [(each.name, each.values) for each in first.given] == [("Ada", (3.0,)), ("Ben", (8.0,))]
    assert (first.low, first.middle, first.high) == (3.0, 8.0, 8.0)
    assert (second.number, second.low, second.high) == (2, 5.0, 5.0)


def test_the_first_estimate_stands_beside_what_it_took() -> None:
    done = next(each for each in estimates(opened(work(6))).estimated if each.status == "done")
    assert done.first_days is not None
    assert (done.first_days.likely, done.actual) == (1.0, 1.5)


def test_days_that_a_room_turned_over_are_told_before_they_enter_the_plan() -> None:
    [card] = estimates(room("n1")).unplanned
    assert card.title == "Drive the piles"
    [played] = card.rounds
    assert (played.unit, played.low, played.middle, played.high) == ("days", 1.0, 5.0, 17.0)


def test_a_card_that_is_face_down_is_in_no_document() -> None:
    for stem in ("estimates", "minutes"):
        text = squeezed(text_of(pdf(stem, room("n1"))))
        assert "Ben3\u20135\u201317" in text
        assert text.count("3\u20135\u201317") == 1
    assert estimates(room()).unplanned == ()


def test_the_past_is_drawn_where_finished_tasks_have_their_days() -> None:
    assert estimates(opened(plan_of())).pictures == ()
    off, good, held = estimates(opened(work(40))).pictures
    assert "Over 6 finished tasks" in off.say("en")
    assert "50% longer than first estimated" in good.say("en")
    assert "6" in held.say("en")


def test_a_plan_with_nothing_in_it_says_what_to_do_first() -> None:
    text = " ".join(text_of(pdf("estimates", opened(plan_of()))).split())
    assert "No task has an estimate yet: add tasks" in text
    assert "write down how many days finished tasks took" in text


def test_300_tasks_and_hostile_text_stay_on_their_pages() -> None:
    for plan in (work(300), work(6, said=HOSTILE)):
        assert words_outside(pdf("estimates", opened(plan))) == []
