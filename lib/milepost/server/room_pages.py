"""The lean pages of a room: join, take part, present. One shell, one notebook, no kernel.

`participant.ipynb` is run once per room; what it shows is kept and put into every page. A page
never waits long for it: the live screen works without.
"""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING, Literal

from milepost.server.packed_files import Packed, pack, send
from milepost.server.page import Page

if TYPE_CHECKING:
    from milepost.server.rendering import Rendering
    from milepost.server.settings import ServerSettings

#: A section that a notebook has written for the readers of one language.
_TOLD_IN = re.compile(r'<section class="told" lang="(\w+)">.*?</section>', re.DOTALL)

Mode = Literal["participant", "present"]

NOTEBOOK = "participant.ipynb"
TEMPLATE = "milepost_participant"
PATIENCE_SECONDS = 1.0
LIMIT_SECONDS = 60.0

_log = logging.getLogger(__name__)


class NotebookPages:
    """What the participants' notebook shows, per room, rendered once and kept in memory."""

    def __init__(self, rendering: Rendering, server: ServerSettings) -> None:
        self._rendering = rendering
        self._rooms = server.rooms
        self._file = server.notebook(NOTEBOOK)
        self._shown: dict[str, str] = {}
        self._runs: dict[str, asyncio.Task[bool]] = {}

    async def html(self, code: str) -> str:
        """What the notebook shows in room `code`; "" while it is not ready or if it failed."""
        if code not in self._shown:
            run = self._runs.get(code) or self._begin(code)
            await asyncio.wait([run], timeout=PATIENCE_SECONDS)
        return self._shown.get(code, "")

    async def refresh(self, code: str) -> bool:
        """Run the notebook again; False if it failed, and then what was there stays."""
        run = self._runs.get(code)
        if run is not None and not run.done():
            await asyncio.wait([run])
        return await self._begin(code)

    def forget(self, code: str) -> None:
        """Drop what is kept of a room that is over."""
        self._shown.pop(code, None)
        self._runs.pop(code, None)

    def _begin(self, code: str) -> asyncio.Task[bool]:
        self._runs[code] = asyncio.create_task(self._run(code))
        return self._runs[code]

    async def _run(self, code: str) -> bool:
        environment = self._rooms.kernel_environment(code, "spectator")
        try:
            async with (
                asyncio.timeout(LIMIT_SECONDS),
                self._rendering.of(self._file, TEMPLATE, environment) as run,
            ):
                shown = "".join([piece async for piece in run.pieces()])
        except Exception:  # noqa: BLE001 - a notebook may fail in any way
            _log.exception("%s could not be run; the page of room %s goes without.", NOTEBOOK, code)
            return False
        if not run.has_failed:
            self._shown[code] = shown
        return not run.has_failed


class RoomPage(Page):
    """`/join/<code>` and `/room/<code>` to take part, `/present/<code>` for the projector.

    Nothing on it is secret: the member's cookie decides what the live socket shows.
    """

    def initialize(self, mode: Mode, pages: NotebookPages) -> None:
        """Take the mode that the route names."""
        self._mode = mode
        self._pages = pages

    async def get(self, typed: str) -> None:
        """Send the page of a room, or say that there is no such room."""
        code = self.server.rooms.find(typed)
        if code is None:
            self.refuse(404, "door.no_such_room", typed=typed[:20])
        elif code != typed:
            self.redirect(self.request.path.removesuffix(typed) + code)
        else:
            send(self, self._page(code, await self._pages.html(code)), "no-cache")

    def _page(self, code: str, notebook: str) -> Packed:
        kept: dict[tuple[str, ...], tuple[str, Packed]] = self.settings["room_pages"]
        key = (code, self._mode, self.language)
        made_from, packed = kept.get(key, (None, None))
        if packed is None or made_from != notebook:
            packed = pack(self._html(code, notebook), "text/html; charset=utf-8")
            kept[key] = (notebook, packed)
        return packed

    def _html(self, code: str, notebook: str) -> bytes:
        return self.render_string(
            "room.html",
            code=code,
            mode=self._mode,
            notebook=for_readers_of(self.language, notebook),
            join_url=self.join_url(code),
        )


def for_readers_of(language: str, notebook: str) -> str:
    """What a notebook shows, without what it tells readers of other languages."""
    return _TOLD_IN.sub(lambda told: told[0] if told[1] == language else "", notebook)


class CodeForm(Page):
    """`/join?code=…`: where the form on the front page leads."""

    def get(self) -> None:
        """Go on to the room's own address."""
        code = self.server.rooms.find(self.get_query_argument("code", ""))
        if code is None:
            self.refuse(404, "door.no_such_room", typed=self.get_query_argument("code", "")[:20])
        else:
            self.redirect(f"/join/{code}")
