"""What is unclear about who does what is found, with its evidence and next step."""

from __future__ import annotations

import doctest
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from milepost import words
from milepost.methods import example, role_clarity
from milepost.methods.drawing import png
from milepost.methods.role_clarity import (
    RoleLimits,
    describe_findings,
    describe_mismatches,
    draw_raci,
    findings,
    mismatches,
    raci,
)
from milepost.methods.role_clarity.found import FINDING_COLUMNS
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, often, plan_of, plans


def roles(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["part", "person", "role"])


def staffed(
    tasks: dict[str, Any] | None = None,
    milestones: dict[str, Any] | None = None,
    assignments: tuple[tuple[str, str, str], ...] = (),
    **people: dict[str, Any],
) -> Plan:
    return plan_of(
        tasks,
        milestones,
        people={key: {"id": key, "name": key.title(), **fields} for key, fields in people.items()},
        assignments={
            f"{part}-{person}-{role[0]}": {
                "id": f"{part}-{person}-{role[0]}",
                "part": part,
                "person": person,
                "role": role,
            }
            for part, person, role in assignments
        },
    )


def letters(matrix: pd.DataFrame, part: str) -> list[str]:
    """What each person is for a part, in the order of the columns."""
    return ["".join(sorted(cell)) for cell in matrix.loc[[part]].to_numpy().tolist()[0]]


def rules(found: pd.DataFrame) -> list[str]:
    return found["rule"].tolist()


def test_the_examples_hold() -> None:
    found = doctest.testmod(role_clarity)
    assert found.attempted > 5
    assert not found.failed


def test_an_owner_is_accountable_and_another_accountable_is_a_second() -> None:
    plan = staffed(None, {"m": {"owner": "ann"}}, (("m", "ben", "accountable"),), ann={}, ben={})
    assert letters(raci(plan), "m") == ["A", "A"]
    assert "accountable_many" in rules(findings(plan))


def test_an_owner_alone_answers_and_nobody_does_it() -> None:
    found = findings(staffed(None, {"m": {"owner": "ann"}}, ann={}))
    assert rules(found) == ["responsible_none"]
    assert found["next_step"].tolist() == ["Name who does the work, even if it is the same person."]


def test_the_owners_of_its_tasks_do_a_milestone_unless_somebody_is_said_to() -> None:
    tasks = {"t": {"milestone": "m", "owner": "ben"}}
    plan = staffed(tasks, {"m": {"owner": "ann"}}, ann={}, ben={})
    assert letters(raci(plan), "m") == ["A", "R"]
    said = (("m", "ann", "responsible"),)
    plan = staffed(tasks, {"m": {"owner": "ann"}}, said, ann={}, ben={})
    assert letters(raci(plan), "m") == ["AR", ""]


def test_tasks_are_shown_when_somebody_is_assigned_to_them_or_all_are_asked_for() -> None:
    plan = staffed(
        {"t": {"milestone": "m"}, "u": {"milestone": "m", "owner": "ann"}},
        {"m": {}},
        (("t", "ann", "informed"),),
        ann={},
    )
    assert raci(plan).index.tolist() == ["m", "t"]
    assert raci(plan, tasks=True).index.tolist() == ["m", "t", "u"]


def test_a_frame_may_say_roles_in_words_or_letters_or_not_at_all() -> None:
    matrix = raci(roles(("x", "ann", "A/R"), ("x", "ben", "Consulted"), ("x", "chi", None)))
    assert letters(matrix, "x") == ["AR", "C", ""]


MATRICES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "accountable_none": (("x", "ann", "R"),),
    "accountable_many": (("x", "ann", "AR"), ("x", "ben", "A")),
    "responsible_none": (("x", "ann", "A"),),
    "responsible_nowhere": (("x", "ann", "A"), ("y", "ben", "A")),
    "responsible_many": (("x", "ann", "AR"), ("x", "ben", "R"), ("x", "chi", "R")),
    "consulted_many": (("x", "ann", "AR"), *(("x", f"c{n}", "C") for n in range(4))),
    "accountable_concentrated": tuple(
        (f"x{n}", person, "AR") for n, person in enumerate(["ann"] * 4 + ["ben", "chi", "dov"])
    ),
    "responsible_alone": tuple(
        (f"x{n}", person, letters)
        for n in range(4)
        for person, letters in (("ann", "R"), (f"p{n}", "A"))
    ),
    "person_without_part": (("x", "ann", "AR"), ("x", "ben", "")),
    "person_only_asked": (("x", "ann", "AR"), ("x", "ben", "I")),
}


@pytest.mark.parametrize("rule", MATRICES)
def test_each_rule_of_the_matrix_finds_its_flaw(rule: str) -> None:
    found = findings(roles(*MATRICES[rule]))
    assert rule in rules(found)
    for sentence in (*found["finding"], *found["next_step"]):
        assert "{" not in sentence
        assert sentence.endswith((".", "?"))


def test_those_without_a_part_are_named_together_and_stakeholders_are_not_among_them() -> None:
    plan = staffed(
        None,
        {"m": {"owner": "ann"}},
        (("m", "ann", "responsible"),),
        ann={}, ben={}, chi={}, dov={"stakeholder": True},
    )  # fmt: skip
    assert findings(plan)["finding"].tolist() == ["2 people have no part in anything: Ben and Chi."]


def test_a_few_parts_may_be_one_persons() -> None:
    few = roles(("x", "ann", "AR"), ("y", "ann", "AR"), ("y", "ben", "R"), ("x", "chi", "R"))
    assert "accountable_concentrated" not in rules(findings(few))


def test_a_clear_matrix_has_no_findings() -> None:
    found = findings(roles(("x", "ann", "AR"), ("y", "ben", "AR"), ("y", "ann", "C")))
    assert found.empty
    assert found.columns.tolist() == list(FINDING_COLUMNS)
    assert describe_findings(found).startswith("Every part has one name")


def test_whoever_is_not_on_the_list_is_unknown() -> None:
    matrix = raci(roles(("x", "ann", "AR"), ("x", "eve", "C")), people=["ann"])
    (found,) = findings(matrix).query("rule == 'person_unknown'").to_dict("records")
    assert found["finding"] == "eve is given “x”, but is not on the list of people."


def test_work_promised_by_a_date_over_the_days_until_then_is_found_with_both() -> None:
    plan = staffed({"t": {"owner": "ann", "days": exactly(6), "due": "2027-01-15"}}, ann={}, ben={})
    (found,) = findings(plan, TODAY).query("rule == 'over_capacity'").to_dict("records")
    assert found["finding"] == "Ann has 6 days of work due by 15 Jan 2027, and 5 days until then."
    assert found["severity"] == "warning"


def test_far_more_work_than_days_is_grave() -> None:
    plan = staffed({"t": {"owner": "ann", "days": exactly(9), "due": "2027-01-15"}}, ann={})
    assert "grave" in findings(plan, TODAY).query("rule == 'over_capacity'")["severity"].tolist()


def test_who_is_away_on_the_day_or_gives_no_days_is_found() -> None:
    plan = staffed(
        {"t": {"owner": "ben"}},
        {"m": {"owner": "ann", "due": "2027-01-20"}},
        ann={"days_off": ["2027-01-20"]},
        ben={"days_per_week": 0},
    )
    found = findings(plan, TODAY)
    assert {"absent_when_due", "person_without_days"} <= set(rules(found))
    assert png(draw_raci(raci(plan), found))
    assert found["rule"].iloc[0] == "person_without_days"


def test_a_milestone_and_a_chain_that_rest_on_one_person_are_single_points_of_failure() -> None:
    tasks = {f"t{n}": {"milestone": "m", "owner": "ann", "days": exactly(3)} for n in range(3)}
    found = findings(staffed(tasks, {"m": {"owner": "ben"}}, ann={}, ben={}), TODAY)
    assert {"milestone_on_one", "chain_on_one"} <= set(rules(found))
    alone = findings(staffed(tasks, {"m": {"owner": "ann"}}, ann={}), TODAY)
    assert not {"milestone_on_one", "chain_on_one"} & set(rules(alone))


def test_limits_decide_from_where_on_a_rule_speaks() -> None:
    rows = roles(("x", "ann", "AR"), ("x", "ben", "R"))
    assert "responsible_many" in rules(findings(rows, limits=RoleLimits(responsible=2)))


def test_every_rule_has_a_sentence_and_a_next_step() -> None:
    start = "method.role_clarity.finding."
    codes = {
        each.removeprefix(start).removesuffix(".one").removesuffix(".other")
        for each in words.messages()
        if each.startswith(start)
    }
    told = {each for each in codes if not each.endswith(".next")}
    assert {f"{each}.next" for each in told} == codes - told
    assert MATRICES.keys() <= told


def test_every_finding_about_a_part_has_short_words_for_the_matrix() -> None:
    about_parts = {rule for rows in MATRICES.values() for rule in _rules_about_parts(roles(*rows))}
    shorts = {each for each in words.messages() if each.startswith("method.role_clarity.short.")}
    assert {f"method.role_clarity.short.{rule}" for rule in about_parts} <= shorts


def _rules_about_parts(frame: pd.DataFrame) -> list[str]:
    found = findings(frame)
    return rules(found[found["part"].notna()])


@often
@given(plans(statuses=True))
def test_no_plan_makes_the_findings_fail(plan: Plan) -> None:
    found = findings(plan, TODAY)
    assert found.columns.tolist() == list(FINDING_COLUMNS)


def test_an_empty_plan_and_an_empty_frame_have_nothing_to_find() -> None:
    assert findings(plan_of(), TODAY).empty
    assert findings(roles()).empty
    assert raci(roles()).empty


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (roles(("x", "ann", "boss")), "boss"),
        (roles((None, "ann", "A")), "no part"),
        (roles(("x", "", "A")), "no person"),
        (pd.DataFrame({"part": ["x"], "role": ["A"]}), "person"),
    ],
)
def test_roles_that_cannot_be_read_are_refused(frame: pd.DataFrame, says: str) -> None:
    with pytest.raises(Fault, match=says):
        raci(frame)


def beliefs(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["part", "member", "accountable"])


def test_beliefs_that_differ_come_first_with_the_share_of_pairs_that_agree() -> None:
    found = mismatches(
        beliefs(
            ("x", "ann", "ann"), ("x", "ben", "ann"), ("x", "chi", "ann"),
            ("y", "ann", "ann"), ("y", "ben", "ben"), ("y", "chi", "ben"),
        )
    )  # fmt: skip
    assert found["part"].tolist() == ["y", "x"]
    assert found["agreement"].tolist() == [pytest.approx(1 / 3), 1]
    assert found["claimed_by"].tolist() == [("ann", "ben"), ("ann",)]
    assert found["settled"].tolist() == [False, True]
    assert describe_mismatches(found, {"ben": "Ben"}) == (
        "1 of 2 parts is to be talked about: for “y”, 2 name Ben and 1 names ann"
    )


def test_a_part_is_open_if_its_name_does_not_know_it_or_the_matrix_says_otherwise() -> None:
    found = mismatches(beliefs(("x", "ann", "ben"), ("x", "ben", None)))
    assert found["settled"].tolist() == [False]
    assert found["missing"].tolist() == [1]
    matrix = raci(roles(("x", "chi", "A")))
    against = mismatches(beliefs(("x", "ann", "ann")), matrix)
    assert against["accountable"].tolist() == [("chi",)]
    assert against["settled"].tolist() == [False]


def test_beliefs_of_nobody_or_about_nobody_are_said_so() -> None:
    assert describe_mismatches(mismatches(beliefs())) == "Nobody has said yet who answers for what"
    nobody = describe_mismatches(mismatches(beliefs(("x", "ann", None))))
    assert nobody.endswith("nobody names anybody")


def test_the_example_has_one_milestone_on_one_person() -> None:
    found = findings(example.plan(), date(2027, 1, 11))
    assert describe_findings(found) == (
        "1 thing is unclear: All 3 tasks of “Gates read the ticket” are Ben\u2019s"
    )
