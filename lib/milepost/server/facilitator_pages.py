"""The facilitator's pages: notebooks with a kernel, and the desk that outlives one.

A room's desk holds the live screen, which talks to the hub, and beside it the workshop's
notebook in a frame of its own. When a kernel dies only that frame starts again.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING

from milepost.server.headers import NOTEBOOK_POLICY
from milepost.server.page import Page
from milepost.server.room_pages import NOTEBOOK as PARTICIPANT_NOTEBOOK
from milepost.server.sign_in import door, exchange_token
from milepost.words import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from milepost.server.rendering import Rendering
    from milepost.server.room_pages import NotebookPages

TEMPLATE = "milepost"


class FacilitatorPage(Page):
    """A page behind the door. A link to it may carry the token."""

    def prepare(self) -> None:
        """Exchange a token, or refuse whoever has no cookie."""
        super().prepare()
        if self._finished:
            return
        if self.get_query_arguments("token"):
            exchange_token(self)
        elif not door(self).is_in(self):
            self.refuse(403, "door.facilitators_only")

    def room(self, typed: str) -> str | None:
        """The code of the room in the address; refuses when there is none."""
        code = self.server.rooms.find(typed)
        if code is None:
            self.refuse(404, "door.no_such_room", typed=typed[:20])
        return code

    def notebook(self, stem: str) -> Path | None:
        """The facilitator's notebook of that stem; refuses when there is none."""
        file = self.server.notebook(f"{stem}.ipynb")
        if file.name == PARTICIPANT_NOTEBOOK or not file.is_file():
            self.refuse(404, "door.no_such_notebook", stem=stem)
            return None
        return file


class Desk(FacilitatorPage):
    """`/facilitate/<stem>/<code>`: the live screen at once, the notebook's insight beside it."""

    def get(self, stem: str, typed: str) -> None:
        """Send the page; no kernel is needed for it."""
        code = self.room(typed)
        if code is not None and self.notebook(stem) is not None:
            self.render("desk.html", code=code, stem=stem, join_url=self.join_url(code))


class RefreshPage(FacilitatorPage):
    """`/room/<code>/page`: run the participants' notebook of a room again."""

    def initialize(self, pages: NotebookPages) -> None:
        """Take what keeps the pages."""
        self._pages = pages

    async def post(self, typed: str) -> None:
        """Run it; if it fails, what people read stays as it was."""
        code = self.room(typed)
        if code is not None:
            done = await self._pages.refresh(code)
            self.set_status(HTTPStatus.NO_CONTENT if done else HTTPStatus.INTERNAL_SERVER_ERROR)


class NotebookPage(FacilitatorPage):
    """`/facilitate/<stem>` and `/insight/<stem>/<code>`: a notebook with a kernel of its own.

    `/facilitate/<stem>/plan/<plan>` is one that looks at a plan.
    """

    policy = NOTEBOOK_POLICY

    def initialize(self, rendering: Rendering) -> None:
        """Take Voila's renderer."""
        self._rendering = rendering
        self._sending: asyncio.Task[None] | None = None

    async def get(self, stem: str, typed: str | None = None, plan: str = "") -> None:
        """Run the notebook and send what it shows, piece by piece."""
        code = None if typed is None else self.room(typed)
        file = None if self._finished else self.notebook(stem)
        if file is None:
            return
        self._promise_form_key()
        told = self.server.rooms.kernel_environment(code, "facilitator")
        looked_at = {"MILEPOST_PLAN": plan} if plan else {}
        environment = {**told, **looked_at, LANGUAGE: self.language}
        self._sending = asyncio.create_task(self._send(file, environment))
        await asyncio.wait([self._sending])
        if not self._sending.cancelled():
            self._sending.result()

    def on_connection_close(self) -> None:
        """Stop when the reader leaves, so that no kernel works for nobody."""
        if self._sending is not None:
            self._sending.cancel()

    def _promise_form_key(self) -> None:
        """Set the cookie that the page sends back when it asks for its kernel's end."""
        self.xsrf_token  # noqa: B018

    async def _send(self, file: Path, environment: Mapping[str, str]) -> None:
        async with self._rendering.of(file, TEMPLATE, environment) as run:
            async for piece in run.pieces():
                self.write(piece)
                await self.flush()
            run.keep_kernel()
