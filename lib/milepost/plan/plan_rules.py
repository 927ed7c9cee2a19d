"""What must hold before the plan itself is changed, or a room is opened on it."""

from __future__ import annotations

from functools import singledispatch

from milepost.plan import acts, text
from milepost.plan.circles import circle
from milepost.plan.commitment import sound
from milepost.plan.events import Changes
from milepost.plan.faults import Fault, Refusal
from milepost.plan.fold_plan import changed
from milepost.plan.import_rules import import_refusal
from milepost.plan.owner_rules import owner_refusal
from milepost.plan.part_fields import values_of
from milepost.plan.parts import Milestone, Part
from milepost.plan.plan import Plan
from milepost.plan.readers import PEOPLE, named
from milepost.plan.references import check_ids, is_needed
from milepost.plan.replay import latest_import
from milepost.plan.room_state import Role
from milepost.plan.scene import Scene


def plan_refusal(act: acts.PlannerAct, scene: Scene) -> Refusal | None:
    """The rule about plans that ``act`` breaks, or None."""
    if not scene.viewer.planner and scene.role is not Role.FACILITATOR:
        return owner_refusal(act, scene) or _plan_refusal(act, scene)
    return _plan_refusal(act, scene)


def _plan_refusal(act: acts.PlannerAct, scene: Scene) -> Refusal | None:
    if isinstance(act, acts.OpenPlan):
        return Refusal("plan_open_already") if scene.board.plan else _shared_refusal(act.plan)
    if scene.board.plan is None:
        return Refusal("plan_unknown")
    return _refusal(act, scene)


def _shared_refusal(plan: Plan) -> Refusal | None:
    try:
        check_ids(plan)
    except Fault as fault:
        return fault.refusal
    return None


@singledispatch
def _refusal(act: acts.Act, scene: Scene) -> Refusal | None:
    return None


@_refusal.register
def _(act: acts.EditPlan, scene: Scene) -> Refusal | None:
    return _change_refusal(scene.plan, act.changes)


@_refusal.register
def _(act: acts.RemovePerson, scene: Scene) -> Refusal | None:
    plan = scene.plan
    if act.person not in plan.people:
        return Refusal("person_unknown", {"person": act.person})
    if is_needed(plan, act.person):
        return Refusal("person_owns", {"person": plan.people[act.person].name})
    return None


@_refusal.register
def _(act: acts.AddMilestone, scene: Scene) -> Refusal | None:
    added = act.milestone
    if taken := _new_id_refusal(added, scene):
        return taken
    if added.owner is not None and added.owner not in scene.plan.people:
        return Refusal("owner_unknown", {"id": added.id, "owner": added.owner})
    return None


@_refusal.register
def _(act: acts.EditMilestone, scene: Scene) -> Refusal | None:
    milestone = scene.plan.milestones.get(act.milestone)
    if milestone is None:
        return Refusal("milestone_unknown", {"milestone": act.milestone})
    owner = act.changes.owner
    if isinstance(owner, str) and owner not in scene.plan.people:
        return Refusal("owner_unknown", {"id": act.milestone, "owner": owner})
    return _change_refusal(milestone, act.changes)


@_refusal.register
def _(act: acts.AddTask, scene: Scene) -> Refusal | None:
    return _new_id_refusal(act.task, scene) or _part_refusal(scene.plan, "tasks", act.task)


@_refusal.register
def _(act: acts.EditTask, scene: Scene) -> Refusal | None:
    task = scene.plan.tasks.get(act.task)
    if task is None:
        return Refusal("task_unknown", {"task": act.task})
    try:
        after = changed(task, act.changes)
    except Fault as fault:
        return fault.refusal
    return _part_refusal(scene.plan, "tasks", after)


@_refusal.register
def _(act: acts.PutDependency, scene: Scene) -> Refusal | None:
    drawn = act.dependency
    if found := _part_refusal(scene.plan, "dependencies", drawn):
        return found
    others = (d for d in scene.plan.dependencies.values() if d.id != drawn.id)
    path = circle(((d.before, d.after) for d in others), drawn.before, drawn.after)
    titles = (values_of(part, scene.plan)["title"][:60] for part in map(scene.part, path) if part)
    return Refusal("link_circle", {"circle": " → ".join(titles)}) if path else None


@_refusal.register
def _(act: acts.RemoveDependency, scene: Scene) -> Refusal | None:
    return None if act.dependency in scene.plan.dependencies else Refusal("link_unknown")


@_refusal.register
def _(act: acts.PutRisk, scene: Scene) -> Refusal | None:
    known = act.risk.id in scene.plan.risks
    taken = None if known else _new_id_refusal(act.risk, scene)
    return taken or _part_refusal(scene.plan, "risks", act.risk)


@_refusal.register
def _(act: acts.PutAction, scene: Scene) -> Refusal | None:
    known = act.action.id in scene.plan.actions
    taken = None if known else _new_id_refusal(act.action, scene)
    return taken or _part_refusal(scene.plan, "actions", act.action)


@_refusal.register
def _(act: acts.PutSprint, scene: Scene) -> Refusal | None:
    return _part_refusal(scene.plan, "sprints", act.sprint)


@_refusal.register
def _(act: acts.GiveFeedback, scene: Scene) -> Refusal | None:
    return _part_refusal(scene.plan, "feedback", act.feedback)


@_refusal.register
def _(act: acts.BringIn, scene: Scene) -> Refusal | None:
    try:
        return import_refusal(scene.plan, sound(act), scene.now)
    except Fault as fault:
        return fault.refusal


@_refusal.register
def _(act: acts.UndoImport, scene: Scene) -> Refusal | None:
    last = latest_import(scene.board)
    undoable = last is not None and last.seq == act.seq
    return None if undoable else Refusal("cannot_undo", {"seq": act.seq})


@_refusal.register
def _(act: acts.ReadPlan, scene: Scene) -> Refusal | None:
    if named(scene.plan, act.name) is None and len(scene.plan.people) >= PEOPLE:
        return Refusal("people_full", {"count": PEOPLE})
    return text.refusal(text.one_name(act.name), text.NAME)


@_refusal.register
def _(act: acts.HoldReview, scene: Scene) -> Refusal | None:
    return _part_refusal(scene.plan, "reviews", act.review)


def _new_id_refusal(part: Part, scene: Scene) -> Refusal | None:
    return Refusal("id_taken", {"id": part.id}) if scene.part(part.id) else None


def _part_refusal(plan: Plan, shelf: str, part: Part) -> Refusal | None:
    try:
        plan.having(shelf, sound(part))
    except Fault as fault:
        return fault.refusal
    return None


@_refusal.register
def _(act: acts.OpenRoom, scene: Scene) -> Refusal | None:
    taken = any(room.code == act.code for room in scene.board.rooms.values())
    return Refusal("id_taken", {"id": act.code}) if taken else None


def _change_refusal(part: Plan | Milestone, changes: Changes) -> Refusal | None:
    try:
        changed(part, changes)
    except Fault as fault:
        return fault.refusal
    return None
