"""What somebody may change who came by a link of their own: how what they own is going."""

from __future__ import annotations

import msgspec

from milepost.plan import acts
from milepost.plan.events import Changes
from milepost.plan.faults import Refusal
from milepost.plan.parts import Action, Id, Milestone, Status
from milepost.plan.readers import named
from milepost.plan.risks import Risk
from milepost.plan.scene import Scene
from milepost.plan.work import Task, TaskStatus

_GOING = frozenset({"due", "status", "started_on", "done_on", "actual_days"})


def owner_refusal(act: acts.PlannerAct, scene: Scene) -> Refusal | None:
    """Why ``act`` is not for whoever came by a link of their own, or for nobody known at all."""
    if not scene.viewer.person:
        return Refusal("facilitators_only")
    if scene.board.plan is None:
        return Refusal("plan_unknown")
    if scene.viewer.person not in scene.plan.people:
        return Refusal("link_is_over")
    return None if _is_theirs(act, scene) else Refusal("not_yours")


def _is_theirs(act: acts.PlannerAct, scene: Scene) -> bool:
    match act:
        case acts.EditMilestone():
            return _may_move(act, scene)
        case acts.EditTask(task=task, changes=changes):
            meant = changes.status is not TaskStatus.DROPPED
            return meant and _owned(task, scene) and _only_going(changes)
        case acts.PutAction(action=action):
            return _may_act(action, scene)
        case acts.HoldReview(review=review):
            new = bool(review.about) and review.id not in scene.plan.reviews
            return new and all(_owned(part, scene) for part in review.about)
        case acts.ReadPlan(name=name):
            reader = named(scene.plan, name)
            return reader is not None and reader.id == scene.viewer.person
        case _:
            return False


def _may_move(act: acts.EditMilestone, scene: Scene) -> bool:
    milestone = scene.part(act.milestone)
    moved = act.changes.due is not msgspec.UNSET
    if isinstance(milestone, Milestone) and milestone.fixed and moved:
        return False
    return (
        _may_stand(milestone, act.changes.status)
        and _owned(act.milestone, scene)
        and _only_going(act.changes)
    )


def _may_stand(before: object, after: Status | msgspec.UnsetType) -> bool:
    """Whether an owner may say so: that it is reached, or that it is not after all."""
    was_done = isinstance(before, Milestone) and before.status is Status.DONE
    return after in (msgspec.UNSET, Status.DONE) or (was_done and after is Status.COMMITTED)


def _may_act(action: Action, scene: Scene) -> bool:
    before = scene.part(action.id)
    if before is None:
        return action.owner == scene.viewer.person and action.room is None
    done = action.done_on
    same = isinstance(before, Action) and msgspec.structs.replace(before, done_on=done)
    return same == action and _owned(action.id, scene)


def _owned(part: Id, scene: Scene) -> bool:
    found = scene.part(part)
    held = isinstance(found, Milestone | Task | Risk | Action)
    return held and found is not None and found.owner == scene.viewer.person


def _only_going(changes: Changes) -> bool:
    said = msgspec.structs.asdict(changes)
    return {key for key, value in said.items() if value is not msgspec.UNSET} <= _GOING
