"""Brings acts to disk off the loop: what comes in while one commit runs goes into the next."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from milepost.plan.faults import Fault
from milepost.room.live_plan import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from milepost.plan.board import Board
    from milepost.room.live_plan import Ask, LivePlan, Note

#: Asks in one commit: enough to share an fsync, few enough that nobody waits long for theirs.
_BATCH = 256

_log = logging.getLogger(__name__)


class Writer:
    """One plan's asks, in the order they came, in as few commits as the disk needs.

    ``on_change`` is called on the loop with the new board after each commit, and before
    anybody who asked is answered: whoever hears that an act is done has seen it.
    """

    def __init__(
        self, live: LivePlan, thread: ThreadPoolExecutor, on_change: Callable[[Board], None]
    ) -> None:
        self.live = live
        self._thread = thread
        self._on_change = on_change
        self._waiting: list[tuple[Ask | Note, asyncio.Future[Outcome]]] = []
        self._shown = live.board
        self._is_behind = False
        self._run: asyncio.Task[None] | None = None

    async def say(self, ask: Ask | Note) -> Outcome:
        """What became of ``ask``, once it is on disk.

        Raises:
            StoreFault: the log cannot be written; nothing was done.
        """
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((ask, future))
        self.catch_up()
        return await future

    def catch_up(self) -> None:
        """See to it that what others have appended is soon shown."""
        self._is_behind = True
        if self._run is None or self._run.done():
            self._run = asyncio.create_task(self._write())

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while self._is_behind or self._waiting:
            self._is_behind = False
            batch, self._waiting = self._waiting[:_BATCH], self._waiting[_BATCH:]
            try:
                outcomes = await loop.run_in_executor(self._thread, self._commit, batch)
                self.show()
            except Fault as fault:
                _fail(batch, fault)
            except Exception as error:  # noqa: BLE001 - see the next line
                # Whatever went wrong, nobody waits for ever; who asked is cut off and asks again.
                _log.exception("What was asked of plan %s could not be done.", self.live.plan)
                _fail(batch, error)
            else:
                _answer(batch, outcomes)

    def _commit(self, batch: list[tuple[Ask | Note, asyncio.Future[Outcome]]]) -> list[Outcome]:
        return self.live.say([ask for ask, _ in batch])

    def show(self) -> None:
        """Tell everyone at once of what is on disk already."""
        board = self.live.board
        if board is not self._shown:
            self._shown = board
            self._on_change(board)


def _answer(
    batch: list[tuple[Ask | Note, asyncio.Future[Outcome]]], outcomes: list[Outcome]
) -> None:
    for (_, future), outcome in zip(batch, outcomes, strict=True):
        if not future.done():
            future.set_result(outcome)


def _fail(batch: list[tuple[Ask | Note, asyncio.Future[Outcome]]], error: Exception) -> None:
    for _, future in batch:
        if not future.done():
            future.set_exception(error)
