"""The hub: every live room of one store, the writers of its plans, and the clock that they share.

It lives in the server's own loop. Commits run on a thread; what other processes append to the
same store (a notebook's kernel, the command line) is noticed and shown like everything else.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from milepost.plan.faults import Fault
from milepost.plan.room_state import Role
from milepost.room.advice import Advice
from milepost.room.live_plan import LivePlan
from milepost.room.room import HOST, join
from milepost.room.timebox import timebox_end
from milepost.server.advising import Advising
from milepost.server.broadcast import Broadcast
from milepost.server.thinking import Thinking
from milepost.server.writer import Writer

if TYPE_CHECKING:
    from milepost.plan.board import Board
    from milepost.plan.room_state import Member
    from milepost.room.live_plan import Ask, Outcome
    from milepost.room.log import Door, Log
    from milepost.server import settings
    from milepost.server.broadcast import Screen, Seat

_FOLLOW_SECONDS = 0.075
_TICK_SECONDS = 1.0
_TICKS_PER_HEARTBEAT = 5

#: What there is to say of a board of the room behind a door, in some languages.
Advises = Callable[["Door", "Board", frozenset[str]], Advice]

_log = logging.getLogger(__name__)


class LiveRoom:
    """One room that somebody is connected to.

    Args:
        door: how one gets in.
        writer: of its plan.
        thread: where one waits for what ``advise`` has to say.
        advise: what there is to say of the room behind a door.
    """

    def __init__(self, door: Door, writer: Writer, thread: Executor, advise: Advises) -> None:
        self.door = door
        self.writer = writer
        live = writer.live
        self.broadcast = Broadcast(door.room, live.board, live.pseudonyms)
        self.advising = Advising(self.broadcast, thread, partial(advise, door))

    def seat(self, screen: Screen, member: str, since: int, language: str) -> Seat | None:
        """Begin to tell ``screen`` what ``member`` may see; None where they have no seat."""
        spoken = self.broadcast.languages
        seat = self.broadcast.seat(screen, member, since, language)
        if self.broadcast.languages != spoken:
            self.advise()
        return seat

    def advise(self) -> None:
        """Have the board of now looked at by the methods."""
        self.advising.ask(self.writer.live.board)


class Hub:
    """The rooms of one store. Its methods are called on the server's loop.

    Attributes:
        log: the store.

    Args:
        log: the store.
        kernel_store: what a kernel is told to find the same store, as an environment.
        thinking: whom rooms ask for advice.
    """

    def __init__(
        self, log: Log, kernel_store: Mapping[str, str], thinking: Thinking | None = None
    ) -> None:
        self.log = log
        self._kernel_store = kernel_store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._advising = ThreadPoolExecutor(1, thread_name_prefix="advice")
        self._thinking = thinking or Thinking()
        self._writers: dict[str, Writer] = {}
        self._rooms: dict[str, LiveRoom] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._presence: dict[str, frozenset[str]] = {}

    # What pages ask (see server.settings.Rooms).

    def find(self, typed: str) -> str | None:
        """The join code that somebody typed or followed, in its proper form, if it is a room's."""
        code = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
        return code if code and self.log.door(code) else None

    def kernel_environment(self, code: str | None, role: settings.Role) -> Mapping[str, str]:
        """All that a notebook's kernel learns: store, member id and, unless None, the room."""
        member = HOST if role == "facilitator" else ""
        room = {} if code is None else {"MILEPOST_ROOM": code}
        return {**self._kernel_store, **room, "MILEPOST_MEMBER": member}

    # What connections ask.

    def room(self, code: str) -> LiveRoom | None:
        """The live room behind a join code, woken if it slept."""
        if code not in self._rooms:
            door = self.log.door(code)
            if door is None:
                return None
            writer = self._writer(door.plan)
            if door.room not in writer.live.board.rooms:
                # Another process has opened it since this plan was last followed.
                writer.live.follow()
            self._rooms[code] = LiveRoom(door, writer, self._advising, self._thinking.advise)
            self._rooms[code].advise()
        return self._rooms[code]

    def plan(self, key: str) -> Writer:
        """What keeps a plan of this store, woken if it slept."""
        return self._writer(key)

    def _writer(self, plan: str) -> Writer:
        if plan not in self._writers:
            live = LivePlan(self.log, plan)
            self._writers[plan] = Writer(live, self._thread, partial(self._changed, plan))
        return self._writers[plan]

    async def join(self, code: str, name: str, member: str) -> Member:
        """Give somebody a seat in a room as a participant, or their old one back.

        Raises:
            Fault: there is no such room, or it does not take them.
        """
        room = self.room(code)
        if room is None:
            raise Fault("room_unknown")
        live = room.writer.live
        loop, seat = asyncio.get_running_loop(), (room.door.room, name, Role.PARTICIPANT, member)
        joined = await loop.run_in_executor(self._thread, join, live, *seat)
        # Before the answer: whoever hears that they have a seat finds it when they connect.
        room.writer.show()
        return joined

    async def say(self, room: LiveRoom, ask: Ask) -> Outcome:
        """What became of ``ask``, once it is on disk and everyone has been told."""
        return await room.writer.say(ask)

    def _changed(self, plan: str, board: Board) -> None:
        for room in self._rooms.values():
            if room.door.plan == plan and room.broadcast.change(board):
                room.advise()

    # The clock.

    def start(self) -> None:
        """Begin to follow the store and to keep time."""
        self._tasks = [asyncio.create_task(self._follow()), asyncio.create_task(self._tick())]

    async def stop(self) -> None:
        """Finish what is being written and let go."""
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        for room in self._rooms.values():
            room.advising.stop()
        self._advising.shutdown(wait=False, cancel_futures=True)
        self._thinking.stop()
        await asyncio.to_thread(self._thread.shutdown)

    async def _follow(self) -> None:
        version = self.log.version()
        while True:
            await asyncio.sleep(_FOLLOW_SECONDS)
            with suppress(Fault):
                if (now := self.log.version()) != version:
                    version = now
                    for writer in self._writers.values():
                        writer.catch_up()

    async def _tick(self) -> None:
        ticks = 0
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            ticks += 1
            beats = ticks % _TICKS_PER_HEARTBEAT == 0
            if beats and self._rooms:
                self._advising.submit(self._thinking.begin)
            for room in tuple(self._rooms.values()):
                await self._keep(room)
                if beats:
                    self._beat(room)

    async def _keep(self, room: LiveRoom) -> None:
        """End what ran out, forget what must be forgotten, show who came and went."""
        loop, erase = asyncio.get_running_loop(), room.writer.live.pseudonyms.erase_closed
        try:
            await self._end_timer(room)
            await loop.run_in_executor(self._thread, erase, room.broadcast.state)
        except Exception:  # noqa: BLE001 - the clock of all rooms goes on, whatever is wrong with one
            _log.exception("Room %s could not be kept in time.", room.door.code)
        self._tell_presence(room)
        if not room.broadcast.seats:
            self._let_sleep(room)

    def _tell_presence(self, room: LiveRoom) -> None:
        here = frozenset(seat.member for seat in room.broadcast.seats)
        if self._presence.get(room.door.code) != here:
            self._presence[room.door.code] = here
            room.broadcast.tell_presence()

    def _let_sleep(self, room: LiveRoom) -> None:
        """Forget a room that nobody is connected to; whoever comes back wakes it."""
        room.advising.stop()
        self._rooms.pop(room.door.code, None)
        self._presence.pop(room.door.code, None)
        if not self._rooms:
            self._advising.submit(self._thinking.stop)

    async def _end_timer(self, room: LiveRoom) -> None:
        if ended := timebox_end(room.broadcast.state, self.log.now()):
            await room.writer.say(ended)

    def _beat(self, room: LiveRoom) -> None:
        beat = self.heartbeat()
        for seat in tuple(room.broadcast.seats):
            seat.screen.send(beat)

    def heartbeat(self) -> bytes:
        """The frame that tells a screen the server's time."""
        return msgspec.json.encode({"now": self.log.now()})
