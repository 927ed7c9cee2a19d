"""The process in which methods think about all rooms of a hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from milepost.room.advice.brief import answer_in, brief_of
from milepost.server.apart import NICE, Apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from milepost.plan.board import Board
    from milepost.room.advice import Advice
    from milepost.room.log import Door

#: Seconds after which nobody waits for an answer any more; a process that begins loads all methods.
PATIENCE: Final = 60.0


class Thinking(Apart):
    """Asks the process; its methods block and are called on one thread.

    Args:
        nice: how far the process stands back behind live acts, as ``os.nice`` counts.
        patience: seconds after which nobody waits for an answer any more.
    """

    def __init__(self, nice: int = NICE, patience: float = PATIENCE) -> None:
        super().__init__("milepost.room.advice.process", nice, patience)

    def advise(self, door: Door, board: Board, languages: Iterable[str]) -> Advice:
        """What there is to say of the room behind ``door``, in each of the languages.

        Raises:
            Gone: the process died, or thought for too long.
        """
        return answer_in(self.ask(brief_of(door.code, board, door.room, languages)))
