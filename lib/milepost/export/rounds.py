"""Rounds of estimates that rooms have played, as far as the cards were turned over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from statistics import median_high

from msgspec.structs import replace

from milepost.export.results import Record
from milepost.plan.agenda import Estimate, Step, Unit
from milepost.plan.parts import Id
from milepost.plan.room_state import RoomState, Round
from milepost.plan.shown import may_be_seen
from milepost.plan.wall import Wall

_SCALES = ("points", "low", "likely", "high")


class Given(Record, frozen=True, kw_only=True):
    """What one person estimated: one number, or low, likely and high; nothing if they passed.

    ``name`` is empty for somebody who is no longer known.
    """

    name: str
    values: tuple[float, ...]


class PlayedRound(Record, frozen=True, kw_only=True):
    """One round about one card, in ``unit`` (points or days).

    ``low`` and ``high`` are of all that was said, ``middle`` is that of what people hold likely.
    """

    unit: str
    given: tuple[Given, ...]
    number: int = 1
    on: date | None = None
    low: float | None = None
    middle: float | None = None
    high: float | None = None


def turned_cards(wall: Wall, step: Step) -> Iterator[Id]:
    """The cards of an estimating step that have a round which all may see."""
    state = wall.room.state(step.key)
    for card in dict.fromkeys((*state.past, *sorted(state.turned))):
        if may_be_seen(wall, card) and any(_turned(wall, step, card)):
            yield card


def played_rounds(wall: Wall, step: Step, card: Id) -> tuple[PlayedRound, ...]:
    """The rounds about ``card`` in an estimating step that were turned over, in their order."""
    if not isinstance(step.activity, Estimate):
        return ()
    unit, on = step.activity.unit, wall.room.opened_at.date()
    return numbered(
        played_round(unit, _given(wall.room, each), on)
        for each in _turned(wall, step, card)
        if each
    )


def _turned(wall: Wall, step: Step, card: Id) -> tuple[Round, ...]:
    state = wall.room.state(step.key)
    last = (state.round_of(card),) if card in state.turned else ()
    return (*state.past.get(card, ()), *last)


def _given(room: RoomState, played: Round) -> Iterator[Given]:
    for who, got in played.items():
        member = room.members.get(who)
        values = tuple(float(got[scale]) for scale in _SCALES if scale in got)
        yield Given(name=member.name if member else "", values=values)


def played_round(unit: Unit, given: Iterable[Given], on: date | None) -> PlayedRound:
    """A round of what was ``given``."""
    everybody = tuple(given)
    said = [value for each in everybody for value in each.values]
    likely = [each.values[len(each.values) // 2] for each in everybody if each.values]
    return PlayedRound(
        on=on,
        unit=unit.value,
        given=everybody,
        low=min(said, default=None),
        middle=median_high(likely) if likely else None,
        high=max(said, default=None),
    )


def numbered(rounds: Iterable[PlayedRound]) -> tuple[PlayedRound, ...]:
    """``rounds`` counted from 1."""
    return tuple(replace(each, number=number) for number, each in enumerate(rounds, 1))
