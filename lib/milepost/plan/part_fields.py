"""The parts of a plan as cards: which there are to work on, and what stands on them, as text."""

from __future__ import annotations

from datetime import date
from functools import singledispatch

from milepost.plan.agenda import Source
from milepost.plan.parts import Action, Id, Milestone, Part
from milepost.plan.plan import Plan
from milepost.plan.risks import Risk, RiskStatus
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Task, TaskStatus

KINDS = {Milestone: "milestone", Task: "task", Risk: "risk", Action: "action"}


def parts_of(plan: Plan, source: Source) -> list[Id]:
    """The ids of the parts that ``source`` names, in the order in which they are worked on."""
    match source:
        case Source.MILESTONES:
            return [each.id for each in plan.milestones_by_date() if each.is_open]
        case Source.TASKS:
            return [task.id for task in plan.tasks.values() if task.is_open]
        case Source.WORK:
            return _work(plan)
        case Source.RISKS:
            return [risk.id for risk in plan.risks.values() if risk.status is RiskStatus.OPEN]
        case Source.ACTIONS:
            return [action.id for action in plan.actions.values() if action.done_on is None]
        case Source.FINISHED:
            done = [task for task in plan.tasks.values() if task.status is TaskStatus.DONE]
            latest = sorted(done, key=lambda task: task.done_on or date.min, reverse=True)
            return [task.id for task in latest]


def _work(plan: Plan) -> list[Id]:
    tasks = parts_of(plan, Source.TASKS)
    broken_down = {plan.tasks[task].milestone for task in tasks}
    whole = (id_ for id_ in parts_of(plan, Source.MILESTONES) if id_ not in broken_down)
    return [*whole, *tasks]


def part_of(plan: Plan | None, card: Id) -> Milestone | Task | Risk | Action | None:
    """The part of the plan that ``card`` is, if it is one."""
    if plan is None:
        return None
    return (
        plan.milestones.get(card)
        or plan.tasks.get(card)
        or plan.risks.get(card)
        or plan.actions.get(card)
    )


def values_of(part: Part, plan: Plan) -> dict[str, str]:
    """What stands in the fields of ``part``, by key, as people would type it; no empty ones."""
    return {key: value for key, value in _values(part, plan).items() if value}


@singledispatch
def _values(part: Part, plan: Plan) -> dict[str, str]:
    raise TypeError(f"a {type(part).__name__} is no card")


@_values.register
def _(part: Milestone, plan: Plan) -> dict[str, str]:
    metric = part.metric
    return {
        "title": part.title,
        "outcome": part.outcome,
        "metric": metric.name if metric else "",
        "baseline": said(metric.baseline) if metric else "",
        "target": said(metric.target) if metric else "",
        "unit": metric.unit if metric else "",
        "due": said(part.due),
        "owner": _name(plan, part.owner),
        "term": part.term,
        "kind": part.kind,
        "status": part.status,
        "moscow": part.moscow or "",
        "value": said(part.value),
        "urgency": said(part.urgency),
        "confidence": said(part.confidence),
        **_days(part.days),
    }


@_values.register
def _(part: Task, plan: Plan) -> dict[str, str]:
    return {
        "title": part.title,
        "milestone": part.milestone or "",
        "owner": _name(plan, part.owner),
        "kind": part.kind,
        "status": part.status,
        "moscow": part.moscow or "",
        "points": said(part.points),
        "actual": said(part.actual_days),
        "earliest": said(part.earliest),
        "due": said(part.due),
        "done_on": said(part.done_on),
        **_days(part.days),
    }


@_values.register
def _(part: Risk, plan: Plan) -> dict[str, str]:
    return {
        "title": part.event,
        "cause": part.cause,
        "effect": part.effect,
        "threatens": " ".join(part.threatens),
        "likelihood": said(part.now.likelihood),
        "impact": said(part.now.impact),
        "probability": said(part.now.probability),
        "response": part.response or "",
        "mitigation": part.mitigation,
        "trigger": part.trigger,
        "owner": _name(plan, part.owner),
        "review_on": said(part.review_on),
        **_days(part.now.delay),
    }


@_values.register
def _(part: Action, plan: Plan) -> dict[str, str]:
    return {
        "title": part.text,
        "owner": _name(plan, part.owner),
        "due": said(part.due),
        "done_on": said(part.done_on),
    }


def said(value: object) -> str:
    """A value as people would type it: ``2027-03-31``, ``2.5``; nothing for None."""
    if value is None:
        return ""
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)


def _name(plan: Plan, person: Id | None) -> str:
    return plan.people[person].name if person in plan.people else ""


def _days(days: ThreePoint | None) -> dict[str, str]:
    if days is None:
        return {}
    return {"low": said(days.low), "likely": said(days.likely), "high": said(days.high)}
