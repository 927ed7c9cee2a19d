"""The path through the workshops at the lobby: what is done, what is next, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import ipywidgets

from milepost.agendas import Reason, State, Station, Thing, Workshop
from milepost.agendas.path import PATH
from milepost.pages.reading import day
from milepost.pages.room_list import desk_address
from milepost.widgets.fields import button
from milepost.widgets.markup import heading, link, sentence
from milepost.words import say

#: Rooms that a team comes back to in every sprint.
_SHORT = ("stand_up", "sprint_review")


class PathView(ipywidgets.VBox):
    """All workshops in the order of the path, the short ones and one's own beside it.

    Args:
        workshops: those that can be run.
        choose: told the stem of the one that somebody wants to start.
        links: whether a room that runs can be gone to by a link.
    """

    def __init__(
        self, workshops: Sequence[Workshop], choose: Callable[[str], None], *, links: bool = True
    ) -> None:
        self._links = links
        self._by_stem = {each.stem: each for each in workshops}
        self._rows = {stem: _Row(each, choose) for stem, each in self._by_stem.items()}
        others = [stem for stem in self._rows if stem not in (*PATH, *_SHORT)]
        super().__init__(
            [
                *self._in_order(PATH),
                ipywidgets.HTML(heading(say("page.path.short"), 3)),
                *self._in_order(_SHORT),
                *([ipywidgets.HTML(heading(say("page.path.own"), 3))] if others else []),
                *self._in_order(others),
            ]
        )
        self.add_class("milepost-path")

    def _in_order(self, stems: Iterable[str]) -> list[_Row]:
        return [self._rows[stem] for stem in stems if stem in self._rows]

    def show(self, stations: Sequence[Station], following: Station | None) -> None:
        """Show where each station stands now."""
        for number, station in enumerate(stations, 1):
            row = self._rows[station.workshop.stem]
            row.show(station, number, is_next=station is following, links=self._links)

    def mark(self, stem: str) -> None:
        """Show which workshop is chosen to be started."""
        for each, row in self._rows.items():
            row.mark(each == stem)


class _Row(ipywidgets.VBox):
    """One workshop: its name, which chooses it, and how it stands."""

    def __init__(self, workshop: Workshop, choose: Callable[[str], None]) -> None:
        self._name = button(workshop.title, partial(choose, workshop.stem))
        self._name.add_class("milepost-entry")
        self._name.tooltip = workshop.about.summary
        self._told = ipywidgets.HTML(sentence(workshop.about.summary, "quiet"))
        self._state = ""
        super().__init__([self._name, self._told])
        self.add_class("milepost-station")

    def show(self, station: Station, number: int, *, is_next: bool, links: bool) -> None:
        state = "next" if is_next else str(station.state)
        if state != self._state:
            self.remove_class(f"station-{self._state}")
            self.add_class(f"station-{state}")
            self._state = state
        mark = "✓" if station.state is State.DONE else str(number)
        self._name.description = f"{mark}  {station.workshop.title}"
        self._told.value = told(station, is_next=is_next, links=links)

    def mark(self, chosen: bool) -> None:
        mark = self._name.add_class if chosen else self._name.remove_class
        mark("chosen")


def told(station: Station, *, is_next: bool = False, links: bool = True) -> str:
    """How a station stands, as HTML."""
    lines = [sentence(line, "quiet") for line in _lines(station)]
    if is_next:
        lines.insert(0, sentence(say("page.path.next"), "next"))
    if station.room is not None and links:
        lines.append(link(say("page.room.go"), desk_address(station.room)))
    return "".join(lines)


def _lines(station: Station) -> list[str]:
    lacks = [
        say(f"page.path.lacks.{lack.thing}", workshop=lack.made_by.title) for lack in station.lacks
    ]
    match station.state:
        case State.DONE:
            return [counted(station.made)] if station.made else [say("page.path.done")]
        case State.AGAIN:
            return [_why(station), counted(station.made)]
        case State.RUNNING:
            code = station.room.code if station.room else ""
            return [say("page.path.running", join_code=code)]
        case State.MISSING:
            return lacks
        case _:
            takes = counted(station.takes)
            return [say("page.path.from", things=takes)] if takes else [say("page.path.ready")]


def _why(station: Station) -> str:
    since = day(station.since) if station.since else ""
    return say(f"page.path.again.{station.why or Reason.REVIEW_DUE}", day=since)


def counted(things: dict[Thing, int]) -> str:
    """How much there is of each thing, in one line."""
    return " · ".join(
        say(f"page.path.thing.{thing}", count=count)
        for thing, count in things.items()
        if thing not in (Thing.WORK, Thing.SIZES)
    )
