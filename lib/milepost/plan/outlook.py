"""The plan as it would be if all that a room has built so far entered it now.

Methods are asked about this plan while people still move its cards; nothing of it is logged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from milepost.plan.agenda import Commit, Step
from milepost.plan.board import Board
from milepost.plan.commitment import Commitment
from milepost.plan.events import AnyEvent, Entry
from milepost.plan.faults import Fault
from milepost.plan.fold_plan import fold_plan
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.room_state import RoomState
from milepost.plan.scene import Scene, Viewer
from milepost.plan.shown import cards_shown

#: Where an agenda lets nothing into the plan, its cards are looked at as milestones.
_AS_MILESTONES = Step(key="outlook", title="", minutes=1, activity=Commit(of="outlook"))


class Outlook:
    """What a room's cards come to.

    Attributes:
        plan: the plan as it would be.
        became: by card, the part that it is or would become. Cards that could not enter are
            left out.
    """

    def __init__(self, plan: Plan, became: dict[Id, Id]) -> None:
        self.plan = plan
        self.became = became

    @property
    def cards(self) -> dict[Id, Id]:
        """By part, the card that it is or would be made of."""
        return {part: card for card, part in self.became.items()}


def outlook(board: Board, room_id: Id, now: datetime) -> Outlook:
    """What the cards of the step that a room is on come to.

    Raises:
        LookupError: the board has no such room, or no plan.
    """
    room = board.rooms[room_id]
    scene = Scene(board, Viewer(id="", room=room_id), now)
    step = next(_commits(room), _AS_MILESTONES)
    trial = Commitment(Scene(board, scene.viewer, now), step)
    kept = tuple(card for card in cards_shown(scene.wall) if _can_enter(trial, card))
    commitment = Commitment(scene, step)
    plan = scene.plan
    for number, event in enumerate(_entering(commitment, kept), 1):
        entry = Entry(seq=board.seq + number, at=now, who="", room=room_id, event=event)
        plan = fold_plan(plan, entry) or plan
    return Outlook(plan, commitment.became)


def _commits(room: RoomState) -> Iterator[Step]:
    """The commit steps that take in what the room works on now; else those from here on, or before.

    A room may let other cards enter the plan before those that hang here.
    """
    steps = (*room.agenda.steps[room.position :], *reversed(room.agenda.steps[: room.position]))
    commits = [step for step in steps if isinstance(step.activity, Commit)]
    for key in filter(None, (room.step.key, room.step.of)):
        yield from (s for s in commits if any(key == e.key for e in room.agenda.lineage(s)))
    yield from commits


def _can_enter(trial: Commitment, card: Id) -> bool:
    try:
        trial.try_card(card)
    except Fault:
        return False
    return True


def _entering(commitment: Commitment, cards: tuple[Id, ...]) -> Iterator[AnyEvent]:
    """What the cards become, up to the first thing that cannot be."""
    try:
        yield from commitment.entering(cards)
    except Fault:
        return
