"""Every activity in every state, whatever is typed, on every screen, by day and by night."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from milepost.room.room import open_plan, open_room
from milepost.room.sqlite import SQLiteLog
from tests.browser.acting import Acting
from tests.browser.conftest import LAPTOP, PHONE, WALL
from tests.browser.every_step import AGENDA, plan
from tests.browser.test_accessibility import begin_axe, grave_faults_of
from tests.kit_process import KitProcess

# Screens count the entries that they have been told of, so that nobody waits by the clock.
COUNT = """
  window.WebSocket = class extends WebSocket {
    constructor(...all) {
      super(...all);
      this.addEventListener('message', async ({ data }) => {
        const text = typeof data === 'string' ? data : await new Response(data).text();
        const { seq } = JSON.parse(text);
        if (seq) setTimeout(() => (window.told = seq), 0);
      });
    }
  };
"""
# What makes the page wider than its window: the innermost of all that reaches furthest.
WIDER = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const reach = (each) => Math.round(each.getBoundingClientRect().right);
  const all = [...document.querySelectorAll('main *, header *')];
  const furthest = all.filter((each) => reach(each) === Math.max(...all.map(reach)));
  return furthest.slice(-1).map((each) => `wider than the screen: ${each.outerHTML.slice(0, 160)}`);
}"""
# What one could press, were it not beyond an edge that nobody can scroll to.
OUT_OF_REACH = """() => {
  const cut = (each, box) => {
    for (let outer = each.parentElement; outer; outer = outer.parentElement) {
      const { overflowX } = getComputedStyle(outer);
      if (overflowX === 'auto' || overflowX === 'scroll') return false;
      const frame = outer.getBoundingClientRect();
      if (overflowX !== 'visible' && (box.right > frame.right + 1 || box.left < frame.left - 1))
        return true;
    }
    return box.right > innerWidth + 1 || box.left < -1;
  };
  return [...document.querySelectorAll('button, select, textarea, label, summary, a, input')]
    .filter((each) => each.checkVisibility() && !each.closest('.unseen'))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.width > 2 && box.height > 2 && cut(each, box))
    .map(([each]) => each.outerHTML.slice(0, 160));
}"""
# Words that run out of their box lie on what stands beside it.
SPILT = """() => [...document.querySelectorAll('main *')]
  .filter((each) => each.checkVisibility() && !each.closest('.unseen, svg'))
  .filter((each) => each.clientWidth > 2 && each.scrollWidth > each.clientWidth + 2)
  .filter((each) => getComputedStyle(each).overflowX === 'visible')
  .filter((each) => [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((each) => each.outerHTML.slice(0, 160))"""
LARGE = "size => (document.documentElement.style.fontSize = size)"

Faults = Mapping[str, list[str]]


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Faults]:
    """What was found, by kind, while the whole room was played once before all screens."""
    store = tmp_path_factory.mktemp("every_step") / "plans.db"
    with ExitStack() as stack:
        log = stack.enter_context(closing(SQLiteLog(store)))
        people = Acting(open_room(open_plan(log, plan()), AGENDA))
        kit = KitProcess(store)
        stack.callback(kit.stop)
        kit.start()
        yield _found(people, _screens(browser, kit, people.room.state.code, stack))


def _found(people: Acting, screens: dict[str, Page]) -> Faults:
    found: dict[str, list[str]] = defaultdict(list)
    for step, state in people.states():
        seq = people.mark()
        for page in screens.values():
            page.wait_for_function("seq => window.told >= seq", arg=seq)
        _look(f"{step.key} {state}", screens, found)
    return found


def test_every_state_of_every_activity_is_accessible_by_day_and_by_night(faults: Faults) -> None:
    assert not faults["axe"], "\n".join(faults["axe"])


def test_nothing_scrolls_sideways_or_lies_out_of_reach_even_with_text_twice_as_large(
    faults: Faults,
) -> None:
    assert not faults["wide"], "\n".join(faults["wide"])


def test_no_word_however_long_runs_out_of_its_box(faults: Faults) -> None:
    assert not faults["spilt"], "\n".join(faults["spilt"])


def test_whatever_is_typed_never_runs(faults: Faults) -> None:
    assert not faults["ran"], "\n".join(faults["ran"])


def _screens(browser: Browser, kit: KitProcess, code: str, stack: ExitStack) -> dict[str, Page]:
    desk = f"/facilitate/smart_goals/{code}?token={kit.token}"
    places = {
        "phone": (PHONE, f"/join/{code}"),
        "laptop": (LAPTOP, f"/join/{code}"),
        "desk": (LAPTOP, desk),
        "wall": (WALL, f"/present/{code}"),
    }
    screens = {
        name: _screen(browser, size, kit.origin + path, stack)
        for name, (size, path) in places.items()
    }
    for name in ("phone", "laptop"):
        screens[name].get_by_label("Your name").fill(name.title())
        screens[name].get_by_role("button", name="Join").click()
    return screens


def _screen(browser: Browser, size: ViewportSize, address: str, stack: ExitStack) -> Page:
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    stack.callback(context.close)
    page = context.new_page()
    page.add_init_script(COUNT)
    page.route("**/insight/**", lambda route: route.fulfill(body=""))
    page.goto(address)
    return page


def _look(state: str, screens: dict[str, Page], found: dict[str, list[str]]) -> None:
    schemes: tuple[tuple[Literal["light", "dark"], tuple[str, ...]], ...]
    schemes = (("light", ()), ("dark", ("color-contrast",)))
    for scheme, rules in schemes:
        for page in screens.values():  # each page in a process of its own: all at once
            page.emulate_media(color_scheme=scheme)
            begin_axe(page, *rules)
        for name, page in screens.items():
            found["axe"] += [f"{state}, {name}, {scheme}: {f}" for f in grave_faults_of(page)]
    for name, page in screens.items():
        if page.evaluate("window.ran"):
            found["ran"].append(f"{state}, {name}")
        for size in ("", "200%"):
            page.evaluate(LARGE, size)
            at = f"{state}, {name}, {size or '100%'}"
            for script in (WIDER, OUT_OF_REACH):
                found["wide"] += [f"{at}: {each}" for each in page.evaluate(script)]
            found["spilt"] += [f"{at}: {each}" for each in page.evaluate(SPILT)]
        page.evaluate(LARGE, "")
