"""The methods draw each step as it stands, and nothing of what the room hides."""

import sys
from collections.abc import Callable

import msgspec
import pytest

from milepost import words
from milepost.methods import example
from milepost.methods.drawing import Look
from milepost.pages.insight import Insight
from milepost.pages.step_figures import Figures
from milepost.pages.step_figures.checks import checks
from milepost.pages.step_figures.classes import split_votes
from milepost.pages.step_figures.of_step import step_figures
from milepost.pages.step_figures.sizes import rounds
from milepost.plan import acts
from milepost.plan.agenda import Commit, Feedback, Field, FieldKind, Refine, Scale
from milepost.plan.entities import EstimateShown
from milepost.room.advice.reading import Reading
from tests.pages.stage import Workshop
from tests.plan.wall import HOST, PEOPLE, ROOM
from tests.room.advised import (
    Advised,
    classes_room,
    plan_of,
    poker_room,
    risks_room,
    roles_room,
    sprint_room,
    timeline_room,
)

_CANARY = "canary-41"


def drawn(room: Advised) -> str:
    return step_figures(room.view(HOST), Reading(room.board, ROOM))


def ordered() -> Advised:
    room = timeline_room()
    room.notes("Tickets sold")
    room.go("order")
    return room


def sorted_privately() -> Advised:
    room = classes_room(private=True)
    room.go("sort")
    for member, lane in zip(PEOPLE, (0, 0, 3), strict=True):
        room.give(member, "sell", "lane", lane)
    return room


def rated() -> Advised:
    room = risks_room()
    (card,) = room.notes(_CANARY)
    room.go("scores")
    for member in PEOPLE:
        room.give(member, card, "likelihood", 5)
        room.give(member, card, "impact", 4)
    return room


def with_roles() -> Advised:
    room = roles_room()
    room.go("roles")
    return room


def filled() -> Advised:
    room = sprint_room()
    room.go("fill")
    room.do(HOST, acts.Choose(step="fill", cards=("sell", "pay")))
    return room


def revealed(room: Advised) -> Advised:
    room.reveal()
    return room


def test_a_sequence_is_drawn_with_what_is_late() -> None:
    assert "One ticket on all lines" in drawn(ordered())


def test_a_sort_is_drawn_with_the_share_of_its_musts() -> None:
    room = classes_room()
    room.go("sort")
    assert "Musts take 81%" in drawn(room)


def test_what_splits_the_room_is_drawn_after_the_reveal_only() -> None:
    room = sorted_privately()
    assert drawn(room) == ""
    assert split_votes(room.view(HOST)).empty
    room.reveal()
    votes = split_votes(room.view(HOST))
    assert list(votes["class"]) == ["must", "must", "wont"]
    assert "Sell a ticket on the phone" in drawn(room)


def test_roles_are_drawn_as_a_grid_and_as_weeks() -> None:
    assert drawn(with_roles()).count("<figure") == 2


def test_beliefs_are_drawn_after_the_reveal_only() -> None:
    room = roles_room(private=True)
    room.go("roles")
    assert drawn(room) == ""
    room.reveal()
    assert "<figure" in drawn(room)


def test_a_rating_of_risks_is_drawn_as_a_matrix_once_it_is_revealed() -> None:
    room = rated()
    assert drawn(room) == ""
    room.reveal()
    assert _CANARY in drawn(room)
    assert drawn(room).count("<figure") == 2


def test_a_sprint_is_drawn_as_it_is_filled() -> None:
    room = filled()
    assert "2 items are chosen: 21" in drawn(room)


def test_a_sprint_that_nobody_can_judge_is_told_and_not_drawn() -> None:
    tasks = {key: msgspec.structs.replace(task, days=None) for key, task in plan_of().tasks.items()}
    room = sprint_room(plan_of(sprints={}, tasks=tasks))
    room.go("fill")
    room.do(HOST, acts.Choose(step="fill", cards=("sell", "pay")))
    assert "31 days" in drawn(room)
    assert "<figure" not in drawn(room)


def test_a_commit_step_is_drawn_with_what_the_check_finds() -> None:
    room = roles_room()
    room.go("agree")
    assert "<figure" in drawn(room)


def test_milestones_that_are_reviewed_are_drawn_with_what_became_of_promises() -> None:
    pulse = Feedback(scales=(Scale(key="pacing", label="Pace"),), of="milestones")
    room = Advised(pulse=pulse)
    room.go("pulse")
    assert drawn(room) == ""
    room.reveal()
    assert "<figure" in drawn(room)


def test_milestones_that_were_moved_are_told_and_drawn_where_they_are_agreed_on() -> None:
    fields = (Field(key="due", label="By when now?", kind=FieldKind.DATE),)
    room = Advised(dates=Refine(of="milestones", fields=fields), agree=Commit(of="dates"))
    room.go("agree")
    assert "“Refunds without a counter” was proposed and is now committed." in drawn(room)
    assert "moved from" not in drawn(room)
    assert drawn(room).count("<figure") == 1
    room.go("dates")
    moved = {"field": "due", "was": "2027-04-30", "value": "2027-05-14"}
    room.do(HOST, acts.SetField(step="dates", card="gates", **moved))
    room.go("agree")
    told = drawn(room)
    assert "moved from 30 Apr 2027 to 14 May 2027, 9 working days later" in told
    assert told.count("<figure") == 2
    room.do(HOST, acts.CommitCards(step="agree", cards=("gates",)))
    assert "moved from 30 Apr 2027 to 14 May 2027" in drawn(room)


# Estimates


def turned() -> tuple[Advised, str, str]:
    """Two cards with votes, of which the first is turned over."""
    room = poker_room()
    one, other = room.notes("Show a ticket on the phone", f"Sell {_CANARY}")
    room.go("poker")
    for member, value in zip(PEOPLE, (3, 5, 13), strict=True):
        room.give(member, one, "points", value)
    room.do(HOST, acts.TurnOver(step="poker", card=one))
    return room, one, other


def test_estimates_are_drawn_with_their_spread_and_the_past_once_turned() -> None:
    room, _, _ = turned()
    assert drawn(room).count("<figure") == 3


def test_no_figure_tells_an_unrevealed_vote() -> None:
    room, _, other = turned()
    before = drawn(room)
    for member, value in zip(PEOPLE, (1, 100, 40), strict=True):
        room.give(member, other, "points", value)
    assert drawn(room) == before


def test_before_anything_is_turned_nothing_is_drawn() -> None:
    room = poker_room()
    (card,) = room.notes("Show a ticket on the phone")
    room.go("poker")
    room.give("ada", card, "points", 5)
    assert drawn(room) == ""


def test_a_round_that_runs_is_not_drawn_beside_the_earlier_ones() -> None:
    room, one, _ = turned()
    room.do(HOST, acts.VoteAgain(step="poker", card=one))
    room.give("ada", one, "points", 100)
    shown = room.view(HOST)[f"estimate/{one}"]
    assert isinstance(shown, EstimateShown)
    votes = rounds(shown, "x")
    assert list(votes["round"]) == [1, 1, 1]
    assert 100 not in set(votes["value"])


def test_people_are_numbered_and_not_named_in_how_far_they_are_off() -> None:
    room, _, _ = turned()
    assert "Person 1" in drawn(room)
    assert ">Dov<" not in drawn(room)


# Languages


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Whoever reads the notebook reads German."""
    look = Look(language="de")
    for name in [each for each in sys.modules if each.startswith("milepost.pages.step_figures.")]:
        for key, value in (("SPOKEN", "de"), ("LOOK", look)):
            if hasattr(sys.modules[name], key):
                monkeypatch.setattr(sys.modules[name], key, value)
    return monkeypatch


def in_german_alone(german: pytest.MonkeyPatch, room: Advised) -> str:
    """What is drawn, where a word of English would be an error, and so no figure."""
    view, reading = room.view(HOST), Reading(room.board, ROOM)
    all_words = words.messages

    def heard(language: str) -> dict[str, str]:
        assert language == "de"
        return all_words(language)

    with german.context() as none_but_german:
        none_but_german.setattr(words, "messages", heard)
        return step_figures(view, reading)


@pytest.mark.parametrize(
    ("room", "figures"),
    [
        (ordered, 1),
        (lambda: revealed(sorted_privately()), 2),
        (lambda: revealed(rated()), 2),
        (with_roles, 2),
        (filled, 1),
        (lambda: turned()[0], 3),
    ],
)
def test_figures_speak_the_language_of_whoever_reads_them(
    german: pytest.MonkeyPatch, room: Callable[[], Advised], figures: int
) -> None:
    assert in_german_alone(german, room()).count("<figure") == figures


@pytest.mark.usefixtures("german")
def test_what_the_check_finds_is_told_in_the_language_of_whoever_reads_it() -> None:
    room = roles_room()
    told = "".join(checks(room.view(HOST), Reading(room.board, ROOM)))
    assert words.say("check.figure.how", "de") in told
    assert words.say("check.figure.how", "en") not in told


# Bad days


def test_a_method_that_cannot_work_says_why() -> None:
    calendar = msgspec.structs.replace(plan_of().calendar, country="XX")
    room = timeline_room(plan_of(calendar=calendar))
    room.notes("Tickets sold")
    room.go("order")
    assert "XX" in drawn(room)
    assert "<figure" not in drawn(room)


@pytest.mark.parametrize("step", ["order", "late_in", "days", "again", "agree"])
def test_an_empty_plan_draws_no_error(step: str) -> None:
    room = timeline_room(
        plan_of(milestones={}, tasks={}, dependencies={}, risks={}, assignments={})
    )
    room.go(step)
    assert "Traceback" not in drawn(room)


def test_hostile_text_is_drawn_as_text() -> None:
    room = poker_room()
    (card,) = room.notes("<script>alert(1)</script> $x^2$ \u202e😀")
    room.go("poker")
    room.give("ada", card, "points", 5)
    room.do(HOST, acts.TurnOver(step="poker", card=card))
    assert "<script" not in drawn(room)


def test_figures_are_drawn_again_only_when_something_that_all_see_has_changed() -> None:
    workshop = Workshop(plan=example.plan())
    workshop.write("Pier")
    workshop.go("commit")
    figures = Figures(workshop.host)
    first = figures.drawn()
    assert "<figure" in first
    workshop.people[0].say(acts.DeclareFinish(step="commit"))
    assert figures.drawn() is first


def test_whoever_does_not_run_the_room_gets_no_figures() -> None:
    workshop = Workshop(plan=example.plan())
    workshop.write("Pier")
    workshop.go("commit")
    assert Figures(workshop.people[0]).drawn() == ""


def test_a_page_opens_before_the_figures_are_drawn_and_has_them_a_moment_later() -> None:
    workshop = Workshop(plan=example.plan())
    workshop.write("Pier")
    workshop.go("commit")
    shown = Insight(workshop.host)
    assert "milepost-slide" not in shown.html
    assert "milepost-slide" in shown.caught_up()
