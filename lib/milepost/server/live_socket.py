"""``/room/<code>/live``: the socket of one screen, from frames to acts and back."""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING, Any

import msgspec
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from milepost.plan.acts import RoomAct, room_act
from milepost.plan.faults import Fault, Refusal
from milepost.room.live_plan import Ask
from milepost.room.room import HOST
from milepost.server.member_cookie import member_of
from milepost.server.preferred_language import language_of
from milepost.server.sign_in import door

if TYPE_CHECKING:
    from milepost.server.broadcast import Seat
    from milepost.server.hub import Hub, LiveRoom

#: What a frame may hold, and what the socket reads at all so that it can still say why not.
LARGEST_FRAME = 64 * 1024
_LARGEST_READ = 1024 * 1024

#: Acts a second that one connection may ask for in the long run, and at once.
ACTS_PER_SECOND = 20.0
ACTS_AT_ONCE = 80.0

#: Refusals for haste after which a connection is closed: it is no person.
_PATIENCE = 400

#: Bytes that may wait for a slow line before it is given up, to come again and be told anew.
_LARGEST_BACKLOG = 4 * 1024 * 1024

_PING_SECONDS = 15.0

_ACT_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")


class TokenBucket:
    """Lets ``rate`` a second through in the long run and ``burst`` at once."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._tokens, self._at = burst, time.monotonic()

    def take(self) -> bool:
        """Whether one more may pass now."""
        now = time.monotonic()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens < 1.0:
            return False
        self._tokens -= 1.0
        return True


class LiveSocket(WebSocketHandler):
    """One screen: a phone, the facilitator's board, a projector."""

    def initialize(self, hub: Hub) -> None:
        """Take the hub that the route names."""
        self._hub = hub
        self._room: LiveRoom | None = None
        self._seat: Seat | None = None
        self._bucket = TokenBucket(ACTS_PER_SECOND, ACTS_AT_ONCE)
        self._hasty = 0

    @property
    def max_message_size(self) -> int:
        """The most that is read of one frame."""
        return _LARGEST_READ

    @property
    def ping_interval(self) -> float:
        """Seconds between the pings by which a phone that fell asleep is noticed."""
        return _PING_SECONDS

    def get_compression_options(self) -> None:
        """None: frames are small, and a compressor for each phone is memory for each phone."""

    def open(self, code: str) -> None:
        """Take a seat and tell it everything."""
        self.set_nodelay(True)
        found = self._hub.find(code)
        self._room = self._hub.room(found) if found else None
        if self._room is None:
            self.dismiss("closed_code")
            return
        self.send(self._hub.heartbeat())
        watching = self.get_query_argument("as", "") == "spectator"
        member = "" if watching else self._who(self._room)
        self._seat = self._room.seat(self, member, self._since(), language_of(self))
        if self._seat is None:
            known = self._room.broadcast.state.members.get(member)
            self.dismiss("removed" if known else "unknown")

    def _who(self, room: LiveRoom) -> str:
        """The member behind this browser: by its own cookie, or the facilitator by theirs."""
        mine = member_of(self)
        if self.get_query_argument("as", "") != "facilitator" and mine:
            member = room.broadcast.state.members.get(mine)
            if member is not None:
                return mine
        return HOST if door(self).is_in(self) else mine or "-"

    def _since(self) -> int:
        since = self.get_query_argument("since", "")
        return int(since) if since.isascii() and since.isdigit() and len(since) < 12 else -1

    async def on_message(self, message: str | bytes) -> None:
        """Do what is asked, or say in a sentence why not."""
        act_id = ""
        try:
            self._check_haste(message)
            fields = _fields(message)
            act_id = _act_id(fields)
            await self._do(act_id, room_act(fields))
        except Fault as fault:
            self.refuse(act_id, fault.refusal)

    async def _do(self, act_id: str, act: RoomAct) -> None:
        if self._room is None or self._seat is None or not self._seat.member:
            raise Fault("spectators_watch")
        live = self._room.writer.live
        viewer = live.viewer(self._room.door.room, self._seat.member)
        outcome = await self._hub.say(self._room, Ask(id=act_id, viewer=viewer, act=act))
        if isinstance(outcome, Refusal):
            self.refuse(act_id, outcome)
        else:
            self.send(msgspec.json.encode({"ack": act_id, "seq": outcome.seq}))

    def _check_haste(self, message: str | bytes) -> None:
        if not self._bucket.take():
            self._hasty += 1
            if self._hasty > _PATIENCE:
                self.close(1008, "too many acts a second")
            raise Fault("too_fast", count=int(ACTS_PER_SECOND))
        if len(message) > LARGEST_FRAME:
            raise Fault("frame_too_large", bytes=LARGEST_FRAME)

    def send(self, frame: bytes) -> None:
        """Send a frame; a line that cannot take it is given up and may come again."""
        try:
            if self._backlog() > _LARGEST_BACKLOG:
                self.close(1013, "this line is too slow; connect again")
                return
            self.write_message(frame).add_done_callback(_hear)
        except WebSocketClosedError:
            self._leave()

    def refuse(self, act_id: str, refusal: Refusal) -> None:
        """Say why an act may not be, in the language for whoever asked for it."""
        why = refusal.told(language_of(self))
        self.send(msgspec.json.encode({"refused": act_id, "why": why}))

    def _backlog(self) -> int:
        stream = getattr(self.ws_connection, "stream", None)
        return len(stream._write_buffer) if stream is not None else 0  # noqa: SLF001

    def dismiss(self, why: str) -> None:
        """Say goodbye and close."""
        self.send(msgspec.json.encode({"bye": why}))
        self.close(4000, why)

    def on_close(self) -> None:
        """Leave the seat; whoever comes back finds everything as it is then."""
        self._leave()

    def _leave(self) -> None:
        if self._room is not None and self._seat is not None:
            self._room.broadcast.leave(self._seat)
            self._seat = None


def _hear(written: asyncio.Future[None]) -> None:
    """Take note of how a write ended: a line that closed meanwhile is no error of ours."""
    if not written.cancelled():
        written.exception()


def _fields(message: str | bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(message, type=dict[str, Any])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Fault("frame_unreadable") from None


def _act_id(fields: dict[str, Any]) -> str:
    given = fields.pop("id", None)
    if not isinstance(given, str) or not _ACT_ID.fullmatch(given):
        raise Fault("act_without_id")
    return given
