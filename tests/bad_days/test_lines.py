"""Phones sleep, lines drop, pages are reloaded: people come back to what is there."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from milepost.plan import acts
from milepost.rehearsal.guest import Guest, TurnedAway
from tests.bad_days.proxy import bad_line
from tests.bad_days.scene import Scene, all_of, come_back, insist, live, seen_by, write


async def drop(guest: Guest) -> None:
    """Lose the line as a phone does that sleeps: nobody says goodbye."""
    assert guest._socket is not None
    guest._socket.stream.close()
    await guest.closed()


async def same_view(scene: Scene, guest: Guest) -> None:
    """Wait until a guest is shown exactly what the same browser sees in a new tab."""
    fresh = await scene.again(guest)
    await guest.until(lambda _: seen_by(guest) == seen_by(fresh))
    fresh.close()


@live
async def test_a_phone_that_slept_wakes_up_to_what_everyone_sees(scene: Scene) -> None:
    sleeper, awake = await all_of(scene.guest(name) for name in ("Ada", "Ben"))
    await drop(sleeper)
    for number in range(5):
        await write(awake, f"While you slept {number}")
    scene.reveal()
    await sleeper.connect()
    await sleeper.until(lambda seen: seen["step"].get("revealed"))
    assert len(sleeper.cards()) == 5
    await same_view(scene, sleeper)


@live
async def test_a_phone_that_slept_briefly_is_told_only_what_it_missed(scene: Scene) -> None:
    sleeper, awake = await all_of(scene.guest(name) for name in ("Ada", "Ben"))
    await write(awake, "Before")
    await sleeper.until(lambda seen: seen["progress"].get("notes") == 1)
    await drop(sleeper)
    sleeper.frames.clear()
    await write(awake, "Meanwhile")
    await sleeper.connect()
    await sleeper.until(lambda seen: seen["progress"].get("notes") == 2)
    assert not any('"reset"' in frame or '"agenda"' in frame for frame in sleeper.frames)
    await same_view(scene, sleeper)


@live
async def test_what_one_did_in_another_tab_or_saw_end_is_not_kept_on_the_sleeping_one(
    scene: Scene,
) -> None:
    sleeper = await scene.guest("Ada")
    note = await write(sleeper, "Second thoughts")
    await drop(sleeper)
    other = await scene.again(sleeper)
    await other.say("withdraw_note", step="ideas", note=note)
    await sleeper.connect()
    await sleeper.until(lambda seen: f"card/{note}" not in seen)
    kept = await write(sleeper, "Third thoughts")
    await sleeper.until(lambda seen: f"card/{kept}" in seen)
    await drop(sleeper)
    scene.go("whispers")
    await sleeper.connect()
    await sleeper.until(lambda seen: seen["step"]["key"] == "whispers")
    await same_view(scene, sleeper)


@live
async def test_coming_back_at_any_moment_shows_what_a_new_page_shows(scene: Scene) -> None:
    chance = random.Random(4)
    ada, ben = await all_of(scene.guest(name) for name in ("Ada", "Ben"))
    mine: list[str] = []
    for number in range(40):
        match chance.randrange(7):
            case 0 | 1:
                who = chance.choice((ada, ben))
                with_room = len(mine) < 9
                if with_room and scene.room.state.step.key in ("ideas", "whispers"):
                    mine.append(await write(who, f"{number}", scene.room.state.step.key))
            case 2:
                await come_back(ada)
            case 3:
                scene.go(chance.choice(("ideas", "whispers", "vote", "letters", "exit")))
            case 4 if scene.room.state.step.hides:
                scene.reveal()
            case 5:
                scene.room.live.follow()
                scene.room.undo()
            case _:
                await ben.say("rename", name=f"Ben {number}")
        if chance.random() < 0.5:
            await same_view(scene, ada)
    await same_view(scene, ada)


@live
async def test_a_normal_goodbye_costs_nobody_their_seat(scene: Scene) -> None:
    guest = await scene.guest("Ada")
    note = await write(guest, "Ship it")
    guest.close(1000)
    await guest.closed()
    await guest.connect()
    await guest.until(lambda seen: note in seen.get("me", {}).get("notes", ()))
    await write(guest, "And on")


@live
async def test_a_reload_shows_ones_own_hidden_notes_again(scene: Scene) -> None:
    guest = await scene.guest("Ada")
    note = await write(guest, "Only I know")
    await drop(guest)
    reloaded = await scene.again(guest)
    assert reloaded.entities[f"card/{note}"]["title"] == "Only I know"
    assert reloaded.entities["me"]["name"] == "Ada"


@live
async def test_joining_again_from_the_same_browser_gives_the_same_seat(scene: Scene) -> None:
    guest = await scene.guest("Ada")
    await guest.join()
    await come_back(guest)
    await guest.until(lambda seen: seen["progress"]["members"] == 1)


@live
async def test_an_act_sent_twice_is_done_once_and_answered_twice(scene: Scene) -> None:
    guest = await scene.guest("Ada")
    act_id = uuid.uuid4().hex
    first = await guest.say("write_note", act_id=act_id, step="ideas", text="Once")
    again = await guest.say("write_note", act_id=act_id, step="ideas", text="Once")
    assert again == first
    assert scene.texts() == ["Once"]


@live
async def test_two_tabs_are_one_person(scene: Scene) -> None:
    tab = await scene.guest("Ada")
    other = await scene.again(tab)
    act_id = uuid.uuid4().hex
    both = await all_of(
        each.say("write_note", act_id=act_id, step="ideas", text="Once") for each in (tab, other)
    )
    assert both[0] == both[1]
    await all_of(
        each.until(lambda seen: len(seen["me"].get("notes", ())) == 1) for each in (tab, other)
    )
    assert seen_by(tab) == seen_by(other)
    assert tab.entities["progress"] == {"members": 1, "acted": 1, "notes": 1}
    await tab.until(lambda seen: seen["present"]["count"] == 1)


@live
async def test_a_line_that_drops_half_of_its_connections_loses_and_doubles_nothing(
    scene: Scene,
) -> None:
    async with bad_line(scene.kit.port) as line:
        people = []
        for number in range(8):
            guest = scene.stranger(f"Guest {number}", origin=line.origin)
            await _join_at_last(guest)
            await come_back(guest)
            people.append(guest)
        acked = await all_of(_write_eight(guest) for guest in people)
        assert line.cut >= 8
        for guest in people:
            guest.close()
    wanted = Counter(f"{guest.name}: {n}" for guest in people for n in range(8))
    assert Counter(scene.texts()) == wanted
    for act_id, seq in (each for acks in acked for each in acks):
        assert scene.log.outcome(scene.room.live.plan, act_id) == seq


async def _join_at_last(guest: Guest) -> None:
    while not guest.cookies:
        try:
            await guest.join()
        except (OSError, TurnedAway):
            continue


async def _write_eight(guest: Guest) -> list[tuple[str, int]]:
    texts = [f"{guest.name}: {number}" for number in range(8)]
    return [await insist(guest, "write_note", step="ideas", text=text) for text in texts]


@pytest.mark.parametrize("wrong", [-600, 600])
@live
async def test_a_phones_clock_is_never_asked(scene: Scene, wrong: int) -> None:
    guest = await scene.guest("Ada")
    theirs = (datetime.now(UTC) + timedelta(seconds=wrong)).isoformat()
    for field in ("at", "now", "seq", "who", "role"):
        with pytest.raises(TurnedAway, match="frame_unreadable"):
            await guest.say("write_note", step="ideas", text="Late", **{field: theirs})
    scene.room.say(acts.StartTimer(step="ideas", seconds=60))
    await guest.until(lambda seen: "timer" in seen["step"])
    ends_at = datetime.fromisoformat(guest.entities["step"]["timer"]["ends_at"])
    entry = scene.room.board.entries[-1]
    assert ends_at - entry.at < timedelta(seconds=61)
    assert any('{"now":' in frame for frame in guest.frames)


@live
async def test_the_end_of_a_timer_is_told_to_all_once(scene: Scene) -> None:
    people = await all_of(scene.guest(name) for name in ("Ada", "Ben"))
    scene.room.say(acts.StartTimer(step="ideas", seconds=1))
    await all_of(
        each.until(lambda seen: seen["step"].get("timer", {}).get("ended")) for each in people
    )
    scene.room.live.follow()
    ended = [e for e in scene.room.board.entries if type(e.event).__name__ == "TimerEnded"]
    assert [entry.who for entry in ended] == ["milepost"]
