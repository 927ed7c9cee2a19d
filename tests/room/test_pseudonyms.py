"""In anonymous steps nobody can be traced, in no form, once the step is over."""

from __future__ import annotations

import msgspec

from milepost.plan import acts
from milepost.plan.permits import GRACE
from milepost.room.live_plan import LivePlan
from milepost.room.log import Log
from milepost.room.log_text import readable
from milepost.room.room import Room
from tests.room.logs import Clock, live_room

CANARY = "kanarienvogel"
PEOPLE = ("ada", "ben")


def go(room: Room, step: str) -> None:
    room.say(acts.GoTo(step=step, leaving=room.state.step.key))


def write(live: LivePlan, room: Room, step: str, text: str = CANARY) -> None:
    for number, member in enumerate(PEOPLE):
        Room(live, room.id, member).say(acts.WriteNote(step=step, text=f"{text} {number}"))


def authors(room: Room, step: str) -> list[str]:
    return [note.author for note in room.state.notes.values() if note.step == step]


def test_the_log_of_an_anonymous_step_holds_no_member(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "whispers")
    before = live.board.seq
    write(live, room, "whispers")
    kept = msgspec.json.encode(log.since(live.plan, before)).decode()
    assert not any(f'"{member}"' in kept for member in PEOPLE)
    assert len(set(authors(room, "whispers"))) == 2


def test_a_pseudonym_is_kept_for_one_step_and_another_for_the_next(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "whispers")
    ada = Room(live, room.id, "ada")
    write(live, room, "whispers")
    ada.say(acts.WriteNote(step="whispers", text="More"))
    first, _, again = authors(room, "whispers")
    assert first == again
    go(room, "letters")
    assert live.viewer(room.id, "ada").alias not in ("", first)


def test_every_process_of_a_store_uses_the_same_pseudonyms(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "whispers")
    other = LivePlan(log, live.plan)
    assert other.viewer(room.id, "ada") == live.viewer(room.id, "ada")


def test_a_step_that_is_named_has_no_pseudonyms(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "ideas")
    assert live.viewer(room.id, "ada").acts_as == "ada"


def test_the_key_is_erased_once_the_step_takes_no_more(log: Log, clock: Clock) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "whispers")
    name = f"pseudonyms/{live.plan}/{room.id}/whispers"
    before, key = live.viewer(room.id, "ada").alias, log.key(name)

    def still_kept() -> bool:
        live.pseudonyms.erase_closed(room.state)
        return log.key(name) == key

    assert still_kept()
    room.say(acts.Reveal(step="whispers"))
    assert still_kept()
    go(room, "vote")
    clock.wait(GRACE.total_seconds())
    assert still_kept()
    clock.wait(1)
    assert not still_kept()
    assert live.pseudonyms.alias(room.state, "whispers", "ada") != before


def test_the_end_of_a_room_erases_all_its_keys(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    names = [f"pseudonyms/{live.plan}/{room.id}/{step}" for step in ("whispers", "letters", "exit")]
    for step in ("whispers", "letters", "exit"):
        go(room, step)
        live.viewer(room.id, "ada")
    keys = [log.key(name) for name in names]
    room.say(acts.CloseRoom())
    live.pseudonyms.erase_closed(room.state)
    assert [log.key(name) for name in names if log.key(name) in keys] == []


# The log in words


def told(log: Log, live: LivePlan) -> str:
    return "\n".join(map(str, readable(log, live.plan)))


def test_the_log_in_words_tells_nothing_that_is_hidden(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "ideas")
    write(live, room, "ideas")
    assert CANARY not in told(log, live)
    room.say(acts.Reveal(step="ideas"))
    assert told(log, live).count(CANARY) == 2


def test_the_log_in_words_never_tells_what_was_taken_back_unseen(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "ideas")
    write(live, room, "ideas")
    first, second = room.state.notes
    Room(live, room.id, "ada").say(acts.WithdrawNote(step="ideas", note=first))
    ben = Room(live, room.id, "ben")
    ben.say(acts.EditNote(step="ideas", note=second, text="Thought better of it"))
    room.say(acts.Reveal(step="ideas"))
    assert CANARY not in told(log, live)
    assert "Thought better of it" in told(log, live)


def test_the_log_in_words_never_tells_who_gave_what(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "ideas")
    write(live, room, "ideas")
    room.say(acts.Reveal(step="ideas"))
    go(room, "vote")
    card = room.wall.cards("ideas")[0]
    before = len(told(log, live).splitlines())
    Room(live, room.id, "ada").say(acts.Give(step="vote", card=card, scale="dots", value=3))
    room.say(acts.Reveal(step="vote"))
    answered = told(log, live).splitlines()[before]
    assert "somebody" in answered
    assert not any(each in answered for each in ("Ada", "ada", card, "3  "))


def test_the_log_in_words_names_nobody_in_an_anonymous_step(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "whispers")
    before = len(told(log, live).splitlines())
    write(live, room, "whispers", text="Something")
    Room(live, room.id, "ada").say(acts.DeclareFinish(step="whispers"))
    room.say(acts.Reveal(step="whispers"))
    lines = told(log, live).splitlines()[before:-1]
    assert len(lines) == 3
    for line in lines:
        assert "somebody" in line
        assert not any(each in line for each in ("Ada", "Ben", "ada", "~"))


def test_one_entry_is_one_line_whatever_was_typed(log: Log) -> None:
    live, room = live_room(log, *PEOPLE)
    go(room, "ideas")
    write(live, room, "ideas", text="One\nTwo\r\u2028Three\u202e\t" + "x" * 900)
    room.say(acts.Reveal(step="ideas"))
    lines = told(log, live).split("\n")
    assert len(lines) == live.board.seq
    assert all(line.isprintable() and len(line) < 400 for line in lines)
