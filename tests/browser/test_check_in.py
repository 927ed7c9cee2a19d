"""Between workshops, by thumb: an owner checks in, a user speaks, and the lobby hands out links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from milepost.plan.parts import Milestone, Person, Status
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus
from milepost.room.links import Link, LinkKind, address
from milepost.room.live_plan import LivePlan
from milepost.room.room import open_plan
from milepost.room.sqlite import SQLiteLog
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.test_accessibility import grave_faults
from tests.browser.test_small_screens import SMALL_TARGETS, WIDER
from tests.kit_process import KitProcess

PLAN = Plan(
    title="A library in every pocket",
    vision="Everybody in town reads what they like.",
    people={"ana": Person(id="ana", name="Ana Lima")},
    milestones={
        "app": Milestone(id="app", title="The app is out", owner="ana", due=date(2030, 3, 31)),
        "deal": Milestone(id="deal", title="Publishers agree", owner="ana", due=date(2029, 9, 1)),
    },
    tasks={"scan": Task(id="scan", title="Scan the catalogue", owner="ana", milestone="app")},
)


@dataclass
class Between:
    """A kit with a plan that nobody is in a room for."""

    kit: KitProcess
    live: LivePlan
    browser: Browser

    def phone(self, kind: LinkKind, part: str = "") -> Page:
        page = self.browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
        link = Link(kind=kind, plan=self.live.plan, part=part)
        page.goto(self.kit.origin + address(self.live.log, link))
        return page

    @property
    def plan(self) -> Plan:
        plan = self.live.follow().plan
        assert plan is not None
        return plan


@pytest.fixture
def between(tmp_path: Path, browser: Browser) -> Iterator[Between]:
    log = SQLiteLog(tmp_path / "plans.db")
    live = open_plan(log, PLAN)
    kit = KitProcess(tmp_path / "plans.db").start()
    yield Between(kit, live, browser)
    kit.stop()
    for context in browser.contexts:
        context.close()
    log.close()


def test_an_owner_checks_in_with_a_few_taps(between: Between) -> None:
    phone = between.phone(LinkKind.ME, "ana")
    app = phone.get_by_role("group", name="The app is out")
    assert not app.get_by_label("The new date").is_visible()
    app.get_by_role("radio", name="New date").tap()
    app.get_by_label("The new date").fill("2030-05-31")
    phone.get_by_role("group", name="Publishers agree").get_by_label("Done").tap()
    scan = phone.get_by_role("group", name="Scan the catalogue")
    scan.get_by_role("radio", name="Done").tap()
    scan.get_by_label("How many days").fill("3.5")
    phone.get_by_label("What is in the way").fill("The licence for the fonts")
    phone.get_by_role("button", name="Send").tap()
    phone.get_by_text("It is in the plan").wait_for()
    plan, today = between.plan, datetime.now(UTC).date()
    assert plan.milestones["app"].due == date(2030, 5, 31)
    assert plan.milestones["deal"].status is Status.DONE
    assert (plan.tasks["scan"].status, plan.tasks["scan"].actual_days) == (TaskStatus.DONE, 3.5)
    [obstacle] = plan.actions.values()
    assert (obstacle.text, obstacle.owner) == ("The licence for the fonts", "ana")
    assert {part for each in plan.reviews.values() for part in each.about} == {
        *plan.milestones,
        "scan",
    }
    phone.get_by_role("button", name="I have read the plan").tap()
    phone.get_by_text("You have read the plan as it stands").wait_for()
    assert between.plan.people["ana"].seen_on == today


def test_a_user_says_what_they_think_by_keyboard_alone(between: Between) -> None:
    phone = between.phone(LinkKind.FEEDBACK, "app")
    phone.get_by_label("What do you think of it?").focus()
    phone.keyboard.type("Faster than the old one")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    for _ in range(3):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.get_by_text("Thank you").wait_for()
    [said] = between.plan.feedback.values()
    assert (said.said, said.verdict) == ("Faster than the old one", "keep")


def test_pages_behind_links_shut_nobody_out(between: Between) -> None:
    faults = []
    for kind, part in ((LinkKind.ME, "ana"), (LinkKind.FEEDBACK, "app"), (LinkKind.PLAN, "")):
        page = between.phone(kind, part)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            faults += [f"{kind}, {scheme}: {fault}" for fault in grave_faults(page)]
        page.add_style_tag(content="html { font-size: 200% }")
        faults += [f"{kind}: wider than the phone"] if page.evaluate(WIDER) else []
        faults += [f"{kind}: {small}" for small in page.evaluate(SMALL_TARGETS)]
    assert not faults, "\n".join(faults)


def test_the_lobby_hands_out_a_link_that_leads_to_the_check_in(between: Between) -> None:
    lobby = between.browser.new_context(viewport=LAPTOP).new_page()
    lobby.goto(f"{between.kit.origin}/?token={between.kit.token}")
    lobby.get_by_role("button", name="Start the next: Backward planning").wait_for(timeout=60_000)
    lobby.get_by_label("A link for").select_option(label="Ana Lima: check in")
    field = lobby.get_by_role("textbox", name="Ana Lima: check in")
    field.wait_for()
    phone = between.browser.new_context(viewport=PHONE).new_page()
    phone.goto(field.input_value())
    phone.get_by_role("heading", name="Ana Lima, how is it going?").wait_for()
    lobby.get_by_role("button", name="Copy the link").click()
    lobby.locator(".milepost-share [role=status]:not(:empty)").wait_for()
