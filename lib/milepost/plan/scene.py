"""Who acts, where, and when: what rules and consequences may look at."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from itertools import chain, count

import msgspec

from milepost.plan.acts import StepAct
from milepost.plan.agenda import Step
from milepost.plan.board import Board
from milepost.plan.part_fields import part_of
from milepost.plan.parts import Action, Milestone
from milepost.plan.plan import Plan
from milepost.plan.references import shelves
from milepost.plan.risks import Risk
from milepost.plan.room_state import Role, RoomState
from milepost.plan.wall import Wall
from milepost.plan.work import Task


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks or looks, as the server knows them.

    ``room`` is the room they are in (empty: none, as at the lobby), ``alias`` the name under
    which they act in the current step: their id, or in an anonymous step a pseudonym.
    ``planner`` may change the plan itself: the host at the lobby or in a notebook. ``person`` is
    the one of the plan's people who came by a link of their own, and may change what is theirs.
    """

    id: str
    room: str = ""
    alias: str = ""
    planner: bool = False
    person: str = ""

    @property
    def acts_as(self) -> str:
        """The name that goes into the log."""
        return self.alias or self.id


def role_of(board: Board, viewer: Viewer) -> Role | None:
    """The viewer's role in their room, or None where they have no seat."""
    room = board.rooms.get(viewer.room)
    member = room.members.get(viewer.id) if room else None
    return member.role if member and not member.removed else None


class Scene:
    """A board at a moment, with one viewer before it."""

    def __init__(self, board: Board, viewer: Viewer, now: datetime) -> None:
        self.board = board
        self.viewer = viewer
        self.now = now
        self._made = 0

    @property
    def role(self) -> Role | None:
        """The role of whoever acts, or None where they have no seat."""
        return role_of(self.board, self.viewer)

    @property
    def room(self) -> RoomState:
        """The room of whoever acts.

        Raises:
            LookupError: they are in none; permits ask that first.
        """
        return self.board.rooms[self.viewer.room]

    @cached_property
    def wall(self) -> Wall:
        """The cards of the room of whoever acts."""
        return Wall(self.room, self.board.plan)

    def part(self, key: str) -> Milestone | Task | Risk | Action | None:
        """The part of the plan with that id, if there is one."""
        return part_of(self.board.plan, key)

    @property
    def plan(self) -> Plan:
        """The plan of the board.

        Raises:
            LookupError: none was opened; permits ask that first.
        """
        if self.board.plan is None:
            raise LookupError("no plan was opened on this board")
        return self.board.plan

    def step(self, act: StepAct) -> Step:
        """The step that ``act`` names.

        Raises:
            LookupError: the agenda has none of that name; permits ask that first.
        """
        step = self.room.agenda.step(act.step)
        if step is None:
            raise LookupError(f"the agenda has no step {act.step!r}")
        return step

    def new_id(self, prefix: str) -> str:
        """An id that no part of this plan has had: the number the next entry will have.

        A plan that was brought in has ids of its own; one that is taken gets a suffix.
        """
        self._made += 1
        plain = f"{prefix}{self.board.seq + self._made}"
        suffixed = (f"{plain}-{number}" for number in count(2))
        return next(each for each in chain([plain], suffixed) if not self._is_taken(each))

    def _is_taken(self, key: str) -> bool:
        plan = self.board.plan
        return plan is not None and any(key in kept for kept in shelves(plan))
