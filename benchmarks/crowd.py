"""The people of a load test, in a process of their own: they come, speak, look, and report.

    python -m benchmarks.crowd

Commands come on standard input, one JSON object a line, and each is answered by one on standard
output. What is timed is timed here, by one clock: from an act's sending to its arrival on the
last screen. Both servers of a comparison get the same crowd with the same costs of its own.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

import msgspec
from tornado.httpclient import AsyncHTTPClient

from benchmarks.commands import Gather, Speak
from benchmarks.doors import BareDoor, Door, RoomDoor, TurnedAway
from benchmarks.screens import Screen
from benchmarks.tally import Act, Tally, mark_of
from benchmarks.voila_door import VoilaDoor

_HOST = "127.0.0.1"
_PATIENCE_SECONDS = 120.0
_LOOK_SECONDS = 0.05


class Crowd:
    """Everyone in one room."""

    def __init__(self, gather: Gather) -> None:
        self._people = gather.people
        self._is_room = gather.door == "room"
        self._tally = Tally(gather.people, not self._is_room, f"act-{secrets.token_hex(4)}-")
        self._screens = [Screen(number, self._heard) for number in range(gather.people)]
        self._usable = [asyncio.Event() for _ in self._screens]
        self._notes: list[list[str]] = [[] for _ in self._screens]
        self._written = [0] * gather.people
        self._door = _way_in(gather)

    def _heard(self, screen: Screen, came: bytes, now: float) -> None:
        frame = self._door.unwrapped(came)
        self._tally.heard(screen, frame, now)
        if not self._usable[screen.number].is_set() and b'"seq":' in frame:
            self._usable[screen.number].set()
        if b'"me":{' in frame:
            self._notes[screen.number] = json.loads(frame)["put"]["me"].get("notes", [])

    async def gather(self, within: float) -> dict[str, Any]:
        """Let everyone come; the seconds until the last of them can use the room."""
        start = time.perf_counter()
        pause = within / self._people
        arrivals = [self._arrive(screen, screen.number * pause) for screen in self._screens]
        turned_away = [why for why in await asyncio.gather(*arrivals) if why]
        seconds = time.perf_counter() - start
        return {"seconds": seconds, "turned_away": turned_away}

    async def _arrive(self, screen: Screen, after: float) -> str:
        await asyncio.sleep(after)
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._door.enter(screen)
                await self._usable[screen.number].wait()
        except (TurnedAway, OSError) as error:
            return f"{type(error).__name__}: {error}"
        return ""

    async def speak(self, phase: Speak) -> dict[str, Any]:
        """Let people act; what became of each act."""
        await self._until(lambda: self._tally.have_reached(phase.seq))
        first, doubled = len(self._tally.acts), self._tally.doubled
        own = time.process_time()
        start = time.perf_counter()
        for turn, due in enumerate(_times(phase)):
            await asyncio.sleep(start + due - time.perf_counter())
            self._give(phase, turn) if phase.card else self._write(phase, turn)
        seconds = time.perf_counter() - start
        own = time.process_time() - own
        await self._until(self._tally.is_complete)
        return {
            "acts": [_report(act) for act in self._tally.acts[first:]],
            "doubled": self._tally.doubled - doubled,
            "refusals": self._tally.refusals[:5],
            "cut_off": sum(screen.was_cut for screen in self._screens),
            "crowd_cores": own / seconds,
        }

    async def _until(self, holds: Callable[[], bool]) -> None:
        deadline = time.perf_counter() + _PATIENCE_SECONDS
        while not holds() and time.perf_counter() < deadline:  # noqa: ASYNC110 - no cost per frame
            await asyncio.sleep(_LOOK_SECONDS)

    def _write(self, phase: Speak, turn: int) -> None:
        """Every other act is an edit, as long as somebody may still write."""
        writer = self._next_writer(phase.per_person)
        editor = next((n for n in _from(turn * 7, self._people) if self._notes[n]), None)
        if editor is not None and (turn % 2 or writer is None):
            self._edit(phase, editor)
            return
        author = writer or 0
        self._written[author] += 1
        number, act = self._tally.begin(author, marked=True)
        text = f"By 30 June the public beta is live for 200 customers {mark_of(number)}"
        self._send(act, {"act": "write_note", "step": phase.step, "text": text})
        if not self._is_room:
            self._notes[author].append(f"n{number}")

    def _next_writer(self, per_person: int) -> int | None:
        least = min(range(self._people), key=self._written.__getitem__)
        return least if self._written[least] < per_person else None

    def _edit(self, phase: Speak, author: int) -> None:
        number, act = self._tally.begin(author, marked=True)
        text = f"By 31 July the public beta is live for 250 customers {mark_of(number)}"
        note = self._notes[author][0]
        self._send(act, {"act": "edit_note", "step": phase.step, "note": note, "text": text})

    def _give(self, phase: Speak, turn: int) -> None:
        """First everyone gives a dot, then everyone takes it back: each changes the progress."""
        number, act = self._tally.begin(turn % self._people, marked=not self._is_room)
        fields = {"card": phase.card, "scale": "dots"}
        value = None if turn // self._people % 2 else 1
        mark = {} if self._is_room else {"mark": mark_of(number)}
        self._send(act, {"act": "give", "step": phase.step, **fields, "value": value, **mark})

    def _send(self, act: Act, fields: dict[str, Any]) -> None:
        screen = self._screens[act.author]
        message = self._door.wrapped(screen, {"id": act.id, **fields})
        act.sent = time.perf_counter()
        screen.send(message)


def _way_in(gather: Gather) -> Door:
    match gather.door:
        case "room":
            return RoomDoor(_HOST, gather.port, gather.code)
        case "voila":
            return VoilaDoor(_HOST, gather.port)
        case "bare":
            return BareDoor(_HOST, gather.port)


def _times(phase: Speak) -> Iterator[float]:
    """Seconds at which acts are due: people come at random, but the number is exact."""
    draw = random.Random(phase.seed)
    gaps = [draw.expovariate(1.0) for _ in range(round(phase.rate * phase.seconds))]
    scale = phase.seconds / sum(gaps)
    return accumulate(gap * scale for gap in gaps)


def _from(start: int, people: int) -> Iterator[int]:
    return ((start + step) % people for step in range(people))


def _report(act: Act) -> dict[str, Any]:
    return {
        "id": act.id,
        "acked": act.seq is not None,
        "refused": act.refused,
        "seen": act.seen,
        "ms": (act.last - act.sent) * 1000.0,
    }


async def main() -> None:
    """Answer commands until there are no more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, hard), hard))
    commands = msgspec.json.Decoder(Gather | Speak)
    crowd: Crowd | None = None
    while line := await asyncio.to_thread(sys.stdin.readline):
        command = commands.decode(line)
        if isinstance(command, Gather):
            AsyncHTTPClient.configure(None, max_clients=command.people)
            crowd = Crowd(command)
            answer = await crowd.gather(command.within)
        elif crowd is not None:
            answer = await crowd.speak(command)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
