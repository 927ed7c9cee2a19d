"""From scores to bands: how grave is grave."""

from __future__ import annotations

import math

import msgspec

from milepost.plan.faults import Fault

__all__ = ["LEVELS", "USUAL", "Bands"]

#: What up to five bands are called, from the mildest.
LEVELS = ("low", "moderate", "high", "very_high", "extreme")


class Bands(msgspec.Struct, frozen=True):
    """Where each band above the lowest begins, in likelihood times impact (1 to 25).

    The default has four: low to 4, moderate to 9, high to 15, very high from 16. Templates in use
    differ (red begins at 15 or at 16), so agree on yours before anybody scores.

    Raises:
        Fault: there are no or more than four beginnings, or they do not rise within 2 to 25.
    """

    begin: tuple[int, ...] = (5, 10, 16)

    def __post_init__(self) -> None:
        rising = all(one < two for one, two in zip(self.begin, self.begin[1:], strict=False))
        if not (1 <= len(self.begin) <= 4 and rising and min(self.begin) >= 2) or (
            max(self.begin) > 25
        ):
            raise Fault("bands_unusable", begin=", ".join(map(str, self.begin)) or "none")

    @property
    def names(self) -> tuple[str, ...]:
        """The bands from the mildest, by the code of their name."""
        return LEVELS[: len(self.begin) + 1]

    def of(self, score: float | None) -> str | None:
        """The band of a score; None where nobody has scored."""
        if score is None or math.isnan(score):
            return None
        return self.names[sum(score >= each for each in self.begin)]

    def rank(self, band: str | None) -> int:
        """How grave: 0 for the mildest band, -1 for none."""
        return self.names.index(band) if band in self.names else -1


USUAL = Bands()
