"""An amount of work that nobody knows exactly: a good, a likely and a bad case."""

from __future__ import annotations

import math

import msgspec

from milepost.plan.faults import Fault

#: No piece of work in a plan takes longer; 40 years of working days.
LONGEST = 10_000.0


class ThreePoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Working days of one person: one time in ten less than ``low`` or more than ``high``.

    ``likely`` is the middle: as often more as less. Where all three are alike, nobody has said
    how far off it may be.
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.likely <= self.high <= LONGEST or math.isnan(self.likely):
            shown = {"low": self.low, "likely": self.likely, "high": self.high}
            raise Fault("three_point_order", **{key: f"{each:g}" for key, each in shown.items()})

    @classmethod
    def exactly(cls, days: float) -> ThreePoint:
        """An estimate without spread."""
        return cls(low=days, likely=days, high=days)

    @property
    def has_spread(self) -> bool:
        """Whether anybody has said how far off it may be."""
        return self.low < self.high
