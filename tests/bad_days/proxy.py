"""A line between people and server that is cut in the middle of frames."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Proxy:
    """Passes bytes on. Every second connection is cut after some bytes in one direction."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._connections = 0
        self._pipes: set[asyncio.Task[None]] = set()
        self.origin = ""
        self.cut = 0

    async def pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections += 1
        # Enough for the handshake and a frame or two; odd, so that it ends within one.
        up, down = (0, 0) if self._connections % 2 else (901 + 37 * self.cut % 400, 0)
        if self._connections % 4 == 0:
            up, down = 0, 2203 + 41 * self.cut % 900
        there, back = await asyncio.open_connection("127.0.0.1", self._server)
        for source, target, limit in ((reader, back, up), (there, writer, down)):
            pipe = asyncio.create_task(self._pipe(source, target, limit, (writer, back)))
            self._pipes.add(pipe)

    async def _pipe(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        limit: int,
        ends: tuple[asyncio.StreamWriter, asyncio.StreamWriter],
    ) -> None:
        passed = 0
        with suppress(OSError):
            while data := await source.read(4096):
                if limit and passed + len(data) > limit:
                    target.write(data[: limit - passed])
                    await target.drain()
                    self.cut += 1
                    break
                passed += len(data)
                target.write(data)
                await target.drain()
        for end in ends:
            end.close()

    async def stop(self) -> None:
        for pipe in self._pipes:
            pipe.cancel()
        await asyncio.gather(*self._pipes, return_exceptions=True)


@asynccontextmanager
async def bad_line(port: int) -> AsyncIterator[Proxy]:
    """A bad line to the server at ``port`` of this machine."""
    proxy = Proxy(port)
    server = await asyncio.start_server(proxy.pass_on, "127.0.0.1", 0)
    proxy.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield proxy
    finally:
        server.close()
        await proxy.stop()
