"""The server is killed while 50 people write: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from milepost.rehearsal.guest import Guest
from tests.bad_days.scene import Scene, all_of, come_back, insist, live, seen_by, write

PEOPLE, NOTES = 50, 8


class _Acks:
    """Counts acknowledgements, and lets somebody wait for so many."""

    def __init__(self) -> None:
        self.seqs: dict[str, int] = {}
        self._more = asyncio.Condition()

    async def add(self, act_id: str, seq: int) -> None:
        async with self._more:
            self.seqs[act_id] = seq
            self._more.notify_all()

    async def reach(self, count: int) -> None:
        async with self._more:
            await self._more.wait_for(lambda: len(self.seqs) >= count)


@pytest.fixture
def scene(mortal_scene: Scene) -> Scene:
    return mortal_scene


@live
async def test_nothing_that_was_acknowledged_is_lost_or_doubled(scene: Scene) -> None:
    guests = await all_of(scene.guest(f"Guest {n}") for n in range(PEOPLE))
    facilitator = await scene.facilitator()
    identities = {guest.name: guest.entities["me"]["id"] for guest in guests}
    acks = _Acks()
    writing = asyncio.gather(*(_write_all(guest, acks) for guest in guests))

    for acknowledged in (60, 200):
        await acks.reach(acknowledged)
        scene.kit.kill()
        before = dict(acks.seqs)
        await asyncio.to_thread(scene.kit.start)
        assert {act: scene.log.outcome(scene.room.live.plan, act) for act in before} == before
    await writing

    wanted = Counter(f"{guest.name}, note {n}" for guest in guests for n in range(NOTES))
    assert Counter(scene.texts()) == wanted
    outcomes = {act: scene.log.outcome(scene.room.live.plan, act) for act in acks.seqs}
    assert outcomes == acks.seqs
    assert len(set(acks.seqs.values())) == PEOPLE * NOTES
    await _everyone_is_themselves(guests, identities)
    await come_back(facilitator)
    await facilitator.until(lambda seen: "me" in seen)
    assert (facilitator.step, facilitator.entities["me"]["role"]) == ("ideas", "facilitator")
    with closing(sqlite3.connect(scene.kit.store)) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def _write_all(guest: Guest, acks: _Acks) -> None:
    for number in range(NOTES):
        act = await insist(guest, "write_note", step="ideas", text=f"{guest.name}, note {number}")
        await acks.add(*act)


async def _everyone_is_themselves(guests: list[Guest], identities: dict[str, str]) -> None:
    await all_of(come_back(guest) for guest in guests)
    for guest in guests:
        await guest.until(lambda seen: len(seen["me"].get("notes", ())) == NOTES)
        me = guest.entities["me"]
        assert (me["id"], me["name"]) == (identities[guest.name], guest.name)


@live
async def test_what_hung_before_hangs_after(scene: Scene) -> None:
    ada, ben = await all_of(scene.guest(name) for name in ("Ada", "Ben"))
    await write(ada, "Ship it")
    scene.reveal()
    await all_of(g.until(lambda seen: seen["step"].get("revealed")) for g in (ada, ben))
    before = [seen_by(guest) for guest in (ada, ben)]
    scene.kit.kill()
    await asyncio.to_thread(scene.kit.start)
    for guest, shown in zip((ada, ben), before, strict=True):
        await come_back(guest)
        await guest.until(lambda seen, shown=shown: {**seen, **shown} == seen)
        assert seen_by(guest) == shown
