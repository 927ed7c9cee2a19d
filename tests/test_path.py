"""The path through the workshops: what is declared, what is ready, what is missing, what is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from milepost import agendas
from milepost.agendas import Reason, State, Station, Thing, declared, following, path
from milepost.agendas.path import PATH
from milepost.plan import acts
from milepost.plan.events import MilestoneChanges
from milepost.plan.parts import Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.reviews import Review
from milepost.plan.risks import Risk
from milepost.plan.work import Sprint, Task
from milepost.room.live_plan import LivePlan
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, open_room, plan_act

DAY = date(2027, 1, 4)
WORKSHOPS = agendas.workshops()
GOALS = Plan(
    title="Harbour",
    people={"ana": Person(id="ana", name="Ana")},
    milestones={"pier": Milestone(id="pier", title="Pier", due=DAY, owner="ana")},
)
TASKS = replace(GOALS, tasks={"dig": Task(id="dig", title="Dig", milestone="pier")})


def live(plan: Plan) -> LivePlan:
    return open_plan(MemoryLog(lambda: datetime(2027, 1, 4, 9, tzinfo=UTC)), plan)


def walk(of: Plan | LivePlan, today: date = DAY) -> dict[str, Station]:
    board = (live(of) if isinstance(of, Plan) else of).follow()
    return {each.workshop.stem: each for each in path(board, WORKSHOPS, today)}


def next_on(plan: Plan) -> str:
    station = following(list(walk(plan).values()))
    assert station is not None
    return station.workshop.stem


def test_the_path_is_walked_in_its_order_with_estimating_before_the_sprint() -> None:
    stems = list(walk(Plan(title="Harbour")))
    assert stems == list(PATH)
    assert stems.index("agile_estimating") < stems.index("sprint_planning")
    assert stems.index("risk_assessment") < stems.index("timeline_mapping")


@pytest.mark.parametrize(
    ("stem", "needs", "makes"),
    [
        ("smart_goals", set(), {Thing.MILESTONES, Thing.DATES, Thing.OWNERS}),
        ("backward_planning", {Thing.MILESTONES}, {Thing.MILESTONES, Thing.TASKS, Thing.DAYS}),
        ("risk_assessment", {Thing.MILESTONES}, {Thing.RISKS}),
        ("prioritization", {Thing.WORK}, {Thing.CLASSES, Thing.DAYS}),
        ("timeline_mapping", {Thing.MILESTONES, Thing.RISKS}, {Thing.LINKS, Thing.RISKS}),
        ("role_clarity", {Thing.MILESTONES}, {Thing.ROLES}),
        ("agile_estimating", {Thing.TASKS}, {Thing.POINTS}),
        ("sprint_planning", {Thing.TASKS, Thing.SIZES}, {Thing.SPRINT}),
        ("retrospective", {Thing.MILESTONES}, {Thing.ACTIONS, Thing.FEEDBACK}),
    ],
)
def test_what_a_workshop_needs_and_makes_is_read_from_its_steps(
    stem: str, needs: set[Thing], makes: set[Thing]
) -> None:
    says = declared(agendas.workshop(stem))
    assert needs <= set(says.needs)
    assert makes <= set(says.makes)


def test_an_empty_plan_begins_with_its_goals_and_says_where_the_rest_comes_from() -> None:
    stations = walk(Plan(title="Harbour"))
    assert next_on(Plan(title="Harbour")) == "smart_goals"
    roles = stations["role_clarity"]
    assert roles.state is State.MISSING
    assert [(lack.thing, lack.made_by.stem) for lack in roles.lacks] == [
        (Thing.MILESTONES, "smart_goals")
    ]
    sprint = {lack.thing: lack.made_by.stem for lack in stations["sprint_planning"].lacks}
    assert sprint[Thing.SIZES] == "agile_estimating"


def test_what_the_last_workshop_made_lets_the_next_begin() -> None:
    assert walk(GOALS)["smart_goals"].state is State.DONE
    assert walk(GOALS)["smart_goals"].made[Thing.MILESTONES] == 1
    assert next_on(GOALS) == "backward_planning"
    assert walk(GOALS)["backward_planning"].takes == {Thing.MILESTONES: 1, Thing.WORK: 1}


def test_a_workshop_that_runs_is_told_with_its_room() -> None:
    plan = live(GOALS)
    room = open_room(plan, agendas.load("backward_planning"))
    station = walk(plan)["backward_planning"]
    assert station.state is State.RUNNING
    assert station.room is not None
    assert station.room.code == room.state.code


def test_risks_are_to_be_rated_again_once_dates_have_moved() -> None:
    plan = live(TASKS)
    plan_act(plan, acts.PutRisk(risk=Risk(id="ice", event="Ice")))
    assert walk(plan)["risk_assessment"].state is State.DONE
    later = MilestoneChanges(due=DAY + timedelta(30))
    plan_act(plan, acts.EditMilestone(milestone="pier", changes=later))
    station = walk(plan)["risk_assessment"]
    assert (station.state, station.why, station.since) == (State.AGAIN, Reason.DATES_MOVED, DAY)
    plan_act(plan, acts.PutRisk(risk=Risk(id="ice", event="Ice")))
    assert walk(plan)["risk_assessment"].state is State.DONE


def test_a_new_title_moves_no_date() -> None:
    plan = live(TASKS)
    plan_act(plan, acts.PutRisk(risk=Risk(id="ice", event="Ice")))
    plan_act(plan, acts.EditMilestone(milestone="pier", changes=MilestoneChanges(title="Quay")))
    assert walk(plan)["risk_assessment"].state is State.DONE


def test_a_sprint_that_is_over_asks_for_the_next() -> None:
    plan = replace(TASKS, sprints={"s1": Sprint(id="s1", start=DAY, weeks=2)})
    assert walk(plan, DAY)["sprint_planning"].state is State.DONE
    again = walk(plan, DAY + timedelta(14))["sprint_planning"]
    assert (again.state, again.why) == (State.AGAIN, Reason.SPRINT_OVER)


def test_a_review_is_due_two_weeks_after_the_plan_began_or_was_last_looked_at() -> None:
    assert agendas.due_review(live(GOALS).follow()) == DAY + timedelta(14)
    reviewed = replace(GOALS, reviews={"v": Review(id="v", on=DAY + timedelta(3))})
    assert agendas.due_review(live(reviewed).follow()) == DAY + timedelta(17)


def test_the_path_goes_on_where_a_workshop_is_not_there() -> None:
    board = live(GOALS).follow()
    some = [each for each in WORKSHOPS if each.stem != "backward_planning"]
    assert "backward_planning" not in [each.workshop.stem for each in path(board, some, DAY)]
