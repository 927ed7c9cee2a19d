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
from tests.browser.steps.content import Order
from tests.browser.steps.team import PEOPLE, Team, cards, press
from tests.browser.waiting import taken_in

_ASKS = {
    Direction.FORWARD: re.compile("^Waits for …"),
    Direction.BACKWARD: re.compile("^What must be finished just before it"),
}
_THREE = {"Good": 4, "Likely": 6, "Bad": 12}
#: The place in the deck of each person's card, in the first round and when they have talked.
_FAR_APART = (1, 2, 4)
_CLOSER = (2, 2, 3)


def sequence(team: Team, settings: Sequence, order: Order | None) -> None:
    """By taps on a phone, what waits is tied to what it waits for, and cards get their dates."""
    if order is None:
        return
    page = team.phone
    for before, after in order.links:
        row = _row(page, after)
        press(row.get_by_role("button", name=_ASKS[settings.direction]).first)
        press(page.get_by_role("button", name=re.compile(f"This one:.*{before}")).first)
        expect(row.first).to_contain_text(before)
        taken_in(page)
    for title, due in order.dates.items():
        row = _row(page, title)
        press(row.locator(".seq-head"))
        date = row.get_by_label("Date")
        date.fill(due)
        date.blur()
        taken_in(page)
        press(row.locator(".seq-head"))


def _row(page: Page, title: str) -> Locator:
    return page.locator(".seq-row").filter(has=page.locator(".seq-title", has_text=title))


def assign(team: Team, settings: Assign, _: None) -> None:
    """Alone, people differ on the first card; together, a phone names one person for each."""
    alone = settings.private
    for number, page in enumerate(team.people if alone else [team.phone]):
        for place, card in enumerate(cards(page) if page is not team.laptop else _lines(page)):
            seen_otherwise = alone and place == 0
            _name(card, settings.grid, (place + number * seen_otherwise) % len(PEOPLE))
        taken_in(page)


def _lines(page: Page) -> list[Locator]:
    page.locator("table.raci").wait_for()
    return page.locator("table.raci tbody tr").all()


def _name(card: Locator, grid: Grid, person: int) -> None:
    """Have one person answer for a card: of a list, of a phone's letters, or of a grid."""
    name = PEOPLE[person]
    if grid is Grid.OWNER:
        press(card.locator("label.segment", has_text=name).first)
        return
    cell = card.get_by_role("gridcell", name=f"{name}:")
    if cell.count():
        press(cell)
        press(card.page.locator(".part-bar [data-role=accountable]"))
        return
    parts = card.get_by_role("group", name=f"{name}:")
    accountable = parts.get_by_role("button", name="Accountable")
    if accountable.get_attribute("aria-pressed") != "true":
        press(accountable)


def estimate(team: Team, settings: Estimate, _: None) -> None:
    """Everyone plays a card, the desk turns them over, and the room agrees; card by card.

    Where there is more than one round, the first card needs a second one.
    """
    desk = team.desk
    of = _all_agreed(desk, "0")
    of.wait_for()
    total = int(of.inner_text().split()[-2])
    for number in range(total):
        if number == 0 and settings.rounds > 1:
            _play(team, settings, _FAR_APART)
            press(desk.get_by_role("button", name="Vote again"))
            for page in team.people:
                page.get_by_text("Round 2 of").wait_for()
        _play(team, settings, _CLOSER)
        press(desk.get_by_role("button", name=re.compile("^Agree on (?!something)")))
        _all_agreed(desk, str(number + 1)).wait_for()


def _all_agreed(desk: Page, done: str) -> Locator:
    return desk.get_by_text(re.compile(rf"^All cards: {done} of \d+ agreed$"))


def _play(team: Team, settings: Estimate, faces: tuple[int, ...]) -> None:
    for page, face in zip(team.people, faces, strict=True):
        hand = page.locator(".hand")
        if settings.deck is DeckKind.THREE_POINT:
            _say_days(hand, face)
        else:
            press(hand.locator("label.segment").nth(face))
        taken_in(page)
    press(team.desk.get_by_role("button", name="Turn the cards over"))
    for page in (team.desk, *team.people):
        expect(page.locator(".played-card")).to_have_count(len(PEOPLE))


def _say_days(hand: Locator, more: int) -> None:
    for label, days in _THREE.items():
        field = hand.get_by_label(re.compile(f"^{label}"))
        field.fill(str(days + more))
        field.blur()


def select(team: Team, _settings: Select, kept: int | None) -> None:
    """The desk keeps the first cards."""
    boxes = team.desk.get_by_role("checkbox", name=re.compile("^Keep"))
    for number in range(kept or 0):
        boxes.nth(number).click()
        taken_in(team.desk)


def commit(team: Team, _settings: Commit, _: None) -> None:
    """The desk puts into the plan whatever stands there, and all see it there."""
    press(team.desk.locator(".commit > .bar button.primary"))
    for page in team.people:
        expect(page.locator(".in-plan").first).to_be_visible()
