"""Screens for a load test: WebSocket clients that cost microseconds a frame.

A thousand ordinary clients in one process would time themselves. These read the frame format
of RFC 6455 as far as servers use it towards a client that offers no extension, and hand each
message on as bytes.
"""

from __future__ import annotations

import asyncio
import base64
import secrets
import time
from collections.abc import Callable

_TEXT, _BINARY, _CLOSE, _PING, _PONG = 1, 2, 8, 9, 10
_FINAL = _MASKED = 0x80
#: A mask of zeros leaves the payload as it is: servers unmask it all the same.
_NO_MASK = b"\0\0\0\0"

Heard = Callable[["Screen", bytes, float], None]


class Screen(asyncio.Protocol):
    """One connection.

    Args:
        number: which of the crowd this is.
        heard: called with this screen, each message and the time it came (``perf_counter``).

    Attributes:
        was_cut: whether the line was open and then lost.
    """

    def __init__(self, number: int, heard: Heard) -> None:
        self.number = number
        self.was_cut = False
        self._is_open = False
        self._heard = heard
        self._rest = b""
        self._transport: asyncio.Transport | None = None
        self._answered: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    async def connect(self, host: str, port: int, path: str, cookies: str = "") -> None:
        """Open the socket.

        Raises:
            ConnectionError: the server does not take it.
        """
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_connection(lambda: self, host, port)
        self._transport.write(_handshake(f"{host}:{port}", path, cookies))
        answer = await self._answered
        if not answer.startswith(b"HTTP/1.1 101"):
            raise ConnectionError(answer.decode("latin-1"))
        self._is_open = True

    def data_received(self, data: bytes) -> None:
        """Take in what came: the answer to the handshake, then frames."""
        now = time.perf_counter()
        data = self._rest + data
        if not self._answered.done():
            answer, found, data = data.partition(b"\r\n\r\n")
            if not found:
                self._rest = answer
                return
            self._answered.set_result(answer)
        self._rest = self._take_frames(data, now)

    def _take_frames(self, data: bytes, now: float) -> bytes:
        end = 0
        while (found := frame_at(data, end)) is not None:
            kind, start, end = found
            if kind in (_TEXT, _BINARY):
                self._heard(self, data[start:end], now)
            elif kind == _PING:
                self._write(_PONG, data[start:end])
            elif kind == _CLOSE:
                self.close()
        return data[end:]

    def connection_lost(self, error: Exception | None) -> None:
        """Notice that the line is gone."""
        self.was_cut = self._is_open
        if not self._answered.done():
            self._answered.set_exception(error or ConnectionError("closed before an answer"))

    def send(self, message: bytes) -> None:
        """Send a text message."""
        self._write(_TEXT, message)

    def _write(self, kind: int, payload: bytes) -> None:
        if self._transport is not None:
            self._transport.write(frame(kind, payload))

    def close(self) -> None:
        """Cut the line."""
        if self._transport is not None:
            self._transport.close()


def _handshake(host: str, path: str, cookies: str) -> bytes:
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        f"Origin: http://{host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(secrets.token_bytes(16)).decode()}",
        "Sec-WebSocket-Version: 13",
        *([f"Cookie: {cookies}"] if cookies else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def frame(kind: int, payload: bytes) -> bytes:
    """One final frame, as a client sends it."""
    size = len(payload)
    if size < 126:
        head = bytes((_FINAL | kind, _MASKED | size))
    elif size < 1 << 16:
        head = bytes((_FINAL | kind, _MASKED | 126)) + size.to_bytes(2)
    else:
        head = bytes((_FINAL | kind, _MASKED | 127)) + size.to_bytes(8)
    return head + _NO_MASK + payload


def frame_at(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Kind, start and end of the payload of the server's frame at ``at``; None if not all there."""
    if len(data) < at + 2:
        return None
    size, start = data[at + 1], at + 2
    if size >= 126:
        start += 2 if size == 126 else 8
        size = int.from_bytes(data[at + 2 : start])
    end = start + size
    return None if len(data) < end else (data[at] & 0x0F, start, end)
