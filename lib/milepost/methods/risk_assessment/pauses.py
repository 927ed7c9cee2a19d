"""Work that pauses on days off, for many runs at once and in parts of days.

The same as :class:`milepost.methods.working_days.OwnDays`, which reckons in whole days, in
arrays of days with decimals: day off ``n`` lasts from ``n`` to ``n + 1``.
"""

from __future__ import annotations

from typing import Any

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
        off = own.off[own.off >= 0].astype(float)
        self._over = off + 1
        self._off = np.append(off, np.inf)
        self._own_of_off = off - np.arange(len(off))

    def __bool__(self) -> bool:
        return len(self._over) > 0

    def begin(self, start: Floats) -> Floats:
        """When work that could begin at ``start`` does begin."""
        own = self._own(start)
        return own + np.searchsorted(self._own_of_off, own + HAIR, side="right")

    def finish(self, start: Floats, work: Floats) -> Floats:
        """When ``work`` that begins at ``start`` is over."""
        own = self._own(start) + work
        return own + np.searchsorted(self._own_of_off, own - HAIR, side="left")

    def latest_start(self, finish: Floats, work: Floats) -> Floats:
        """When ``work`` begins that is over at ``finish``."""
        own = self._own(finish) - work
        return own + np.searchsorted(self._own_of_off, own + HAIR, side="right")

    def _own(self, time: Floats) -> Floats:
        """The time that was not off until then."""
        passed = np.searchsorted(self._over, time, side="right")
        return np.asarray(np.minimum(time, self._off[passed]) - passed)
