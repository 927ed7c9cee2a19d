"""``/join/<code>``: the page that asks for a name, and the seat that a name gets."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
import segno

from milepost.plan.faults import Fault, Refusal
from milepost.server.member_cookie import make_member
from milepost.server.page import Page
from milepost.server.room_pages import RoomPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from milepost.server.hub import Hub

_LARGEST_BODY = 4096


class JoinRequest(msgspec.Struct, forbid_unknown_fields=True):
    """What the join form sends: a name, and nothing about who one is."""

    name: str


class Join(RoomPage):
    """Shows the room's page; takes a name, gives a seat and the cookie that makes the member."""

    def initialize(self, hub: Hub) -> None:  # type: ignore[override]
        """Take the hub that the route names."""
        super().initialize("participant", self.settings["notebook_pages"])
        self._hub = hub

    def check_xsrf_cookie(self) -> None:
        """Ask for no cookie, but for JSON: no page of another origin can send it to us."""

    async def post(self, typed: str) -> None:
        """Give a seat."""
        try:
            request = self._request()
            member = await self._hub.join(self._code(typed), request.name, make_member(self))
        except Fault as fault:
            self._refuse(fault.refusal)
            return
        self.set_header("Content-Type", "application/json")
        self.finish(msgspec.json.encode({"member": member.id, "name": member.name}))

    def _request(self) -> JoinRequest:
        kind = self.request.headers.get("Content-Type", "")
        if kind.split(";")[0].strip().lower() != "application/json":
            raise Fault("join_unreadable")
        try:
            return msgspec.json.decode(self.request.body[:_LARGEST_BODY], type=JoinRequest)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise Fault("join_unreadable") from None

    def _code(self, typed: str) -> str:
        code = self._hub.find(typed)
        if code is None:
            raise Fault("room_unknown")
        return code

    def _refuse(self, refusal: Refusal) -> None:
        self.set_status(404 if refusal.code == "room_unknown" else 409)
        self.set_header("Content-Type", "application/json")
        self.finish(msgspec.json.encode(refusal.told(self.language)))


class QrCode(Page):
    """The join link of a room as a picture to scan."""

    def initialize(self, hub: Hub, join_link: Callable[[str], str]) -> None:
        """Take the hub, and what makes a join link of a code."""
        self._hub = hub
        self._join_link = join_link

    def get(self, typed: str) -> None:
        """Send the picture."""
        code = self._hub.find(typed)
        if code is None:
            self.refuse(404, "door.no_such_room", typed=typed[:20])
            return
        self.set_header("Content-Type", "image/svg+xml")
        self.set_header("Cache-Control", "max-age=300")
        self.finish(qr_svg(self._join_link(code)))


def qr_svg(link: str) -> bytes:
    """A QR code of ``link`` as SVG, dark on white whatever the page's colours."""
    out = io.BytesIO()
    segno.make(link, error="m").save(
        out, kind="svg", scale=8, border=3, dark="#000", light="#fff", xmldecl=False, title=link
    )
    return out.getvalue()
