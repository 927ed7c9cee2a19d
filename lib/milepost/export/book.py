"""All documents of a plan as one, under one outline; each is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from msgspec.structs import replace

from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.document import Cover, Document, Fact, Said
from milepost.plan.board import Board


def book_document(
    board: Board, as_of: date | None, makers: Iterable[Callable[[Board, date | None], Document]]
) -> Document:
    """What the ``makers`` make of the board on that day, bound as one.

    The cover is that of the first document that has one with a path, or else a plain one.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    then = board_on(board, day)
    plan = plan_on(then, day)
    parts = tuple(make(then, day) for make in makers)
    own = next((p.cover for p in parts if p.cover and p.cover.path), Cover())
    lead = plan.vision or Said("vision_none")
    horizon = Fact(code="horizon", value=plan.horizon or Said("no_horizon"))
    return Document(
        template="book",
        title=plan.title,
        as_of=day,
        cover=replace(own, lead=lead, facts=(horizon,)),
        parts=parts,
    )
