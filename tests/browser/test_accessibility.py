"""Nobody is shut out: every step is read by assistive technology, by day and by night."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Stage
from tests.browser.played import Play

PACKAGES = Path(__file__).parents[2] / "lib" / "milepost" / "screen" / "node_modules"
AXE = PACKAGES / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")


def test_every_step_is_accessible_and_still_on_every_screen_in_light_and_dark(stage: Stage) -> None:
    screens = {
        "desk": stage.laptop(insight=False),
        "phone": stage.phone("Ana"),
        "wall": stage.wall(),
    }
    for page in screens.values():
        page.emulate_media(reduced_motion="reduce")
    faults = []
    for moment in Play(stage.room).moments():
        for name, page in screens.items():
            moment.wait_on(page)
            faults += [f"{moment}, {name}: {fault}" for fault in grave_faults(page)]
            page.emulate_media(color_scheme="dark")
            faults += [f"{moment}, {name}, dark: {f}" for f in grave_faults(page, "color-contrast")]
            page.emulate_media(color_scheme="light")
            if page.evaluate("document.getAnimations().length"):
                faults.append(f"{moment}, {name}: something moves")
    assert not faults, "\n".join(faults)


def grave_faults(page: Page, *rules: str) -> list[str]:
    """What axe finds grave on a page, each with the first place where it is."""
    begin_axe(page, *rules)
    return grave_faults_of(page)


def begin_axe(page: Page, *rules: str) -> None:
    """Let axe look at a page, and do not wait for it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    options = {"iframes": False, "resultTypes": ["violations"], **only}
    page.evaluate("options => { window.looked = axe.run(document, options); }", options)


def grave_faults_of(page: Page) -> list[str]:
    """What axe has found since it began."""
    found = page.evaluate("() => window.looked")
    return [
        f"{each['id']}: {len(each['nodes'])} x {each['nodes'][0]['html'][:160]}"
        f" {each['nodes'][0]['failureSummary'][:300]}"
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]


def test_every_door_is_accessible(stage: Stage) -> None:
    page = stage.person().new_page()
    page.emulate_media(reduced_motion="reduce")
    lobby = f"/?token={stage.kit.token}"
    faults = []
    for path in ("/", "/sign-in", f"/join/{stage.code}", "/join/NOBODY", lobby):
        page.goto(f"{stage.kit.origin}{path}")
        page.get_by_role("heading").first.wait_for()
        faults += [f"{path}: {fault}" for fault in grave_faults(page)]
    assert not faults, "\n".join(faults)
