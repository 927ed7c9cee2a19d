"""``python -m milepost.server.take_home_process NICE``: makes files of plans, for a hub.

Orders come in on the standard input, files go out on the standard output; it ends when nobody asks
any more. It reads the store by itself, whose file ``MILEPOST_STORE`` names.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from msgspec.structs import replace

from milepost.agendas import AgendaFaults
from milepost.export import theme
from milepost.export.everything import Manner
from milepost.export.parcel import parcel
from milepost.plan.board import Board
from milepost.plan.faults import Fault, Refusal
from milepost.room.advice.brief import read, write
from milepost.room.live_plan import LivePlan
from milepost.room.log import Log
from milepost.room.sqlite import SQLiteLog
from milepost.server.orders import Handed, Order, handed_of, order_in

_log = logging.getLogger(__name__)


class Maker:
    """Makes files of the plans of one store, and keeps what it has read of them."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._plans: dict[str, LivePlan] = {}

    def hand(self, order: Order) -> Handed:
        """The file that was ordered, or why there is none."""
        try:
            return self._made(order)
        except Fault as fault:
            return Handed(refused=fault.refusal)
        except AgendaFaults as faults:
            return _failed(order, str(faults))
        except Exception as error:  # noqa: BLE001 - the next file is made all the same
            _log.exception("%s of plan %s could not be made.", order.file, order.plan)
            return _failed(order, type(error).__name__)

    def _made(self, order: Order) -> Handed:
        live = self._plans.setdefault(order.plan, LivePlan(self._log, order.plan))
        manner = Manner(
            name=order.plan, language=order.language, paper=order.paper, theme=theme.own()
        )
        made = parcel(told_of(live.follow(), order.rooms), order.file, manner)
        return Handed(name=made.name, kind=made.kind, data=made.data)


def told_of(board: Board, rooms: tuple[str, ...] | None) -> Board:
    """The board without the rooms of others; the plan itself is everyone's."""
    if rooms is None:
        return board
    return replace(board, rooms={key: board.rooms[key] for key in rooms if key in board.rooms})


def _failed(order: Order, why: str) -> Handed:
    return Handed(refused=Refusal("export_failed", {"file": order.file[:60], "why": why[:300]}))


def main(nice: int) -> None:
    """Make what is ordered, one after the other, at a priority that is lower by ``nice``."""
    if hasattr(os, "nice"):
        os.nice(nice)
    # Whatever a library prints must not get among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    maker = Maker(SQLiteLog(Path(os.environ["MILEPOST_STORE"])))
    while (asked := read(sys.stdin.buffer)) is not None:
        write(answers, handed_of(maker.hand(order_in(asked))))


if __name__ == "__main__":
    main(int(sys.argv[1]))
