"""A facilitator's laptop, two phones and a laptop that go from one workshop to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import LAPTOP, PHONE
from tests.kit_process import KitProcess

PEOPLE = ("Ana", "Ben", "Cem")
_LONG = 60_000


class Team:
    """Four contexts of one browser, each kept for the whole day.

    Args:
        browser: which of them runs.
        kit: that serves them.
    """

    def __init__(self, browser: Browser, kit: KitProcess) -> None:
        self._kit = kit
        self.desk = _page(browser.new_context(viewport=LAPTOP, reduced_motion="reduce"))
        self.desk.route("**/insight/**", lambda route: route.fulfill(body=""))
        phones = [
            browser.new_context(
                viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce"
            )
            for _ in PEOPLE[:2]
        ]
        seat = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
        self.people = [_page(context) for context in (*phones, seat)]

    @property
    def laptop(self) -> Page:
        """Where there is room for all cards at once."""
        return self.people[-1]

    @property
    def phone(self) -> Page:
        return self.people[0]

    def enter(self, workshop: str, code: str) -> None:
        """All come to a room, by the facilitator's link and by its join code."""
        address = f"{self._kit.origin}/facilitate/{workshop}/{code}?token={self._kit.token}"
        self.desk.goto(address)
        self.desk.get_by_role("button", name="Next:").wait_for()
        for name, page in zip(PEOPLE, self.people, strict=True):
            page.goto(f"{self._kit.origin}/join/{code}")
            page.get_by_label("Your name").fill(name)
            page.get_by_role("button", name="Join").click()
            page.get_by_text("I have finished").wait_for()

    def go_on(self, title: str) -> None:
        """The desk leads on, and every screen follows."""
        self.desk.get_by_role("button", name=re.compile("^Next:")).click()
        self.arrive(title)

    def arrive(self, title: str) -> None:
        for page in (self.desk, *self.people):
            expect(page.locator("h1").first).to_have_text(title)

    def leave(self) -> None:
        for page in (self.desk, *self.people):
            page.context.close()

    def reveal(self) -> None:
        self.desk.get_by_role("button", name="Reveal", exact=True).first.click()


def _page(context: BrowserContext) -> Page:
    context.set_default_timeout(_LONG)
    return context.new_page()


def taken_in(page: Page) -> None:
    """Wait until the server has taken in whatever this screen asked for."""
    expect(page.locator(".link-state")).to_have_text("Live")
    expect(page.locator(".waiting")).to_have_count(0)


def press(target: Locator) -> None:
    """A tap where the screen is touched, a click elsewhere."""
    touched = target.page.evaluate("navigator.maxTouchPoints > 0")
    (target.tap if touched else target.click)()


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
