"""What the room builds together: order, people, sizes, choice, and what enters the plan."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from milepost.plan.agenda import (
    Assign,
    Commit,
    DeckKind,
    Direction,
    Estimate,
    Grid,
    Select,
    Sequence,
)
from tests.browser.steps.team import PEOPLE, Team, cards, press, taken_in

_ASKS = {
    Direction.FORWARD: re.compile("^Waits for …"),
    Direction.BACKWARD: re.compile("^What must be finished just before it"),
}
_THREE = {"Good": "4", "Likely": "6", "Bad": "12"}


def sequence(team: Team, settings: Sequence, links: tuple[tuple[str, str], ...] | None) -> None:
    """Pairs of what is waited for and what waits are tied, by two taps on a phone."""
    page = team.phone
    for before, after in links or ():
        row = page.locator(".seq-row").filter(has=page.locator(".seq-title", has_text=after))
        press(row.get_by_role("button", name=_ASKS[settings.direction]).first)
        press(page.get_by_role("button", name=re.compile(f"This one:.*{before}")).first)
        expect(row.first).to_contain_text(before)
        taken_in(page)


def assign(team: Team, settings: Assign, _: None) -> None:
    """Everyone says what they believe; the room, by one phone, names one person a card."""
    for page in team.people[:2] if settings.private else [team.phone]:
        for number, card in enumerate(cards(page)):
            _name(card, settings.grid, PEOPLE[number % len(PEOPLE)])
        taken_in(page)


def _name(card: Locator, grid: Grid, name: str) -> None:
    if grid is Grid.OWNER:
        press(card.locator("label.segment", has_text=name).first)
        return
    person = card.get_by_role("group", name=f"{name}:")
    accountable = person.get_by_role("button", name="Accountable")
    if accountable.get_attribute("aria-pressed") != "true":
        press(accountable)


def estimate(team: Team, settings: Estimate, _: None) -> None:
    """Everyone plays a card, the desk turns them over, and the room agrees; card by card."""
    desk = team.desk
    of = _all_agreed(desk, "0")
    of.wait_for()
    total = int(of.inner_text().split()[-2])
    for number in range(total):
        for page in team.people:
            _play(page, settings)
        press(desk.get_by_role("button", name="Turn the cards over"))
        press(desk.get_by_role("button", name=re.compile("^Agree on (?!something)")))
        _all_agreed(desk, str(number + 1)).wait_for()


def _all_agreed(desk: Page, done: str) -> Locator:
    return desk.get_by_text(re.compile(rf"^All cards: {done} of \d+ agreed$"))


def _play(page: Page, settings: Estimate) -> None:
    hand = page.locator(".hand")
    if settings.deck is DeckKind.THREE_POINT:
        for label, days in _THREE.items():
            field = hand.get_by_label(re.compile(f"^{label}"))
            field.fill(days)
            field.blur()
    else:
        press(hand.locator("label.segment").nth(2))
    taken_in(page)


def select(team: Team, _settings: Select, kept: int | None) -> None:
    """The desk keeps the first cards."""
    boxes = team.desk.get_by_role("checkbox", name=re.compile("^Keep"))
    for number in range(kept or 0):
        boxes.nth(number).click()
        taken_in(team.desk)


def commit(team: Team, _settings: Commit, _: None) -> None:
    """The desk puts into the plan whatever stands there, and all see it there."""
    press(team.desk.locator(".commit > .bar button.primary"))
    expect(team.phone.locator(".in-plan").first).to_be_visible()
