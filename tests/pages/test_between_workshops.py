"""The lobby shows the way ahead, and keeps a team going between its workshops."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from milepost.pages.lobby import Lobby
from milepost.pages.path_view import PathView
from milepost.plan import acts
from milepost.plan.events import MilestoneChanges
from milepost.plan.parts import Status
from milepost.plan.reviews import Feedback, Verdict, Voice
from milepost.plan.risks import Risk
from milepost.plan.work import Task
from milepost.room.links import LinkKind, followed
from milepost.room.live_plan import LivePlan
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, plan_act
from milepost.widgets.share_link import ShareLink
from tests.pages.stage import HARBOUR, Clock
from tests.pages.test_lobby import field, parts, press, shown

ORIGIN = "http://192.168.1.20:8484"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def live(clock: Clock) -> LivePlan:
    return open_plan(MemoryLog(clock), HARBOUR)


def lobby(live: LivePlan, **how: Any) -> Lobby:
    return Lobby(live.log, **how)


def today(live: LivePlan) -> date:
    return live.log.now().date()


def path_of(page: Lobby) -> str:
    [view] = [part for part in parts(page) if isinstance(part, PathView)]
    return shown(view)


def refreshed(page: Lobby) -> Lobby:
    assert page._desk is not None
    page._desk.follow()
    return page


def test_the_next_workshop_is_chosen_and_one_press_starts_it(live: LivePlan) -> None:
    page = lobby(live)
    assert field(page, "Workshop").value == "backward_planning"
    press(page, "Start the next: Backward planning")
    [room] = live.follow().rooms.values()
    assert room.agenda.workshop == "backward_planning"
    assert f"Runs now under the code {room.code}" in path_of(page)


def test_the_path_tells_what_stands_and_what_is_missing(live: LivePlan) -> None:
    told = path_of(lobby(live))
    assert "1 milestone · 1 date · 1 owned" in told
    assert "Works on tasks, and there are none yet: “Backward planning” makes them." in told


def test_every_station_can_be_started_also_one_that_is_not_next(live: LivePlan) -> None:
    page = lobby(live)
    press(page, "6  Role clarity")
    assert field(page, "Workshop").value == "role_clarity"
    press(page, "Start the room")
    [room] = live.follow().rooms.values()
    assert room.agenda.workshop == "role_clarity"


def test_whoever_chose_a_workshop_keeps_it_while_the_plan_grows(live: LivePlan) -> None:
    page = lobby(live)
    for thing in (
        acts.AddTask(task=Task(id="dig", title="Dig", milestone="pier")),
        acts.PutRisk(risk=Risk(id="ice", event="Ice")),
    ):
        plan_act(live, thing)
    chosen = field(refreshed(page), "Workshop").value
    assert chosen == "backward_planning"  # no days and links yet
    press(page, "5  Timeline mapping")
    plan_act(live, acts.PutRisk(risk=Risk(id="storm", event="Storm")))
    assert field(refreshed(page), "Workshop").value == "timeline_mapping"


def test_risks_are_asked_for_again_once_a_date_moved(live: LivePlan) -> None:
    plan_act(live, acts.PutRisk(risk=Risk(id="ice", event="Ice")))
    later = MilestoneChanges(due=date(2027, 6, 30))
    plan_act(live, acts.EditMilestone(milestone="pier", changes=later))
    assert "after the risks were rated: rate them again" in path_of(lobby(live))


def test_a_milestone_that_was_reached_is_celebrated_for_two_weeks(
    live: LivePlan, clock: Clock
) -> None:
    done = MilestoneChanges(status=Status.DONE, done_on=today(live))
    plan_act(live, acts.EditMilestone(milestone="pier", changes=done))
    page = lobby(live)
    assert 'class="reached"' in shown(page)
    clock.passes(60 * 24 * 15)
    assert 'class="reached"' not in shown(refreshed(page))


def test_a_review_that_is_due_is_told_and_chosen_with_one_press(
    live: LivePlan, clock: Clock
) -> None:
    page = lobby(live)
    assert "The next review of the plan is due on" in shown(page)
    assert field(page, "Choose the retrospective").layout.display == "none"
    clock.passes(60 * 24 * 14)
    assert "A review of the plan is due since" in shown(refreshed(page))
    assert field(page, "Choose the retrospective").layout.display is None
    press(page, "Choose the retrospective")
    assert field(page, "Workshop").value == "retrospective"


def test_what_users_said_stands_beside_the_milestone_as_text(live: LivePlan) -> None:
    said = Feedback(
        id="f1",
        on=today(live),
        about="pier",
        voice=Voice.USERS,
        said="<b>Slippery</b>",
        verdict=Verdict.CHANGE,
    )
    plan_act(live, acts.GiveFeedback(feedback=said))
    told = shown(lobby(live))
    assert "1 user spoke · 1 change" in told
    assert "&lt;b&gt;Slippery" in told
    assert "<b>Slippery" not in told


def test_who_has_read_the_current_plan_and_who_an_older_one(live: LivePlan, clock: Clock) -> None:
    plan_act(live, acts.ReadPlan(name="Ana Lima"))
    page = lobby(live)
    assert "1 of 1 have read the plan as it stands" in shown(page)
    clock.passes(60 * 24)
    later = MilestoneChanges(due=today(live) + timedelta(90))
    plan_act(live, acts.EditMilestone(milestone="pier", changes=later))
    assert "0 of 1 have read the plan as it stands" in shown(refreshed(page))
    assert "last on" in shown(page)


def test_each_person_has_a_link_that_works_until_a_new_one_is_made(live: LivePlan) -> None:
    page = lobby(live, origin=ORIGIN)
    [link] = [part for part in parts(page) if isinstance(part, ShareLink)]
    assert link.link.startswith(f"{ORIGIN}/plan/")
    which = field(page, "A link for")
    which.index = [label for label, _ in which.options].index("Ana Lima: check in")
    assert link.link.startswith(f"{ORIGIN}/me/")
    assert link.picture.startswith("data:image/svg+xml")
    first = link.link.rpartition("/")[2]
    found = followed(live.log, LinkKind.ME, first)
    assert found is not None
    assert found.part == "ana"
    press(page, "Make a new link")
    assert followed(live.log, LinkKind.ME, first) is None
    assert followed(live.log, LinkKind.ME, link.link.rpartition("/")[2]) == found


def test_where_no_server_is_there_are_no_links_to_hand_out(live: LivePlan) -> None:
    page = lobby(live)
    assert "need Milepost" in shown(page)
    assert not [part for part in parts(page) if isinstance(part, ShareLink)]
