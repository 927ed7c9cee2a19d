"""Wrong guesses at a secret, counted per address within a sliding window."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ADDRESSES = 10_000


class Attempts:
    """Says how long an address must wait before it may guess again."""

    def __init__(
        self, limit: int = 5, seconds: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}

    def wait(self, address: str) -> float:
        """Seconds until `address` may guess again; 0 when it may now."""
        times = self._recent(address)
        if len(times) < self._limit:
            return 0.0
        return times[0] + self._seconds - self._clock()

    def wrong(self, address: str) -> None:
        """Note a wrong guess from `address`, forgetting the longest known one if there are many."""
        times = self._recent(address)
        self._wrong.pop(address, None)
        self._wrong[address] = times
        times.append(self._clock())
        while len(self._wrong) > _ADDRESSES:
            self._wrong.pop(next(iter(self._wrong)))

    def _recent(self, address: str) -> deque[float]:
        times = self._wrong.get(address, deque(maxlen=self._limit))
        while times and times[0] <= self._clock() - self._seconds:
            times.popleft()
        return times
