"""Insight tells a facilitator how the room fares, and nothing that the room hides."""

import pytest

from milepost.pages.insight import Insight, insight
from milepost.pages.step_insight import grouped, step_insight, taking_part, votes
from milepost.plan import acts
from milepost.plan.room_state import Role
from milepost.plan.view import View
from milepost.room.room import Room
from tests.pages.stage import CANARY, Workshop

HOSTILE = "<script>alert(1)</script> $x^2 {y} \u202eabc \U0001f680 = 😀"


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


def whole(workshop: Workshop) -> str:
    return insight(workshop.seen(), workshop.clock.now)


def test_private_writing_is_counted_and_not_told(workshop: Workshop) -> None:
    workshop.write(CANARY, f"{CANARY} too", f"{CANARY} three")
    assert CANARY not in whole(workshop)
    assert CANARY not in repr(taking_part(workshop.seen()))
    assert list(taking_part(workshop.seen())["people"]) == [2, 2, 0]
    assert "3 cards written so far" in whole(workshop)


def test_what_was_revealed_is_told(workshop: Workshop) -> None:
    workshop.write("Pier", "Crane")
    workshop.reveal()
    assert set(grouped(workshop.seen())["card"]) == {"Pier", "Crane"}


def test_groups_are_ranked_by_what_they_stand_for(workshop: Workshop) -> None:
    workshop.write("Pier", "Crane", "Jetty")
    workshop.go("alike")
    pier, _, jetty = workshop.cards()
    workshop.people[0].say(acts.JoinCards(step="alike", cards=(pier, jetty)))
    frame = grouped(workshop.seen())
    assert list(zip(frame["card"], frame["notes"], strict=True)) == [("Pier", 2), ("Crane", 1)]


def voted(first: int) -> Workshop:
    """A workshop whose two people gave all their dots to the card at place ``first``."""
    workshop = Workshop()
    workshop.write("Pier", "Crane")
    workshop.go("vote")
    card = workshop.cards()[first]
    for person in (0, 1):
        workshop.give(person, card, "dots", 3)
    return workshop


def test_before_the_reveal_insight_is_the_same_wherever_the_dots_went() -> None:
    one, other = voted(0), voted(1)
    assert whole(one) == whole(other)
    assert votes(one.seen()).empty


def test_after_the_reveal_votes_are_ranked() -> None:
    workshop = voted(1)
    workshop.reveal()
    frame = votes(workshop.seen())
    assert list(zip(frame["card"], frame["dots"], strict=True)) == [("Crane", 6), ("Pier", 0)]
    assert 'aria-label="Crane: 6; Pier: 0"' in whole(workshop)


def test_insight_never_names_who_is_still_busy_in_an_anonymous_step(workshop: Workshop) -> None:
    workshop.write("Pier")
    workshop.go("letters")
    workshop.people[0].say(acts.DeclareFinish(step="letters"))
    html = whole(workshop)
    assert "Bodil" not in html
    assert "Cyrus" not in html


def test_those_who_are_still_busy_are_named_where_that_may_be_told(workshop: Workshop) -> None:
    workshop.go("ideas")
    workshop.people[0].say(acts.DeclareFinish(step="ideas"))
    assert "Still at it: Cyrus" in whole(workshop)


def test_whoever_does_not_facilitate_gets_no_insight(workshop: Workshop) -> None:
    workshop.write(CANARY)
    guest = workshop.people[0]
    for view in (guest.view(), {}):
        html = insight(view, workshop.clock.now)
        assert "You do not facilitate this room" in html
        assert CANARY not in html


def test_a_facilitator_who_gave_the_room_away_sees_no_more(workshop: Workshop) -> None:
    guest = workshop.people[0]
    workshop.host.hand_over(guest.member)
    guest.say(acts.GiveRole(member="host", role=Role.PARTICIPANT))
    assert "You do not facilitate" in insight(workshop.host.view(), workshop.clock.now)


def test_an_ended_room_is_said_to_have_ended(workshop: Workshop) -> None:
    workshop.host.say(acts.CloseRoom())
    assert "This room has ended" in whole(workshop)


def test_commitment_says_what_a_card_still_lacks(workshop: Workshop) -> None:
    workshop.write("Pier")
    workshop.go("commit")
    assert "still lacks a date, an owner, a measure" in step_insight(workshop.seen())


def every_step(workshop: Workshop) -> list[View]:
    views = []
    for step in workshop.host.state.agenda.steps:
        workshop.go(step.key)
        views.append(workshop.seen())
        if step.hides:
            workshop.reveal()
            views.append(workshop.seen())
    return views


def test_every_step_has_insight_also_with_nothing_to_show(workshop: Workshop) -> None:
    assert [view for view in every_step(workshop) if not step_insight(view)] == []


def test_hostile_text_is_drawn_as_text_in_every_step(workshop: Workshop) -> None:
    workshop.write(HOSTILE, "x" * 300, "שלום עולם " * 20)
    workshop.go("draft")
    pages = [step_insight(view) for view in every_step(workshop)]
    assert [html for html in pages if "<script" in html] == []
    assert [html for html in pages if "alert(1)" in html]


def test_the_widget_shows_the_room_and_follows_what_others_write(workshop: Workshop) -> None:
    other = Room(type(workshop.host.live)(workshop.log, workshop.host.live.plan), workshop.host.id)
    shown = Insight(other)
    assert "Welcome" in shown.html
    workshop.write("Pier")
    assert "1 card written so far" in shown.caught_up()
