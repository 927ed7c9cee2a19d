"""A team's past, read period by period: what was to be expected each time, and what came.

All of it is on square roots, where a team that delivers four times as much errs by twice as
much, and a period without a delivery is no infinity.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from milepost.methods.forecasting.pool import Pool

__all__ = ["Expected", "Track"]

#: From a mean absolute error to a standard deviation, as in a normal distribution.
_DEVIATION = 1.25
#: How many errors the fewest periods have that the pool was fitted on.
_FEWEST = 2
#: No team delivers more or less than e**1.5 (4.5) times what the square root of its plan says.
_BOLDEST = 1.5
#: What stands for nothing where a ratio is asked for, as a share of the level.
_TRACE = 1e-3


class Expected(NamedTuple):
    """The middle and the spread of the next period, as square roots."""

    middle: float
    spread: float


class Track:
    """What the periods so far say of the next; :meth:`add` tells it of one more."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._levels = _Levels(pool)
        self._level_errors, self._errors = _Fading(pool.memory), _Fading(pool.memory)
        self._promises = _Promises(pool)

    def add(self, delivered: float | None, committed: float | None) -> None:
        """One more period is over; None is what is not known of it."""
        came = None if delivered is None else math.sqrt(delivered)
        if self._levels.known:
            self._level_errors.add(_distance(came, self._levels.mean))
            self._errors.add(_distance(came, self._middle(committed)))
        self._promises.add(came, committed)
        self._levels.add(came)

    def expected(self, committed: float | None = None) -> Expected:
        """The next period, where ``committed`` is what the team commits to, if that is known."""
        pool, middle = self._pool, self._middle(committed)
        usual = self._levels.usual if self._levels.known else middle
        errors = self._level_errors if committed is None else self._errors
        spread = self._own(errors) * (1 + pool.young / max(errors.count, _FEWEST) ** 2)
        return Expected(middle, spread * (pool.moving * middle + (1 - pool.moving) * usual))

    def _middle(self, committed: float | None) -> float:
        level = self._levels.mean
        if committed is None:
            return level
        promised = math.sqrt(committed) * self._promises.met(level)
        if not self._levels.known:
            return promised
        odds = (
            math.exp(self._pool.trust)
            * (self._own(self._level_errors) / self._promises.spread) ** 2
        )
        return (level + odds * promised) / (1 + odds)

    def _own(self, errors: _Fading) -> float:
        return _believed(errors.mean * _DEVIATION, errors.count, self._pool.spread, self._pool)


class _Levels:
    """A level that follows and one that remembers, each as good as it was for this team so far."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._fast, self._slow = _Fading(pool.fast), _Fading(pool.slow)
        self._fast_squares, self._slow_squares = _Fading(pool.judging), _Fading(pool.judging)
        self.mean = 0.0

    @property
    def known(self) -> bool:
        """Whether any period was recorded."""
        return self._slow.weight > 0

    @property
    def usual(self) -> float:
        """The level that remembers."""
        return self._slow.mean

    def add(self, came: float | None) -> None:
        if self.known:
            self._fast_squares.add(None if came is None else (came - self._fast.mean) ** 2)
            self._slow_squares.add(None if came is None else (came - self._slow.mean) ** 2)
        self._fast.add(came)
        self._slow.add(came)
        slow = self._share_of_slow()
        self.mean = (1 - slow) * self._fast.mean + slow * self._slow.mean

    def _share_of_slow(self) -> float:
        trace = _TRACE * self.usual**2
        known = self._slow_squares.weight
        if not self.usual or not known:
            return 0.5
        ratio = (self._fast_squares.mean + trace) / (self._slow_squares.mean + trace)
        odds: float = ratio ** (self._pool.choosing * known / (known + self._pool.speaks))
        return odds / (1 + odds)


class _Promises:
    """How a team's commitments were met."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._misses, self._squares = _Fading(pool.memory), _Fading(pool.memory)
        self._came, self._promised = _Fading(pool.memory), _Fading(pool.memory)

    def add(self, came: float | None, committed: float | None) -> None:
        promised = None if committed is None or came is None else math.sqrt(committed)
        miss = None if promised is None or came is None else _apart(came, promised)
        self._misses.add(miss)
        self._squares.add(None if miss is None else miss**2)
        self._came.add(None if promised is None else came)
        self._promised.add(promised)

    @property
    def spread(self) -> float:
        """How much the team's commitments err, whatever is usually delivered of them."""
        own = math.sqrt(max(self._squares.mean - self._misses.mean**2, 0))
        known = max(self._misses.count - 1, 0)
        return _believed(own, known, self._pool.promises, self._pool)

    def met(self, level: float) -> float:
        """What the team delivers of a commitment: the steadier it was, the more its own counts."""
        trace = _TRACE * level
        pooled = math.log(self._pool.met)
        if not self._promised.mean + trace or not self._came.mean + trace:
            return self._pool.met
        own = math.log((self._came.mean + trace) / (self._promised.mean + trace))
        known = self._misses.weight
        share = known / (known + (self.spread / self._pool.met_spread) ** 2)
        return math.exp(share * max(-_BOLDEST, min(own, _BOLDEST)) + (1 - share) * pooled)


class _Fading:
    """A mean in which the past fades with a half-life in periods."""

    def __init__(self, half_life: float) -> None:
        self._keep = 0.5 ** (1 / half_life)
        self._sum = 0.0
        self.weight = 0.0
        self.count = 0

    def add(self, value: float | None) -> None:
        """Let a period pass; None is a period of which nothing is known."""
        self._sum *= self._keep
        self.weight *= self._keep
        if value is not None:
            self._sum += value
            self.weight += 1
            self.count += 1

    @property
    def mean(self) -> float:
        return self._sum / self.weight if self.weight else 0.0


def _believed(own: float, known: int, pooled: float, pool: Pool) -> float:
    """A team's own spread, drawn to the pool's as long as few errors are known.

    The mean is the geometric one: a calm team is soon believed to be calm, which no arithmetic
    mean with a wide pool allows.
    """
    share = known**2 / (known**2 + pool.speaks**2)
    narrowed = math.log(max(own, pool.narrowest))
    return math.exp(share * narrowed + (1 - share) * math.log(pooled))


def _distance(came: float | None, expected: float) -> float | None:
    return None if came is None else abs(_apart(came, expected))


def _apart(came: float, expected: float) -> float:
    """The difference as a share of both, between -2 and 2: a start from nothing is not endless."""
    middle = (came + expected) / 2
    return (came - expected) / middle if middle else 0.0
