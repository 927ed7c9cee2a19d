"""No screen scrolls sideways, however small it is and however large its text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import Stage
from tests.browser.played import Play

NARROW: ViewportSize = {"width": 360, "height": 740}
SIZES: tuple[ViewportSize, ...] = (
    {"width": 1280, "height": 800},
    {"width": 1440, "height": 900},
    {"width": 1920, "height": 1080},
)

WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
# The words of what comes next, where they do not fit in their button.
CUT = """() => {
  const words = document.querySelector('.next-words')
  return words && words.scrollHeight > words.clientHeight + 1 ? words.innerText : ''
}"""
# Whether the person can reach and hit everything: WCAG 2.2, 2.5.8, with our own 44 pixels.
SMALL_TARGETS = """() => [...document.querySelectorAll('.dock button, .dock label, .bar button')]
  .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44)
  .map((each) => each.outerHTML.slice(0, 120))"""


def test_no_step_scrolls_sideways_on_a_narrow_phone_or_with_text_twice_as_large(
    stage: Stage,
) -> None:
    phone = stage.phone("Ana")
    runner = stage.phone("Ben")
    stage.room.live.follow()
    members = stage.room.state.members.values()
    stage.room.hand_over(next(each.id for each in members if each.name == "Ben"))
    runner.get_by_role("button", name="Start 4 min").wait_for()
    faults = []
    for moment in Play(stage.room).moments():
        for name, page in (("participant", phone), ("facilitator", runner)):
            moment.wait_on(page)
            faults += [f"{moment}, {name}: {fault}" for fault in _faults(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}x{size['height']}")
def test_the_desk_shows_the_whole_title_of_what_comes_next(
    stage: Stage, size: ViewportSize
) -> None:
    desk = stage.laptop(insight=False)
    desk.set_viewport_size(size)
    faults = []
    for moment in Play(stage.room).moments():
        moment.wait_on(desk)
        if desk.evaluate(WIDER):
            faults.append(f"{moment}: wider than the screen")
        # Looked at in one go: where the room closes meanwhile, nothing comes next.
        if cut := desk.evaluate(CUT):
            faults.append(f"{moment}: {cut} is cut")
    assert not faults, "\n".join(faults)


def _faults(page: Page) -> list[str]:
    page.set_viewport_size(NARROW)
    narrow = ["wider than 360 pixels"] if page.evaluate(WIDER) else []
    small = [f"too small to hit: {each}" for each in page.evaluate(SMALL_TARGETS)]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    large = ["wider than the phone at twice the text"] if page.evaluate(WIDER) else []
    page.evaluate("document.documentElement.style.fontSize = ''")
    return narrow + small + large
