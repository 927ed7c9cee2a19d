"""Takes the README's pictures from a real room: ``make pictures``."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright
from playwright.sync_api import ViewportSize

from benchmarks.chromium import FLAGS, executable
from benchmarks.ports import free_port
from milepost import agendas, places, samples
from milepost.export import pdf
from milepost.plan import acts
from milepost.plan.agenda import Refine, Step
from milepost.rehearsal.guest import Guest
from milepost.rehearsal.speaker import Speaker
from milepost.rehearsal.voice import Part
from milepost.room.room import Room, open_plan, open_room
from milepost.server.kit import Kit, KitSettings, running_kit
from tests.browser.conftest import LAPTOP, PHONE, WALL

FOLDER = places.workshops() / "smart_goals" / "pictures"

_PEOPLE = 7
_COLOURS = 128


async def take(folder: Path) -> None:
    settings = KitSettings(folder / "plans.db", host="127.0.0.1", port=free_port())
    async with running_kit(settings) as kit, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        sample = samples.load("tesla")
        room = open_room(open_plan(kit.hub.log, sample.plan), agendas.load("smart_goals"))
        crowd = [
            asyncio.create_task(_take_part(kit, room, seed, voice))
            for seed, voice in enumerate(sample.voices[:_PEOPLE])
        ]
        await _pictures(kit, room, browser)
        for person in crowd:
            person.cancel()
        await browser.close()


async def _take_part(kit: Kit, room: Room, seed: int, voice: samples.Voice) -> None:
    guest = Guest(f"http://127.0.0.1:{kit.server.port}", room.state.code, voice.name)
    await guest.join()
    await guest.connect()
    await Part(Speaker(guest, 0.01, seed), voice).play()


async def _pictures(kit: Kit, room: Room, browser: Browser) -> None:
    origin, code = f"http://127.0.0.1:{kit.server.port}", room.state.code
    token = kit.local_facilitator_link().partition("?")[2]
    lobby = await _page(browser, LAPTOP, f"{origin}/facilitate/lobby?{token}")
    desk = await _page(browser, LAPTOP, f"{origin}/facilitate/smart_goals/{code}?{token}")
    phone = await _page(browser, PHONE, f"{origin}/join/{code}")
    wall = await _page(browser, WALL, f"{origin}/present/{code}")
    await phone.get_by_label("Your name").fill("Noor")
    await phone.get_by_role("button", name="Join").click()
    await lobby.get_by_role("button", name="Start the next").wait_for()
    await _save(lobby, "lobby")

    await _play_until(room, "vote")
    room.say(acts.Reveal(step="vote"))
    await wall.get_by_text("have voted").wait_for(state="hidden")
    await _save(wall, "projector")
    await _play_until(room, "letters")
    room.say(acts.Reveal(step="letters"))
    insight = desk.frame_locator("#insight")
    await insight.get_by_role("button", name="Roadmap", exact=True).wait_for()
    await _save(desk, "facilitator")
    await _play_until(room, "repair")
    await phone.get_by_text("Advice").first.scroll_into_view_if_needed()
    await _save(phone, "participant")
    await _save_pdf(pdf("roadmap", room.board))


async def _play_until(room: Room, key: str) -> None:
    """Go on to a step, giving everyone the time to do what each step asks for."""
    while room.state.step.key != key:
        if room.state.step.hides and not room.state.state(room.state.step.key).revealed:
            room.say(acts.Reveal(step=room.state.step.key))
        room.next()
        await _until_finished(room)


async def _until_finished(room: Room) -> None:
    async with asyncio.timeout(60):
        while (
            _is_played(room.state.step)
            and len(room.state.state(room.state.step.key).done) < _PEOPLE
        ):
            await asyncio.sleep(0.2)
            room.live.follow()


def _is_played(step: Step) -> bool:
    return step.hides or isinstance(step.activity, Refine)


async def _page(browser: Browser, size: ViewportSize, address: str) -> Page:
    context = await browser.new_context(viewport=size, device_scale_factor=1)
    page = await context.new_page()
    await page.goto(address)
    return page


async def _save(page: Page, name: str) -> None:
    """Save what is shown once fonts and motion have settled, in as few colours as it needs."""
    await page.evaluate("document.fonts.ready")
    await page.wait_for_load_state("networkidle")
    file = FOLDER / f"{name}.png"
    await page.screenshot(path=file, animations="disabled")
    with Image.open(file) as taken:
        taken.convert("RGB").quantize(_COLOURS).save(file, optimize=True)


async def _save_pdf(document: bytes) -> None:
    """Save the second page, where the milestones begin."""
    drawing = await asyncio.create_subprocess_exec(
        *("pdftoppm", "-png", "-r", "80", "-f", "2", "-singlefile", "-", str(FOLDER / "roadmap")),
        stdin=asyncio.subprocess.PIPE,
    )
    await drawing.communicate(document)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(take(Path(folder)))


if __name__ == "__main__":
    main()
