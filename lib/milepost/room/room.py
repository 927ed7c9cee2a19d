"""A room as a notebook or a script holds it: follow, say, look, undo, step back, hand over."""

from __future__ import annotations

import secrets
import uuid
from typing import Final

from milepost.plan import acts, text
from milepost.plan.agenda import Agenda, Step
from milepost.plan.board import Board
from milepost.plan.events import MemberJoined
from milepost.plan.faults import Fault, Refusal
from milepost.plan.plan import Plan
from milepost.plan.replay import undoable
from milepost.plan.room_state import Member, Role, RoomState
from milepost.plan.view import View, view
from milepost.plan.wall import Wall
from milepost.room.live_plan import Ask, LivePlan, Note
from milepost.room.log import Log

#: The member who runs what this machine serves: whoever has the facilitator's link.
HOST: Final = "host"

#: Members that one room takes unless configured otherwise.
MEMBERS: Final = 2000

#: No vowels, so that no word appears; nothing that is read as something else.
_CODE_LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ23456789"


def new_id() -> str:
    """An id for an act or a member that nobody can guess."""
    return uuid.uuid4().hex


def new_code(length: int = 5) -> str:
    """A join code that can be read aloud."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(length))


class Room:
    """One run of one workshop on one plan, through one log, as one member.

    Args:
        live: the plan, as followed by this process.
        room: the room's id.
        member: who acts, by default the host.

    Raises:
        Fault: the plan has no such room.
    """

    def __init__(self, live: LivePlan, room: str, member: str = HOST) -> None:
        if room not in live.board.rooms:
            raise Fault("room_unknown")
        self.live = live
        self.id = room
        self.member = member

    @property
    def board(self) -> Board:
        """The board as last followed."""
        return self.live.board

    @property
    def state(self) -> RoomState:
        """What has happened in this room, as last followed."""
        return self.board.rooms[self.id]

    @property
    def wall(self) -> Wall:
        """The cards of this room, as last followed."""
        return Wall(self.state, self.board.plan)

    def follow(self, timeout: float = 0.0) -> bool:
        """Catch up, waiting up to ``timeout`` seconds for something new; whether there was."""
        before = self.board.seq
        self.live.log.wait(self.live.plan, before, timeout)
        return self.live.follow().seq > before

    def say(self, act: acts.AnyAct, act_id: str | None = None) -> int:
        """Do ``act`` and return the number of its last entry.

        Raises:
            Fault: the rule that it breaks.
            StoreFault: the log cannot be written; nothing was done.
        """
        viewer = self.live.viewer(self.id, self.member)
        return _said(self.live, Ask(id=act_id or new_id(), viewer=viewer, act=act))

    def join(self, name: str, role: Role = Role.PARTICIPANT, member: str | None = None) -> Member:
        """Give somebody a seat, or their old one back, and return them.

        Raises:
            Fault: the name is none, the room is full or has ended, or they were shown out.
        """
        return join(self.live, self.id, name, role, member or new_id())

    def view(self, member: str | None = None) -> View:
        """What a member, by default the one who holds this room, may see."""
        return view(self.board, self.live.viewer(self.id, member or self.member))

    def next(self) -> Step:
        """Go to the next step of the agenda; the last step stays."""
        return self._go(+1)

    def step_back(self) -> Step:
        """Go back one step; what was said there still hangs."""
        return self._go(-1)

    def _go(self, by: int) -> Step:
        steps = self.state.agenda.steps
        position = min(max(self.state.position + by, 0), len(steps) - 1)
        if position != self.state.position:
            self.say(acts.GoTo(step=steps[position].key, leaving=self.state.step.key))
        return self.state.step

    def undo(self, seq: int | None = None) -> int:
        """Undo the entry ``seq``, by default the latest that can be.

        Raises:
            Fault: there is none, or it cannot be undone.
        """
        if seq is None:
            seq = next((entry.seq for entry in undoable(self.board, self.id)), 0)
        return self.say(acts.Undo(seq=seq))

    def hand_over(self, member: str) -> int:
        """Make another member a facilitator beside this one."""
        return self.say(acts.GiveRole(member=member, role=Role.FACILITATOR))


def open_plan(log: Log, plan: Plan, host: str = HOST) -> LivePlan:
    """Begin a plan in the log and return it, live."""
    live = LivePlan(log, new_id()[:12])
    plan_act(live, acts.OpenPlan(plan=plan), host)
    return live


def plan_act(live: LivePlan, act: acts.PlannerAct, host: str = HOST) -> int:
    """Change a plan from outside any room and return the number of the last entry.

    Raises:
        Fault: the rule that the act breaks.
    """
    viewer = live.viewer("", host, planner=True)
    return _said(live, Ask(id=new_id(), viewer=viewer, act=act))


def open_room(live: LivePlan, agenda: Agenda, host: str = HOST, name: str = "Facilitator") -> Room:
    """Open a room for a workshop under a new join code, with its host as facilitator."""
    code = new_code()
    plan_act(live, acts.OpenRoom(code=code, agenda=agenda), host)
    room = next(key for key, state in live.board.rooms.items() if state.code == code)
    join(live, room, name, Role.FACILITATOR, host)
    return Room(live, room, host)


def join(live: LivePlan, room: str, name: str, role: Role, member: str) -> Member:
    """Give somebody a seat in a room, or their old one back, and return them.

    Raises:
        Fault: the name is none, the room is full or has ended, or they were shown out.
    """
    state = live.follow().rooms[room]
    known = state.members.get(member)
    if known and not known.removed:
        return known
    if refusal := _seat_refusal(state, known, name):
        raise Fault(refusal.code, **refusal.fields)
    seated = Member(id=member, name=_unlike_others(text.one_name(name), state), role=role)
    # One id for this seat: two joins of one browser at once give one entry.
    note = Note(
        id=f"join {room} {member}", who=member, room=room, event=MemberJoined(member=seated)
    )
    live.say([note])
    return live.board.rooms[room].members[member]


def _seat_refusal(state: RoomState, known: Member | None, name: str) -> Refusal | None:
    if known and known.removed:
        return Refusal("member_removed")
    if state.closed_at is not None:
        return Refusal("room_closed", {"room": state.agenda.title})
    if len(state.members) >= MEMBERS:
        return Refusal("room_full", {"count": MEMBERS})
    return text.refusal(text.one_name(name), text.NAME)


def _unlike_others(name: str, state: RoomState) -> str:
    """The name, numbered where somebody else in the room has it already."""
    taken = {member.name for member in state.members.values()}
    number, unlike = 2, name
    while unlike in taken:
        number, unlike = number + 1, f"{name[: text.NAME - 6]} ({number})"
    return unlike


def _said(live: LivePlan, ask: Ask) -> int:
    (outcome,) = live.say([ask])
    if isinstance(outcome, Refusal):
        raise Fault(outcome.code, **outcome.fields)
    return outcome.seq
