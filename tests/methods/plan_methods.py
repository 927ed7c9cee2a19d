"""Every method that takes a plan, with all that is said and drawn of what it finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from milepost.methods import (
    agile_estimating,
    backward_planning,
    network,
    plan_check,
    prioritization,
    risk_assessment,
    role_clarity,
    scheduling,
    sprint_planning,
    timeline_mapping,
    tracking,
)
from milepost.plan.parts import Id
from milepost.plan.plan import Plan

Work = Callable[[Plan, date], Any]
#: What is made of a result: further results, sentences, figures.
Told = Callable[[Any], Any]

_QUICK = scheduling.Search(seconds=0.05)
_FEW = plan_check.Limits(runs=50)


class Method(msgspec.Struct, frozen=True):
    """A method, what is made and drawn of its result, and columns that not every plan has."""

    work: Work
    made: tuple[Told, ...] = ()
    drawn: tuple[Told, ...] = ()
    optional: tuple[str, ...] = ()


def _simulated(plan: Plan, today: date) -> risk_assessment.Simulation:
    return risk_assessment.simulate(plan, today, runs=50)


def _part(plan: Plan) -> Id:
    return next(iter((*plan.milestones, *plan.tasks)), "none")


def _clash(plan: Plan, today: date) -> tuple[Any, ...]:
    found = scheduling.date_clash(plan, today, _part(plan), search=_QUICK)
    return plan, today, found


def _problem(plan: Plan, today: date) -> scheduling.Problem:
    return scheduling.problem_of(network.network(plan, today))


def _solved(problem: scheduling.Problem) -> object:
    found = scheduling.solve(problem, _QUICK)
    return scheduling.breaches(problem, found.starts) if found.starts else found


def _selected(plan: Plan, today: date) -> object:
    rows = sprint_planning.backlog(plan, today)
    room = sprint_planning.Room(load=10.0)
    return sprint_planning.select(rows, room)


def _sprint_findings(plan: Plan, today: date) -> list[plan_check.Finding]:
    chosen = sprint_planning.chosen_sprint(plan, today, 2, list(plan.tasks)[:3])
    return list(sprint_planning.sprint_findings(plan, chosen))


def _load(plan: Plan, today: date) -> sprint_planning.Load:
    return sprint_planning.load(plan, sprint_planning.capacity(plan, today), today)


def _until(plan: Plan, today: date) -> date:
    return plan.horizon or min(today, date(9999, 1, 1)) + timedelta(days=90)


def _drawn_raci(found: tuple[Plan, Any]) -> object:
    plan, findings = found
    return role_clarity.draw_raci(role_clarity.raci(plan, tasks=True), findings)


METHODS: dict[str, Method] = {
    "agile_estimating.ballots": Method(
        lambda plan, _: agile_estimating.ballots(plan),
        (
            agile_estimating.convergence,
            lambda votes: agile_estimating.describe_poker(agile_estimating.poker(votes)),
        ),
        drawn=(agile_estimating.draw_poker,),
    ),
    "backward_planning.backward_plan": Method(
        lambda plan, today: (backward_planning.backward_plan(plan, today), today),
        (
            lambda found: backward_planning.describe_backward(found[0]),
            lambda found: backward_planning.describe_checkpoints(
                backward_planning.checkpoints(found[0])
            ),
            lambda found: backward_planning.short_chains(found[0]),
        ),
        drawn=(lambda found: backward_planning.draw_backward(*found),),
    ),
    "backward_planning.gaps": Method(backward_planning.gaps, (backward_planning.describe_gaps,)),
    "network.cycles": Method(lambda plan, _: network.cycles(plan)),
    "network.network": Method(network.network),
    "plan_check.findings": Method(
        lambda plan, today: (plan, today, plan_check.findings(plan, today, _FEW)),
        (
            lambda found: plan_check.as_text(*found),
            lambda found: plan_check.as_json(found[2]),
        ),
    ),
    "plan_check.plan_check": Method(
        lambda plan, today: plan_check.plan_check(plan, today, _FEW),
        (plan_check.describe_findings,),
        drawn=(plan_check.draw_findings,),
    ),
    "prioritization.backlog": Method(
        lambda plan, today: prioritization.backlog(plan, today=today),
        (prioritization.describe_backlog,),
        drawn=(prioritization.draw_backlog,),
    ),
    "prioritization.backlog by ICE": Method(
        lambda plan, today: prioritization.backlog(plan, "ice", today=today),
        (prioritization.describe_backlog,),
        drawn=(prioritization.draw_backlog,),
    ),
    "prioritization.compare_orders": Method(
        prioritization.compare_orders, (prioritization.describe_orders,)
    ),
    "prioritization.effort_shares": Method(
        lambda plan, today: prioritization.effort_shares(plan, today=today),
        (prioritization.describe_shares,),
        drawn=(prioritization.draw_shares,),
    ),
    "prioritization.ice": Method(prioritization.ice),
    "prioritization.inversions": Method(
        prioritization.inversions, (prioritization.describe_inversions,)
    ),
    "prioritization.items": Method(prioritization.items),
    "prioritization.team_days": Method(
        lambda plan, today: prioritization.team_days(plan, today, _until(plan, today))
    ),
    "prioritization.wont_list": Method(
        lambda plan, today: prioritization.wont_list(plan, today=today)
    ),
    "prioritization.wsjf": Method(prioritization.wsjf),
    "risk_assessment.register": Method(
        risk_assessment.register,
        (
            risk_assessment.describe_register,
            risk_assessment.describe_matrix,
            risk_assessment.matrix,
        ),
        drawn=(risk_assessment.draw_matrix,),
    ),
    "risk_assessment.simulate": Method(
        _simulated,
        (
            lambda lived: risk_assessment.describe_dates(risk_assessment.milestone_dates(lived)),
            lambda lived: risk_assessment.describe_convergence(risk_assessment.convergence(lived)),
            lambda lived: risk_assessment.describe_criticality(risk_assessment.criticality(lived)),
            lambda lived: risk_assessment.describe_curve(risk_assessment.curve(lived), "It"),
            lambda lived: risk_assessment.describe_mitigation(
                risk_assessment.mitigation_value(lived)
            ),
            lambda lived: risk_assessment.describe_tornado(risk_assessment.tornado(lived), "It"),
        ),
        drawn=(
            lambda lived: risk_assessment.draw_dates(risk_assessment.milestone_dates(lived)),
            lambda lived: risk_assessment.draw_convergence(risk_assessment.convergence(lived)),
            lambda lived: risk_assessment.draw_curve(risk_assessment.curve(lived), "It"),
            lambda lived: risk_assessment.draw_mitigation(risk_assessment.mitigation_value(lived)),
            lambda lived: risk_assessment.draw_tornado(risk_assessment.tornado(lived), "It"),
        ),
    ),
    "role_clarity.demand": Method(role_clarity.demand),
    "role_clarity.findings": Method(role_clarity.findings, (role_clarity.describe_findings,)),
    "role_clarity.load": Method(
        role_clarity.load, (role_clarity.describe_load,), drawn=(role_clarity.draw_load,)
    ),
    "role_clarity.raci": Method(
        lambda plan, today: (plan, role_clarity.findings(plan, today)), drawn=(_drawn_raci,)
    ),
    "role_clarity.team_days": Method(
        lambda plan, today: role_clarity.team_days(plan, today, _until(plan, today))
    ),
    "scheduling.date_clash": Method(
        _clash,
        (lambda found: scheduling.describe_clash(*found) if found[2] else "It holds.",),
    ),
    "scheduling.problem_of": Method(
        _problem, (_solved, lambda problem: scheduling.clash(problem, seconds=0.05))
    ),
    "scheduling.schedule": Method(
        lambda plan, today: scheduling.schedule(plan, today, search=_QUICK),
        (
            scheduling.describe_schedule,
            scheduling.describe_proof,
            scheduling.resource_links,
        ),
        drawn=(scheduling.draw_schedule,),
    ),
    "sprint_planning.backlog": Method(
        sprint_planning.backlog,
        (
            sprint_planning.days_needed,
            lambda rows: sprint_planning.chance_by_estimates(rows, {"ann": 3.0}),
        ),
    ),
    "sprint_planning.capacity": Method(
        sprint_planning.capacity, (sprint_planning.describe_capacity,)
    ),
    "sprint_planning.chosen_sprint": Method(
        lambda plan, today: sprint_planning.chosen_sprint(plan, today, 2, list(plan.tasks)[:3]),
        (sprint_planning.describe_sprint,),
    ),
    "sprint_planning.sprint_findings": Method(_sprint_findings),
    "sprint_planning.history_for": Method(
        lambda plan, today: sprint_planning.history_for(plan, today, 20.0, 2)
    ),
    "sprint_planning.load": Method(_load, (sprint_planning.describe_load,)),
    "sprint_planning.plan_sprint": Method(
        sprint_planning.plan_sprint,
        (sprint_planning.describe_sprint,),
        drawn=(sprint_planning.draw_sprint,),
    ),
    "sprint_planning.select": Method(
        _selected,
        (lambda rows: [sprint_planning.describe_reason(row) for _, row in rows.iterrows()],),
    ),
    "sprint_planning.sprints_ahead": Method(
        sprint_planning.sprints_ahead,
        (sprint_planning.describe_ahead,),
        drawn=(sprint_planning.draw_ahead,),
    ),
    "timeline_mapping.conflicts": Method(
        timeline_mapping.conflicts, (timeline_mapping.describe_conflicts,)
    ),
    "timeline_mapping.cycles": Method(lambda plan, _: timeline_mapping.cycles(plan)),
    "timeline_mapping.drift": Method(timeline_mapping.drift, (timeline_mapping.describe_drift,)),
    "timeline_mapping.timeline": Method(
        lambda plan, today: (timeline_mapping.timeline(plan, today), today),
        (
            lambda found: timeline_mapping.describe_timeline(found[0]),
            lambda found: timeline_mapping.describe_research(
                timeline_mapping.research_time(found[0])
            ),
            lambda found: timeline_mapping.critical_chains(found[0]),
        ),
        drawn=(lambda found: timeline_mapping.draw_timeline(*found),),
    ),
    "tracking.accuracy": Method(
        lambda plan, _: (tracking.accuracy(plan), plan),
        (lambda found: tracking.describe_accuracy(found[0]),),
        drawn=(lambda found: tracking.draw_accuracy(found[1]),),
    ),
    "tracking.burn_up": Method(
        tracking.burn_up, (tracking.describe_burn_up,), drawn=(tracking.draw_burn_up,)
    ),
    "tracking.calibration": Method(
        lambda plan, _: tracking.calibration(plan),
        (tracking.describe_calibration,),
        drawn=(tracking.draw_calibration,),
    ),
    "tracking.calibration_of_dates": Method(
        tracking.calibration_of_dates,
        (tracking.describe_calibration,),
        drawn=(tracking.draw_calibration,),
    ),
    "tracking.changes_since": Method(
        lambda plan, _: tracking.changes_since(_before(plan), plan), (tracking.describe_changes,)
    ),
    "tracking.completion": Method(
        tracking.completion,
        (
            tracking.describe_completion,
            tracking.overall,
        ),
        drawn=(tracking.draw_completion,),
    ),
    "tracking.feedback": Method(
        lambda plan, _: (tracking.feedback(plan), tracking.verdicts(plan)),
        (lambda found: tracking.describe_feedback(found[0]),),
        drawn=(lambda found: tracking.draw_feedback(*found),),
    ),
    "tracking.records": Method(
        lambda plan, _: tracking.records(plan), (tracking.ratios,), optional=("size",)
    ),
    "tracking.remaining": Method(lambda plan, _: tracking.remaining(plan)),
    "tracking.review_gaps": Method(tracking.review_gaps),
    "tracking.reviews": Method(tracking.reviews, (tracking.describe_reviews,)),
    "tracking.throughput": Method(tracking.throughput),
    "tracking.standings": Method(tracking.standings),
    "tracking.trend": Method(
        tracking.trend,
        (
            tracking.describe_trend,
            tracking.slips,
        ),
        drawn=(tracking.draw_trend,),
    ),
    "tracking.unaware": Method(
        lambda plan, _: tracking.unaware(plan), (tracking.describe_unaware,)
    ),
}


def _before(plan: Plan) -> Plan:
    """The plan before anybody had planned."""
    return Plan(title=plan.title, people=plan.people)
