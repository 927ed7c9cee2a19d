"""Whatever a room does, its advice is worked out, and is about what all may see."""

from __future__ import annotations

import logging

from hypothesis import given

from milepost.plan.entities import Alike, Findings, TimelineShown
from milepost.plan.shown import cards_shown
from milepost.room.advice import advice
from tests.plan.moves import Move, often, played, workshops
from tests.plan.wall import ROOM, Wall


class _Failed(logging.Handler):
    """Fails the test with the error that a room would go on without."""

    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage()) from (record.exc_info or (None, None))[1]


def _see(wall: Wall) -> None:
    said, cards = advice(wall.board, ROOM), set(cards_shown(wall.hanging))
    for entity in said.values():
        match entity:
            case Findings(items=items):
                assert all(set(each.cards) <= cards for each in items)
            case TimelineShown(bars=bars):
                assert {bar.card for bar in bars} <= cards
            case Alike(groups=groups):
                assert {card for group in groups for card in group} <= cards


@often
@given(workshops)
def test_no_method_fails_and_none_speaks_of_a_card_that_is_not_shown(moves: list[Move]) -> None:
    log, handler = logging.getLogger("milepost.room.advice.adviser"), _Failed()
    log.addHandler(handler)
    try:
        played(moves, _see)
    finally:
        log.removeHandler(handler)
