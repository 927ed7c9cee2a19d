"""Looking back: what people say, how often the plan is reviewed, what changed, who knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pandas as pd
import pytest

from milepost.methods import example
from milepost.methods.tracking import (
    Change,
    changes_since,
    describe_changes,
    describe_feedback,
    describe_reviews,
    describe_unaware,
    feedback,
    review_gaps,
    reviews,
    unaware,
    verdicts,
)
from milepost.plan.faults import Fault
from milepost.plan.parts import Status
from milepost.plan.plan import Plan
from milepost.plan.risks import RiskStatus
from milepost.plan.work import TaskStatus
from milepost.words import languages, say
from tests.methods.plans import TODAY, exactly, plan_of


def told(*rounds: tuple[str, str, list[int]], **fields: Any) -> Plan:
    said = [
        {"id": f"f{n}-{k}", "on": on, measure: score, **fields}
        for n, (on, measure, scores) in enumerate(rounds)
        for k, score in enumerate(scores)
    ]
    return plan_of(feedback={each["id"]: each for each in said})


def test_scores_are_told_by_their_middle_and_spread() -> None:
    [row] = feedback(told(("2027-01-04", "feasibility", [1, 3, 3, 5, 5]))).to_dict("records")
    assert (row["on"], row["measure"], row["n"]) == (date(2027, 1, 4), "feasibility", 5)
    assert (row["median"], row["spread"], row["change"]) == (3, 2, None)
    assert not row["flagged"]


@pytest.mark.parametrize(
    ("measure", "before", "now", "flagged"),
    [
        ("feasibility", 4, 3, True),
        ("feasibility", 3, 4, False),
        ("confidence", 5, 3, True),
        ("pacing", 3, 4, True),
        ("pacing", 3, 2, True),
        ("pacing", 5, 3, False),
        ("pacing", 4, 2, False),
    ],
)
def test_a_point_for_the_worse_is_flagged(
    measure: str, before: int, now: int, flagged: bool
) -> None:
    plan = told(("2026-12-01", measure, [before]), ("2027-01-04", measure, [now]))
    last = feedback(plan).iloc[-1]
    assert last["change"] == now - before
    assert bool(last["flagged"]) is flagged


@pytest.mark.parametrize(
    ("measure", "before", "now", "said"),
    [
        ("feasibility", 4, 3, "Feasibility fell from 4 to 3 on 4 Jan 2027."),
        ("confidence", 5, 2, "Confidence fell from 5 to 2 on 4 Jan 2027."),
        ("pacing", 3, 5, "The pace moved from 3 to 5 on 4 Jan 2027; 3 is just right."),
        (
            "pacing",
            5,
            3,
            "No score got worse by a point when the team was last asked, on 4 Jan 2027",
        ),
    ],
)
def test_what_got_worse_is_said(measure: str, before: int, now: int, said: str) -> None:
    plan = told(("2026-12-01", measure, [before]), ("2027-01-04", measure, [now]))
    assert describe_feedback(feedback(plan)) == said


def test_users_are_counted_beside_the_team_and_not_with_it() -> None:
    plan = told(("2027-01-04", "feasibility", [1, 2]), voice="users", verdict="stop")
    assert feedback(plan).empty
    assert verdicts(plan).to_dict("records") == [
        {"on": date(2027, 1, 4), "keep": 0, "change": 0, "stop": 2}
    ]
    assert describe_feedback(feedback(plan)) == "The team has not been asked yet"


def test_feedback_on_one_part_can_be_read_alone() -> None:
    said = {
        "a": {"id": "a", "on": "2027-01-04", "about": "m", "pacing": 3},
        "b": {"id": "b", "on": "2027-01-04", "pacing": 5},
    }
    plan = plan_of(milestones={"m": {}}, feedback=said)
    assert feedback(plan, "m")["n"].tolist() == [1]
    assert feedback(plan)["n"].tolist() == [2]


def reviewed(*days: str, about: tuple[str, ...] = (), **others: Any) -> Plan:
    held = {f"v{n}": {"id": f"v{n}", "on": on, "about": about} for n, on in enumerate(days)}
    return plan_of(reviews=held, **others)


def test_the_plan_is_due_a_cadence_after_its_last_review() -> None:
    found = reviews(reviewed("2026-12-01", "2026-12-18"), TODAY).iloc[0]
    assert (found["last_on"], found["due_on"]) == (date(2026, 12, 18), date(2027, 1, 1))
    assert found["overdue"] == 10


def test_a_plan_that_was_never_reviewed_is_due_a_cadence_after_it_began() -> None:
    assert reviews(plan_of(), TODAY).iloc[0]["due_on"] == TODAY
    sprint = {"s": {"id": "s", "start": "2026-12-07"}}
    found = reviews(plan_of(sprints=sprint), TODAY).iloc[0]
    assert (found["last_on"], found["due_on"]) == (None, date(2026, 12, 21))


def test_an_overdue_review_of_the_plan_is_told_with_its_day() -> None:
    late = reviews(reviewed("2026-12-18"), TODAY)
    assert describe_reviews(late) == "The review of the plan was due on 1 Jan 2027, 10 days ago."
    just = reviews(reviewed("2026-12-27"), TODAY)
    assert describe_reviews(just) == "The review of the plan was due on 10 Jan 2027, 1 day ago."
    assert describe_reviews(reviews(reviewed("2027-01-08"), TODAY)) == "No review is overdue."


def test_a_risk_is_overdue_until_a_review_names_it() -> None:
    risk = {"id": "r", "event": "Rain", "review_on": "2027-01-04"}
    general = reviewed("2027-01-08", risks={"r": risk})
    named = reviewed("2027-01-08", about=("r",), risks={"r": risk})
    closed = reviewed("2027-01-08", risks={"r": {**risk, "status": "closed"}})
    assert reviews(general, TODAY)["overdue"].tolist() == [0, 7]
    assert reviews(named, TODAY)["kind"].tolist() == ["plan"]
    assert reviews(closed, TODAY)["kind"].tolist() == ["plan"]
    assert "“Rain” was to be looked at on 4 Jan 2027, 7 days ago" in describe_reviews(
        reviews(general, TODAY)
    )


def test_gaps_longer_than_the_cadence_are_counted_up_to_today() -> None:
    gaps = review_gaps(reviewed("2026-12-01", "2026-12-11", "2027-02-01"), TODAY)
    assert gaps["days"].tolist() == [10, 31]
    assert gaps["over"].tolist() == [0, 17]
    assert gaps["on"].tolist() == [date(2026, 12, 11), None]
    assert review_gaps(plan_of(), TODAY).empty


def changed(part: str, key: str, **fields: Any) -> Plan:
    plan = example.plan()
    parts = getattr(plan, part)
    new = msgspec.structs.replace(parts[key], **fields)
    return msgspec.structs.replace(plan, **{part: {**parts, key: new}})


@pytest.mark.parametrize(
    ("part", "key", "fields", "line"),
    [
        ("milestones", "gates", {"due": date(2027, 5, 7)}, "4 working days later"),
        ("milestones", "gates", {"due": date(2027, 4, 29)}, "1 working day earlier"),
        ("milestones", "gates", {"due": None}, "moved from 30 Apr 2027 to nothing"),
        ("milestones", "gates", {"owner": "ada"}, "went from Ben to Ada"),
        ("tasks", "sell", {"owner": None}, "went from Ada to nothing"),
        ("tasks", "sell", {"title": "Sell two"}, "is now called “Sell two”"),
        ("milestones", "gates", {"status": "dropped"}, "“Gates read the ticket” was dropped"),
        ("risks", "sun", {"status": "happened"}, "was open and is now an issue"),
        ("risks", "sun", {"now": {"likelihood": 5, "impact": 4}}, "from 3 x 4 to 5 x 4"),
        ("tasks", "sell", {"days": exactly(30)}, "estimated at 10/14/24 and now at 30"),
    ],
)
def test_each_change_is_told_in_a_line(
    part: str, key: str, fields: dict[str, Any], line: str
) -> None:
    kinds = {name: type(getattr(getattr(example.plan(), part)[key], name)) for name in fields}
    typed = {
        name: value if value is None else msgspec.convert(value, kinds[name], strict=False)
        for name, value in fields.items()
    }
    [told] = describe_changes(changes_since(example.plan(), changed(part, key, **typed))).split(
        "\n"
    )
    assert line in told


def test_what_came_and_what_went_is_told() -> None:
    less, more = plan_of(), plan_of(milestones={"m": {"due": "2027-02-01"}})
    assert changes_since(less, more)["change"].tolist() == ["added"]
    assert changes_since(more, less)["change"].tolist() == ["removed"]
    assert describe_changes(changes_since(less, more)) == "Milestone “m” was added."
    assert describe_changes(changes_since(more, less)) == "Milestone “m” was removed."
    assert describe_changes(changes_since(more, more)) == "Nothing has changed."


def test_each_state_that_a_part_can_be_in_has_a_word_in_every_language() -> None:
    for state in {*Status, *TaskStatus, *RiskStatus}:
        row = ("risk", "x", "Rain", Change.STATUS, state.value, state.value, None)
        columns = changes_since(example.plan(), example.plan()).columns
        for language in languages():
            word = say(f"method.tracking.status.{state}", language)
            told = describe_changes(pd.DataFrame([row], columns=columns), language)
            assert told.count(word) == 2


def test_whoever_saw_the_plan_before_it_changed_has_not_seen_it() -> None:
    people = {
        key: {"id": key, "name": key.title(), "seen_on": seen}
        for key, seen in (("ann", "2027-01-08"), ("bob", "2027-01-04"), ("cem", None))
    }
    found = unaware(plan_of(people=people, changed_on="2027-01-08"))
    assert found["name"].tolist() == ["Cem", "Bob"]
    assert found["days"].tolist() == [None, 4]
    assert describe_unaware(found).startswith("2 people have not seen the plan")
    assert describe_unaware(found[:1]).startswith("1 person has not seen the plan")
    assert unaware(plan_of(people=people)).empty
    assert describe_unaware(unaware(plan_of())).startswith("Everybody has seen the plan")


def test_frames_without_their_columns_are_refused() -> None:
    frame = unaware(plan_of())
    for describe in (describe_changes, describe_feedback, describe_reviews, describe_unaware):
        with pytest.raises(Fault, match="must have the columns"):
            describe(frame.drop(columns="id"))
