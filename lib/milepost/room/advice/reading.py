"""What may be seen of a room, and the plan as it would be if all of that entered it now.

Whatever advises a room reads it through here, so that nothing that is hidden can be told.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import takewhile

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.limits import Limits
from milepost.plan.agenda import Step
from milepost.plan.board import Board
from milepost.plan.outlook import Outlook, outlook
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.plan.room_state import RoomState
from milepost.plan.shown import cards_shown
from milepost.plan.wall import Wall


class Reading:
    """One look at the step that a room is on.

    Attributes:
        wall: its cards.
        step: the step.
        today: the day of the latest entry.

    Args:
        board: everything.
        room_id: the room.

    Raises:
        LookupError: the board has no such room, or no plan.
    """

    def __init__(self, board: Board, room_id: str) -> None:
        self._board, self._room = board, room_id
        self.wall = Wall(board.rooms[room_id], board.plan)
        self.step: Step = self.wall.room.step
        self.today: date = board.entries[-1].at.date()

    @property
    def room(self) -> RoomState:
        """The room as it is; what it hides must not be told."""
        return self.wall.room

    @property
    def is_shown(self) -> bool:
        """Whether all may see what people do in this step."""
        return self.room.shows(self.step)

    @cached_property
    def cards(self) -> tuple[Id, ...]:
        """The cards before everybody."""
        return tuple(cards_shown(self.wall))

    @cached_property
    def _outlook(self) -> Outlook:
        return outlook(self._board, self._room, self._board.entries[-1].at)

    @property
    def plan(self) -> Plan:
        """The plan as it would be."""
        return self._outlook.plan

    @cached_property
    def before(self) -> Plan:
        """The plan as it was when the room was opened."""
        opened = takewhile(lambda entry: entry.room != self._room, self._board.entries)
        return replay(opened).plan or self.plan

    @cached_property
    def parts(self) -> dict[Id, Id]:
        """The parts that the cards are or would become, by card; some could not enter."""
        became = self._outlook.became
        found = {card: became.get(card) or self.wall.became(card) for card in self.cards}
        return {card: part for card, part in found.items() if part}

    @cached_property
    def cards_by_part(self) -> dict[Id, Id]:
        """The card of each part that is before everybody."""
        return {part: card for card, part in self.parts.items()}

    @property
    def works(self) -> set[Id]:
        """All that is to be done in the plan as it would be: its milestones and tasks."""
        return {*self.plan.milestones, *self.plan.tasks}

    @cached_property
    def examined(self) -> Examined:
        """The plan as it would be, laid out for the rules of ``plan_check``."""
        return Examined(self.plan, self.today, Limits())
