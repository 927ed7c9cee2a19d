"""Who may do what, when. Asked in one place: where an act becomes an entry."""

from __future__ import annotations

from datetime import datetime, timedelta

from milepost.plan import acts
from milepost.plan.board import Board
from milepost.plan.building_rules import building_refusal
from milepost.plan.faults import Refusal
from milepost.plan.plan_rules import plan_refusal
from milepost.plan.replay import undoable
from milepost.plan.room_rules import room_refusal
from milepost.plan.room_state import Role, StepState
from milepost.plan.scene import Scene, Viewer

#: After a step or a closing timebox ended, what was being written is still taken in, or back.
GRACE = timedelta(seconds=20)


def may(board: Board, viewer: Viewer, act: acts.AnyAct, now: datetime) -> Refusal | None:
    """None if the act may become an entry now; else the rule that it breaks.

    The caller's identity and the time are the server's, never the message's.
    """
    scene = Scene(board, viewer, now)
    if isinstance(act, acts.PlannerAct):
        return plan_refusal(act, scene)
    if viewer.room not in board.rooms:
        return Refusal("room_unknown")
    return (
        _role_refusal(act, scene)
        or _closed_refusal(act, scene)
        or _step_refusal(act, scene)
        or _undo_refusal(act, scene)
        or room_refusal(act, scene)
        or building_refusal(act, scene)
    )


def _role_refusal(act: acts.Act, scene: Scene) -> Refusal | None:
    role = scene.role
    if role is None:
        return Refusal("not_a_member")
    if role is Role.SPECTATOR and not isinstance(act, acts.Rename | acts.SeePlan):
        return Refusal("spectators_watch")
    if role is not Role.FACILITATOR and isinstance(act, acts.FacilitatorAct):
        return Refusal("facilitators_only")
    return None


def _closed_refusal(act: acts.Act, scene: Scene) -> Refusal | None:
    if isinstance(act, acts.SeePlan):  # the plan is read once the room has made it
        return None
    room = scene.room
    return Refusal("room_closed", {"room": room.agenda.title}) if room.closed_at else None


def _step_refusal(act: acts.Act, scene: Scene) -> Refusal | None:
    if not isinstance(act, acts.StepAct):
        return None
    room = scene.room
    step = room.agenda.step(act.step)
    if step is None:
        return Refusal("step_unknown")
    state = room.state(step.key)
    if step.key != room.step.key and not _in_grace(act, state, scene.now):
        return Refusal("step_over", {"step": step.title, "current": room.step.title})
    if scene.role is Role.FACILITATOR:
        return None
    if state.locked:
        return Refusal("step_locked", {"step": step.title})
    return Refusal("time_is_up", {"step": step.title}) if _timed_out(state, scene.now) else None


def _in_grace(act: acts.StepAct, state: StepState, now: datetime) -> bool:
    writing = isinstance(act, acts.WriteNote | acts.EditNote | acts.WithdrawNote)
    return writing and state.left_at is not None and now <= state.left_at + GRACE


def _timed_out(state: StepState, now: datetime) -> bool:
    timer = state.timer
    return timer is not None and timer.closes and now > timer.ends_at + GRACE


def _undo_refusal(act: acts.Act, scene: Scene) -> Refusal | None:
    if not isinstance(act, acts.Undo):
        return None
    here = (entry for entry in undoable(scene.board, scene.room.id) if entry.seq == act.seq)
    return None if any(here) else Refusal("cannot_undo", {"seq": act.seq})
