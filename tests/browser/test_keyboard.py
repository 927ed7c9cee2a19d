"""A person who uses no mouse and no finger takes part like everybody else."""

from __future__ import annotations

from playwright.sync_api import ViewportSize, expect

from milepost.plan import acts
from tests.browser.conftest import LAPTOP, PHONE, Stage
from tests.browser.keys import reach
from tests.browser.waiting import taken_in

GOAL = "Doors open on Sundays"


def test_whoever_has_only_a_keyboard_joins_writes_votes_and_rates_on_a_phone(
    stage: Stage,
) -> None:
    _take_part(stage, PHONE)


def test_whoever_has_only_a_keyboard_joins_writes_votes_and_rates_on_a_laptop(
    stage: Stage,
) -> None:
    _take_part(stage, LAPTOP)


def _take_part(stage: Stage, size: ViewportSize) -> None:
    page = stage.browser.new_context(viewport=size, reduced_motion="reduce").new_page()
    page.goto(f"{stage.kit.origin}/join/{stage.code}")
    reach(page, page.get_by_label("Your name"))
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    page.get_by_text("I have finished").wait_for()

    _go(stage, "ideas")
    reach(page, page.get_by_label("By our date, what will be different, and for whom?"))
    page.keyboard.type(GOAL)
    reach(page, page.get_by_role("button", name="Add note"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 2 notes written.")).to_be_visible()
    taken_in(page)

    stage.room.say(acts.Reveal(step="ideas"))
    _go(stage, "vote")
    reach(page, page.get_by_role("button", name=f"Give a dot to: {GOAL}"))
    page.keyboard.press("Space")
    expect(page.get_by_text("2 of 3 dots left")).to_be_visible()
    taken_in(page)

    _go(stage, "choose")
    stage.room.say(acts.Choose(step="choose", cards=tuple(stage.room.wall.cards("vote"))))
    _go(stage, "letters")
    scale = page.get_by_role("group", name="Specific")
    reach(page, scale.get_by_role("radio").first)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(scale.get_by_role("radio", name="3")).to_be_checked()
    expect(page.get_by_text("1 of 5 answers given.")).to_be_visible()
    reach(page, page.get_by_role("button", name="I have finished"))
    page.keyboard.press("Enter")
    expect(page.locator(".finish")).to_have_attribute("aria-pressed", "true")


def _go(stage: Stage, step: str) -> None:
    stage.room.live.follow()
    stage.room.say(acts.GoTo(step=step, leaving=stage.room.state.step.key))
