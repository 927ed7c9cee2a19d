"""The board as it stood on a day, so that last month's document can be made today."""

from __future__ import annotations

from datetime import date

from milepost.plan.board import Board
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.plan.replay import replay


def last_day(board: Board) -> date:
    """The day (UTC) of the last entry: what was known then is all there is to tell.

    Raises:
        Fault: nothing has happened on the board, so no plan is there.
    """
    if not board.entries:
        raise Fault("export_without_plan")
    return board.entries[-1].at.date()


def board_on(board: Board, day: date) -> Board:
    """The board at the end of ``day`` (UTC). A later day than the last changes nothing."""
    if not board.entries or day >= last_day(board):
        return board
    return replay(entry for entry in board.entries if entry.at.date() <= day)


def plan_on(board: Board, day: date) -> Plan:
    """The plan of a board that stood so on ``day``.

    Raises:
        Fault: no plan was open yet.
    """
    if board.plan is None:
        raise Fault("export_before_plan", day=day.isoformat())
    return board.plan
