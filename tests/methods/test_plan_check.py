"""Every rule finds its flaw and nothing else, and no plan makes the check fail."""

from __future__ import annotations

import doctest
import json
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost import words
from milepost.methods import example, plan_check
from milepost.methods.drawing import Look, png, svg
from milepost.methods.plan_check import (
    Finding,
    Limits,
    Severity,
    describe_findings,
    draw_findings,
    findings,
    people,
)
from milepost.plan.plan import Plan
from milepost.words import quoted
from tests.methods.flawed_plans import FLAWS, TODAY, flawed, on, sound
from tests.plan.moves import often


@cache
def found_in(rule: str) -> list[Finding]:
    return findings(flawed(rule), TODAY)


def raw_of(plan: Plan) -> Any:
    return msgspec.to_builtins(plan)


def rules_of(raw: Any) -> set[str]:
    return {each.rule for each in findings(msgspec.convert(raw, Plan), TODAY)}


def test_the_examples_hold() -> None:
    assert doctest.testmod(plan_check).attempted > 3
    assert doctest.testmod(plan_check).failed == 0


def test_a_sound_plan_has_no_findings() -> None:
    assert findings(sound(), TODAY) == []


@pytest.mark.parametrize("rule", FLAWS)
def test_a_flaw_is_found_by_its_rule_and_by_no_other(rule: str) -> None:
    (found,) = found_in(rule)
    assert found.rule == rule
    assert found.parts == FLAWS[rule][1]


def test_every_rule_has_a_flawed_plan_and_its_sentences() -> None:
    codes = {code.removeprefix("check.") for code in words.messages() if code.startswith("check.")}
    rules = {code.partition(".")[0] for code in codes} - {"figure", "report", "severity"}
    assert rules | set(people.DEADLY) == FLAWS.keys()
    assert {f"{rule}.next" for rule in rules} <= codes


@pytest.mark.parametrize("rule", FLAWS)
def test_a_finding_is_said_with_its_evidence_and_a_next_step(rule: str) -> None:
    (found,) = found_in(rule)
    for sentence in (found.say(), found.next_step()):
        assert "{" not in sentence
        assert sentence.endswith((".", "?"))


def test_findings_come_gravest_first() -> None:
    found = findings(flawed("date_past"), TODAY) + findings(flawed("risk_without_owner"), TODAY)
    assert [each.severity for each in found] == [Severity.GRAVE, Severity.WARNING]
    frame = plan_check.plan_check(example.plan(), example.TODAY + timedelta(days=90))
    order = [list(Severity).index(Severity(each)) for each in frame["severity"]]
    assert order == sorted(order)
    assert order[0] == 0


def test_the_table_of_a_sound_plan_is_empty_and_has_its_columns() -> None:
    frame = plan_check.plan_check(sound(), TODAY)
    assert frame.empty
    assert list(frame) == ["severity", "rule", "parts", "finding", "next_step", "evidence"]


def test_an_empty_plan_is_told_what_it_lacks() -> None:
    rules = [each.rule for each in findings(Plan(title="New"), TODAY)]
    assert rules == ["vision_missing", "nothing_planned"]


def test_limits_decide_from_where_on_a_rule_speaks() -> None:
    strict = Limits(most_milestones=1)
    assert [each.rule for each in findings(sound(), TODAY, strict)] == ["too_many_milestones"]


def test_a_milestone_with_a_great_value_far_away_is_late_although_the_horizon_is_near() -> None:
    plan = flawed("user_value_late")
    near = msgspec.structs.replace(plan, horizon=TODAY + timedelta(days=1000))
    assert findings(plan, TODAY)[0].evidence["due"] == TODAY + timedelta(days=120)
    assert "user_value_late" not in {each.rule for each in findings(near, TODAY)}


def test_what_may_begin_before_the_other_is_over_is_not_called_inverted() -> None:
    raw = raw_of(sound())
    raw["tasks"]["sell"]["due"], raw["tasks"]["check"]["due"] = on(30), on(20)
    raw["tasks"]["check"] |= {"status": "started", "started_on": on(-2)}
    link = next(each for each in raw["dependencies"].values() if each["after"] == "check")
    assert "dependency_inverted" in rules_of(raw)
    link["lag"] = -15
    assert not {"dependency_inverted", "dependency_ignored"} & rules_of(raw)


def test_what_nobody_rated_may_be_what_users_gain_first() -> None:
    raw = raw_of(flawed("user_value_late"))
    assert "user_value_late" in rules_of(raw)
    first = min(raw["milestones"].values(), key=lambda each: each["due"])
    first["value"] = None
    assert "user_value_late" not in rules_of(raw)


def test_something_is_done_about_a_risk_whoever_named_no_kind_of_response() -> None:
    raw = raw_of(sound())
    raw["risks"]["sun"]["response"] = None
    assert rules_of(raw) == set()


def test_research_in_points_has_time_set_aside() -> None:
    raw = raw_of(sound())
    raw["tasks"]["check"] |= {"kind": "research", "days": None, "points": 3}
    assert "research_without_time" not in rules_of(raw)


def test_a_part_that_somebody_was_given_is_not_from_outside() -> None:
    raw = raw_of(flawed("outside_without_contact"))
    raw["assignments"]["a9"] = {
        "id": "a9",
        "part": "permit",
        "person": "ben",
        "role": "responsible",
    }
    assert "outside_without_contact" not in rules_of(raw)


def test_a_must_without_a_date_has_until_the_horizon() -> None:
    raw = raw_of(flawed("musts_over_capacity"))
    raw["milestones"]["launch"]["due"] = None
    raw["horizon"] = on(3000)
    assert "musts_over_capacity" not in rules_of(raw)


@often
@given(data=st.data())
def test_no_plan_makes_the_check_fail(data: st.DataObject) -> None:
    raw: dict[str, Any] = msgspec.to_builtins(sound())
    for _ in range(data.draw(st.integers(1, 4))):
        _spoil(raw, data)
    try:
        plan = msgspec.convert(raw, Plan)
    except msgspec.ValidationError:
        return
    today = TODAY + timedelta(days=data.draw(st.integers(-400, 400)))
    for found in findings(plan, today, Limits(runs=50)):
        assert found.say()
        assert found.next_step()


def _spoil(raw: dict[str, Any], data: st.DataObject) -> None:
    shelf = data.draw(st.sampled_from(["milestones", "tasks", "people", "risks", "dependencies"]))
    part = raw[shelf][data.draw(st.sampled_from(sorted(raw[shelf])))]
    day = (TODAY + timedelta(days=data.draw(st.integers(-500, 500)))).isoformat()
    value = data.draw(
        st.one_of(
            st.none(),
            st.sampled_from([day, "", "done", "dropped", "wont", "could", "start_start", 0, 1, 5]),
            st.sampled_from(["ada", "pilot", "launch", "sell", "tell", "check"]),
        )
    )
    key = data.draw(st.sampled_from(sorted({*part, "moscow", "done_on", "status", "lag"} - {"id"})))
    part[key] = value


def test_hostile_titles_are_said_as_they_are() -> None:
    raw = msgspec.to_builtins(sound())
    raw["milestones"]["pilot"] |= {"title": "{due} <b>$x_1$</b> \u202eabc", "metric": None}
    (found,) = findings(msgspec.convert(raw, Plan), TODAY)
    assert "“{due} <b>$x_1$</b> \u202eabc”" in found.say()


@pytest.mark.parametrize(("language", "marks"), [("de", "„“"), ("es", "«»"), ("fr", "«»")])
def test_a_finding_quotes_as_whoever_is_told_it_would(language: str, marks: str) -> None:
    listed = 0
    for rule in FLAWS:
        (found,) = found_in(rule)
        told = found.say(language)
        assert set(told) & set("“”„«»") <= set(marks), told
        for title in found.evidence.get("titles", ())[:1]:
            listed += quoted(title, language) in told
    assert listed


def test_evidence_can_be_kept_as_json() -> None:
    for rule in FLAWS:
        (found,) = found_in(rule)
        assert json.loads(msgspec.json.encode(found))["rule"] == rule


@pytest.mark.parametrize("look", [Look(), Look(dark=True)])
def test_the_slide_says_how_many_things_are_to_be_settled(look: Look) -> None:
    frame = plan_check.plan_check(example.plan(), example.TODAY + timedelta(days=400))
    drawn = svg(draw_findings(frame, look), describe_findings(frame))
    grave = int((frame["severity"] == "grave").sum())
    assert f"{grave} things" in drawn
    shown = drawn.count("→")
    assert shown >= 5
    assert f"{len(frame) - shown} more are not shown" in drawn


def test_the_slide_of_a_sound_plan_says_so() -> None:
    frame = plan_check.plan_check(sound(), TODAY)
    assert "Nothing found" in svg(draw_findings(frame), describe_findings(frame))


def test_a_slide_takes_texts_of_any_length_and_script() -> None:
    raw = msgspec.to_builtins(sound())
    raw["milestones"]["pilot"] |= {"title": "مرحبا $x$ " + "w" * 280, "metric": None}
    frame = plan_check.plan_check(msgspec.convert(raw, Plan), TODAY)
    assert png(draw_findings(frame)).startswith(b"\x89PNG")


def test_a_finding_says_days_in_the_readers_language() -> None:
    found = Finding(
        rule="date_missing", severity=Severity.WARNING, evidence={"title": date(2027, 5, 14)}
    )
    assert "14 May 2027" in found.say()
