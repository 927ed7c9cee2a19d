"""Pages behind links of their own: what an owner, a user and a reader may send, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from milepost.plan.acts import RemovePerson
from milepost.plan.parts import Action, Milestone, Person, Status
from milepost.plan.plan import Plan
from milepost.plan.reviews import Verdict, Voice
from milepost.plan.work import Task, TaskStatus
from milepost.room.links import Link, LinkKind, address, take_back
from milepost.room.live_plan import LivePlan
from milepost.room.room import open_plan, plan_act
from milepost.room.sqlite import SQLiteLog
from tests.kit_process import KitProcess
from tests.server.stand import Answer, Browser

DUE = date(2030, 3, 31)
PLAN = Plan(
    title="Harbour",
    vision="A harbour for all",
    people={
        "ana": Person(id="ana", name="Ana Lima"),
        "bo": Person(id="bo", name="Bo Ek"),
        "zoe": Person(id="zoe", name="Zoe"),
    },
    milestones={
        "pier": Milestone(id="pier", title="Pier <b>open</b>", owner="ana", due=DUE),
        "crane": Milestone(id="crane", title="Crane up", owner="bo", due=DUE),
    },
    tasks={"dig": Task(id="dig", title="Dig the basin", owner="ana", milestone="pier")},
    actions={"call": Action(id="call", text="Call the port", owner="ana", due=DUE)},
)


@dataclass
class Stand:
    """A kit, a plan of its own on it, and the browsers of people without a room."""

    kit: KitProcess
    live: LivePlan

    def path(self, kind: LinkKind, part: str = "") -> str:
        return address(self.live.log, Link(kind=kind, plan=self.live.plan, part=part))

    @property
    def plan(self) -> Plan:
        plan = self.live.follow().plan
        assert plan is not None
        return plan

    def visitor(self) -> Browser:
        return Browser(self.kit.port)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KitProcess]:
    started = KitProcess(tmp_path_factory.mktemp("kit") / "plans.db").start()
    yield started
    started.stop()


@pytest.fixture
def stand(kit: KitProcess) -> Iterator[Stand]:
    log = SQLiteLog(kit.store)
    yield Stand(kit, open_plan(log, PLAN))
    log.close()


def once(page: Answer) -> str:
    found = re.search(r'name="once" value="(\w+)"', page.text)
    assert found is not None
    return found[1]


def post(browser: Browser, path: str, **fields: str) -> Answer:
    """Send a form as the page has it, with its number unless one is given."""
    shown = browser.ask(path)
    whole = {"once": once(shown), "_xsrf": browser.cookies.get("_xsrf", ""), **fields}
    kind = "application/x-www-form-urlencoded"
    return browser.ask(path, "POST", urlencode(whole), **{"Content-Type": kind})


def test_an_owner_sees_what_is_theirs_and_typed_markup_stays_text(stand: Stand) -> None:
    page = stand.visitor().ask(stand.path(LinkKind.ME, "ana"))
    assert page.status == 200
    assert "Ana Lima, how is it going?" in page.text
    assert "Pier &lt;b&gt;open&lt;/b&gt;" in page.text
    assert "Dig the basin" in page.text
    assert 'name="on.crane"' not in page.text
    assert "default-src 'none'" in (page.headers["Content-Security-Policy"] or "")
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "<script" not in page.text


def test_answers_of_an_owner_are_in_the_plan(stand: Stand) -> None:
    fields = {"on.pier": "later", "due.pier": "2030-05-01", "on.dig": "done", "took.dig": "2,5"}
    rest = {"action.call": "1", "way": "The crane is late", "way_due": "2030-01-07"}
    answer = post(stand.visitor(), stand.path(LinkKind.ME, "ana"), **fields, **rest)
    assert answer.status == 303
    plan, today = stand.plan, datetime.now(UTC).date()
    assert plan.milestones["pier"].due == date(2030, 5, 1)
    task = plan.tasks["dig"]
    assert (task.status, task.done_on, task.actual_days) == (TaskStatus.DONE, today, 2.5)
    assert plan.actions["call"].done_on == today
    [obstacle] = [each for key, each in plan.actions.items() if key != "call"]
    assert (obstacle.text, obstacle.owner, obstacle.due) == (
        "The crane is late",
        "ana",
        date(2030, 1, 7),
    )
    [review] = plan.reviews.values()
    assert review.about == ("pier", "dig")
    thanks = stand.visitor().ask(answer.headers["Location"] or "")
    assert "It is in the plan" in thanks.text


def test_on_track_is_kept_as_a_look_at_that_part(stand: Stand) -> None:
    post(stand.visitor(), stand.path(LinkKind.ME, "ana"), **{"on.pier": "track"})
    [review] = stand.plan.reviews.values()
    assert review.about == ("pier",)
    assert stand.plan.milestones["pier"] == PLAN.milestones["pier"]


def test_what_was_said_to_be_done_by_mistake_is_taken_back(stand: Stand) -> None:
    browser, path = stand.visitor(), stand.path(LinkKind.ME, "ana")
    post(browser, path, **{"on.pier": "done", "on.dig": "done"})
    assert "Not done after all" in browser.ask(path).text
    assert stand.plan.milestones["pier"].done_on is not None
    post(browser, path, **{"on.pier": "reopened", "on.dig": "reopened"})
    pier = stand.plan.milestones["pier"]
    assert (pier.status, pier.done_on, pier.due) == (Status.COMMITTED, None, DUE)
    assert stand.plan.tasks["dig"].status is TaskStatus.STARTED


def test_what_a_finished_task_took_is_asked_until_it_is_said(stand: Stand) -> None:
    browser, path = stand.visitor(), stand.path(LinkKind.ME, "ana")
    post(browser, path, **{"on.dig": "done"})
    assert 'name="took.dig"' in browser.ask(path).text
    post(browser, path, **{"took.dig": "4"})
    assert stand.plan.tasks["dig"].actual_days == 4
    assert 'name="took.dig"' not in browser.ask(path).text


def test_a_form_that_is_sent_twice_is_done_once(stand: Stand) -> None:
    browser, path = stand.visitor(), stand.path(LinkKind.ME, "ana")
    number = once(browser.ask(path))
    for _ in range(2):
        assert post(browser, path, once=number, way="The crane is late").status == 303
    assert len(stand.plan.actions) == 2


def test_a_wrong_date_is_told_and_nothing_that_was_typed_is_lost(stand: Stand) -> None:
    fields = {"on.pier": "later", "due.pier": "soon", "way": "Ice <i>", "took.dig": "many"}
    answer = post(stand.visitor(), stand.path(LinkKind.ME, "ana"), **fields, **{"on.dig": "done"})
    assert answer.status == 409
    assert answer.text.count('role="alert"') == 2
    assert "Ice &lt;i&gt;</textarea>" in answer.text
    assert 'name="on.pier" value="later" checked' in answer.text
    assert stand.plan.actions == PLAN.actions


def test_nobody_answers_for_another(stand: Stand) -> None:
    fields = {"on.crane": "done", "on.pier": "dropped", "owner.pier": "bo", "action.other": "1"}
    assert post(stand.visitor(), stand.path(LinkKind.ME, "ana"), **fields).status == 303
    assert stand.plan.milestones == PLAN.milestones


def test_a_link_ends_when_it_is_taken_back_or_its_person_leaves(stand: Stand) -> None:
    zoe, ana = stand.path(LinkKind.ME, "zoe"), stand.path(LinkKind.ME, "ana")
    plan_act(stand.live, RemovePerson(person="zoe"))
    take_back(stand.live.log, Link(kind=LinkKind.ME, plan=stand.live.plan, part="ana"))
    for path in (zoe, ana):
        page = stand.visitor().ask(path)
        assert page.status == 404
        assert "Ask whoever leads the plan for a new one" in page.text
    assert stand.visitor().ask(stand.path(LinkKind.ME, "ana")).status == 200


@pytest.mark.parametrize("typed", ["x", "a.b.c", "%00.%ff.c", "..%2f..", "a" * 160])
@pytest.mark.parametrize("kind", list(LinkKind))
def test_a_made_up_link_leads_nowhere(stand: Stand, kind: LinkKind, typed: str) -> None:
    assert stand.visitor().ask(f"/{kind}/{typed}").status in {400, 404}


def test_a_form_of_another_site_is_refused(stand: Stand) -> None:
    path = stand.path(LinkKind.ME, "ana")
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert stand.visitor().ask(path, "POST", "on.pier=done", **kind).status == 403
    assert stand.plan.milestones == PLAN.milestones


def test_a_form_that_is_too_large_is_refused(stand: Stand) -> None:
    answer = post(stand.visitor(), stand.path(LinkKind.ME, "ana"), way="x" * 100_000)
    assert answer.status == 413
    assert stand.plan.actions == PLAN.actions


def test_a_user_is_heard_about_one_milestone_without_a_name(stand: Stand) -> None:
    path = stand.path(LinkKind.FEEDBACK, "pier")
    answer = post(stand.visitor(), path, said="Slippery when wet", verdict="change", who="")
    assert answer.status == 303
    [said] = stand.plan.feedback.values()
    assert (said.about, said.voice, said.verdict) == ("pier", Voice.USERS, Verdict.CHANGE)
    assert (said.said, said.audience) == ("Slippery when wet", "")


@pytest.mark.parametrize("said", ["", "  ", "x" * 1001, "delete \x7f"])
def test_words_of_a_user_that_are_none_are_told_why(stand: Stand, said: str) -> None:
    path = stand.path(LinkKind.FEEDBACK, "pier")
    answer = post(stand.visitor(), path, said=said, verdict="explode", who="Ben")
    assert answer.status == 409
    assert 'role="alert"' in answer.text
    assert 'value="Ben"' in answer.text
    assert stand.plan.feedback == {}


def test_whoever_has_no_room_reads_the_plan_and_says_so(stand: Stand) -> None:
    path = stand.path(LinkKind.PLAN)
    assert "A harbour for all" in stand.visitor().ask(path).text
    assert post(stand.visitor(), path, name=" bo  EK ").status == 303
    assert post(stand.visitor(), path, name="Guest").status == 303
    today = datetime.now(UTC).date()
    assert stand.plan.people["bo"].seen_on == today
    [guest] = [each for each in stand.plan.people.values() if each.name == "Guest"]
    assert (guest.stakeholder, guest.days_per_week, guest.seen_on) == (True, 0, today)
    assert post(stand.visitor(), path, name="").status == 409


def test_an_owner_says_by_their_own_link_that_they_have_read_the_plan(stand: Stand) -> None:
    path = stand.path(LinkKind.ME, "ana")
    assert post(stand.visitor(), path, act="read").status == 303
    assert stand.plan.people["ana"].seen_on is not None
    assert "You have read the plan as it stands" in stand.visitor().ask(path).text


def test_the_page_speaks_the_language_of_whoever_opens_it(stand: Stand) -> None:
    page = stand.visitor().ask(stand.path(LinkKind.PLAN), **{"Accept-Language": "de"})
    assert '<html lang="de">' in page.text


def test_a_date_in_the_past_is_taken_as_it_is_said(stand: Stand) -> None:
    yesterday = datetime.now(UTC).date() - timedelta(1)
    fields = {"on.pier": "later", "due.pier": yesterday.isoformat()}
    assert post(stand.visitor(), stand.path(LinkKind.ME, "ana"), **fields).status == 303
    assert stand.plan.milestones["pier"].due == yesterday


def test_forms_from_one_address_are_slowed_down(tmp_path: Path) -> None:
    log = SQLiteLog(tmp_path / "plans.db")
    kit = KitProcess(tmp_path / "plans.db").start()
    stand = Stand(kit, open_plan(log, PLAN))
    browser, path = stand.visitor(), stand.path(LinkKind.PLAN)
    statuses = [post(browser, path, name="").status for _ in range(121)]
    kit.stop()
    log.close()
    assert statuses == [409] * 120 + [429]
