"""A room draws what waits for what: with a thumb, with a keyboard alone, and never in a circle."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from milepost.plan import acts
from milepost.plan.agenda import Agenda, Collect, Sequence, Step
from milepost.plan.wall import Wall
from milepost.room.room import open_room
from tests.browser.conftest import LAPTOP, Stage
from tests.browser.keys import reach

CONTRACT = "Contract signed"
PILOT = "Pilot evaluated"


@pytest.fixture
def sequence(stage: Stage) -> Stage:
    """Two cards that hang in a sequence, without a date and without a link."""
    cards = Collect(prompt="What has to be reached?", private=False)
    steps = (
        Step(key="cards", title="Cards", minutes=5, activity=cards),
        Step(key="order", title="Order", minutes=9, activity=Sequence(of="cards", adds=True)),
    )
    agenda = Agenda(workshop="timeline_mapping", title="Timeline", steps=steps)
    stage.room = open_room(stage.room.live, agenda)
    for text in (CONTRACT, PILOT):
        stage.room.say(acts.WriteNote(step="cards", text=text))
    stage.room.say(acts.GoTo(step="order", leaving="cards"))
    return stage


def test_two_taps_on_a_phone_draw_a_link_and_one_takes_it_away(sequence: Stage) -> None:
    phone = sequence.phone("Ana")
    _draw(phone, after=PILOT, before=CONTRACT)
    expect(_card(phone, PILOT)).to_contain_text(f"Waits for: {CONTRACT}")
    assert _links(sequence, phone) == [(CONTRACT, PILOT)]

    _head(phone, PILOT).tap()
    _card(phone, PILOT).get_by_role("button", name=f"No longer wait for: {CONTRACT}").tap()
    expect(_card(phone, PILOT)).to_contain_text("Nothing: it can begin at once.")
    assert _links(sequence, phone) == []


def test_whoever_has_only_a_keyboard_draws_a_link_on_a_laptop(sequence: Stage) -> None:
    page = _laptop(sequence)
    reach(page, _head(page, PILOT))
    page.keyboard.press("Enter")
    waits = _waits(page, PILOT)
    reach(page, waits)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"This one: {CONTRACT}")).to_have_count(0)
    reach(page, waits)
    page.keyboard.press("Enter")
    other = page.get_by_role("button", name=f"This one: {CONTRACT}")
    page.keyboard.press("Shift+Tab")
    expect(other).to_be_focused()
    page.keyboard.press("Enter")

    expect(_card(page, PILOT).locator(".seq-chip")).to_contain_text(CONTRACT)
    expect(_head(page, PILOT)).to_be_focused()
    assert _links(sequence, page) == [(CONTRACT, PILOT)]


def test_a_circle_is_refused_in_a_sentence_beside_its_card(sequence: Stage) -> None:
    phone = sequence.phone("Ana")
    _draw(phone, after=PILOT, before=CONTRACT)
    expect(_card(phone, PILOT)).to_contain_text(f"Waits for: {CONTRACT}")
    _draw(phone, after=CONTRACT, before=PILOT)
    refusal = _card(phone, CONTRACT).locator(".refusal")
    expect(refusal).to_contain_text("This would go round in a circle")
    expect(refusal).to_contain_text(PILOT)
    assert _links(sequence, phone) == [(CONTRACT, PILOT)]


def test_a_date_before_what_it_waits_for_is_told_beside_both(sequence: Stage) -> None:
    phone = sequence.phone("Ana")
    _draw(phone, after=PILOT, before=CONTRACT)
    for text, day in ((CONTRACT, date(2027, 6, 30)), (PILOT, date(2027, 3, 1))):
        _head(phone, text).tap()
        _card(phone, text).get_by_label("Date").fill(day.isoformat())
        expect(_card(phone, text).locator(".seq-date")).to_contain_text(f"{day:%B} 2027")
    expect(_card(phone, PILOT).locator(".seq-clash")).to_have_text(
        f"Due 1 March 2027, but it waits for “{CONTRACT}”, which is finished on 30 June 2027."
    )
    expect(_card(phone, CONTRACT).locator(".seq-clash")).to_contain_text(f"“{PILOT}” waits")


def test_a_missing_card_hangs_linked_to_the_one_that_asked_for_it(sequence: Stage) -> None:
    phone = sequence.phone("Ana")
    _head(phone, PILOT).tap()
    form = _card(phone, PILOT).locator("form")
    form.get_by_label(re.compile("Is a card missing")).fill("Readers invited")
    form.get_by_role("button", name="Hang the card").tap()
    expect(_card(phone, PILOT).locator(".seq-chip")).to_contain_text("Readers invited")
    assert _links(sequence, phone) == [("Readers invited", PILOT)]


def _laptop(stage: Stage) -> Page:
    page = stage.browser.new_context(viewport=LAPTOP, reduced_motion="reduce").new_page()
    page.goto(f"{stage.kit.origin}/join/{stage.code}")
    page.get_by_label("Your name").fill("Ben")
    page.get_by_role("button", name="Join").click()
    page.locator(".seq-chart").wait_for()
    return page


def _draw(phone: Page, *, after: str, before: str) -> None:
    _waits(phone, after).tap()
    phone.get_by_role("button", name=re.compile(f"This one:.*{before}")).tap()


def _waits(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"Waits for … ?: {title}"))


def _card(page: Page, title: str) -> Locator:
    return page.locator(".seq-row").filter(has=page.locator(".seq-title", has_text=title))


def _head(page: Page, title: str) -> Locator:
    return _card(page, title).locator(".seq-head")


def _links(stage: Stage, page: Page) -> list[tuple[str, str]]:
    """What the log says once it has taken in what ``page`` asked for: waited for, and waiting."""
    expect(page.locator(".link-state")).to_have_text("Live")
    stage.room.live.follow()
    wall = Wall(stage.room.state, stage.room.board.plan)
    return [(wall.title(before), wall.title(after)) for before, after in wall.links()]
