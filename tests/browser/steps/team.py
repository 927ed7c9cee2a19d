"""A facilitator's laptop, two phones and a laptop that go from one workshop to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.steps.lobby import Lobby
from tests.kit_process import KitProcess

PEOPLE = ("Ana", "Ben", "Cem")
_LONG = 60_000
#: The workshop whose insight is shown; each needs a kernel, which takes seconds to start.
SEEN_INTO = "risk_assessment"


class Team:
    """Four contexts of one browser, each kept for the whole day.

    Args:
        browser: which of them runs.
        kit: that serves them.
    """

    def __init__(self, browser: Browser, kit: KitProcess) -> None:
        self._origin = kit.origin
        laptop = _context(browser, viewport=LAPTOP)
        laptop.route(re.compile(f"/insight/(?!{SEEN_INTO}/)"), lambda route: route.fulfill(body=""))
        phone: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
        seats: tuple[dict[str, Any], ...] = (phone, phone, {"viewport": LAPTOP})
        self.people = [_context(browser, **seat).new_page() for seat in seats]
        self.lobby = Lobby(laptop.new_page(), kit)
        self.desk = self.lobby.page

    @property
    def laptop(self) -> Page:
        """Where there is room for all cards at once."""
        return self.people[-1]

    @property
    def phone(self) -> Page:
        return self.people[0]

    def begin(self, stem: str, title: str) -> str:
        """Start a workshop in the lobby, and let all come; returns the code they joined by."""
        self.desk = self.lobby.start(stem, title)
        code = self.desk.locator(".join-code").inner_text()
        for page in self.people:
            page.goto(f"{self._origin}/join/{code}", wait_until="commit")
        for name, page in zip(PEOPLE, self.people, strict=True):
            page.get_by_label("Your name").fill(name)
            page.get_by_role("button", name="Join").click()
        for page in self.people:
            page.get_by_text("I have finished").wait_for()
        return code

    def go_on(self, title: str) -> None:
        """The desk leads on, and every screen follows."""
        self.desk.get_by_role("button", name=re.compile("^Next:")).click()
        self._arrive(title)

    def reveal(self) -> None:
        """The desk shows what was hidden."""
        self.desk.get_by_role("button", name="Reveal", exact=True).first.click()
        expect(self.desk.get_by_role("button", name="Reveal", exact=True)).to_have_count(0)

    def end(self) -> None:
        """The desk closes the room, which everyone is told."""
        self.desk.get_by_role("button", name="Close the room").click()
        asked = self.desk.get_by_role("dialog")
        asked.get_by_role("button", name="Close the room").click()
        self._arrive("We are done")
        self.desk.close()

    def _arrive(self, title: str) -> None:
        for page in (self.desk, *self.people):
            expect(page.locator("h1").first).to_have_text(title)


def _context(browser: Browser, **options: Any) -> BrowserContext:
    context = browser.new_context(reduced_motion="reduce", **options)
    context.set_default_timeout(_LONG)
    return context


def press(target: Locator) -> None:
    """A tap where the screen is touched, a click elsewhere."""
    size = target.page.viewport_size
    (target.tap if size == PHONE else target.click)()


def cards(page: Page) -> Iterator[Locator]:
    """The cards of a deck: one after the other on a phone, all of a list elsewhere."""
    deck = page.locator(".deck")
    deck.first.wait_for()
    if page.locator(".one-by-one").count() == 0:
        yield from deck.locator("> [data-card]").all()
        return
    bar = page.get_by_role("navigation", name="Cards")
    while True:
        yield page.locator(".one-by-one > [data-card]")
        on = bar.get_by_role("button", name="Next", exact=True)
        if on.get_attribute("aria-disabled") == "true":
            return
        press(on)


_WORDS = """(card) => [card.innerText, ...[...card.querySelectorAll('input, textarea')]
  .map((field) => field.value)].join('\\n')"""


def about(said: dict[str, Any], card: Locator) -> Any:
    """What is said of a card by its title; None where nothing is."""
    words = str(card.evaluate(_WORDS))
    return next((told for title, told in said.items() if title in words), None)
