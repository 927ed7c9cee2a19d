"""Progress: what became of promises, what changed since the last review, and who knows."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from milepost.export import pdf
from milepost.export.progress import progress
from milepost.plan import events
from milepost.plan.agenda import Agenda, Choice, Collect, Field, FieldKind, Step
from milepost.plan.events import MilestoneChanges
from milepost.plan.parts import Action
from milepost.plan.reviews import Review, Verdict
from milepost.plan.room_state import Member, Note
from tests.export.boards import Story, harbour, plan_of
from tests.export.plans import HOSTILE, opened, work
from tests.export.reading import text_of, words_outside

SORT = Field(
    key="sort",
    label="Which is it?",
    kind=FieldKind.CHOICE,
    choices=(Choice(key="well", label="went well"), Choice(key="badly", label="did not")),
)
AGENDA = Agenda(
    workshop="retrospective",
    title="Retrospective",
    steps=(
        Step(
            key="facts",
            title="What did we see?",
            minutes=5,
            activity=Collect(prompt="?", anonymous=True, fields=(SORT,)),
        ),
    ),
)


def looked_back(*, shown: bool = True) -> Story:
    """A retrospective that wrote two cards, took on an action, and moved a milestone."""
    story = Story(harbour()).happens(
        events.RoomOpened(room="r1", code="BACK", agenda=AGENDA),
        events.MemberJoined(member=Member(id="m-ann", name="Annabel-Canary")),
        events.StepEntered(step="facts"),
        room="r1",
    )
    for card, text, sort in (("n1", "The crane came early", "well"), ("n2", "Six days idle", "")):
        note = Note(id=card, step="facts", author="m-ann", text=text, fields={"sort": sort})
        story.happens(events.NoteWritten(note=note), who="m-ann", room="r1")
    if shown:
        story.happens(events.StepRevealed(step="facts"), room="r1")
    action = Action(id="a9", text="Book it sooner", owner="bo", due=date(2026, 10, 1), room="r1")
    later = MilestoneChanges(due=date(2027, 6, 30))
    return story.happens(
        events.ActionPut(action=action),
        events.MilestoneEdited(milestone="pier", changes=later),
        room="r1",
    )


def reviewed_then_moved() -> Story:
    story = Story(work(6)).waits(3)
    story.happens(events.ReviewHeld(review=Review(id="v9", on=date(2026, 9, 4)))).waits(2)
    moved = MilestoneChanges(due=date(2027, 3, 1), owner="p1")
    return story.happens(events.MilestoneEdited(milestone="m0", changes=moved))


def test_slips_come_by_their_size_with_how_often_the_date_moved() -> None:
    moved, *held = progress(opened(work(3))).slips
    assert (moved.title, moved.days, moved.moves) == ("Pier [001] is open", 5, 1)
    assert {each.days for each in held} == {0}


def test_what_changed_since_the_last_review_is_told_and_what_came_before_is_not() -> None:
    plan = msgspec.structs.replace(work(6), reviews={})
    story = Story(plan).waits(3)
    early = MilestoneChanges(title="Told before the review")
    story.happens(events.MilestoneEdited(milestone="m1", changes=early))
    story.happens(events.ReviewHeld(review=Review(id="v9", on=date(2026, 9, 4)))).waits(2)
    moved = MilestoneChanges(due=date(2027, 3, 1), owner="p1")
    story.happens(events.MilestoneEdited(milestone="m0", changes=moved))
    record = progress(story.board())
    assert record.since == date(2026, 9, 4)
    assert record.changes is not None
    assert [(each.title, each.change) for each in record.changes] == [
        ("Pier [000] is open", "moved"),
        ("Pier [000] is open", "owner"),
    ]
    assert "1 Mar 2027" in record.changes[0].says.say("en")


def test_a_plan_that_was_never_reviewed_cannot_tell_what_changed() -> None:
    record = progress(Story(harbour()).board())
    assert (record.since, record.changes) == (None, None)


def test_a_log_that_begins_after_the_last_review_does_not_claim_that_nothing_changed() -> None:
    record = progress(opened(work(3)))
    assert (record.since, record.changes) == (date(2026, 11, 2), None)
    assert "cannot tell what changed" in text_of(pdf("progress", opened(work(3))))


def test_those_who_have_yet_to_read_the_plan_come_first() -> None:
    readers = progress(opened(work(3))).readers
    assert [(each.name, each.knows) for each in readers] == [
        ("Ben", False),
        ("Chi", False),
        ("Ada", True),
    ]


def test_a_retrospective_tells_its_cards_by_kind_its_actions_and_what_it_changed() -> None:
    [told] = progress(looked_back().board()).retrospectives
    assert [(each.label, each.cards) for each in told.seen] == [
        ("went well", ("The crane came early",)),
        ("", ("Six days idle",)),
    ]
    assert [(each.text, each.owner) for each in told.actions] == [("Book it sooner", "Bo Ek")]
    assert [(each.title, each.due) for each in told.changed] == [
        ("Pier open to 40 boats", date(2027, 6, 30))
    ]


@pytest.mark.parametrize("shown", [True, False])
def test_nobody_who_wrote_without_a_name_is_named_and_nothing_hidden_is_told(shown: bool) -> None:
    text = text_of(pdf("progress", looked_back(shown=shown).board()))
    assert "Canary" not in text
    assert ("Six days idle" in text) == shown


def test_users_are_told_in_their_own_words_with_what_it_means() -> None:
    [heard] = progress(opened(work(3))).users
    assert (heard.about, heard.verdict) == ("Pier [001] is open", Verdict.CHANGE)
    assert heard.said == "It should beep when it lets me in."


def test_a_past_day_is_told_as_it_was() -> None:
    board = looked_back().waits(9).board()
    assert progress(board, date(2026, 9, 1)).as_of == date(2026, 9, 1)
    earlier = progress(reviewed_then_moved().board(), date(2026, 9, 4))
    assert earlier.changes is None


def test_a_plan_with_nothing_in_it_says_what_to_do_first() -> None:
    text = " ".join(text_of(pdf("progress", opened(plan_of()))).split())
    for told in (
        "No milestones yet: run a workshop",
        "plan a first sprint",
        "hold a retrospective, which asks about feasibility and pace",
        "commit a first milestone",
        "hold a review, and the next report tells what changed since",
        "add the people who work on it",
        "show them something in a sprint review",
    ):
        assert told in text


def test_many_milestones_and_hostile_text_stay_on_their_pages() -> None:
    for plan in (work(60, milestones=120), work(6, said=HOSTILE)):
        assert words_outside(pdf("progress", opened(plan))) == []
