"""The facilitator's notebook in a real Chromium that reaches no other host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect, sync_playwright

from benchmarks.chromium import FLAGS, executable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.server.stand import Server

pytestmark = pytest.mark.browser


class Elsewhere:
    """Every request to another host: cut, and counted."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.asked: list[str] = []

    def __call__(self, route: Route) -> None:
        if route.request.url.startswith((self.origin, "blob:", "data:")):
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()


@pytest.fixture
def context() -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield chromium.new_context()
        chromium.close()


@pytest.fixture
def elsewhere(context: BrowserContext, server: Server) -> Elsewhere:
    counted = Elsewhere(f"http://127.0.0.1:{server.port}")
    context.route("**/*", counted)
    return counted


@pytest.fixture
def page(context: BrowserContext, elsewhere: Elsewhere, server: Server) -> Page:
    page = context.new_page()
    page.goto(server.link)
    page.goto(f"{elsewhere.origin}/insight/insight/ABCD")
    return page


def test_widgets_work_both_ways_and_nothing_comes_from_elsewhere(
    page: Page, elsewhere: Elsewhere
) -> None:
    page.locator("#counter").click(timeout=30_000)
    expect(page.locator("#told")).to_have_text("1")
    page.get_by_role("button", name="Press").click()
    expect(page.get_by_text("pressed in Python")).to_be_visible()
    assert page.locator("img").evaluate("image => image.naturalWidth") > 0
    expect(page.locator("#state")).to_be_hidden()
    assert elsewhere.asked == []


def test_a_dead_kernel_is_told_and_replaced(page: Page, server: Server) -> None:
    expect(page.locator("#counter")).to_be_visible(timeout=30_000)
    with page.expect_navigation(timeout=60_000):
        for kernel in server.kernels():
            kernel.kill()
        expect(page.locator("#state")).to_contain_text("the room goes on", timeout=30_000)
    page.locator("#counter").click(timeout=60_000)
    expect(page.locator("#told")).to_have_text("1")
