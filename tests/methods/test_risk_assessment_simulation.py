"""Ten thousand runs do what one would do by hand in each."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from milepost.methods.network import Link, network
from milepost.methods.risk_assessment import (
    Assumptions,
    Correlation,
    blocks,
    criticality,
    milestone_dates,
    simulate,
)
from milepost.methods.risk_assessment.model import model
from milepost.methods.risk_assessment.passes import critical, times
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY as MONDAY
from tests.methods.plans import often, plans
from tests.methods.risk_plans import TODAY, ByHand, plan_of, quarters, risk, task, waits

APART = Assumptions(resource_links=(), correlation=Correlation(everybody=0, owner=0))


@often
@given(plans(statuses=True), st.integers(0, 2**32 - 1))
def test_all_runs_at_once_are_each_run_by_hand(plan: Plan, seed: int) -> None:
    found = network(plan, MONDAY)
    made = model(found, [], [])
    work = quarters(np.random.default_rng(seed), made, 3)
    off = {key: set(map(int, own.off)) for key, own in found.own_days.items()}
    starts, finishes = times(made, work)
    for run in range(3):
        by_hand = ByHand(made, off, list(work[:, run]))
        np.testing.assert_allclose(starts[:, run], by_hand.starts, atol=1e-9)
        np.testing.assert_allclose(finishes[:, run], by_hand.finishes, atol=1e-9)


@often
@given(plans(days_off=False), st.integers(0, 2**32 - 1))
def test_a_little_more_work_moves_the_end_just_where_it_is_critical(plan: Plan, seed: int) -> None:
    made = model(network(plan, MONDAY), [], [])
    work = quarters(np.random.default_rng(seed), made, 1)
    found = times(made, work)
    end = found.finishes.max()
    flags = critical(made, work, found, found.finishes >= end - 1e-6)
    for place in made.works:
        longer = work.copy()
        longer[place] += 1e-3
        assert (times(made, longer).finishes.max() > end + 1e-9) == flags[place, 0]


def test_work_that_only_has_to_begin_is_not_critical() -> None:
    plan = plan_of(
        task("first", (1, 1, 1)),
        task("begun", (2, 2, 2)),
        task("last", (5, 5, 5)),
        dependencies=[waits("first", "begun"), waits("begun", "last", "start_start")],
    )
    found = criticality(simulate(plan, MONDAY, runs=5)).set_index("task")["criticality"]
    assert found.to_dict() == {"first": 1, "last": 1, "begun": 0}


def test_work_that_waits_to_be_over_with_another_is_not_critical() -> None:
    plan = plan_of(
        task("long", (9, 9, 9)),
        task("beside", (2, 2, 2)),
        dependencies=[waits("long", "beside", "finish_finish", 1)],
    )
    found = criticality(simulate(plan, MONDAY, runs=5)).set_index("task")["criticality"]
    assert found.to_dict() == {"long": 1, "beside": 0}


def test_each_owner_does_one_thing_at_a_time_which_a_plan_without_hands_forgets() -> None:
    tasks = [task(f"t{n}", (4, 5, 8), owner="ada") for n in range(4)]
    plan = plan_of(*tasks)
    honest = milestone_dates(simulate(plan, TODAY)).iloc[0]
    hurried = milestone_dates(simulate(plan, TODAY, assumptions=Assumptions(resource_links=())))
    assert honest["days50"] > 20
    assert hurried.iloc[0]["days50"] < 8


def test_the_order_of_hands_is_what_is_given() -> None:
    plan = plan_of(
        task("long", (9, 9, 9), owner="ada", milestone="end"),
        task("short", (1, 1, 1), owner="ada", milestone="soon"),
        milestones=[{"id": "end", "title": "End"}, {"id": "soon", "title": "Soon"}],
    )

    def soon(before: str, after: str) -> float:
        links = Assumptions(resource_links=(Link(before, after), Link("nobody", after)))
        return float(simulate(plan, TODAY, runs=10, assumptions=links).finish_of("soon")[0])

    assert soon("short", "long") == 1
    assert soon("long", "short") == 10


def test_hands_that_would_close_a_circle_with_the_plan_give_way() -> None:
    plan = plan_of(task("a", owner="ada"), task("b", owner="ada"), dependencies=[waits("a", "b")])
    links = (Link("b", "a"),)
    found = simulate(plan, TODAY, runs=10, assumptions=Assumptions(resource_links=links))
    assert (found.ends > 0).all()


def test_the_same_seed_gives_the_same_result_and_another_a_different_one() -> None:
    plan = plan_of(task("a"), task("b"))
    first, again, other = (simulate(plan, TODAY, runs=100, seed=seed) for seed in (1, 1, 2))
    assert (first.finishes == again.finishes).all()
    assert not (first.finishes == other.finishes).all()


def test_reckoning_in_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(task("a", owner="ada"), task("b"), risks=[risk("r", ["a"], (0.5, (1, 2, 3)))])
    whole = simulate(plan, TODAY, runs=500)
    monkeypatch.setattr(blocks, "AT_ONCE", 100)
    monkeypatch.setattr(blocks, "FEWEST", 7)
    parts = simulate(plan, TODAY, runs=500)
    assert (whole.finishes == parts.finishes).all()
    assert (whole.durations == parts.durations).all()
    assert (whole.share_critical() == parts.share_critical()).all()


def test_certain_plans_give_the_same_day_in_each_run() -> None:
    plan = plan_of(task("a", (2, 2, 2)), task("b", None), dependencies=[waits("a", "b")])
    found = simulate(plan, TODAY, runs=20)
    assert (found.finishes == 3).all()
    assert str(milestone_dates(found)["p95"].iloc[0]) == "2027-01-06"


def test_durations_have_the_quantiles_of_the_estimate_and_correlate_as_asked() -> None:
    plan = plan_of(task("a", (2, 4, 9), owner="ada"), task("b", (2, 4, 9), owner="ada"))
    bound = Assumptions(correlation=Correlation(everybody=0.3, owner=0.4))
    found = simulate(plan, TODAY, runs=40_000, assumptions=bound).durations
    assert found.shape == (40_000, 2)
    deciles = [np.quantile(found.T[0], share) for share in (0.1, 0.5, 0.9)]
    np.testing.assert_allclose(deciles, [2, 4, 9], rtol=0.03)
    spearman = spearmanr(found.T[0], found.T[1]).statistic
    assert spearman == pytest.approx(6 / np.pi * np.arcsin(0.7 / 2), abs=0.02)


def test_late_tasks_that_come_together_make_late_plans_later() -> None:
    plan = plan_of(*(task(f"t{n}", (2, 4, 8), owner="ada") for n in range(10)))
    p80 = [
        milestone_dates(
            simulate(plan, TODAY, assumptions=Assumptions(correlation=Correlation(everybody=c)))
        )["days95"].iloc[0]
        for c in (0.0, 0.4)
    ]
    assert p80[1] > p80[0] + 5


@pytest.mark.parametrize(("probability", "share"), [(0.0, 0.0), (1.0, 1.0), (0.3, 0.3)])
def test_a_risk_happens_as_often_as_it_is_likely(probability: float, share: float) -> None:
    plan = plan_of(task("a", (3, 3, 3)), risks=[risk("r", ["a", "end"], (probability, (2, 2, 2)))])
    found = simulate(plan, TODAY, runs=20_000)
    assert found.fired.mean() == pytest.approx(share, abs=0.01)
    # Once a run: two days for the task that it threatens and two for the milestone.
    assert set(np.unique(found.finishes)) <= {3.0, 7.0}
    assert (found.finishes[:, 0] == 7).mean() == pytest.approx(share, abs=0.01)


def test_risks_that_happened_are_closed_or_threaten_what_is_done_cost_nothing() -> None:
    hit = (1.0, (5.0, 5.0, 5.0))
    done = {"status": "done", "done_on": "2027-01-01"}
    plan = plan_of(
        task("a", (3, 3, 3)),
        task("old", (3, 3, 3), **done),
        risks=[
            risk("over", ["a"], hit, status="closed"),
            risk("was", ["a"], hit, status="happened"),
            risk("late", ["old"], hit),
            risk("vague", [], hit),
        ],
    )
    assert (simulate(plan, TODAY, runs=50).finishes == 3).all()


def test_another_risk_leaves_the_chances_of_the_tasks_as_they_were() -> None:
    plan = plan_of(task("a"))
    more = msgspec.structs.replace(
        plan, risks=plan_of(task("a"), risks=[risk("r", ["a"], (0.0, (1, 2, 3)))]).risks
    )
    one, two = (simulate(each, TODAY, runs=100).finishes for each in (plan, more))
    assert (one == two).all()


def test_what_could_have_begun_before_today_begins_today() -> None:
    plan = plan_of(task("a", (2, 2, 2), earliest="2026-11-02"))
    assert (simulate(plan, TODAY, runs=3).finishes == 2).all()


def test_work_pauses_on_days_off() -> None:
    ada = {"id": "ada", "name": "Ada", "days_off": ["2027-01-05", "2027-01-06"]}
    people = [ada, {"id": "ben", "name": "Ben"}]
    found = simulate(plan_of(task("a", (2, 2, 2), owner="ada"), people=people), TODAY, runs=5)
    assert (found.finishes == 4).all()


@pytest.mark.parametrize("plan", [plan_of(milestones=[]), plan_of()])
def test_a_plan_without_tasks_is_over_at_once(plan: Plan) -> None:
    found = simulate(plan, TODAY, runs=10)
    assert (found.ends == 0).all()
    assert found.durations.shape == (10, 0)
    assert found.fired.shape == (10, 0)


def test_thousands_of_tasks_take_fewer_runs() -> None:
    plan = plan_of(*(task(f"t{n}", owner=("ada", "ben")[n % 2]) for n in range(2000)))
    hands = tuple(Link(f"t{n}", f"t{n + 2}") for n in range(1998))
    found = simulate(plan, TODAY, runs=20, assumptions=Assumptions(resource_links=hands))
    assert found.finishes.min() > 2000
    with pytest.raises(Fault, match="25000"):
        simulate(plan, TODAY, runs=30_000, assumptions=APART)


@pytest.mark.parametrize("runs", [0, -5])
def test_no_runs_are_refused(runs: int) -> None:
    with pytest.raises(Fault, match="from 1 to"):
        simulate(plan_of(task("a")), TODAY, runs=runs)


@pytest.mark.parametrize("pair", [(-0.1, 0.1), (0.6, 0.5), (float("nan"), 0.1)])
def test_correlations_beyond_one_are_refused(pair: tuple[float, float]) -> None:
    with pytest.raises(Fault, match="Correlations"):
        Correlation(everybody=pair[0], owner=pair[1])


def test_what_a_mitigation_leaves_keeps_what_it_does_not_tell() -> None:
    left = {"probability": 0.0}
    plan = plan_of(task("a"), risks=[risk("r", ["a"], (1.0, (1, 1, 1)), residual=left)])
    found = simulate(plan, TODAY, runs=50)
    softer = msgspec.structs.replace(plan.risks["r"].now, probability=0.0)
    np.testing.assert_allclose(found.again({"r": softer}), found.ends - 1)
    assert (found.again({}) == found.ends).all()


def test_the_order_of_hands_leaves_the_chances_as_they_were() -> None:
    plan = plan_of(*(task(f"t{n}", owner="ada") for n in range(4)))
    hands = [(Link("t0", "t1"), Link("t1", "t2")), (Link("t3", "t2"), Link("t2", "t0"))]
    found = [
        simulate(plan, TODAY, runs=9, assumptions=Assumptions(resource_links=each))
        for each in hands
    ]
    by_id = [
        dict(zip((each.id for each in one.tasks), one.durations.T.tolist(), strict=True))
        for one in found
    ]
    assert by_id[0] == by_id[1]
