"""A WebSocket client without manners: it sends any bytes as a frame, or bytes that are none."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import struct
from typing import Any

from milepost.rehearsal.guest import Guest

TEXT, BINARY, CLOSE = 0x1, 0x2, 0x8


class RawSocket:
    """One connection, after the handshake. Masking keys are zero, which the protocol allows."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, guest: Guest) -> RawSocket:
        """Connect with the cookies of ``guest``."""
        host, _, port = guest.origin.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        lines = [
            f"GET /room/{guest.code}/live HTTP/1.1",
            f"Host: {host}:{port}",
            f"Origin: {guest.origin}",
            f"Cookie: {guest.cookies}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode())
        answer = await reader.readuntil(b"\r\n\r\n")
        assert b" 101 " in answer, answer
        return cls(reader, writer)

    async def send(self, payload: bytes, opcode: int = TEXT) -> None:
        """Send a frame; nobody minds if the server has hung up meanwhile."""
        length = len(payload)
        if length < 126:
            header = struct.pack("!BB", 0x80 | opcode, 0x80 | length)
        elif length < 65536:
            header = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, length)
        else:
            header = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, length)
        await self.send_bytes(header + b"\0\0\0\0" + payload)

    async def send_bytes(self, data: bytes) -> None:
        """Send what may be no frame at all."""
        try:
            self._writer.write(data)
            await self._writer.drain()
        except ConnectionError:
            return

    async def refusal(self) -> dict[str, Any]:
        """The next refusal, with its code and sentence."""
        while True:
            opcode, payload = await self.frame()
            assert opcode == TEXT, f"closed: {payload!r}"
            told: dict[str, Any] = json.loads(payload)
            if "why" in told:
                why: dict[str, Any] = told["why"]
                return why

    async def close_code(self) -> int:
        """The code with which the server closes; 0 where it hangs up without a word."""
        try:
            while True:
                opcode, payload = await self.frame()
                if opcode == CLOSE:
                    return int.from_bytes(payload[:2], "big")
        except (asyncio.IncompleteReadError, ConnectionError):
            return 0

    async def frame(self) -> tuple[int, bytes]:
        """The next frame that the server sends."""
        first, second = await self._reader.readexactly(2)
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack("!H", await self._reader.readexactly(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", await self._reader.readexactly(8))
        return first & 0x0F, await self._reader.readexactly(length)

    def close(self) -> None:
        self._writer.close()
