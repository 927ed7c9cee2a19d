"""Work that pauses on days off, for many runs at once and in parts of days.

The same as :class:`milepost.methods.working_days.OwnDays`, which reckons in whole days, in
arrays of days with decimals: day off ``n`` lasts from ``n`` to ``n + 1``.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from milepost.methods.working_days import OwnDays

__all__ = ["Floats", "Pauses"]

Floats = NDArray[np.floating[Any]]

#: A day's share by which sums of decimals may miss the border of a day.
HAIR = 1e-9


class Pauses:
    """The days on which somebody's work stands still."""

    def __init__(self, own: OwnDays) -> None:
        off: Floats = own.off[own.off >= 0].astype(float)
        self._over = off + 1
        self._off = np.append(off, np.inf)
        self._own_of_off: Floats = off - np.arange(float(len(off)))

    def __bool__(self) -> bool:
        return len(self._over) > 0

    def begin(self, start: Floats) -> Floats:
        """When work that could begin at ``start`` does begin."""
        own = self._own(start)
        return own + _passed(self._own_of_off, own + HAIR, "right")

    def finish(self, start: Floats, work: Floats) -> Floats:
        """When ``work`` that begins at ``start`` is over."""
        own = self._own(start) + work
        return own + _passed(self._own_of_off, own - HAIR, "left")

    def latest_start(self, finish: Floats, work: Floats) -> Floats:
        """When ``work`` begins that is over at ``finish``."""
        own = self._own(finish) - work
        return own + _passed(self._own_of_off, own + HAIR, "right")

    def _own(self, time: Floats) -> Floats:
        """The time that was not off until then."""
        passed = _passed(self._over, time, "right")
        return np.asarray(np.minimum(time, self._off[passed]) - passed)


def _passed(
    borders: Floats, times: Floats, side: Literal["left", "right"]
) -> int | NDArray[np.intp]:
    """How many of the borders each time has passed; one number where it is none or all of them."""
    if times.min() > borders[-1]:
        return len(borders)
    if times.max() < borders[0]:
        return 0
    return np.searchsorted(borders, times, side=side)
