"""Advice speaks of what a room builds as it stands, and tells nothing that is hidden."""

from itertools import pairwise

import msgspec
import pytest

from milepost.plan import acts
from milepost.plan.agenda import Collect, Group, Sequence
from milepost.plan.entities import Alike, Findings, Sizing, SprintFit, TimelineShown
from milepost.plan.work import Raci
from milepost.room.advice import advice
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


def findings(room: Advised, language: str = "en") -> Findings:
    told = room.said(language).get("findings", Findings())
    assert isinstance(told, Findings)
    return told


def keys(room: Advised) -> list[str]:
    return [each.key for each in findings(room).items]


def agreed(room: Advised, card: str, **values: float) -> None:
    step = room.room.step.key
    room.do(HOST, acts.TurnOver(step=step, card=card))
    room.do(HOST, acts.Agree(step=step, card=card, values=values))


def connected() -> tuple[Advised, list[str]]:
    """Three cards in a row, of which the first two take days."""
    room = timeline_room()
    cards = room.notes("Tickets sold", "Gates open", "Bay told")
    room.go("order")
    for before, after in pairwise(cards):
        room.do("ada", acts.LinkCards(step="order", before=before, after=after))
    room.go("days")
    agreed(room, cards[0], low=5, likely=10, high=20)
    agreed(room, cards[1], low=2, likely=5, high=9)
    room.go("again")
    return room, cards


# Sequence


def test_a_timeline_follows_the_links_that_people_drew() -> None:
    room, cards = connected()
    shown = room.said()["timeline"]
    assert isinstance(shown, TimelineShown)
    bars = {bar.card: bar for bar in shown.bars}
    assert list(bars) == cards
    assert bars[cards[0]].start == shown.today
    assert bars[cards[0]].finish < bars[cards[1]].start
    assert shown.finish == max(bar.finish for bar in shown.bars)


def test_before_anybody_gave_days_the_board_has_no_dates_of_its_own() -> None:
    room = timeline_room(
        plan_of(milestones={}, tasks={}, dependencies={}, risks={}, assignments={})
    )
    room.notes("Tickets sold", "Gates open")
    room.go("order")
    assert "timeline" not in room.said()


def test_dates_in_the_wrong_order_are_found_and_say_which_cards() -> None:
    room, cards = connected()
    room.fill(cards[0], due="2027-03-01")
    room.fill(cards[1], due="2027-02-01")
    inverted = [each for each in findings(room).items if each.key == "inverted"]
    assert [set(each.cards) for each in inverted] == [{cards[0], cards[1]}]
    assert "Gates open" in inverted[0].text


def test_a_date_that_work_leaves_no_time_for_is_late_on_its_bar_and_found() -> None:
    room, cards = connected()
    room.fill(cards[1], due="2027-01-20")
    shown = room.said()["timeline"]
    assert isinstance(shown, TimelineShown)
    late = {bar.card: bar.late for bar in shown.bars}
    assert late[cards[1]] > 0
    assert "too_early" in keys(room)


def test_a_calendar_that_nobody_knows_gives_a_sentence_and_no_timeline() -> None:
    room = timeline_room(
        plan_of(calendar=msgspec.structs.replace(plan_of().calendar, country="XX"))
    )
    room.notes("Tickets sold")
    room.go("order")
    assert "timeline" not in room.said()
    assert [each.severity for each in findings(room).items] == ["grave"]


def test_cards_are_looked_at_as_what_they_become_and_not_as_what_others_do() -> None:
    room = timeline_room()
    first, then = room.notes("Tickets sold", "Gates open")
    room.go("order")
    # The next commit step makes risks, of other cards; these become milestones later.
    room.do("ada", acts.LinkCards(step="order", before=first, after=then))
    room.fill(first, due="2027-03-01")
    room.fill(then, due="2027-02-01")
    assert keys(room) == ["inverted"]


def test_an_agenda_that_commits_nothing_is_advised_upon_as_well() -> None:
    room = Advised(order=Sequence(of="milestones"))
    room.go("order")
    shown = room.said()["timeline"]
    assert isinstance(shown, TimelineShown)
    assert {bar.card for bar in shown.bars} == set(room.plan.milestones)


# Estimate


def test_the_past_is_silent_until_a_card_is_turned_over() -> None:
    room = poker_room()
    card, other = room.notes("Show a ticket on the phone", "Show a ticket to the harbour")
    room.go("poker")
    room.give("ada", card, "points", 13)
    assert room.said() == {}
    room.do(HOST, acts.TurnOver(step="poker", card=card))
    assert [key for key in room.said() if key.startswith("sizing")] == [f"sizing/{card}"]
    assert f"sizing/{other}" not in room.said()


def test_the_past_stays_beside_a_card_that_is_voted_on_again() -> None:
    room = poker_room()
    (card,) = room.notes("Show a ticket on the phone")
    room.go("poker")
    room.give("ada", card, "points", 13)
    room.do(HOST, acts.TurnOver(step="poker", card=card))
    before = room.said()[f"sizing/{card}"]
    room.do(HOST, acts.VoteAgain(step="poker", card=card))
    room.give("ben", card, "points", 1)
    assert room.said()[f"sizing/{card}"] == before


def test_past_items_come_with_what_was_estimated_and_what_it_took() -> None:
    room = poker_room()
    (card,) = room.notes("Show a ticket on the phone")
    room.go("poker")
    room.do(HOST, acts.TurnOver(step="poker", card=card))
    sizing = room.said()[f"sizing/{card}"]
    assert isinstance(sizing, Sizing)
    assert sizing.past[0].title == "Show a ticket to the crew"
    assert (sizing.past[0].estimated, sizing.past[0].actual) == (5.0, 5.0)
    assert "2 to 5" in sizing.says


def test_a_team_without_a_past_hears_nothing_of_it() -> None:
    room = poker_room(plan_of(tasks={}, dependencies={}, risks={}, assignments={}, sprints={}))
    (card,) = room.notes("Show a ticket on the phone")
    room.go("poker")
    room.do(HOST, acts.TurnOver(step="poker", card=card))
    assert room.said() == {}


def test_what_no_sprint_holds_is_to_be_split() -> None:
    room = poker_room()
    large, small = room.notes("Sell to everybody", "Print a ticket")
    room.go("poker")
    agreed(room, large, points=40)
    agreed(room, small, points=3)
    assert [each.cards for each in findings(room).items] == [(large,)]


@pytest.mark.parametrize("values", [(1, 1, 1), (100, 1, 40)])
def test_advice_never_tells_an_unrevealed_vote(values: tuple[float, ...]) -> None:
    room = poker_room()
    one, other = room.notes("Show a ticket on the phone", "Sell to everybody")
    room.go("poker")
    room.do(HOST, acts.TurnOver(step="poker", card=other))
    before = room.said()
    for member, value in zip(PEOPLE, values, strict=True):
        room.give(member, one, "points", value)
    assert room.said() == before


# Sprint


def filled(room: Advised, *tasks: str) -> SprintFit:
    room.do(HOST, acts.Choose(step="fill", cards=tasks))
    fit = room.said()["sprint"]
    assert isinstance(fit, SprintFit)
    return fit


def test_a_sprint_is_held_against_the_days_that_people_said() -> None:
    room = sprint_room()
    room.go("days")
    for member, days in (("ada", "4"), ("ben", "6,5")):
        room.do(member, acts.WriteNote(step="days", text=member, fields={"days": days}))
    room.go("fill")
    assert filled(room, "collect-fares").capacity == 10.5


def test_days_that_are_still_hidden_do_not_count() -> None:
    room = sprint_room(private=True)
    room.go("days")
    room.do("ada", acts.WriteNote(step="days", text="ada", fields={"days": "1.25"}))
    room.go("fill")
    assert filled(room, "collect-fares").capacity == 31


def test_the_more_is_chosen_the_less_likely_it_is_finished() -> None:
    room = sprint_room()
    room.go("fill")
    little = filled(room, "collect-fares")
    much = filled(room, "collect-fares", "sell", "pay", "try-codes")
    assert little.chance is not None
    assert much.chance is not None
    assert little.chance > much.chance
    assert keys(room)[0] == "over_likely"


def test_what_waits_for_something_outside_the_sprint_is_named() -> None:
    room = sprint_room()
    room.go("fill")
    filled(room, "agree-zones")
    (found,) = findings(room).items
    assert found.key == "waits_outside"
    assert found.cards == ("agree-zones",)
    assert "Collect the fares of nine lines" in found.text


def test_without_three_sprints_days_stand_in_for_the_past() -> None:
    room = sprint_room(plan_of(sprints={}))
    room.go("fill")
    fit = filled(room, "collect-fares")
    assert fit.unit == "days"
    assert fit.safe == pytest.approx(0.7 * 31, abs=0.1)


def test_points_without_a_past_are_added_up_and_nothing_is_promised() -> None:
    tasks = {key: msgspec.structs.replace(task, days=None) for key, task in plan_of().tasks.items()}
    room = sprint_room(plan_of(sprints={}, tasks=tasks))
    room.go("fill")
    fit = filled(room, "sell", "pay")
    assert (fit.unit, fit.chosen, fit.safe, fit.chance) == ("points", 21, None, None)


def test_a_sprint_without_people_is_no_error() -> None:
    people = {
        key: msgspec.structs.replace(each, days_per_week=0.0)
        for key, each in plan_of().people.items()
    }
    room = sprint_room(plan_of(people=people))
    room.go("fill")
    assert filled(room, "collect-fares").capacity == 0


# Sort, assign, risks


def test_musts_over_their_share_of_the_effort_are_found() -> None:
    room = classes_room()
    room.go("sort")
    assert "musts_over" in keys(room)
    for task in ("sell", "gate-software", "more-lines", "pay", "fit-gates"):
        room.do("ada", acts.Place(step="sort", card=task, lane="wont"))
    assert "musts_over" not in keys(room)


def test_a_must_that_waits_for_a_could_is_found_with_both_cards() -> None:
    room = classes_room()
    room.go("sort")
    room.do("ada", acts.Place(step="sort", card="order-readers", lane="could"))
    inverted = [each for each in findings(room).items if each.key == "class_inverted"]
    assert {"order-readers", "fit-gates"} <= set(inverted[0].cards)
    assert inverted[0].severity == "grave"


def test_classes_that_are_sorted_in_private_are_not_advised_upon() -> None:
    room = classes_room(private=True)
    room.go("sort")
    room.give("ada", "sell", "lane", 3)
    assert room.said() == {}
    room.reveal()
    assert "musts_over" in keys(room)


def test_a_grid_says_at_once_what_nobody_answers_for() -> None:
    milestones = plan_of().milestones
    nobodys = msgspec.structs.replace(milestones["pilot"], owner=None)
    room = roles_room(plan_of(milestones={**milestones, "pilot": nobodys}))
    room.go("roles")
    found = [each for each in findings(room).items if each.key == "accountable_none"]
    assert [each.cards for each in found] == [("pilot",)]
    room.do("ada", acts.GivePart(step="roles", card="pilot", person="Ada", role=Raci.ACCOUNTABLE))
    assert "accountable_none" not in keys(room)


def test_beliefs_are_not_advised_upon_before_the_reveal() -> None:
    room = roles_room(private=True)
    room.go("roles")
    room.do("ada", acts.GivePart(step="roles", card="pilot", person="Ben", role=Raci.ACCOUNTABLE))
    assert room.said() == {}


def test_risks_that_were_rated_high_want_an_answer_once_that_is_revealed() -> None:
    room = risks_room()
    high, low = room.notes("The bank says no", "Crews strike")
    room.go("scores")
    for member in PEOPLE:
        for card, score in ((high, 5), (low, 1)):
            room.give(member, card, "likelihood", score)
            room.give(member, card, "impact", score)
    assert room.said() == {}
    room.reveal()
    assert [each.cards for each in findings(room).items] == [(high,)]


def test_answers_are_asked_for_in_the_step_that_has_their_fields() -> None:
    room = risks_room()
    (card,) = room.notes("The bank says no")
    room.go("answers")
    assert keys(room) == ["risk_without_trigger", "risk_without_response"]
    room.fill(card, mitigation="Ask a second bank", trigger="No answer by May")
    assert keys(room) == []


# Group


def test_cards_that_say_alike_suggest_themselves_as_a_group() -> None:
    room = risks_room()
    one, _, three = room.notes(
        "Refunds take too long", "Gates stay shut", "The refund takes too long"
    )
    room.go("alike")
    assert room.said()["alike"] == Alike(groups=((one, three),))


def test_words_that_are_hidden_suggest_nothing() -> None:
    room = Advised(secret=Collect(prompt="?", anonymous=True), alike=Group(of="secret"))
    room.go("secret")
    for member in PEOPLE:
        room.do(member, acts.WriteNote(step="secret", text="Refunds take too long"))
    room.go("alike")
    assert room.said() == {}
    room.go("secret")
    room.reveal()
    room.go("alike")
    assert "alike" in room.said()


# Commit, and all


def test_a_commit_step_tells_at_most_five_things_gravest_first() -> None:
    room, cards = connected()
    room.fill(cards[1], due="2027-01-20")
    room.go("agree")
    told = findings(room).items
    assert len(told) == 5
    assert told[0].severity == "grave"
    assert all(set(each.cards) <= set(cards) for each in told)
    assert all(each.next for each in told)


def test_advice_comes_in_the_language_that_is_asked_for() -> None:
    room, cards = connected()
    room.fill(cards[1], due="2027-01-20")
    assert keys(room) == [each.key for each in findings(room, "de").items]


def test_asking_twice_gives_the_same() -> None:
    room, _ = connected()
    assert advice(room.board, ROOM) == advice(room.board, ROOM)
