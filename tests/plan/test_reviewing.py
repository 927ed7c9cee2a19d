"""A plan is looked at again in time, by rooms that ask about its milestones."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from milepost.plan import acts, reviewing
from milepost.plan.agenda import Agenda, Feedback, Inform, Scale, Step
from milepost.plan.heard import heard
from milepost.plan.parts import Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.readers import has_read, named
from milepost.plan.reviews import Cadence, Review, Verdict, Voice
from milepost.plan.reviews import Feedback as Said
from milepost.room.memory import MemoryLog
from milepost.room.room import Room, open_plan, open_room

DAY = date(2027, 1, 4)
PLAN = Plan(
    title="Harbour",
    cadence=Cadence(weeks=3),
    people={"ana": Person(id="ana", name="Ana Lima")},
    milestones={"pier": Milestone(id="pier", title="Pier", owner="ana")},
)


def room_that_asks(of: str | None) -> Room:
    scale = Scale(key="confidence", label="Sure?")
    steps = (
        Step(key="hello", title="Hello", minutes=1, activity=Inform()),
        Step(key="pulse", title="Pulse", minutes=5, activity=Feedback(scales=(scale,), of=of)),
    )
    agenda = Agenda(workshop="looking_back", title="Looking back", steps=steps)
    return open_room(open_plan(MemoryLog(), PLAN), agenda)


def reviews_of(room: Room) -> list[Review]:
    plan = room.live.follow().plan
    assert plan is not None
    return list(plan.reviews.values())


def test_a_room_that_was_asked_about_the_milestones_has_reviewed_the_plan_when_it_ends() -> None:
    room = room_that_asks("milestones")
    room.next()
    room.say(acts.Reveal(step="pulse"))
    assert reviews_of(room) == []
    room.say(acts.CloseRoom())
    assert [review.about for review in reviews_of(room)] == [()]


@pytest.mark.parametrize("of", ["milestones", None])
def test_a_room_that_never_got_to_it_or_asked_something_else_has_not(of: str | None) -> None:
    room = room_that_asks(of)
    if of is None:
        room.next()
        room.say(acts.Reveal(step="pulse"))
    room.say(acts.CloseRoom())
    assert reviews_of(room) == []


def test_a_review_is_due_one_cadence_after_the_last_of_the_whole_plan() -> None:
    assert reviewing.review_due(PLAN, DAY) == DAY + timedelta(weeks=3)
    about_one = Review(id="v1", on=DAY + timedelta(9), about=("pier",))
    about_all = Review(id="v2", on=DAY + timedelta(5))
    reviewed = replace(PLAN, reviews={"v1": about_one, "v2": about_all})
    assert reviewing.review_due(reviewed, DAY) == DAY + timedelta(5, weeks=3)
    assert reviewing.checked_on(reviewed, {"pier"}) == DAY + timedelta(9)
    assert reviewing.checked_on(reviewed, {"crane"}) is None


def test_where_nothing_is_planned_no_review_is_due() -> None:
    assert reviewing.review_due(replace(PLAN, milestones={}), DAY) is None


def test_a_reader_is_known_however_their_name_is_spelt_and_until_the_plan_changes() -> None:
    ana = named(PLAN, " ana   LIMA")
    assert ana is not None
    assert not has_read(PLAN, ana)
    read = replace(ana, seen_on=DAY)
    assert has_read(replace(PLAN, changed_on=DAY), read)
    assert not has_read(replace(PLAN, changed_on=DAY + timedelta(1)), read)


def test_what_users_said_is_counted_and_the_latest_stands_first() -> None:
    def said(key: str, words: str, verdict: Verdict | None = None) -> Said:
        return Said(id=key, on=DAY, about="pier", voice=Voice.USERS, said=words, verdict=verdict)

    given = [
        said("f1", "Slippery", Verdict.CHANGE),
        Said(id="f2", on=DAY, about="pier", voice=Voice.TEAM, said="We are proud"),
        said("f3", "Lovely", Verdict.KEEP),
        Said(id="f4", on=DAY, voice=Voice.USERS, said="Elsewhere"),
    ]
    told = heard(replace(PLAN, feedback={each.id: each for each in given}), "pier")
    assert told is not None
    assert (told.voices, told.keep, told.change, told.stop) == (2, 1, 1, 0)
    assert told.latest == ("Lovely", "Slippery")
    assert heard(PLAN, "pier") is None
