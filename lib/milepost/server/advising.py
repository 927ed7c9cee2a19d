"""Advice beside a live room: worked out elsewhere, so that no act ever waits for it.

The newest board wins: what changes while a method thinks is looked at next, once. Until then what
was said last stays, as long as the room is at the same step.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Final

from milepost.room.advice import Advice, has_adviser

if TYPE_CHECKING:
    from milepost.plan.board import Board
    from milepost.server.broadcast import Broadcast

#: Works out what there is to say of a board, in some languages; may take its time.
Advise = Callable[["Board", frozenset[str]], Advice]

#: Seconds from one answer to the next question, at least.
PAUSE: Final = 0.5
#: A method rests as long as it thought: it shares the processor with live acts.
REST: Final = 1.0

_log = logging.getLogger(__name__)


class Advising:
    """What one room is told beside its board. Its methods are called on the server's loop.

    Args:
        broadcast: the room.
        thread: where one waits for what is said.
        advise: what there is to say of a board, in some languages.
    """

    def __init__(self, broadcast: Broadcast, thread: Executor, advise: Advise) -> None:
        self._broadcast = broadcast
        self._thread = thread
        self._say = advise
        self._step = ""
        self._newest: Board | None = None
        self._run: asyncio.Task[None] | None = None

    def ask(self, board: Board) -> None:
        """See to it that what there is to say of ``board`` is soon shown."""
        self._newest = board
        step = self._broadcast.state.step
        if step.key != self._step:
            self._step = step.key
            self._broadcast.advise({})
        if has_adviser(step) and (self._run is None or self._run.done()):
            self._run = asyncio.create_task(self._go_on())

    def stop(self) -> None:
        """Say no more."""
        if self._run is not None:
            self._run.cancel()

    async def _go_on(self) -> None:
        told = None
        try:
            while (asked := self._asked()) != told:
                told = asked
                await self._advise()
        except Exception:  # noqa: BLE001 - a room goes on, whatever is wrong with its advice
            _log.exception("Room %s could not be advised.", self._broadcast.room)

    def _asked(self) -> tuple[int, frozenset[str]]:
        return self._newest.seq if self._newest else 0, self._broadcast.languages

    async def _advise(self) -> None:
        board = self._newest
        if board is None:
            return
        loop = asyncio.get_running_loop()
        began, step = loop.time(), self._step
        said = await loop.run_in_executor(self._thread, self._say, board, self._broadcast.languages)
        if step == self._step:
            self._broadcast.advise(said, board.seq)
        await asyncio.sleep(max(PAUSE, REST * (loop.time() - began)))
