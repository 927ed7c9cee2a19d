"""Whatever the frame, each method answers, or says in a sentence which rule a cell broke."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import pytest

from milepost.methods import agile_estimating as ae
from milepost.methods import backward_planning as bp
from milepost.methods import forecasting, plan_check, tracking
from milepost.methods import prioritization as pr
from milepost.methods import risk_assessment as ra
from milepost.methods import role_clarity as rc
from milepost.methods import scheduling as sc
from milepost.methods import sprint_planning as sp
from milepost.methods import timeline_mapping as tm
from tests.methods.claims import answer_of, assert_well_said
from tests.methods.gallery import FINISHED, PAST, PLAN, TODAY, _cards, _votes, _with_spread

_WORK = forecasting.Work(remaining=50, start=TODAY)
_SPREAD = pd.DataFrame({"low": [1.0, 2.0], "likely": [2.0, 4.0], "high": [4.0, 9.0]})
_ITEMS = pr.items(PLAN).head(4)
_PAST_WORK = _with_spread(FINISHED).head(8)
_RATINGS = pd.DataFrame(
    [("sun", "ada", 1, 2), ("sun", "ben", 5, 5), ("zones", "ada", 3, 3)],
    columns=["risk", "member", "likelihood", "impact"],
)
_BELIEFS = pd.DataFrame(
    [("fares", "ada", "dov"), ("fares", "ben", "dov"), ("pilot", "chi", None)],
    columns=["part", "member", "accountable"],
)
_ROLES = pd.DataFrame(
    [(each.part, each.person, each.role.value) for each in PLAN.assignments.values()],
    columns=["part", "person", "role"],
)
_SPRINTS = pd.DataFrame(
    [(each.start, each.weeks, each.completed) for each in PLAN.sprints.values()],
    columns=["start", "weeks", "completed"],
)

#: Each method that takes what a room or a team gives, with a frame that is sound.
GIVEN: dict[str, tuple[Callable[[pd.DataFrame], Any], pd.DataFrame]] = {
    "add_up": (ae.add_up, _SPREAD),
    "bias": (ae.bias, _PAST_WORK),
    "burn_up_of": (
        lambda frame: tracking.burn_up_of(frame, tracking.remaining(PLAN), TODAY),
        _SPRINTS,
    ),
    "calibration": (tracking.calibration, _PAST_WORK),
    "capacity_forecast": (forecasting.capacity_forecast, PAST),
    "convergence": (ae.convergence, _cards()),
    "corrected": (lambda frame: ae.corrected(_PAST_WORK, frame), _PAST_WORK),
    "effort_shares": (pr.effort_shares, _ITEMS),
    "accuracy": (tracking.accuracy, _PAST_WORK),
    "inversions": (pr.inversions, _ITEMS),
    "mismatches": (rc.mismatches, _BELIEFS),
    "pert": (ae.pert, _SPREAD),
    "poker": (ae.poker, _cards()),
    "raci": (rc.raci, _ROLES),
    "rate": (ra.rate, _RATINGS),
    "ratios": (tracking.ratios, _PAST_WORK),
    "similar": (lambda frame: ae.similar("Pay by card", frame), _PAST_WORK),
    "splits": (pr.splits, _votes()),
    "spread_of": (ae.spread_of, _SPREAD),
    "suggest": (lambda frame: ae.suggest("Pay by card", frame), _PAST_WORK),
    "total": (lambda frame: ae.total(frame, _PAST_WORK), _PAST_WORK),
    "when_done": (lambda frame: forecasting.when_done(frame, _WORK), PAST),
    "wsjf": (pr.wsjf, _ITEMS),
}

_CELLS: tuple[object, ...] = (
    *(None, float("nan"), float("inf"), pd.NaT, -1, 0, 1e300, 2**70, True),
    *("", "x", "<b>$x$</b>", date(1, 1, 1), date(9999, 12, 31)),
)


def difficult(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Empty, without columns, one row, all alike, doubled, shuffled, and with cells of any kind."""
    yield from (frame.iloc[:0], pd.DataFrame(), frame.iloc[:1], frame.iloc[::-1])
    yield pd.concat([frame, frame])
    yield pd.concat([frame.iloc[:1]] * 5, ignore_index=True)
    yield from (frame.drop(columns=column) for column in frame.columns)
    for column in frame.columns:
        for cell in _CELLS:
            cells = [*frame[column].tolist()[:-1], cell]
            yield frame.assign(**{column: pd.Series(cells, frame.index, dtype=object)})
        yield frame.assign(**{column: pd.Series([None] * len(frame), frame.index, dtype=object)})


@pytest.mark.parametrize("name", GIVEN)
def test_a_difficult_frame_is_answered_and_left_as_it_was(name: str) -> None:
    work, sound = GIVEN[name]
    kind = type(work(sound))
    for frame in difficult(sound):
        before = frame.copy(deep=True)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = answer_of(lambda frame=frame: work(frame))  # type: ignore[misc]
        assert found is None or isinstance(found, kind)
        pd.testing.assert_frame_equal(frame, before)


@cache
def _lived() -> ra.Simulation:
    return ra.simulate(PLAN, TODAY, runs=100)


#: What is told and drawn of the frames that methods give.
TOLD: dict[str, tuple[Callable[[pd.DataFrame], Any], Callable[[], pd.DataFrame]]] = {
    "backlog": (pr.describe_backlog, lambda: pr.backlog(PLAN)),
    "backward": (bp.describe_backward, lambda: bp.backward_plan(PLAN, TODAY)),
    "bias": (ae.describe_bias, lambda: ae.bias(_PAST_WORK)),
    "completion": (
        tracking.draw_completion,
        lambda: tracking.completion(PLAN, TODAY),
    ),
    "convergence": (ra.draw_convergence, lambda: ra.convergence(_lived())),
    "criticality": (ra.describe_criticality, lambda: ra.criticality(_lived())),
    "curve": (lambda frame: ra.draw_curve(frame, "It", TODAY), lambda: ra.curve(_lived())),
    "dates": (ra.draw_dates, lambda: ra.milestone_dates(_lived())),
    "findings": (plan_check.describe_findings, lambda: plan_check.plan_check(PLAN, TODAY)),
    "load": (rc.draw_load, lambda: rc.load(PLAN, TODAY)),
    "mitigation": (ra.draw_mitigation, lambda: ra.mitigation_value(_lived())),
    "schedule": (sc.draw_schedule, lambda: sc.schedule(PLAN, TODAY)),
    "shares": (pr.draw_shares, lambda: pr.effort_shares(PLAN)),
    "sprints": (sp.draw_ahead, lambda: sp.sprints_ahead(PLAN, TODAY)),
    "suggestion": (ae.draw_suggestion, lambda: ae.suggest("Pay", _PAST_WORK)),
    "timeline": (lambda frame: tm.draw_timeline(frame, TODAY), lambda: tm.timeline(PLAN, TODAY)),
    "tornado": (lambda frame: ra.draw_tornado(frame, "It"), lambda: ra.tornado(_lived())),
    "total": (ae.describe_total, lambda: ae.total(_PAST_WORK, _PAST_WORK)),
    "trend": (tracking.draw_trend, lambda: tracking.trend(PLAN, TODAY)),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_left_of_a_result_is_told_or_refused(name: str) -> None:
    tell, work = TOLD[name]
    frame = work()
    less = [frame.drop(columns=column) for column in frame.columns]
    for each in (frame.iloc[:0], pd.DataFrame(), frame.iloc[:1], *less):
        assert_well_said(answer_of(lambda each=each: tell(each)))  # type: ignore[misc]
