"""Whoever is forgotten is in the log no more, and all else in it is as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.plan import acts, events
from milepost.plan.blanking import BLANK, blanked
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.forgotten import Forgotten, forgotten, known_names
from milepost.plan.parts import Action, Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.plan.reviews import Feedback, Voice
from milepost.plan.room_state import Member
from milepost.plan.work import Assignment, Raci, Task
from tests.plan.moves import Move, often, played, workshops
from tests.plan.wall import HOST, ROOM, Wall

HIDDEN = "Forgotten"


def forget(
    entries: Iterable[Entry], name: str, *, everywhere: bool = False
) -> tuple[Forgotten, tuple[Entry, ...]]:
    """Who was meant, and the log without them."""
    log = tuple(entries)
    who = forgotten(log, name, HIDDEN)
    changed = blanked(log, who, everywhere=everywhere)
    return who, tuple(changed.get(entry.seq, entry) for entry in log)


@often
@given(workshops, st.sampled_from(["Ada", "Dora", "Eve", "Host"]))
def test_the_board_stays_as_it_was_under_other_names(moves: list[Move], name: str) -> None:
    wall = played(moves)
    who, left = forget(wall.entries, name)
    gone = {*said_by(wall.entries, who)}
    for before, after in different(wall.board, replay(left)):
        assert after == BLANK or after in who.names.values()
        assert before in gone or before in who.spelt or before.casefold() in who.names


@often
@given(workshops, st.sampled_from(["Ada", "Dora", "Ben"]))
def test_nothing_of_theirs_is_in_the_log_any_more(moves: list[Move], name: str) -> None:
    wall = played(moves)
    who, left = forget(wall.entries, name)
    assert {*said_by(left, who)} <= {"", BLANK, *blank_texts(left)}
    assert not {each.casefold() for each in known_names(left)} & set(who.names)


@often
@given(workshops)
def test_everywhere_is_also_where_others_speak_of_them(moves: list[Move]) -> None:
    wall = played(moves)
    who, left = forget(wall.entries, "Dora", everywhere=True)
    told = msgspec.json.encode([entry.event for entry in left[2:]]).decode()
    assert re.findall(r"\bDora\b", told) == []
    sentences = {each for each in said_by(wall.entries, who) if len(each.split()) > 1}
    titles = {each.title for each in (replay(left).plan or Plan(title="x")).milestones.values()}
    assert not sentences & titles


@often
@given(workshops)
def test_what_others_wrote_and_gave_is_not_touched(moves: list[Move]) -> None:
    wall = played(moves)
    who, left = forget(wall.entries, "Ada")
    for before, after in zip(wall.entries, left, strict=True):
        assert (before.seq, before.at, before.who, before.room) == (
            after.seq,
            after.at,
            after.who,
            after.room,
        )
        written = isinstance(before.event, events.NoteWritten | events.NoteEdited)
        if written and not who.did(before):
            assert after.event == before.event or "owner" in str(before.event)
        if isinstance(before.event, events.Answered):
            assert after == before


def said_by(entries: Iterable[Entry], who: Forgotten) -> Iterator[str]:
    """All words that somebody wrote in rooms."""
    for entry in entries:
        if not who.did(entry):
            continue
        match entry.event:
            case events.NoteWritten(note=note):
                yield from (note.text, *note.fields.values())
            case events.NoteEdited(text=text, fields=fields):
                yield from (text, *fields.values())
            case events.GroupNamed(name=text) | events.Commented(text=text):
                yield text
            case events.ItemParked(item=item):
                yield item.text
            case events.CardsLinked(contact=text):
                yield text
            case events.FieldSet(field="title" | "metric" | "unit", value=text):
                yield text


def blank_texts(entries: Iterable[Entry]) -> set[str]:
    """Texts of nothing but white space, which tell nothing."""
    return {text for e in entries for text in words_in(e.event) if not text.strip()}


def words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from words_in(key)
            yield from words_in(each)
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from words_in(each)
    elif isinstance(value, msgspec.Struct):
        yield from words_in([getattr(value, field) for field in value.__struct_fields__])


def different(before: Any, after: Any) -> Iterator[tuple[str, str]]:
    """The strings in which two boards differ; in all else they must be alike."""
    if isinstance(before, Board):
        before, after = (before.plan, before.rooms), (after.plan, after.rooms)
    assert type(before) is type(after)
    if isinstance(before, msgspec.Struct):
        for field in before.__struct_fields__:
            yield from different(getattr(before, field), getattr(after, field))
    elif isinstance(before, dict):
        yield from different(tuple(before.items()), tuple(after.items()))
    elif isinstance(before, tuple):
        for one, other in zip(before, after, strict=True):
            yield from different(one, other)
    elif type(before) is str and before != after:
        yield before, after
    else:
        assert before == after


# What there is beside rooms


def entry(seq: int, event: events.AnyEvent, who: str = HOST, room: str = "") -> Entry:
    return Entry(seq=seq, at=Wall().now, who=who, room=room, event=event)


#: As imports make it: ids that tell the name.
BROUGHT_IN = Plan(
    title="Apollo",
    people={
        "dora-meyer": Person(id="dora-meyer", name="Dora Meyer"),
        "p2": Person(id="p2", name="Ben"),
    },
    milestones={"m1": Milestone(id="m1", title="Dora Meyer's landing", owner="dora-meyer")},
    tasks={"t1": Task(id="t1", title="Fuel", owner="p2")},
    assignments={
        "m1-dora-meyer": Assignment(
            id="m1-dora-meyer", part="m1", person="dora-meyer", role=Raci.RESPONSIBLE
        )
    },
)


def opening() -> Entry:
    return entry(1, events.PlanOpened(plan=BROUGHT_IN))


def test_an_id_that_tells_the_name_is_changed_wherever_it_stands() -> None:
    seen = entry(2, events.PlanSeen(person="dora-meyer"), who="dora-meyer")
    who, left = forget([opening(), seen], "dora meyer")
    plan = replay(left).plan
    assert plan is not None
    new = who.people["dora-meyer"]
    assert plan.people[new].name == f"{HIDDEN} 1"
    assert plan.people[new].seen_on is not None
    assert plan.milestones["m1"].owner == left[1].who == new
    assert [each.person for each in plan.assignments.values()] == [new]
    told = msgspec.json.encode([*left]).decode()
    assert "dora-meyer" not in told
    assert plan.milestones["m1"].title == "Dora Meyer's landing"


def test_their_name_in_a_title_goes_only_where_everywhere_is_asked_for() -> None:
    plan = replay(forget([opening()], "Dora Meyer", everywhere=True)[1]).plan
    assert plan is not None
    assert plan.milestones["m1"].title == f"{HIDDEN} 1's landing"


def test_what_users_and_owners_said_by_their_links_is_forgotten() -> None:
    praise = Feedback(
        id="f1", on=date(2027, 1, 4), voice=Voice.USERS, audience="Ben", said="Slow", shown="It"
    )
    way = Action(id="a1", text="Waiting for the vendor", owner="p2", due=date(2027, 2, 1))
    log = [
        opening(),
        entry(2, events.FeedbackGiven(feedback=praise), who="users"),
        entry(3, events.ActionPut(action=way), who="p2"),
        entry(4, events.ActionPut(action=way)),
    ]
    plan = replay(forget(log, "Ben")[1]).plan
    assert plan is not None
    assert (plan.feedback["f1"].said, plan.feedback["f1"].shown) == (BLANK, BLANK)
    assert plan.actions["a1"].text == BLANK
    other = replay(forget(log, "Dora Meyer")[1]).plan
    assert other is not None
    assert (other.feedback, other.actions) == ({"f1": praise}, {"a1": way})


def test_a_name_that_somebody_else_goes_by_stays_theirs() -> None:
    log = [
        opening(),
        *[
            entry(n, events.MemberJoined(member=Member(id=key, name=name)), key, "r1")
            for n, key, name in ((2, "x", "Zoe"), (3, "y", "Yan"))
        ],
        entry(4, events.MemberRenamed(member="x", name="Ben"), HOST, "r1"),
    ]
    who, left = forget(log, "Zoe")
    assert list(who.names) == ["zoe"]
    assert known_names(left) == ["Ben", "Dora Meyer", f"{HIDDEN} 1", "Yan"]
    assert replay(left).plan == BROUGHT_IN


@pytest.mark.parametrize("name", ["Nobody", "", "p99"])
def test_whom_the_log_does_not_know_changes_nothing(name: str) -> None:
    wall = Wall()
    wall.go("ideas")
    wall.write("ada", "ideas", "Ship it")
    assert forget(wall.entries, name)[1] == wall.entries


def test_numbers_dates_and_choices_of_theirs_stay() -> None:
    wall = Wall()
    wall.go("ideas")
    card = wall.write("ada", "ideas", "Ship it")
    wall.do(HOST, acts.Reveal(step="ideas"))
    for step in ("alike", "vote", "choose"):
        wall.go(step)
    wall.do(HOST, acts.Choose(step="choose", cards=(card,)))
    wall.go("draft")
    filled = {"title": "Ship it", "metric": "Faults", "target": "3", "due": "2027-06-30"}
    for field, value in filled.items():
        was = wall.hanging.field(card, field)
        wall.do("ada", acts.SetField(step="draft", card=card, field=field, value=value, was=was))
    left = replay(forget(wall.entries, "Ada")[1])
    assert left.rooms[ROOM].fields[card] == {
        "title": BLANK,
        "metric": BLANK,
        "target": "3",
        "due": "2027-06-30",
    }


def test_an_own_name_in_a_field_for_people_is_blanked_whoever_set_it() -> None:
    wall = Wall()
    wall.happen(events.FieldSet(card="n9", field="owner", value="ada"))
    who, left = forget(wall.entries, "Ada")
    assert replay(left).rooms[ROOM].fields["n9"]["owner"] == who.names["ada"]
