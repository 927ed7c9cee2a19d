"""One simulated person: joins a room over HTTP, then speaks and listens over its socket."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.httputil import HTTPHeaders
from tornado.websocket import (
    WebSocketClientConnection,
    WebSocketClosedError,
    websocket_connect,
)

Frame = dict[str, Any]


class TurnedAway(Exception):
    """The door did not let this person in, or an act was refused; the sentence says why."""

    @property
    def code(self) -> str:
        """The code of the refusal of an act."""
        return str(self).partition(":")[0]


@dataclass
class Guest:
    """A person in a room.

    Attributes:
        origin: where the server is, as in ``http://127.0.0.1:8484``.
        code: the join code.
        name: what they call themselves.
        entities: all that they have been told, by key.
        frames: every frame as it came, if ``keeps_frames``.
    """

    origin: str
    code: str
    name: str
    cookies: str = ""
    keeps_frames: bool = False
    entities: dict[str, Any] = field(default_factory=dict)
    frames: list[str] = field(default_factory=list)
    seq: int = -1
    bye: str = ""
    _socket: WebSocketClientConnection | None = None
    _listening: asyncio.Task[None] | None = None
    _answers: dict[str, asyncio.Future[Frame]] = field(default_factory=dict)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def join(self) -> None:
        """Get a seat.

        Raises:
            TurnedAway: the room does not take them.
        """
        request = HTTPRequest(
            f"{self.origin}/join/{self.code}",
            method="POST",
            headers={"Content-Type": "application/json", "Cookie": self.cookies},
            body=json.dumps({"name": self.name}),
            request_timeout=60,
        )
        try:
            answer = await AsyncHTTPClient().fetch(request)
        except HTTPClientError as error:
            body = error.response.body if error.response else b""
            raise TurnedAway(body.decode("utf-8", "replace")) from None
        given = [cookie.split(";")[0] for cookie in answer.headers.get_list("Set-Cookie")]
        self.cookies = "; ".join(given) or self.cookies

    async def sign_in(self, link: str) -> None:
        """Open the facilitator's ``link``, as a browser does; the door then knows this one."""
        answer = await AsyncHTTPClient().fetch(link, follow_redirects=False, raise_error=False)
        given = [cookie.split(";")[0] for cookie in answer.headers.get_list("Set-Cookie")]
        self.cookies = "; ".join(given)

    async def connect(self, *, role: str = "") -> None:
        """Open the socket and hear what the room shows; goes on from where one was."""
        url = f"{self.origin.replace('http', 'ws', 1)}/room/{self.code}/live"
        query = f"?since={self.seq}&as={role}"
        headers = HTTPHeaders({"Cookie": self.cookies, "Origin": self.origin})
        self._socket = await websocket_connect(HTTPRequest(url + query, headers=headers))
        self._listening = asyncio.create_task(self._listen(self._socket))

    async def _listen(self, socket: WebSocketClientConnection) -> None:
        while (message := await socket.read_message()) is not None:
            text = message if isinstance(message, str) else message.decode()
            if self.keeps_frames:
                self.frames.append(text)
            await self._take_in(json.loads(text))
        for future in self._answers.values():
            if not future.done():
                future.set_exception(ConnectionError("the socket closed before an answer"))
        self._answers.clear()

    async def _take_in(self, frame: Frame) -> None:
        if "ack" in frame or "refused" in frame:
            self._answer(frame)
            return
        async with self._news:
            self.bye = frame.get("bye", self.bye)
            if "seq" in frame:
                self._show(frame)
            self._news.notify_all()

    def _answer(self, frame: Frame) -> None:
        """Give an answer to who waits for it: all do for one that names no act, as of haste."""
        about = str(frame.get("ack", frame.get("refused")))
        for act_id in [about] if about else [*self._answers]:
            waiting = self._answers.pop(act_id, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(frame)

    def _show(self, frame: Frame) -> None:
        if frame.get("reset"):
            self.entities.clear()
        self.seq = frame["seq"]
        self.entities.update(frame.get("put", {}))
        for key in frame.get("drop", ()):
            self.entities.pop(key, None)

    async def say(self, act: str, *, act_id: str = "", **fields: Any) -> int:
        """Ask for an act and return the number of its entry.

        Raises:
            TurnedAway: it is refused.
            ConnectionError: the socket closed before there was an answer.
        """
        answer = await self.ask({"id": act_id or uuid.uuid4().hex, "act": act, **fields})
        if "refused" in answer:
            raise TurnedAway(f"{answer['why']['code']}: {answer['why']['text']}")
        return int(answer["seq"])

    async def ask(self, frame: Frame) -> Frame:
        """Send a frame as it is and return the answer to its id."""
        future: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self._answers[frame["id"]] = future
        await self.send_raw(json.dumps(frame))
        return await future

    async def send_raw(self, text: str | bytes) -> None:
        """Send anything at all."""
        if self._socket is None:
            raise ConnectionError("not connected")
        try:
            await self._socket.write_message(text, binary=isinstance(text, bytes))
        except WebSocketClosedError:
            raise ConnectionError("the socket is closed") from None

    async def until(self, seen: Callable[[dict[str, Any]], bool], seconds: float = 30.0) -> None:
        """Wait until what one is shown satisfies ``seen``.

        Raises:
            TimeoutError: it does not in so many ``seconds``.
        """
        async with asyncio.timeout(seconds), self._news:
            await self._news.wait_for(lambda: seen(self.entities))

    def cards(self) -> list[str]:
        """The ids of the cards of the current step, as they hang."""
        return list(self.entities.get("step", {}).get("cards", ()))

    @property
    def step(self) -> str:
        """The key of the step that the room is on."""
        return str(self.entities.get("step", {}).get("key", ""))

    def close(self, code: int | None = None) -> None:
        """Close the socket, as a phone that sleeps does."""
        if self._socket is not None:
            self._socket.close(code)

    async def closed(self) -> None:
        """Wait until the socket is closed, from whichever side."""
        if self._listening is not None:
            await self._listening
