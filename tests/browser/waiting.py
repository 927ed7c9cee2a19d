"""Waiting for what the server has taken in: screens draw at once what they have only asked for."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def taken_in(page: Page) -> None:
    """Wait until whatever this screen asked for is in the log, or was refused."""
    expect(page.locator(".link-state")).to_have_text("Live")
    expect(page.locator(".waiting")).to_have_count(0)
