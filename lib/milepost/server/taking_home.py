"""Files of plans, made one at a time in a process of its own; people who want the same share it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from milepost.server.apart import NICE, Apart
from milepost.server.orders import Handed, Order, handed_in, order_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Seconds after which nobody waits for a file any more.
PATIENCE: Final = 300.0

#: Seconds after the last file in which the process stays, with all methods loaded.
LINGERS: Final = 120.0


class TakingHome:
    """Takes orders on the server's loop.

    Args:
        environment: where the process finds the store and people's own theme.
        nice: how far it stands back behind live acts, as ``os.nice`` counts.
        lingers: seconds for which the process stays after its last file.
    """

    def __init__(
        self, environment: Mapping[str, str], nice: int = NICE, lingers: float = LINGERS
    ) -> None:
        self._apart = Apart("milepost.server.take_home_process", nice, PATIENCE, environment)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="take-home")
        self._turn = asyncio.Lock()
        self._waiting: dict[Order, asyncio.Task[Handed]] = {}
        self._tasks: set[asyncio.Task[Handed]] = set()
        self._lingers = lingers
        self._end: asyncio.TimerHandle | None = None

    async def hand(self, order: Order) -> Handed:
        """The file, made of the plan as it stands when its turn has come.

        Whoever asks for what somebody waits for already waits for that.

        Raises:
            Gone: the process died, or took too long.
        """
        task = self._waiting.get(order) or self._queue(order)
        return await asyncio.shield(task)

    def _queue(self, order: Order) -> asyncio.Task[Handed]:
        task = asyncio.create_task(self._make(order))
        self._waiting[order] = task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _make(self, order: Order) -> Handed:
        async with self._turn:
            # From here on the plan may change without the file: whoever comes now waits anew.
            del self._waiting[order]
            if self._end is not None:
                self._end.cancel()
            loop = asyncio.get_running_loop()
            try:
                answered = await loop.run_in_executor(
                    self._thread, self._apart.ask, order_of(order)
                )
            finally:
                self._end = loop.call_later(self._lingers, self._thread.submit, self._apart.stop)
            return handed_in(answered)

    def stop(self) -> None:
        """End the process, whatever it is making; nobody is answered any more."""
        if self._end is not None:
            self._end.cancel()
        for task in self._tasks:
            task.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._apart.stop()
