"""Every activity can be done by whoever has nothing but a keyboard: each act reaches the log."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from milepost.plan import events
from milepost.room.room import Room, open_plan, open_room
from milepost.room.sqlite import SQLiteLog
from tests.browser.acting import Acting
from tests.browser.building import seat_at_a_laptop
from tests.browser.conftest import Stage
from tests.browser.every_step import AGENDA, plan
from tests.browser.keys import reach
from tests.browser.waiting import taken_in
from tests.kit_process import KitProcess

RADIO = "main input[type=radio]"

#: By step: what Tab leads to, one after the other, and the keys that are pressed there.
PRESSES: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (("main select", "ArrowDown"),),
    "scores": ((RADIO, "Space"),),
    "matrix": ((RADIO, "Space"),),
    "lanes_alone": ((RADIO, "Space"),),
    "lanes": ((".lane-cards button.link", "Enter"), (".lane-buttons button", "Enter")),
    "owners": ((RADIO, "Space"),),
    "raci": (("td[tabindex='0']", "ArrowRight r"),),
    "beliefs": (("td[tabindex='0']", "ArrowRight a"),),
    "poker": ((".hand input[type=radio]", "Space"),),
    "days": (("main .field input", "5 Tab"),),
    "pace": ((RADIO, "Space"),),
    "exit": ((RADIO, "Space"),),
}
ACTED = (events.Answered, events.FieldSet, events.PersonAssigned)


def test_every_activity_is_done_by_keyboard_alone(tmp_path: Path, browser: Browser) -> None:
    log = SQLiteLog(tmp_path / "plans.db")
    room = open_room(open_plan(log, plan()), AGENDA)
    people = Acting(room)
    people.go("ideas")
    people.write("ideas", "Doors open on Sundays", "Lend tools")
    people.reveal("ideas")
    kit = KitProcess(tmp_path / "plans.db").start()
    try:
        _act_in_each(room, people, seat_at_a_laptop(Stage(kit, room, browser), "Cem"))
    finally:
        for context in browser.contexts:
            context.close()
        kit.stop()
        log.close()


def _act_in_each(room: Room, people: Acting, page: Page) -> None:
    for step, presses in PRESSES.items():
        people.go(step)
        since = room.live.follow().seq
        page.get_by_role("heading", name=room.state.step.title, exact=True).wait_for()
        for selector, keys in presses:
            _press(page, selector, keys)
        taken_in(page)
        room.live.follow()
        happened = [entry.event for entry in room.board.entries[since:]]
        assert any(isinstance(event, ACTED) for event in happened), f"{step}: {happened}"


def _press(page: Page, selector: str, keys: str) -> None:
    reach(page, page.locator(selector).first)
    for key in keys.split():
        page.keyboard.press(key)
