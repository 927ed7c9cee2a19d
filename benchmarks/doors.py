"""How a screen gets into each of the servers that are compared."""

from __future__ import annotations

import json
import re
from typing import Any, Protocol

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from benchmarks.screens import Screen

_FILES = re.compile(rb'(?:src|href)="(/static/screen/[^"]+)"')


class TurnedAway(Exception):
    """The server did not let somebody in."""


class Door(Protocol):
    """A way in."""

    async def enter(self, screen: Screen) -> None:
        """Do all that a person's browser does until its socket is open.

        Raises:
            TurnedAway: the server refuses.
            OSError: it cannot be reached.
        """

    def wrapped(self, screen: Screen, fields: dict[str, Any]) -> bytes:
        """The message by which that screen sends an act."""

    def unwrapped(self, frame: bytes) -> bytes:
        """What a message of the server says."""


class PlainDoor:
    """Messages are what they say."""

    def wrapped(self, screen: Screen, fields: dict[str, Any]) -> bytes:  # noqa: ARG002
        """The act as JSON."""
        return json.dumps(fields).encode()

    def unwrapped(self, frame: bytes) -> bytes:
        """The same."""
        return frame


class BareDoor(PlainDoor):
    """The broadcaster's: the socket and nothing else."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port

    async def enter(self, screen: Screen) -> None:
        """Open the socket."""
        await screen.connect(self._host, self._port, "/")


class RoomDoor(PlainDoor):
    """A room's: the page, its script and style, a name, a seat, the socket."""

    def __init__(self, host: str, port: int, code: str) -> None:
        self._host, self._port, self._code = host, port, code
        self._origin = f"http://{host}:{port}"

    async def enter(self, screen: Screen) -> None:
        """Load the page, join and open the socket."""
        page, _ = await self._fetch(f"/join/{self._code}")
        for path in dict.fromkeys(_FILES.findall(page)):
            await self._fetch(path.decode())
        cookies = await self._join(f"Person {screen.number + 1}")
        await screen.connect(self._host, self._port, f"/room/{self._code}/live?since=", cookies)

    async def _join(self, name: str) -> str:
        body = json.dumps({"name": name}).encode()
        _, cookies = await self._fetch(
            f"/join/{self._code}", "POST", body, {"Content-Type": "application/json"}
        )
        return "; ".join(cookie.split(";")[0] for cookie in cookies)

    async def _fetch(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[bytes, list[str]]:
        request = HTTPRequest(
            self._origin + path, method, headers=headers, body=body, request_timeout=60
        )
        try:
            answer = await AsyncHTTPClient().fetch(request)
        except HTTPClientError as error:
            raise TurnedAway(f"{method} {path}: {error}") from None
        return answer.body, answer.headers.get_list("Set-Cookie")
