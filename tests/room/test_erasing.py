"""What was forgotten is in no file of the store any more, and the store goes on working."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from milepost.plan import acts
from milepost.plan.faults import Fault
from milepost.plan.room_state import Role
from milepost.room.erasing import erase, erasure
from milepost.room.links import Link, LinkKind, address, followed
from milepost.room.live_plan import LivePlan
from milepost.room.log import StoreFault
from milepost.room.room import Room
from milepost.room.sqlite import SQLiteLog
from tests.room.logs import live_room

SECRET = "I would rather work on the harbour"


@pytest.fixture
def told(tmp_path: Path) -> tuple[Path, str]:
    """A store, and a plan in it in which Zelda and Ben wrote, by name and anonymously."""
    store = tmp_path / "plans.db"
    with closing(SQLiteLog(store)) as log:
        live, room = live_room(log)
        for name in ("Zelda", "Ben"):
            room.join(name, Role.PARTICIPANT, member=f"id-of-{name.lower()}")
        room.say(acts.SeePlan())
        for step in ("ideas", "whispers"):
            room.say(acts.GoTo(step=step, leaving=room.state.step.key))
            for member in ("id-of-zelda", "id-of-ben"):
                Room(live, room.id, member).say(
                    acts.WriteNote(step=step, text=f"{SECRET}: {member} in {step}")
                )
        Room(live, room.id, "id-of-zelda").say(acts.SeePlan())
        plan = live.plan
    return store, plan


def in_files(store: Path, words: str) -> bool:
    return any(words.encode() in file.read_bytes() for file in store.parent.iterdir())


def test_names_and_words_are_in_no_file_any_more(told: tuple[Path, str]) -> None:
    store, plan = told
    assert in_files(store, "Zelda")
    erase(store, plan, "zelda")
    assert not in_files(store, "Zelda")
    assert not in_files(store, f"{SECRET}: id-of-zelda in ideas")
    assert in_files(store, f"{SECRET}: id-of-ben in ideas")


def test_nobody_is_told_which_anonymous_note_was_theirs(told: tuple[Path, str]) -> None:
    store, plan = told
    erase(store, plan, "Zelda")
    for member in ("id-of-zelda", "id-of-ben"):
        assert in_files(store, f"{SECRET}: {member} in whispers")


def test_looking_first_changes_nothing(told: tuple[Path, str]) -> None:
    store, plan = told
    with closing(SQLiteLog(store)) as log:
        before = log.since(plan, 0)
        found = erasure(log, plan, "Zelda")
        assert len(found.before) == len(found.after) >= 4
        assert log.since(plan, 0) == before
    assert in_files(store, "Zelda")


def test_the_room_goes_on_after_it(told: tuple[Path, str]) -> None:
    store, plan = told
    erase(store, plan, "Zelda")
    with closing(SQLiteLog(store)) as log:
        live = LivePlan(log, plan)
        room = Room(live, next(iter(live.board.rooms)))
        assert "Forgotten 1" in [member.name for member in room.state.members.values()]
        assert room.join("Zelda", member="new").name == "Zelda"
        room.say(acts.Reveal(step="whispers"))
        assert log.version() >= 0


def test_their_own_link_ends_and_no_other(told: tuple[Path, str]) -> None:
    store, plan = told
    with closing(SQLiteLog(store)) as log:
        live = LivePlan(log, plan)
        assert live.board.plan is not None
        zelda = next(p.id for p in live.board.plan.people.values() if p.name == "Zelda")
        own = Link(kind=LinkKind.ME, plan=plan, part=zelda)
        all_ = Link(kind=LinkKind.PLAN, plan=plan)
        typed = {link: address(log, link).rpartition("/")[2] for link in (own, all_)}
    erase(store, plan, zelda)
    with closing(SQLiteLog(store)) as log:
        assert followed(log, LinkKind.ME, typed[own]) is None
        assert followed(log, LinkKind.PLAN, typed[all_]) == all_


def test_nobody_is_forgotten_in_a_store_that_is_in_use(
    told: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milepost.room.lone._WAIT_SECONDS", 0.01)
    store, plan = told
    with closing(SQLiteLog(store)) as log:
        with pytest.raises(StoreFault) as raised:
            erase(store, plan, "Zelda")
        assert raised.value.refusal.code == "store_in_use"
        assert log.since(plan, 0)
    assert in_files(store, "Zelda")


def test_whom_nobody_knows_is_told_with_those_who_are_known(told: tuple[Path, str]) -> None:
    store, plan = told
    with closing(SQLiteLog(store)) as log, pytest.raises(Fault) as raised:
        erasure(log, plan, "Xaver")
    assert "Zelda" in str(raised.value)
