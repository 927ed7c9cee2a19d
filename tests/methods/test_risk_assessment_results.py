"""What ten thousand runs tell: dates, what is critical, what drives them, what helps."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from milepost.methods import example
from milepost.methods.drawing import svg
from milepost.methods.risk_assessment import (
    Assumptions,
    Correlation,
    Simulation,
    convergence,
    criticality,
    curve,
    describe_convergence,
    describe_criticality,
    describe_curve,
    describe_dates,
    describe_mitigation,
    describe_tornado,
    draw_dates,
    milestone_dates,
    mitigation_value,
    percentile,
    simulate,
    tornado,
)
from milepost.methods.risk_assessment.convergence import band
from milepost.methods.risk_assessment.curve import day_of, share_by
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.risk_plans import TODAY, plan_of, risk, seen, task, waits

ALONE = Assumptions(resource_links=(), correlation=Correlation(everybody=0, owner=0))


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return simulate(example.plan(), example.TODAY, runs=4000)


def test_dates_rise_with_how_sure_one_wants_to_be(simulation: Simulation) -> None:
    found = milestone_dates(simulation)
    assert len(found) == 5
    assert (found["p50"] <= found["p80"]).all()
    assert (found["p80"] <= found["p95"]).all()
    assert found["chance"].between(0, 1).all()
    assert list(found["days50"]) == sorted(found["days50"])


def test_a_finish_is_reached_on_the_day_it_falls_into() -> None:
    def p50(days: float) -> str:
        found = simulate(plan_of(task("a", (days, days, days))), TODAY, runs=1)
        return str(milestone_dates(found)["p50"].iloc[0])

    assert [p50(days) for days in (0.0, 0.5, 1.0, 1.1, 5.0, 5.1)] == [
        *("2027-01-04", "2027-01-04", "2027-01-04", "2027-01-05", "2027-01-08", "2027-01-11")
    ]


@pytest.mark.parametrize(
    ("due", "chance"),
    [("2027-01-06", 1), ("2027-01-05", 0), ("2027-01-03", 0), ("2027-01-10", 1)],
)
def test_the_chance_is_the_share_of_runs_done_with_the_day_that_was_promised(
    due: str, chance: float
) -> None:
    end = {"id": "end", "title": "End", "due": due}
    found = simulate(plan_of(task("a", (3, 3, 3)), milestones=[end]), TODAY, runs=7)
    row = milestone_dates(found).iloc[0]
    assert row["chance"] == chance
    assert row["due"] == date.fromisoformat(due)


def test_what_was_due_before_today_is_lost_though_nothing_is_left_to_do() -> None:
    end = {"id": "end", "title": "End", "due": "2027-01-01"}
    found = milestone_dates(simulate(plan_of(milestones=[end]), TODAY, runs=3))
    assert found["chance"].iloc[0] == 0
    assert found["p50"].iloc[0] == TODAY


def test_dates_are_said_with_the_promise_in_most_danger_first() -> None:
    def told(*, due: str | None) -> str:
        end = {"id": "end", "title": "$x$ <b>", "due": due}
        plan = plan_of(task("a", (2, 4, 9)), milestones=[end])
        return describe_dates(milestone_dates(simulate(plan, TODAY, runs=1000)))

    assert told(due="2027-01-06").startswith("30 of 100 runs keep 6 Jan 2027")
    assert "Every promise holds" in told(due="2027-12-01")
    assert "$x$ <b>" in told(due=None)
    assert "No milestone" in describe_dates(
        milestone_dates(simulate(plan_of(milestones=[]), TODAY))
    )


def test_what_no_run_can_know_is_counted_beside_the_dates() -> None:
    plan = plan_of(
        task("a", (2, 2, 2)),
        task("b", None),
        task("c"),
        risks=[{"id": "r", "event": "R", "threatens": ["a"], "now": {"probability": 0.5}}],
    )
    found = simulate(plan, TODAY, runs=50)
    assert repr(found) == "Simulation(50 runs, 1 milestones)"
    assert milestone_dates(found).attrs == {"runs": 50, "silent_risks": 1, "certain_tasks": 2}
    page = svg(draw_dates(milestone_dates(found)), "dates")
    assert "Not in it: a risk without days and the spread of 2 tasks." in page


def test_criticality_is_the_share_of_runs_in_which_a_task_decided() -> None:
    plan = plan_of(task("long", (9, 10, 12)), task("short", (1, 1, 2)), task("rival", (9, 10, 12)))
    found = criticality(simulate(plan, TODAY, assumptions=ALONE)).set_index("task")["criticality"]
    assert found["long"] == pytest.approx(0.5, abs=0.03)
    assert found["long"] + found["rival"] == pytest.approx(1, abs=0.001)
    assert found["short"] == 0


def test_what_decides_the_end_is_said(simulation: Simulation) -> None:
    found = criticality(simulation)
    assert str(found["title"].iloc[0]) in describe_criticality(found)
    assert "Nothing" in describe_criticality(found.head(0))


def test_a_certain_chain_is_critical_in_each_run_and_the_hands_belong_to_it() -> None:
    plan = plan_of(task("a", (2, 2, 2), owner="ada"), task("b", (3, 3, 3), owner="ada"))
    assert (criticality(simulate(plan, TODAY, runs=5))["criticality"] == 1).all()


def test_criticality_towards_a_milestone_leaves_out_what_comes_after() -> None:
    plan = plan_of(
        task("a"),
        task("b", milestone="later"),
        milestones=[{"id": "end", "title": "End"}, {"id": "later", "title": "Later"}],
        dependencies=[waits("end", "b")],
    )
    found = criticality(simulate(plan, TODAY, runs=50), "end").set_index("task")["criticality"]
    assert (found["a"], found["b"]) == (1, 0)


def test_the_tornado_puts_on_top_what_moves_the_date_and_nothing_else_is_clear() -> None:
    plan = plan_of(
        task("wide", (2, 10, 40)),
        task("narrow", (9, 10, 11), milestone=None),
        risks=[
            risk("big", ["end"], (0.4, (20, 30, 50))),
            risk("dust", ["end"], (0.001, (1, 2, 3))),
        ],
    )
    found = tornado(simulate(plan, TODAY, assumptions=ALONE), "end")
    assert list(found["driver"][:2]) == ["big", "wide"]
    assert set(found.loc[found["clear"], "driver"]) == {"big", "wide"}
    assert (found["good"][:2] < found["p80"][:2]).all()
    assert (found["bad"][:2] > found["p80"][:2]).all()


def test_a_rare_risk_stands_no_taller_than_it_matters() -> None:
    def swing(probability: float) -> float:
        plan = plan_of(task("a"), risks=[risk("r", ["a"], (probability, (19, 20, 21)))])
        found = tornado(simulate(plan, TODAY, assumptions=ALONE))
        return float(found.loc[found["driver"] == "r", "swing"].sum())

    assert swing(0.02) < 1
    assert swing(0.3) > 15


def test_what_tasks_share_is_a_driver_of_its_own(simulation: Simulation) -> None:
    found = tornado(simulation)
    assert {"task", "owner", "everybody", "risk"} == set(found["kind"])
    assert found["title"].iloc[0] in describe_tornado(found, "the end")
    assert "chance" in describe_tornado(found.head(0), "the end")


def test_a_mitigation_buys_what_it_saves_on_the_same_chances() -> None:
    plan = plan_of(
        task("a", (3, 3, 3)),
        risks=[
            risk("sure", ["a"], (1.0, (10, 10, 10)), residual=seen(1.0, (4, 4, 4))),
            risk("open", ["a"], (1.0, (2, 2, 2))),
            risk("vague", [], (1.0, (2, 2, 2))),
        ],
    )
    found = mitigation_value(simulate(plan, TODAY, runs=40))
    assert found["risk"].tolist() == ["sure", "open", ""]
    np.testing.assert_equal(found["bought"].to_numpy(), [6, np.nan, 6])
    np.testing.assert_equal(found["at_most"].to_numpy(), [10, 2, 12])
    assert describe_mitigation(found).startswith("Mitigating “Event sure” buys 6 working days")


def test_the_same_chances_take_most_of_the_noise_out_of_what_is_bought() -> None:
    def plan(probability: float) -> Plan:
        left = seen(0.1, (2, 4, 8))
        risks = [risk("r", ["a"], (probability, (2, 4, 8)), residual=left)]
        return plan_of(task("a", (5, 10, 25)), task("b", (5, 10, 25)), risks=risks)

    found = [simulate(plan(0.5), TODAY, runs=500, seed=n, assumptions=ALONE) for n in range(30)]
    other = [simulate(plan(0.1), TODAY, runs=500, seed=n, assumptions=ALONE) for n in range(1, 31)]
    same = [mitigation_value(each)["bought"].iloc[0] for each in found]
    apart = [
        percentile(one.ends, 0.8) - percentile(two.ends, 0.8)
        for one, two in zip(found, other, strict=True)
    ]
    assert np.std(same) < 0.6 * np.std(apart)


def test_a_mitigation_that_changes_nothing_buys_exactly_nothing(simulation: Simulation) -> None:
    found = mitigation_value(simulation, "fares")
    sun = found[found["risk"] == "sun"]
    assert sun[["bought", "at_most"]].values.tolist() == [[0, 0]]


def test_without_risks_to_draw_there_is_nothing_to_buy() -> None:
    found = mitigation_value(simulate(plan_of(task("a")), TODAY, runs=40))
    assert found.empty
    assert "No open risk" in describe_mitigation(found)
    useless = plan_of(task("a"), risks=[risk("r", ["a"], (0.5, (1, 2, 3)))])
    assert "No mitigation" in describe_mitigation(
        mitigation_value(simulate(useless, TODAY, runs=40))
    )


def test_the_band_narrows_with_the_root_of_the_runs(simulation: Simulation) -> None:
    found = convergence(simulation, "all-lines")
    assert list(found["runs"]) == [50, 100, 200, 500, 1000, 2000, 4000]
    width = found["high"] - found["low"]
    assert width.iloc[-1] < width.iloc[0] / 4
    assert "4,000 runs" in describe_convergence(found)


def test_the_band_holds_the_true_percentile_nineteen_times_of_twenty() -> None:
    rng = np.random.default_rng(1)
    bands = [band(rng.random(400), 0.8) for _ in range(2000)]
    assert np.mean([each.low <= 0.8 <= each.high for each in bands]) == pytest.approx(
        0.95, abs=0.02
    )


def test_the_middle_of_the_band_is_the_percentile() -> None:
    rng = np.random.default_rng(1)
    for count in (1, 2, 5, 7, 10, 99, 1000):
        runs = rng.random(count)
        assert band(runs, 0.8).middle == percentile(runs, 0.8)


def test_one_run_of_a_certain_plan_converges_at_once() -> None:
    found = convergence(simulate(plan_of(task("a", (2, 2, 2))), TODAY, runs=1))
    assert found[["runs", "p80", "low", "high"]].values.tolist() == [[1, 2, 2, 2]]
    assert "less than a tenth" in describe_convergence(found)


def test_the_curve_runs_from_nobody_to_everybody(simulation: Simulation) -> None:
    found = curve(simulation, "gates")
    dates: dict[Any, Any] = (
        milestone_dates(simulation).set_index("milestone").loc["gates"].to_dict()
    )
    assert found["share"].is_monotonic_increasing
    assert (found["share"].iloc[0], found["share"].iloc[-1]) == (0, 1)
    assert day_of(found, 0.5) == dates["p50"]
    assert share_by(found, dates["due"]) == pytest.approx(dates["chance"])
    assert share_by(found, date(2020, 1, 1)) == 0
    assert "Gates" in describe_curve(found, "Gates", dates["due"])


def test_a_curve_over_many_years_has_few_points() -> None:
    plan = plan_of(task("a", (100, 2000, 9000)))
    found = curve(simulate(plan, TODAY, runs=2000))
    assert len(found) <= 400
    assert found["share"].iloc[-1] == 1


@pytest.mark.parametrize("ask", [criticality, tornado, mitigation_value, convergence, curve])
def test_a_milestone_that_is_not_open_is_refused_by_name(
    ask: object, simulation: Simulation
) -> None:
    with pytest.raises(Fault, match="fares, pilot"):
        ask(simulation, "nowhere")  # type: ignore[operator]


@pytest.mark.parametrize("plan", [plan_of(milestones=[]), plan_of()])
def test_a_plan_without_work_has_frames_without_rows(plan: Plan) -> None:
    found = simulate(plan, TODAY, runs=100)
    frames: list[pd.DataFrame] = [criticality(found), tornado(found), mitigation_value(found)]
    assert all(frame.empty and len(frame.columns) for frame in frames)
    assert len(milestone_dates(found)) == len(plan.milestones)


def test_few_runs_make_no_tornado() -> None:
    assert tornado(simulate(plan_of(task("a")), TODAY, runs=29)).empty
