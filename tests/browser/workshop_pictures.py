"""Takes a picture of each workshop at its heart, on the facilitator's desk: ``make pictures``.

Simulated people go through the workshop over the invented plan, up to that step.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.async_api import Page, async_playwright

from benchmarks.chromium import FLAGS, executable
from benchmarks.ports import free_port
from milepost import places
from milepost.rehearsal.guest import Guest
from milepost.rehearsal.lead import Lead
from milepost.rehearsal.speaker import Speaker
from milepost.rehearsal.starting_plan import EXAMPLE, starting_plan
from milepost.rehearsal.tally import Tally
from milepost.room.live_plan import LivePlan
from milepost.room.room import open_plan, open_room
from milepost.server import rehearsing
from milepost.server.kit import Kit, KitSettings, running_kit
from milepost.server.rehearsing import Person, Rehearsal
from tests.browser.conftest import LAPTOP

#: The step that shows best what a workshop is, and the length of the form that has it.
HEARTS: Final = {
    "backward_planning": ("pull", 30),
    "risk_assessment": ("scores", 30),
    "prioritization": ("limit", 30),
    "timeline_mapping": ("order", 30),
    "role_clarity": ("roles", 30),
    "agile_estimating": ("poker", 30),
    "sprint_planning": ("fill", 30),
    "retrospective": ("vote", 30),
    "stand_up": ("in_the_way", 10),
    "sprint_review": ("board", 30),
}

_PEOPLE, _WIDEST, _COLOURS = 5, 900, 64
_KERNEL_MS, _DRAWN_SECONDS = 120_000, 4


class _Taken(Exception):
    """The picture is there; nobody need go on."""


class _Watched(Lead):
    """A facilitator who stops at one step, when all is done in it, to have the desk seen."""

    def __init__(self, speaker: Speaker, heart: str, desk: Page, file: Path) -> None:
        super().__init__(speaker, _PEOPLE)
        self._heart, self._desk, self._file = heart, desk, file

    async def _run(self, step: dict[str, Any]) -> None:
        await super()._run(step)
        if step["key"] == self._heart:
            await _save(self._desk, step["title"], self._file)
            raise _Taken


async def _save(desk: Page, title: str, file: Path) -> None:
    await desk.get_by_role("heading", name=title).first.wait_for()
    # A kernel has to start first, and draw what came meanwhile.
    insight = desk.frame_locator("#insight")
    await insight.get_by_role("heading", name=title).wait_for(timeout=_KERNEL_MS)
    await asyncio.sleep(_DRAWN_SECONDS)
    await desk.evaluate("document.fonts.ready")
    file.parent.mkdir(exist_ok=True)
    await desk.screenshot(path=file, animations="disabled")
    with Image.open(file) as taken:
        small = taken.convert("RGB")
        small.thumbnail((_WIDEST, _WIDEST))
        small.quantize(_COLOURS).save(file, optimize=True)


async def take(stem: str, kit: Kit, live: LivePlan, desk: Page) -> None:
    """Hold one workshop up to its heart."""
    heart, minutes = HEARTS[stem]
    rehearsal = Rehearsal(stems=(stem,), minutes=minutes, people=_PEOPLE)
    sample = starting_plan(EXAMPLE, rehearsing._today())
    form = rehearsing._form(stem, minutes)
    room = await asyncio.to_thread(open_room, live, rehearsing._agenda(form))
    people = [Person(voice, 0.0, seed) for voice, seed in rehearsing._cast(sample, rehearsal)]
    await desk.goto(kit.local_room_link(stem, room.state.code))
    async with rehearsing._crowd(kit, room.state.code, people, Tally()):
        guest = Guest(f"http://127.0.0.1:{kit.server.port}", room.state.code, "Facilitator")
        await guest.sign_in(kit.local_facilitator_link())
        await guest.connect(role="facilitator")
        file = places.workshops() / stem / "pictures" / "desk.png"
        try:
            await _Watched(Speaker(guest, tally=Tally()), heart, desk, file).lead()
        except _Taken:
            pass
        finally:
            guest.close()
            await guest.closed()


async def take_all(stems: list[str], folder: Path) -> None:
    """Hold the workshops one after the other, each over a plan of its own."""
    settings = KitSettings(folder / "plans.db", host="127.0.0.1", port=free_port())
    async with running_kit(settings) as kit, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        desk = await (await browser.new_context(viewport=LAPTOP)).new_page()
        plan = starting_plan(EXAMPLE, rehearsing._today()).plan
        for stem in stems:
            await take(stem, kit, open_plan(kit.hub.log, plan), desk)
        await browser.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(take_all(sys.argv[1:] or list(HEARTS), Path(folder)))


if __name__ == "__main__":
    main()
