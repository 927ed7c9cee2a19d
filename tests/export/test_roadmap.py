"""The roadmap as a record: what is in it, and what must never be."""

from datetime import date

import msgspec
import pytest

from milepost.export.roadmap import MilestoneLine, Roadmap, roadmap
from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.events import MilestoneChanges
from milepost.plan.faults import Fault
from milepost.plan.parts import DueDate, Milestone, Status
from tests.export.boards import BEGAN, Story, answers, harbour, many, plan_of, revealed, room_story


def all_lines(record: Roadmap) -> list[MilestoneLine]:
    return [*record.on_the_way(), *record.undated, *record.dropped]


def test_every_milestone_is_listed_once_and_numbered_in_reading_order() -> None:
    lines = all_lines(roadmap(Story(many(300)).board()))
    assert [line.number for line in lines] == list(range(1, 301))
    assert {line.title for line in lines} == {m.title for m in many(300).milestones.values()}


def test_dated_milestones_come_by_date_the_undated_and_the_dropped_after_them() -> None:
    record = roadmap(Story(harbour()).board())
    assert [line.title.split()[0] for line in record.on_the_way()] == ["Beacon", "Kiosk", "Pier"]
    assert [line.title.split()[0] for line in record.undated] == ["Ferry"]
    assert [line.title.split()[0] for line in record.dropped] == ["Casino"]


def test_a_plan_of_two_years_is_told_in_quarters_and_a_longer_one_in_years() -> None:
    periods = roadmap(Story(harbour()).board()).dated
    assert [(p.period.year, p.period.month, p.period.months) for p in periods] == [
        (2026, 4, 3),
        (2026, 7, 3),
        (2027, 1, 3),
    ]
    longer = roadmap(Story(many(100)).board()).dated
    assert {part.period.months for part in longer} == {12}


def test_a_milestone_without_a_due_date_stands_on_the_day_it_was_done() -> None:
    done = Milestone(id="m", title="Rope", status=Status.DONE, done_on=date(2026, 5, 4))
    [line] = roadmap(Story(plan_of(done)).board()).on_the_way()
    assert (line.on, line.due) == (date(2026, 5, 4), None)


def test_a_moved_date_shows_the_first_promise_and_an_unmoved_one_does_not() -> None:
    story = Story(harbour())
    pier = MilestoneChanges(status=Status.COMMITTED)
    story.happens(events.MilestoneEdited(milestone="pier", changes=pier))
    assert _pier(story).first_due is None
    later = MilestoneChanges(due=date(2027, 6, 30))
    story.happens(events.MilestoneEdited(milestone="pier", changes=later))
    assert _pier(story).first_due == date(2027, 3, 31)


def test_a_date_that_moved_back_to_the_first_promise_has_not_moved() -> None:
    promises = tuple(
        DueDate(said_on=date(2026, 1, month), due=date(2026, due, 1))
        for month, due in ((1, 6), (2, 8), (3, 6))
    )
    rope = Milestone(id="m", title="Rope", due=date(2026, 6, 1), promises=promises)
    [line] = roadmap(Story(plan_of(rope)).board()).on_the_way()
    assert line.first_due is None


def test_what_is_open_after_its_date_is_overdue_from_the_next_day_on() -> None:
    board = Story(harbour()).waits(400).board()

    def overdue(day: date) -> set[str]:
        lines = roadmap(board, day).on_the_way()
        return {line.title.split()[0] for line in lines if line.overdue}

    assert overdue(date(2027, 3, 31)) == {"Kiosk"}
    assert overdue(date(2027, 4, 1)) == {"Kiosk", "Pier"}


def test_an_earlier_day_shows_the_board_as_it_stood_then() -> None:
    story = Story(harbour()).waits(30)
    story.happens(events.PlanEdited(changes=events.PlanChanges(title="Another harbour")))
    board = story.board()
    assert roadmap(board).title == "Another harbour"
    assert roadmap(board, BEGAN.date()).title == "Harbour for all"
    assert roadmap(board, date(2030, 1, 1)).title == "Another harbour"


def test_without_a_plan_there_is_no_roadmap_and_the_fault_says_what_to_do() -> None:
    with pytest.raises(Fault, match="Begin or load one"):
        roadmap(Board())
    with pytest.raises(Fault, match=r"2020-01-01.*later"):
        roadmap(Story(harbour()).board(), date(2020, 1, 1))


def test_what_is_not_revealed_is_absent_from_the_record() -> None:
    story = room_story(harbour(), {"n1": "unrevealed-note-canary"})
    answers(story, "vote", "n1", "dots", {"m-ann": 2})
    answers(story, "sure", "n1", "sure", {"pseudonym-canary": 5})
    answers(story, "exit", "", "sure", {"m-ben": 1})
    story.happens(events.Commented(step="exit", text="comment-canary"), who="m-ben", room="r1")
    [room] = roadmap(story.board()).rooms
    assert room.steps == ()
    assert b"canary" not in msgspec.json.encode(room).lower()


def test_votes_on_notes_that_are_still_private_stay_absent_even_when_revealed() -> None:
    story = room_story(harbour(), {"n1": "unrevealed-note-canary"})
    answers(story, "vote", "n1", "dots", {"m-ann": 2})
    story.happens(events.StepRevealed(step="vote"), who="m-fay", room="r1")
    assert roadmap(story.board()).rooms[0].steps == ()


def test_no_author_voter_or_pseudonym_is_in_the_record() -> None:
    record = roadmap(revealed().board())
    assert len(record.rooms[0].steps) == 3
    assert b"canary" not in msgspec.json.encode(record).lower()
    assert b"m-ann" not in msgspec.json.encode(record)


def test_rooms_come_with_the_most_recent_last() -> None:
    story = revealed().waits(3)
    opened = next(e.event for e in story.board().entries if isinstance(e.event, events.RoomOpened))
    story.happens(msgspec.structs.replace(opened, room="r0"), room="r0")
    days = [room.on for room in roadmap(story.board()).rooms]
    assert days == sorted(days)
    assert len(set(days)) == 2


def test_a_decision_names_the_workshop_it_was_made_in() -> None:
    story = revealed()
    decided = events.DecisionRecorded(
        decision=msgspec.structs.replace(harbour().decisions["d1"], id="d2", room="r1")
    )
    record = roadmap(story.happens(decided, room="r1").board())
    assert [each.workshop for each in record.decisions] == ["", "SMART goals"]


def _pier(story: Story) -> MilestoneLine:
    lines = roadmap(story.board()).on_the_way()
    return next(line for line in lines if line.title.startswith("Pier"))
