"""Every figure of the methods, drawn of the invented plan: to be looked at, and to be tested.

    python -m tests.methods.gallery FOLDER

writes each as a slide in light ink, in dark ink and without colours.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

from milepost.methods import (
    agile_estimating,
    backward_planning,
    example,
    forecasting,
    plan_check,
    prioritization,
    risk_assessment,
    role_clarity,
    scheduling,
    sprint_planning,
    timeline_mapping,
    tracking,
)
from milepost.methods.drawing import LIGHT, Look, png
from milepost.methods.risk_assessment import Simulation
from milepost.plan.plan import Plan

PLAN, TODAY = example.plan(), example.TODAY
PAST, FINISHED = example.past_sprints(), example.finished_items()
_AHEAD = forecasting.Work(remaining=101, start=TODAY)
_GATES = PLAN.milestones["gates"]
_ITEM = "Pay with a third card"


@cache
def _lived() -> Simulation:
    return risk_assessment.simulate(PLAN, TODAY, runs=2000)


def _votes() -> pd.DataFrame:
    rows = [
        (task.title, member, chosen)
        for number, task in enumerate(list(PLAN.tasks.values())[:9])
        for member, chosen in zip(
            ("ada", "ben", "chi", "dov", "eve", "fay"),
            _CLASSES[number % len(_CLASSES)],
            strict=True,
        )
    ]
    return pd.DataFrame(rows, columns=["item", "member", "class"])


_CLASSES = (
    ("must", "must", "must", "must", "must", "should"),
    ("must", "wont", "must", "wont", "could", "should"),
    ("should", "should", "could", "should", "must", "could"),
    ("could", "wont", "could", "wont", "wont", "could"),
)


def _cards() -> pd.DataFrame:
    rounds = ((3, 5, 13, 8, 5), (5, 8, 8, 5, 8))
    rows = [
        (_ITEM, number, f"m{member}", card)
        for number, cards in enumerate(rounds, 1)
        for member, card in enumerate(cards)
    ]
    return pd.DataFrame(rows, columns=["item", "round", "member", "value"])


def _backlog() -> pd.DataFrame:
    return prioritization.backlog(PLAN)


FIGURES: dict[str, Callable[[Look], Figure]] = {
    "agile_estimating.draw_bias": lambda look: agile_estimating.draw_bias(
        agile_estimating.bias(FINISHED), look
    ),
    "agile_estimating.draw_poker": lambda look: agile_estimating.draw_poker(_cards(), look=look),
    "agile_estimating.draw_suggestion": lambda look: agile_estimating.draw_suggestion(
        agile_estimating.suggest(_ITEM, FINISHED), agile_estimating.similar(_ITEM, FINISHED), look
    ),
    "backward_planning.draw_backward": lambda look: backward_planning.draw_backward(
        backward_planning.backward_plan(PLAN, TODAY), TODAY, PLAN.horizon, look
    ),
    "forecasting.draw_capacity": lambda look: forecasting.draw_capacity(
        PAST, forecasting.capacity_forecast(PAST, commitment=19), look
    ),
    "forecasting.draw_when_done": lambda look: forecasting.draw_when_done(
        forecasting.cone(PAST, _AHEAD), forecasting.when_done(PAST, _AHEAD), look
    ),
    "plan_check.draw_findings": lambda look: plan_check.draw_findings(
        plan_check.plan_check(PLAN, TODAY), look
    ),
    "prioritization.draw_backlog": lambda look: prioritization.draw_backlog(
        _backlog(), 110.0, look
    ),
    "prioritization.draw_shares": lambda look: prioritization.draw_shares(
        prioritization.effort_shares(PLAN, 150.0), look
    ),
    "prioritization.draw_votes": lambda look: prioritization.draw_votes(
        prioritization.splits(_votes()), look
    ),
    "risk_assessment.draw_convergence": lambda look: risk_assessment.draw_convergence(
        risk_assessment.convergence(_lived()), look
    ),
    "risk_assessment.draw_curve": lambda look: risk_assessment.draw_curve(
        risk_assessment.curve(_lived(), _GATES.id), _GATES.title, _GATES.due, look
    ),
    "risk_assessment.draw_dates": lambda look: risk_assessment.draw_dates(
        risk_assessment.milestone_dates(_lived()), look
    ),
    "risk_assessment.draw_matrix": lambda look: risk_assessment.draw_matrix(
        risk_assessment.register(PLAN, TODAY), look=look
    ),
    "risk_assessment.draw_mitigation": lambda look: risk_assessment.draw_mitigation(
        risk_assessment.mitigation_value(_lived()), look
    ),
    "risk_assessment.draw_tornado": lambda look: risk_assessment.draw_tornado(
        risk_assessment.tornado(_lived(), _GATES.id), _GATES.title, look
    ),
    "role_clarity.draw_load": lambda look: role_clarity.draw_load(
        role_clarity.load(PLAN, TODAY), look
    ),
    "role_clarity.draw_raci": lambda look: role_clarity.draw_raci(
        role_clarity.raci(PLAN), role_clarity.findings(PLAN, TODAY), look
    ),
    "scheduling.draw_schedule": lambda look: scheduling.draw_schedule(
        scheduling.schedule(PLAN, TODAY), look
    ),
    "sprint_planning.draw_ahead": lambda look: sprint_planning.draw_ahead(
        sprint_planning.sprints_ahead(PLAN, TODAY, n=3), look
    ),
    "sprint_planning.draw_sprint": lambda look: sprint_planning.draw_sprint(
        sprint_planning.plan_sprint(PLAN, TODAY), look
    ),
    "timeline_mapping.draw_timeline": lambda look: timeline_mapping.draw_timeline(
        timeline_mapping.timeline(PLAN, TODAY), TODAY, look
    ),
    "tracking.draw_accuracy": lambda look: tracking.draw_accuracy(FINISHED, look),
    "tracking.draw_burn_up": lambda look: tracking.draw_burn_up(
        tracking.burn_up(PLAN, TODAY), look
    ),
    "tracking.draw_calibration": lambda look: tracking.draw_calibration(
        tracking.calibration(_with_spread(FINISHED)), look
    ),
    "tracking.draw_completion": lambda look: tracking.draw_completion(
        tracking.completion(_finished_plan(), TODAY), look
    ),
    "tracking.draw_feedback": lambda look: tracking.draw_feedback(
        tracking.feedback(PLAN), tracking.verdicts(PLAN), look
    ),
    "tracking.draw_trend": lambda look: tracking.draw_trend(tracking.trend(PLAN, TODAY), look),
}


def _with_spread(finished: pd.DataFrame) -> pd.DataFrame:
    estimate = finished["estimate"]
    return finished.assign(low=estimate * 0.7, high=estimate * 1.6)


def _finished_plan() -> Plan:
    """The plan with a past: the methods that look back need something to look at."""
    raw = msgspec.to_builtins(PLAN)
    for number, (due, done) in enumerate(
        [("09-15", "09-15"), ("10-01", "10-20"), ("10-29", "10-28"), ("12-01", "12-18")]
    ):
        raw["milestones"][f"past{number}"] = {
            "id": f"past{number}",
            "title": "Past",
            "due": f"2026-{due}",
            "status": "done",
            "done_on": f"2026-{done}",
            "promises": [{"said_on": "2026-08-01", "due": f"2026-{due}"}],
        }
    return msgspec.convert(raw, Plan)


def main(folder: Path) -> None:
    """Write every figure in light, dark and grey."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in FIGURES.items():
        light, dark = png(draw(LIGHT)), png(draw(Look(dark=True)))
        (folder / f"{name}-light.png").write_bytes(light)
        (folder / f"{name}-dark.png").write_bytes(dark)
        Image.open(io.BytesIO(light)).convert("L").save(folder / f"{name}-grey.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
