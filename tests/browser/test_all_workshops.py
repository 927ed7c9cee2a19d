"""A team goes from a vision to a plan that is carried out: all eight workshops and the review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from milepost import agendas
from milepost.plan.parts import MoSCoW
from milepost.plan.plan import Plan
from milepost.plan.work import Raci
from milepost.room.room import open_plan, open_room
from milepost.room.sqlite import SQLiteLog
from tests.browser.steps.content import BUDGET, CALL, FIRST_LOAN, GOAL, LICENCES, PILOT
from tests.browser.steps.driver import walk
from tests.browser.steps.team import PEOPLE, Team
from tests.kit_process import KitProcess

PATH = (
    "smart_goals",
    "backward_planning",
    "timeline_mapping",
    "risk_assessment",
    "prioritization",
    "role_clarity",
    "agile_estimating",
    "sprint_planning",
    "retrospective",
)


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    expect.set_options(timeout=60_000)
    yield
    expect.set_options(timeout=5_000)


def test_a_team_goes_from_a_vision_through_all_workshops_to_actions(
    tmp_path: Path, browser: Browser
) -> None:
    log = SQLiteLog(tmp_path / "plans.db")
    vision = Plan(title="A library in every pocket", vision="Everybody in town reads.")
    live = open_plan(log, vision)
    kit = KitProcess(tmp_path / "plans.db").start()
    team = Team(browser, kit)
    try:
        for stem in PATH:
            room = open_room(live, agendas.load(stem, 30))
            walk(team, room.state.agenda, room.state.code)
        plan = live.follow().plan
    finally:
        team.leave()
        kit.stop()
        log.close()
    assert plan
    _has_milestones(plan)
    _has_work(plan)
    _has_risks(plan)
    _has_reviews(plan)


def _has_milestones(plan: Plan) -> None:
    by_title = {each.title: each for each in plan.milestones.values()}
    assert set(by_title) == {GOAL, LICENCES, PILOT, BUDGET}
    goal = by_title[GOAL]
    assert goal.due == date(2027, 6, 30)
    assert goal.metric
    assert (goal.metric.baseline, goal.metric.target) == (20, 500)
    assert all(each.days for title, each in by_title.items() if title != GOAL)
    ids = {title: each.id for title, each in by_title.items()}
    links = {(each.before, each.after) for each in plan.dependencies.values()}
    pairs = ((LICENCES, PILOT), (PILOT, GOAL), (BUDGET, LICENCES))
    assert {(ids[before], ids[after]) for before, after in pairs} <= links
    roles = {each.part for each in plan.assignments.values() if each.role is Raci.ACCOUNTABLE}
    answered = {each.id for each in plan.milestones.values() if each.owner} | roles
    assert {ids[GOAL], ids[LICENCES], ids[PILOT]} <= answered


def _has_work(plan: Plan) -> None:
    tasks = plan.tasks.values()
    assert {MoSCoW.MUST, MoSCoW.SHOULD} <= {each.moscow for each in tasks}
    assert sum(each.points is not None for each in tasks) == 2
    (sprint,) = plan.sprints.values()
    assert sprint.goal == FIRST_LOAN
    assert len(sprint.tasks) == 2
    names = {plan.people[owner].name for key in sprint.tasks if (owner := plan.tasks[key].owner)}
    assert names
    assert names <= set(PEOPLE)


def _has_risks(plan: Plan) -> None:
    assert len(plan.risks) == 2
    for risk in plan.risks.values():
        assert risk.threatens
        assert risk.mitigation
        assert risk.owner
        assert risk.now.likelihood
        assert risk.now.impact


def _has_reviews(plan: Plan) -> None:
    told = {each.about for each in plan.feedback.values() if each.pacing and each.feasibility}
    assert set(plan.milestones) <= told
    (action,) = plan.actions.values()
    assert action.text == CALL
    assert plan.people[action.owner].name == "Ben"
    assert action.due == date(2027, 1, 15)
