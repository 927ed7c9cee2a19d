"""What an address may do only so often: guess at a secret, send a form that anybody may send."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ADDRESSES = 10_000


class Attempts:
    """Says how long an address must wait before it may try again, by a sliding window."""

    def __init__(
        self, limit: int = 5, seconds: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._tried: dict[str, deque[float]] = {}

    def wait(self, address: str) -> float:
        """Seconds until `address` may try again; 0 when it may now."""
        times = self._recent(address)
        if len(times) < self._limit:
            return 0.0
        return times[0] + self._seconds - self._clock()

    def count(self, address: str) -> None:
        """Count a try of `address`, forgetting the longest known address if there are many."""
        times = self._recent(address)
        self._tried.pop(address, None)
        self._tried[address] = times
        times.append(self._clock())
        while len(self._tried) > _ADDRESSES:
            self._tried.pop(next(iter(self._tried)))

    def _recent(self, address: str) -> deque[float]:
        times = self._tried.get(address, deque(maxlen=self._limit))
        while times and times[0] <= self._clock() - self._seconds:
            times.popleft()
        return times
