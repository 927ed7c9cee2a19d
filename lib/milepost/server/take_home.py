"""Where people get what they take home: a plan's facilitators, its readers, those of a past room.

- ``/plans/<plan>/take-home/<file>``: everything, behind the facilitator's door;
- ``/plan/<link>/take-home/<file>``: what tells of the plan, for whoever has its link;
- ``/room/<code>/take-home/<file>``: the same and what the room said, for all who sat in it, once
  it has ended. Facilitators may take everything there, at any time.

``?lang=de&paper=letter`` says how; without it, the language of whoever asks, on A4.
"""

from __future__ import annotations

import unicodedata
from http import HTTPStatus
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import quote

from tornado.iostream import StreamClosedError

from milepost.plan.scene import Viewer, role_of
from milepost.server.apart import Gone
from milepost.server.facilitator_pages import FacilitatorPage
from milepost.server.linked_page import LinkedPage
from milepost.server.member_cookie import member_of
from milepost.server.orders import Order
from milepost.server.page import Page
from milepost.server.plan_page import PlanPage
from milepost.server.sign_in import door
from milepost.words import languages

if TYPE_CHECKING:
    from milepost.plan.faults import Refusal
    from milepost.room.log import Door
    from milepost.server.attempts import Attempts
    from milepost.server.hub import Hub
    from milepost.server.orders import Handed
    from milepost.server.taking_home import TakingHome

#: What everybody may take who may read the plan.
FOR_READERS: Final = ("roadmap.pdf", "summary.pdf")

PAPERS: Final = ("a4", "letter")

#: Bytes between which other requests get their turn.
_PIECE = 256 * 1024

_STATUS: Final = {"export_unknown": HTTPStatus.NOT_FOUND}


class Handing(Page):
    """A page that is a file, or the sentence that says why there is none."""

    taking_home: TakingHome

    async def hand(self, plan: str, file: str, rooms: tuple[str, ...] | None) -> None:
        """Send the file, made of the plan as it stands."""
        order = Order(
            plan=plan,
            file=file,
            language=self._chosen("lang", languages(), self.language),
            paper=self._chosen("paper", PAPERS, PAPERS[0]),
            rooms=rooms,
        )
        try:
            handed = await self.taking_home.hand(order)
        except Gone:
            self.refuse(HTTPStatus.SERVICE_UNAVAILABLE, "door.take_home.gone")
            return
        if handed.refused is not None:
            self._tell(handed.refused)
        else:
            await self._send(handed)

    def refuse(self, status: int, code: str, **fields: object) -> None:
        """Answer with a page, or with the bare sentence where a script asks for that."""
        if "text/plain" not in self.request.headers.get("Accept", ""):
            super().refuse(status, code, **fields)
            return
        self._say_bare(status, self.say(code, **fields))

    def _chosen(self, name: str, known: tuple[str, ...], otherwise: str) -> str:
        asked = self.get_query_argument(name, "")
        return asked if asked in known else otherwise

    def _tell(self, refused: Refusal) -> None:
        status = _STATUS.get(refused.code, HTTPStatus.CONFLICT)
        sentence = refused.say(self.language)
        if "text/plain" in self.request.headers.get("Accept", ""):
            self._say_bare(status, sentence)
            return
        self.set_status(status)
        self.render("refusal.html", sentence=sentence)

    def _say_bare(self, status: int, sentence: str) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(sentence)

    async def _send(self, handed: Handed) -> None:
        self.set_header("Content-Type", handed.kind)
        self.set_header("Content-Disposition", disposition(handed.name))
        try:
            for start in range(0, len(handed.data), _PIECE):
                self.write(handed.data[start : start + _PIECE])
                await self.flush()
        except StreamClosedError:
            return  # whoever asked has left
        self.finish()


class PlanTakeHome(Handing, FacilitatorPage):
    """Any file of any plan, for facilitators."""

    def initialize(self, hub: Hub, taking_home: TakingHome) -> None:
        """Take the hub, and what makes the files."""
        self._hub = hub
        self.taking_home = taking_home

    async def get(self, plan: str, file: str) -> None:
        """Send it."""
        if plan in self._hub.log.plans():
            await self.hand(plan, file, None)
        else:
            self.refuse(HTTPStatus.NOT_FOUND, "door.take_home.no_plan")


class ReaderTakeHome(Handing, LinkedPage):
    """What tells of the plan, for whoever has the link to read it."""

    kind: ClassVar = PlanPage.kind

    def initialize(  # type: ignore[override]
        self, hub: Hub, forms: Attempts, taking_home: TakingHome
    ) -> None:
        """Take what every such page takes, and what makes the files."""
        super().initialize(hub, forms)
        self.taking_home = taking_home

    async def get(self, _: str, file: str) -> None:  # type: ignore[override]
        """Send it."""
        if file in FOR_READERS:
            await self.hand(self.link.plan, file, ())
        else:
            self.refuse(HTTPStatus.NOT_FOUND, "door.take_home.not_here")


class RoomTakeHome(Handing):
    """What tells of the plan and of one's own room, for those who sat in it."""

    def initialize(self, hub: Hub, taking_home: TakingHome) -> None:
        """Take the hub, and what makes the files."""
        self._hub = hub
        self.taking_home = taking_home

    async def get(self, typed: str, file: str) -> None:
        """Send it, once the room has ended."""
        code = self._hub.find(typed)
        entrance = self._hub.log.door(code) if code else None
        if entrance is None:
            self.refuse(HTTPStatus.NOT_FOUND, "door.no_such_room", typed=typed[:20])
        elif door(self).is_in(self):
            await self.hand(entrance.plan, file, None)
        elif (refused := self._refused(entrance, file)) is not None:
            self.refuse(*refused)
        else:
            await self.hand(entrance.plan, file, (entrance.room,))

    def _refused(self, entrance: Door, file: str) -> tuple[HTTPStatus, str] | None:
        live = self._hub.plan(entrance.plan).live
        # Another process may have opened the room since this plan was last followed.
        board = live.board if entrance.room in live.board.rooms else live.follow()
        if role_of(board, Viewer(id=member_of(self), room=entrance.room)) is None:
            return HTTPStatus.FORBIDDEN, "door.take_home.no_seat"
        if board.rooms[entrance.room].closed_at is None:
            return HTTPStatus.CONFLICT, "door.take_home.still_open"
        if file not in FOR_READERS:
            return HTTPStatus.NOT_FOUND, "door.take_home.not_here"
        return None


def disposition(name: str) -> str:
    """The header that has a browser keep a file under ``name``, whatever letters it has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    safe = "".join(letter for letter in plain if letter.isalnum() or letter in "-_.")
    return f"attachment; filename=\"{safe}\"; filename*=UTF-8''{quote(name, safe='')}"
