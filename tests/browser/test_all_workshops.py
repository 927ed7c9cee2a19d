"""A team goes from a vision to a plan that is carried out: all eight workshops and the review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from milepost import agendas
from milepost.agendas.path import PATH
from milepost.plan.agenda import Step
from milepost.plan.parts import MoSCoW
from milepost.plan.plan import Plan
from milepost.plan.work import Raci
from milepost.room.live_plan import LivePlan
from milepost.room.sqlite import SQLiteLog
from tests.browser.conftest import PATIENCE
from tests.browser.steps.content import (
    BUDGET,
    CALL,
    FIRST_LOAN,
    GOAL,
    LICENCES,
    NO_APP,
    PILOT,
    POSTERS,
    WITHDRAWN,
)
from tests.browser.steps.driver import walk
from tests.browser.steps.lobby import MINUTES
from tests.browser.steps.team import PEOPLE, Team
from tests.kit_process import KitProcess

TITLE = "A library in every pocket"
VISION = "Everybody in town reads what they like."
HORIZON = "2027-06-30"


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Four screens and two kernels share the processor."""
    expect.set_options(timeout=60_000)
    yield
    expect.set_options(timeout=PATIENCE)


@pytest.fixture
def team(tmp_path: Path, browser: Browser) -> Iterator[Team]:
    kit = KitProcess(tmp_path / "plans.db")
    try:
        yield Team(browser, kit.start())
    finally:
        for context in browser.contexts:
            context.close()
        kit.stop()


def test_a_team_goes_from_a_vision_through_all_workshops_to_actions(
    team: Team, tmp_path: Path
) -> None:
    team.lobby.make_plan(TITLE, VISION, HORIZON)
    for stem in PATH:
        workshop = agendas.workshop(stem)
        team.begin(stem, workshop.title)

        def look(step: Step, stem: str = stem) -> None:
            if (stem, step.key) == ("risk_assessment", "scores"):
                _is_drawn_beside(team)

        walk(team, workshop.agenda(MINUTES), look)
        team.end()
    # Dates have moved since the risks were scored.
    expect(team.lobby.page.locator(".station-done")).to_have_count(len(PATH) - 1)
    expect(team.lobby.page.locator(".station-next")).to_contain_text("Risk assessment")
    plan = _in_the_log(tmp_path / "plans.db")
    assert (plan.title, plan.vision, plan.horizon) == (TITLE, VISION, date.fromisoformat(HORIZON))
    _has_milestones(plan)
    _has_owners(plan)
    _has_work(plan)
    _has_a_sprint(plan)
    _has_risks(plan)
    _has_reviews(plan)


def _is_drawn_beside(team: Team) -> None:
    """The methods' figure of the step stands beside the desk."""
    beside = team.desk.frame_locator("#insight")
    expect(beside.locator(".milepost-slide svg").first).to_be_visible()


def _in_the_log(store: Path) -> Plan:
    log = SQLiteLog(store)
    (key,) = log.plans()
    plan = LivePlan(log, key).board.plan
    log.close()
    assert plan
    return plan


def _has_milestones(plan: Plan) -> None:
    by_title = {each.title: each for each in plan.milestones.values()}
    assert {title: each.due for title, each in by_title.items()} == {
        BUDGET: date(2027, 1, 29),
        LICENCES: date(2027, 3, 31),
        PILOT: date(2027, 5, 28),
        GOAL: date(2027, 6, 30),
    }
    assert all(each.metric for each in by_title.values())
    measured = by_title[GOAL].metric
    assert measured
    assert (measured.baseline, measured.target) == (20, 500)
    assert all(each.days for title, each in by_title.items() if title != GOAL)
    first, *_ = by_title[PILOT].promises
    assert first.due == date(2027, 5, 14), "the first promise is kept when the date moves"
    titles = {each.id: each.title for each in plan.milestones.values()}
    links = {(titles[each.before], titles[each.after]) for each in plan.dependencies.values()}
    assert links >= {(BUDGET, LICENCES), (LICENCES, PILOT), (PILOT, GOAL)}


def _has_owners(plan: Plan) -> None:
    names = {each.id: each.name for each in plan.people.values()}
    roles = [each for each in plan.assignments.values() if each.role is Raci.ACCOUNTABLE]
    answers = {each.part: names[each.person] for each in roles}
    answers |= {each.id: names[each.owner] for each in plan.milestones.values() if each.owner}
    assert set(plan.milestones) <= answers.keys()
    assert set(answers.values()) == set(PEOPLE)


def _has_work(plan: Plan) -> None:
    tasks = {each.title: each for each in plan.tasks.values()}
    assert {title: each.moscow for title, each in tasks.items()} == {
        "Ask three publishers": MoSCoW.MUST,
        "Import the catalogue": MoSCoW.MUST,
        "Train the volunteers": MoSCoW.SHOULD,
        POSTERS: MoSCoW.COULD,
    }
    assert all(each.days for each in tasks.values())
    assert sum(each.points is not None for each in tasks.values()) == 2
    assert all(each.milestone in plan.milestones for each in tasks.values())


def _has_a_sprint(plan: Plan) -> None:
    (sprint,) = plan.sprints.values()
    assert sprint.goal == FIRST_LOAN
    assert len(sprint.tasks) == 2
    owners = (plan.tasks[key].owner for key in sprint.tasks)
    assert {plan.people[owner].name for owner in owners if owner} == {"Ana", "Ben"}


def _has_risks(plan: Plan) -> None:
    titles = {each.id: each.title for each in plan.milestones.values()}
    risks = {each.event: each for each in plan.risks.values()}
    threatened = {e: {titles[part] for part in each.threatens} for e, each in risks.items()}
    assert threatened == {WITHDRAWN: {GOAL}, NO_APP: {PILOT}}
    for risk, name in ((risks[WITHDRAWN], "Ana"), (risks[NO_APP], "Ben")):
        assert risk.mitigation == f"{name} keeps a second way open"
        assert risk.owner
        assert plan.people[risk.owner].name == name
        assert risk.now.likelihood
        assert risk.now.impact


def _has_reviews(plan: Plan) -> None:
    told = [each for each in plan.feedback.values() if each.pacing and each.feasibility]
    assert set(plan.milestones) <= {each.about for each in told}
    assert len({each.pacing for each in told}) > 1, "people differ"
    (action,) = plan.actions.values()
    assert action.text == CALL
    assert plan.people[action.owner].name == "Ben"
    assert action.due == date(2027, 1, 15)
