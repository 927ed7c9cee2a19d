"""Where things stand on a time axis: the geometry of the roadmap's figure.

Places are whole numbers from 0 at the start of the axis to ``LENGTH`` at its end, so that they
are the same on every machine. Few milestones become marks that carry their
numbers, each in the lowest lane in which it touches no other; many become one column for each
period, stacked by status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from milepost.export.periods import Period, divisions
from milepost.export.results import Record
from milepost.export.roadmap import MilestoneLine, Roadmap

#: Most divisions of the axis whose labels stand beside each other on a page.
MOST_DIVISIONS = 10
#: The length of the axis, what one mark takes of it, and the lanes that fit above it.
LENGTH, MARK, LANES = 100_000, 3_000, 8

_STACKED = ("done", "committed", "proposed", "overdue")


class Division(Record, frozen=True, kw_only=True):
    """One period of the axis: where it begins and ends."""

    period: Period
    at: int
    until: int


class Mark(Record, frozen=True, kw_only=True):
    """One milestone: its number, how it stands, its place on the axis and above it."""

    number: int
    standing: str
    at: int
    lane: int


class Column(Record, frozen=True, kw_only=True):
    """How many milestones fall into one division, by how they stand, lowest first."""

    at: int
    until: int
    counts: tuple[tuple[str, int], ...]


class Timeline(Record, frozen=True, kw_only=True):
    """The figure: an axis, and above it marks or columns; ``lanes`` is the height of either.

    ``tally`` counts the milestones on it by how they stand.
    """

    divisions: tuple[Division, ...]
    as_of: int | None
    horizon: int | None
    tally: dict[str, int]
    marks: tuple[Mark, ...] = ()
    columns: tuple[Column, ...] = ()
    lanes: int = 1


class Axis:
    """A stretch of time in whole periods, at most ``MOST_DIVISIONS`` of them."""

    def __init__(self, days: Sequence[date]) -> None:
        self.periods = divisions(min(days), max(days), MOST_DIVISIONS)
        self._first = self.periods[0].begins.toordinal()
        self._length = _end(self.periods[-1]) - self._first

    def place(self, day: date) -> int:
        """The place of ``day``: its middle, so that a day lies within its own period."""
        return self._place(day.toordinal() + 0.5)

    def divisions(self) -> Iterator[Division]:
        """The periods with the places they take."""
        for period in self.periods:
            begins, ends = period.begins.toordinal(), _end(period)
            yield Division(period=period, at=self._place(begins), until=self._place(ends))

    def _place(self, ordinal: float) -> int:
        return round((ordinal - self._first) / self._length * LENGTH)


def timeline(roadmap: Roadmap) -> Timeline | None:
    """The figure of a roadmap; None where nothing on it has a date."""
    return timeline_of(roadmap.on_the_way(), roadmap.as_of, roadmap.horizon)


def timeline_of(
    milestones: Iterable[MilestoneLine], as_of: date, horizon: date | None
) -> Timeline | None:
    """The figure of those milestones that have a date; None where none has."""
    lines = [line for line in milestones if line.on]
    if not lines:
        return None
    days = [line.on for line in lines if line.on]
    axis = Axis([*days, *([horizon] if horizon else [])])
    marks = _marks(lines, axis)
    bare = Timeline(
        divisions=tuple(axis.divisions()),
        as_of=_within(axis.place(as_of)),
        horizon=axis.place(horizon) if horizon else None,
        tally=tally(lines),
    )
    if (lanes := 1 + max(mark.lane for mark in marks)) <= LANES:
        return msgspec.structs.replace(bare, marks=marks, lanes=lanes)
    columns = _columns(lines, axis, bare.divisions)
    highest = max(sum(count for _, count in column.counts) for column in columns)
    return msgspec.structs.replace(bare, columns=columns, lanes=highest)


def standing(line: MilestoneLine) -> str:
    """How a milestone stands in one word: its status, or that it is overdue."""
    return "overdue" if line.overdue else line.status.value


def tally(lines: Iterable[MilestoneLine]) -> dict[str, int]:
    """How many milestones stand how."""
    return dict(Counter(map(standing, lines)))


def _marks(lines: Sequence[MilestoneLine], axis: Axis) -> tuple[Mark, ...]:
    free_from: list[int] = []
    marks: list[Mark] = []
    for line in lines:
        at = axis.place(line.on or date.max)
        lane = next((n for n, free in enumerate(free_from) if free <= at), len(free_from))
        free_from[lane : lane + 1] = [at + MARK]
        marks.append(Mark(number=line.number, standing=standing(line), at=at, lane=lane))
    return tuple(marks)


def _columns(
    lines: Sequence[MilestoneLine], axis: Axis, parts: Sequence[Division]
) -> tuple[Column, ...]:
    tallies: list[Counter[str]] = [Counter() for _ in parts]
    for line in lines:
        at = axis.place(line.on or date.max)
        index = next(n for n, part in enumerate(parts) if at < part.until)
        tallies[index][standing(line)] += 1
    return tuple(
        Column(at=part.at, until=part.until, counts=tuple((s, tally[s]) for s in _STACKED))
        for part, tally in zip(parts, tallies, strict=True)
    )


def _end(period: Period) -> int:
    """The ordinal of the first day after a period."""
    month = period.year * 12 + period.month - 1 + period.months
    year, of_year = divmod(month, 12)
    return _ordinal(year, of_year + 1)


def _ordinal(year: int, month: int) -> int:
    """The ordinal of a month's first day, also beyond the last year that a date can have."""
    beyond = max(0, year - date.max.year)
    return date(year - beyond, month, 1).toordinal() + round(beyond * 365.2425)


def _within(place: int) -> int | None:
    return place if 0 <= place <= LENGTH else None
