"""Advises one room, all methods together."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from milepost.plan.board import Board
from milepost.plan.entities import Entity
from milepost.plan.faults import Fault
from milepost.room.advice import Advice, has_adviser
from milepost.room.advice.alike import alike
from milepost.room.advice.dependence import depends_on
from milepost.room.advice.findings import findings, found
from milepost.room.advice.reading import Reading
from milepost.room.advice.sizing import sizing
from milepost.room.advice.smart_goals import smart_goals_read
from milepost.room.advice.sprint_fit import sprint_chosen, sprint_fit
from milepost.room.advice.timeline import Dates, timeline

__all__ = ["Adviser"]

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Adviser:
    """Advises one room; what it depends on did not change, it does not work out again.

    Args:
        room: the room.
    """

    def __init__(self, room: str) -> None:
        self._room = room
        self._of: tuple[Any, ...] | None = None
        self._advice: Advice = {}

    def advise(self, board: Board, languages: Iterable[str]) -> Advice:
        """The advice of now, in each of the languages."""
        wanted = frozenset(languages)
        if board.plan is None or not has_adviser(board.rooms[self._room].step):
            return {language: {} for language in wanted}
        of = depends_on(board, self._room)
        if of != self._of or not wanted <= self._advice.keys():
            self._advice = _worked_out(board, self._room, wanted)
            self._of = of
        return {language: self._advice[language] for language in wanted}


def _worked_out(board: Board, room: str, languages: frozenset[str]) -> Advice:
    reading = Reading(board, room)
    dates = Dates(reading)
    axis = _tried(lambda: timeline(reading, dates))
    sprint = _tried(lambda: sprint_chosen(reading))
    told = _tried(lambda: found(reading, dates, sprint)) or []
    like = _tried(lambda: alike(reading))
    plain: dict[str, Entity | None] = {"timeline": axis, "alike": like}
    shown = {key: entity for key, entity in plain.items() if entity is not None}

    def spoken(language: str) -> Iterator[tuple[str, Entity]]:
        yield from smart_goals_read(reading, language)
        yield from sizing(reading, language)
        if sprint is not None:
            yield "sprint", sprint_fit(sprint, language)
        if told:
            yield "findings", findings(told, language)

    return {
        language: {**shown, **(_tried(lambda: dict(spoken(language))) or {})}  # noqa: B023
        for language in languages
    }


def _tried(method: Callable[[], T | None]) -> T | None:
    """What a method says; what goes wrong in one takes nothing else away."""
    try:
        return method()
    except Fault:
        return None
    except Exception:  # noqa: BLE001 - a room goes on, whatever is wrong with its advice
        _log.exception("A method could not advise a room.")
        return None
