"""``milepost demo``: a sample plan, a room on it, and simulated people who really join."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from milepost import agendas, samples
from milepost.plan import acts
from milepost.rehearsal.guest import Guest, TurnedAway
from milepost.rehearsal.speaker import Seat, Speaker
from milepost.rehearsal.voice import Part
from milepost.room.live_plan import LivePlan
from milepost.room.room import Room, open_plan, open_room
from milepost.samples import SamplePlan, Voice
from milepost.server.addresses import origin
from milepost.server.kit import Kit, KitSettings, running_kit

_WORKSHOP = "smart_goals"

#: Seconds a simulated person thinks: slow enough to watch, quick enough to like.
_PACE = 2.5


@dataclass(frozen=True)
class Demo:
    """A kit with a room in full swing."""

    kit: Kit
    code: str
    title: str

    def room_link(self) -> str:
        """The facilitator's way straight into the room."""
        return self.kit.local_room_link(_WORKSHOP, self.code)


@asynccontextmanager
async def running_demo(plan: str, people: int, settings: KitSettings) -> AsyncIterator[Demo]:
    """Run a kit with the sample ``plan`` and ``people`` simulated participants.

    Raises:
        Fault: there is no such sample, or the file is none; the message says what to do.
    """
    sample = samples.load(plan)
    with tempfile.TemporaryDirectory(prefix="milepost-demo-") as folder:
        kept = replace(settings, store=Path(folder) / "demo.db")
        async with running_kit(kept) as kit:
            room = await asyncio.to_thread(_open, kit, sample)
            crowd = [
                asyncio.create_task(_take_part(kit, room.state.code, voice, Seat(number, people)))
                for number, voice in enumerate(_voices(sample, people))
            ]
            try:
                yield Demo(kit, room.state.code, sample.plan.title)
            finally:
                await _send_home(crowd)


def _open(kit: Kit, sample: SamplePlan) -> Room:
    """Open the plan and a room that has just begun to write."""
    live: LivePlan = open_plan(kit.hub.log, sample.plan)
    room = open_room(live, agendas.load(_WORKSHOP))
    room.next()
    room.say(acts.StartTimer(step=room.state.step.key, seconds=room.state.step.minutes * 60))
    return room


def _voices(sample: SamplePlan, people: int) -> Iterator[Voice]:
    """As many voices as are wanted: those who have the most to say first, then listeners."""
    telling = sorted(sample.voices, key=lambda voice: -sum(c.goal is not None for c in voice.cards))
    for number in range(people):
        if number < len(telling):
            yield telling[number]
        else:
            yield msgspec.convert({"name": f"Guest {number + 1}", "cards": []}, Voice)


async def _take_part(kit: Kit, code: str, voice: Voice, seat: Seat) -> None:
    guest = Guest(origin("127.0.0.1", kit.server.port), code, voice.name)
    await guest.join()
    await guest.connect()
    with suppress(TurnedAway, ConnectionError):
        await Part(Speaker(guest, _PACE, seat.number, seat), voice).play()
    guest.close()


async def _send_home(crowd: list[asyncio.Task[None]]) -> None:
    for guest in crowd:
        guest.cancel()
    await asyncio.gather(*crowd, return_exceptions=True)
