"""Takes a picture of each activity on each screen, by day and by night, from a team at work."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.chromium import FLAGS, executable
from milepost import agendas, places
from milepost.agendas.path import PATH
from milepost.plan.agenda import Step
from tests.browser.conftest import WALL
from tests.browser.steps.driver import walk
from tests.browser.steps.lobby import MINUTES
from tests.browser.steps.team import Team
from tests.browser.test_all_workshops import HORIZON, TITLE, VISION
from tests.kit_process import KitProcess

FOLDER = places.workshops() / "pictures"
#: Where each activity shows best, by workshop and step.
SHOWN = {
    ("smart_goals", "ideas"): "collect",
    ("smart_goals", "vote"): "vote",
    ("smart_goals", "draft"): "refine",
    ("smart_goals", "exit"): "feedback",
    ("backward_planning", "welcome"): "inform",
    ("backward_planning", "days"): "estimate",
    ("timeline_mapping", "order"): "sequence",
    ("risk_assessment", "alike"): "group",
    ("risk_assessment", "short"): "select",
    ("risk_assessment", "scores"): "rate",
    ("risk_assessment", "register"): "commit",
    ("prioritization", "limit"): "sort",
    ("role_clarity", "roles"): "assign",
}
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_WIDEST = 900
_COLOURS = 48


def take(browser: Browser, store: Path) -> None:
    """Walk all workshops and save a picture wherever one is wanted."""
    kit = KitProcess(store).start()
    try:
        _take(browser, kit)
    finally:
        kit.stop()


def _take(browser: Browser, kit: KitProcess) -> None:
    team = Team(browser, kit)
    team.lobby.make_plan(TITLE, VISION, HORIZON)
    wall = browser.new_context(viewport=WALL, reduced_motion="reduce").new_page()
    screens = {"phone": team.phone, "laptop": team.laptop, "projector": wall}
    for stem in (each for each in PATH if any(each == stem for stem, _ in SHOWN)):
        workshop = agendas.workshop(stem)
        wall.goto(f"{kit.origin}/present/{team.begin(stem, workshop.title)}")

        def look(step: Step, stem: str = stem) -> None:
            if name := SHOWN.get((stem, step.key)):
                wall.locator("h1", has_text=step.title).first.wait_for()
                for screen, page in screens.items():
                    _save(page, f"{name}_{screen}")

        walk(team, workshop.agenda(MINUTES), look)
        team.end()


def _save(page: Page, name: str) -> None:
    page.evaluate("scrollTo(0, 0)")
    for scheme in _SCHEMES:
        page.emulate_media(color_scheme=scheme)
        file = FOLDER / f"{name}_{scheme}.png"
        page.screenshot(path=file, animations="disabled")
        with Image.open(file) as taken:
            small = taken.convert("RGB")
            small.thumbnail((_WIDEST, _WIDEST))
            small.quantize(_COLOURS).save(file, optimize=True)
    page.emulate_media(color_scheme="light")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        take(browser, Path(folder) / "plans.db")
        browser.close()


if __name__ == "__main__":
    main()
