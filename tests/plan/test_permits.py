"""Who may do what, when."""

from __future__ import annotations

import pytest

from milepost.plan import acts
from milepost.plan.entities import CardShown
from milepost.plan.permits import GRACE
from milepost.plan.room_state import Role
from tests.plan.wall import AGENDA, EVERYONE, HOST, PEOPLE, SPECTATOR, Wall

SECONDS = GRACE.total_seconds()


def refused(wall: Wall, member: str, act: acts.AnyAct) -> str:
    """The code of the refusal, or "" where the act was done."""
    refusal = wall.ask(member, act)
    return refusal.code if refusal else ""


def wall_on(step: str) -> Wall:
    """A wall on ``step``, where the ideas of three people hang."""
    wall = Wall()
    wall.go("ideas")
    for member in PEOPLE:
        wall.write(member, "ideas", f"From {member}")
    wall.do(HOST, acts.Reveal(step="ideas"))
    if step != "ideas":
        wall.go(step)
    return wall


# Roles

FACILITATOR_ACTS = (
    acts.GoTo(step="vote", leaving="hello"),
    acts.StartTimer(step="hello", seconds=60),
    acts.StopTimer(step="hello"),
    acts.Reveal(step="hello"),
    acts.Lock(step="hello"),
    acts.Choose(step="hello", cards=()),
    acts.CommitCards(step="hello", cards=("n9",)),
    acts.RecordDecision(text="We ship"),
    acts.GiveRole(member="ada", role=Role.FACILITATOR),
    acts.RemoveMember(member="ben"),
    acts.Undo(seq=3),
    acts.CloseRoom(),
)


@pytest.mark.parametrize("act", FACILITATOR_ACTS, ids=lambda act: type(act).__name__)
def test_a_participant_may_not_run_the_room(act: acts.RoomAct) -> None:
    assert refused(Wall(), "ada", act) == "facilitators_only"


def test_a_spectator_only_watches() -> None:
    wall = wall_on("ideas")
    assert refused(wall, SPECTATOR, acts.WriteNote(step="ideas", text="Me too")) == (
        "spectators_watch"
    )
    assert refused(wall, SPECTATOR, acts.CloseRoom()) == "spectators_watch"


def test_a_stranger_is_told_to_join() -> None:
    assert refused(Wall(), "nobody", acts.Rename(name="Me")) == "not_a_member"


def test_whoever_was_shown_out_may_do_nothing() -> None:
    wall = wall_on("ideas")
    wall.do(HOST, acts.RemoveMember(member="ada"))
    assert refused(wall, "ada", acts.WriteNote(step="ideas", text="Still")) == "not_a_member"


def test_the_last_facilitator_cannot_leave_the_room_alone() -> None:
    wall = Wall()
    demote = acts.GiveRole(member=HOST, role=Role.PARTICIPANT)
    assert refused(wall, HOST, demote) == "last_facilitator"
    assert refused(wall, HOST, acts.RemoveMember(member=HOST)) == "last_facilitator"
    wall.do(HOST, acts.GiveRole(member="ada", role=Role.FACILITATOR))
    wall.do(HOST, demote)
    assert refused(wall, "ada", acts.RemoveMember(member="ada")) == "last_facilitator"


def test_no_undoing_takes_the_last_facilitator_away() -> None:
    wall = Wall()
    wall.do(HOST, acts.GiveRole(member="ada", role=Role.FACILITATOR))
    given = wall.board.seq
    wall.do(HOST, acts.GiveRole(member=HOST, role=Role.PARTICIPANT))
    assert refused(wall, "ada", acts.Undo(seq=given)) == "cannot_undo"


def test_a_closed_room_takes_nothing_from_anybody() -> None:
    wall = wall_on("ideas")
    wall.do(HOST, acts.CloseRoom())
    for member in (HOST, *PEOPLE):
        assert refused(wall, member, acts.Rename(name="Late")) == "room_closed"


def test_everyone_may_say_that_they_have_read_the_plan_also_after_the_room_has_made_it() -> None:
    wall = Wall()
    wall.do("ada", acts.SeePlan())
    wall.do(HOST, acts.CloseRoom())
    for member in ("ben", SPECTATOR):
        wall.do(member, acts.SeePlan())
    assert refused(wall, "nobody", acts.SeePlan()) == "not_a_member"


# Steps and time


@pytest.mark.parametrize("step", [step.key for step in AGENDA.steps if step.key != "ideas"])
def test_an_act_of_another_step_is_refused(step: str) -> None:
    wall = wall_on("ideas")
    act = acts.DeclareFinish(step=step)
    assert refused(wall, "ada", act) == "step_over"


def test_a_step_that_no_agenda_has_is_refused() -> None:
    assert refused(Wall(), "ada", acts.DeclareFinish(step="nowhere")) == "step_unknown"


def test_what_was_being_written_is_taken_in_for_a_while_after_the_step() -> None:
    wall = wall_on("ideas")
    wall.go("alike")
    wall.wait(SECONDS)
    note = wall.write("ada", "ideas", "Just in time")
    wall.do("ada", acts.EditNote(step="ideas", note=note, text="Just in time!"))
    assert wall.room.notes[note].text == "Just in time!"
    wall.wait(1)
    assert refused(wall, "ada", acts.WriteNote(step="ideas", text="Late")) == "step_over"


def test_a_step_that_never_was_has_no_grace() -> None:
    wall = Wall()
    wall.go("hello")
    assert refused(wall, "ada", acts.WriteNote(step="ideas", text="Early")) == "step_over"


def test_a_timer_that_closes_the_step_leaves_the_same_grace() -> None:
    wall = wall_on("ideas")
    wall.do(HOST, acts.StartTimer(step="ideas", seconds=60))
    wall.wait(60 + SECONDS)
    wall.write("ada", "ideas", "Just in time")
    wall.wait(1)
    late = acts.WriteNote(step="ideas", text="Late")
    assert refused(wall, "ada", late) == "time_is_up"
    assert refused(wall, HOST, late) == ""


@pytest.mark.parametrize(
    "then",
    [acts.StopTimer(step="ideas"), acts.StartTimer(step="ideas", seconds=60)],
    ids=["called off", "another minute"],
)
def test_a_timer_called_off_or_started_again_opens_the_step(then: acts.RoomAct) -> None:
    wall = wall_on("ideas")
    wall.do(HOST, acts.StartTimer(step="ideas", seconds=1))
    wall.wait(1 + SECONDS + 1)
    wall.do(HOST, then)
    wall.write("ada", "ideas", "In time")


def test_a_timer_that_does_not_close_keeps_nobody_out() -> None:
    wall = wall_on("ideas")
    wall.do(HOST, acts.StartTimer(step="ideas", seconds=1, closes=False))
    wall.wait(3600)
    wall.write("ada", "ideas", "No hurry")


def test_a_locked_step_takes_only_what_the_facilitator_does() -> None:
    wall = wall_on("ideas")
    wall.do(HOST, acts.Lock(step="ideas"))
    act = acts.WriteNote(step="ideas", text="Knock")
    assert refused(wall, "ada", act) == "step_locked"
    assert refused(wall, HOST, act) == ""
    wall.do(HOST, acts.Lock(step="ideas", locked=False))
    assert refused(wall, "ada", act) == ""


def test_next_pressed_twice_moves_the_room_once() -> None:
    wall = Wall()
    wall.do(HOST, acts.GoTo(step="ideas", leaving="hello"))
    again = acts.GoTo(step="whispers", leaving="hello")
    assert refused(wall, HOST, again) == "already_moved"
    assert wall.room.step.key == "ideas"


def test_going_back_shows_what_was_there_and_adds_up_the_time() -> None:
    wall = wall_on("ideas")
    wall.wait(100)
    wall.go("alike")
    wall.wait(50)
    wall.go("ideas")
    wall.wait(7)
    wall.go("hello")
    assert len(wall.hanging.cards("ideas")) == len(PEOPLE)
    assert wall.room.state("ideas").spent.total_seconds() == 107


# Notes, groups, dots, answers, fields


def test_each_writes_as_many_notes_as_the_step_takes() -> None:
    wall = wall_on("ideas")
    for number in range(3):
        wall.write("ada", "ideas", f"More {number}")
    assert refused(wall, "ada", acts.WriteNote(step="ideas", text="One more")) == "notes_enough"
    assert refused(wall, "ben", acts.WriteNote(step="ideas", text="Mine")) == ""


def test_dots_have_a_limit_for_the_card_and_for_the_person() -> None:
    wall = wall_on("vote")
    first, second, third = wall.hanging.cards("vote")

    def give(card: str, dots: int) -> str:
        return refused(wall, "ada", acts.Give(step="vote", card=card, scale="dots", value=dots))

    assert [give(first, 3), give(first, 2), give(second, 2)] == ["dots_per_card", "", "dots_spent"]
    assert [give(second, 1), give(first, 0), give(third, 2)] == ["", "", ""]
    assert wall.room.state("vote").totals("dots") == {second: 1, third: 2}


def test_dots_on_cards_that_were_joined_meanwhile_can_be_spent_again() -> None:
    wall = wall_on("vote")
    first, second, third = wall.hanging.cards("vote")
    for card, dots in ((first, 2), (second, 1)):
        wall.do("ada", acts.Give(step="vote", card=card, scale="dots", value=dots))
    wall.go("alike")
    wall.do("ben", acts.JoinCards(step="alike", cards=(first, second)))
    wall.go("vote")
    joined = next(card for card in wall.hanging.cards("vote") if card != third)
    wall.do("ada", acts.Give(step="vote", card=joined, scale="dots", value=2))
    wall.do("ada", acts.Give(step="vote", card=third, scale="dots", value=1))


def test_after_the_reveal_nothing_more_is_counted() -> None:
    wall = wall_on("vote")
    card = wall.hanging.cards("vote")[0]
    wall.do(HOST, acts.Reveal(step="vote"))
    give = acts.Give(step="vote", card=card, scale="dots", value=1)
    assert refused(wall, "ada", give) == "already_revealed"


@pytest.mark.parametrize("value", [-1, 6, 10**30])
def test_a_score_off_the_scale_is_refused(value: int) -> None:
    wall = Wall()
    wall.go("exit")
    give = acts.Give(step="exit", card="", scale="fist", value=value)
    assert refused(wall, "ada", give) == "off_scale"


def test_a_joined_group_keeps_the_name_of_the_group_among_its_cards() -> None:
    wall = wall_on("alike")
    first, second, third = wall.hanging.cards("ideas")
    wall.do("ada", acts.JoinCards(step="alike", cards=(first, second)))
    group = next(iter(wall.room.groups))
    wall.do("ben", acts.NameGroup(step="alike", group=group, name="Speed"))
    wall.do("ada", acts.JoinCards(step="alike", cards=(third, group)))
    (joined,) = wall.room.groups.values()
    assert (joined.name, set(joined.notes)) == ("Speed", {first, second, third})


def test_nobody_overwrites_what_they_have_not_seen() -> None:
    wall = wall_on("draft")
    card = wall.hanging.cards("draft")[0]

    def fill(value: str, was: str) -> acts.SetField:
        return acts.SetField(step="draft", card=card, field="unit", value=value, was=was)

    wall.do("ada", fill("days", ""))
    refusal = wall.ask("ben", fill("weeks", ""))
    assert refusal is not None
    assert (refusal.code, refusal.fields) == ("field_changed", {"stands": "days", "yours": "weeks"})
    wall.do("ben", fill("weeks", "days"))
    shown = wall.view("ada")[f"card/{card}"]
    assert isinstance(shown, CardShown)
    assert shown.fields["unit"] == "weeks"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("target", "many", "field_not_number"),
        ("target", "nan", "field_not_number"),
        ("target", "1e400", "field_not_number"),
        ("due", "soon", "field_not_date"),
        ("due", "2027-02-30", "field_not_date"),
        ("owner", "x" * 61, "text_too_long"),
        ("unit", "nul\0", "text_unshowable"),
        ("unit", "\ud800", "text_unshowable"),
        ("colour", "red", "field_unknown"),
    ],
)
def test_a_field_takes_only_what_it_is_for(field: str, value: str, code: str) -> None:
    wall = wall_on("draft")
    card = wall.hanging.cards("draft")[0]
    act = acts.SetField(step="draft", card=card, field=field, value=value)
    assert refused(wall, "ada", act) == code


def test_members_count_who_is_seated() -> None:
    assert set(Wall().room.members) == set(EVERYONE)


def test_the_reveal_of_an_anonymous_step_is_for_good() -> None:
    wall = wall_on("letters")
    wall.do(HOST, acts.Reveal(step="letters"))
    assert refused(wall, HOST, acts.Undo(seq=wall.entries[-1].seq)) == "cannot_undo"
    wall.go("vote")
    wall.do(HOST, acts.Reveal(step="vote"))
    assert refused(wall, HOST, acts.Undo(seq=wall.entries[-1].seq)) == ""
