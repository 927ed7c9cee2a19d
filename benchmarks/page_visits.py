"""One visit to one page in Chromium, with nothing cached: how long, how much, from where."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from benchmarks.chromium import FLAGS as BASE_FLAGS
from benchmarks.chromium import executable
from benchmarks.page_servers import WORKSHOP, Site

FLAGS = [*BASE_FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
"""No name resolves, so that a request to another host fails at once for every page alike."""

PATIENCE_MS = 120_000
SEEN = "selector => document.querySelector(selector)?.offsetHeight > 0"
MARKED = "name => performance.getEntriesByName(name).length > 0"
NOW = "() => performance.timeOrigin + performance.now()"


@dataclass(frozen=True)
class Visit:
    """What one visit took; `kb` is what went over the wire, compressed as it was sent."""

    usable_ms: float
    requests: int
    kb: float
    external_requests: int
    mb_per_page: float


@dataclass(frozen=True)
class Destination(ABC):
    """A page, and how one sees that a person can use it."""

    site: Site
    path: str
    link: str = ""

    @abstractmethod
    def usable_at(self, page: Page) -> float:
        """Wait until the page can be used; the time by the browser's clock, in milliseconds."""


class Participant(Destination):
    """A phone's page: usable when it asks for a name."""

    @classmethod
    def of(cls, site: Site) -> Participant:
        """The page of the site's room."""
        return cls(site, f"/join/{site.code}")

    def usable_at(self, page: Page) -> float:
        """Wait for the field."""
        return _when(page.main_frame, SEEN, "[data-milepost] input")


class Facilitator(Destination):
    """The desk: usable when the live screen has its controls and the notebook its insight."""

    @classmethod
    def of(cls, site: Site) -> Facilitator:
        """The desk of the site's room."""
        return cls(site, f"/facilitate/{WORKSHOP}/{site.code}", site.link)

    def usable_at(self, page: Page) -> float:
        """Wait for both."""
        insight = page.wait_for_selector("#insight")
        frame = insight.content_frame() if insight else None
        if frame is None:
            raise RuntimeError("The desk has no insight.")
        screen = _when(page.main_frame, SEEN, "[data-milepost] button")
        return max(screen, _when(frame, MARKED, "milepost-usable"))


class StockVoila(Destination):
    """A stock page: usable when its one widget is seen."""

    @classmethod
    def of(cls, site: Site) -> StockVoila:
        """The one notebook that the site serves."""
        return cls(site, "/")

    def usable_at(self, page: Page) -> float:
        """Wait for the widget."""
        return _when(page.main_frame, SEEN, "#usable")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium that reaches this machine and no other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def visit(browser: Browser, destination: Destination) -> Visit:
    """Open the page with an empty cache, measure, and leave as a person does."""
    site = destination.site
    context = browser.new_context()
    if destination.link:
        context.request.get(destination.link, max_redirects=0)
    page = context.new_page()
    traffic = _Traffic(page, site.origin)
    before = site.megabytes()
    begun = page.evaluate(NOW)
    page.goto(site.origin + destination.path, timeout=PATIENCE_MS)
    usable_ms = destination.usable_at(page) - begun
    found = traffic.so_far(usable_ms, site.megabytes() - before)
    page.goto("about:blank")
    context.close()
    site.wait_until_alone()
    return found


class _Traffic:
    """What a page asks for, as the browser's own protocol tells it."""

    def __init__(self, page: Page, origin: str) -> None:
        self._host = urlsplit(origin).netloc
        self._asked: list[str] = []
        self._bytes = 0.0
        wire = page.context.new_cdp_session(page)
        wire.on("Network.requestWillBeSent", self._sent)
        wire.on("Network.loadingFinished", self._finished)
        wire.send("Network.enable")

    def so_far(self, usable_ms: float, megabytes: float) -> Visit:
        hosts = [urlsplit(address).netloc for address in self._asked]
        external = sum(host != self._host for host in hosts)
        return Visit(usable_ms, len(hosts), self._bytes / 1024, external, max(megabytes, 0.0))

    def _sent(self, event: dict[str, Any]) -> None:
        address = event["request"]["url"]
        if address.startswith("http"):
            self._asked.append(address)

    def _finished(self, event: dict[str, Any]) -> None:
        self._bytes += event["encodedDataLength"]


def _when(frame: Frame, condition: str, argument: str) -> float:
    frame.wait_for_function(condition, arg=argument, polling="raf", timeout=PATIENCE_MS)
    return float(frame.evaluate(NOW))
