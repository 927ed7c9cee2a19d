"""Starts the server, says where it is, and stops it with all its kernels."""

from __future__ import annotations

import asyncio
import errno
import gc
import logging
import shutil
import signal
import tempfile
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from milepost.server.app import MilepostApp
from milepost.server.library import TEMPLATES

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
    from contextlib import AbstractAsyncContextManager

    from milepost.server.gate import Route
    from milepost.server.settings import ServerSettings

S = TypeVar("S")

WARM_UP = TEMPLATES / "warm_up.ipynb"
#: Whoever listens here alone is reached by a proxy on this machine, which tells whence each request
#: came and whether it came over TLS. What anybody else says of that is not believed.
LOOPBACK = ("127.0.0.1", "::1", "localhost")
LARGEST_BODY = 8 * 2**20
BODY_SECONDS = 30
LAST_WORD_SECONDS = 3.0

#: Objects made between two collections of the youngest: more than one change makes for all.
_YOUNG_OBJECTS = 20_000

_log = logging.getLogger(__name__)
logging.getLogger("tornado.general").addFilter(
    lambda record: "websocket_ping_timeout" not in record.getMessage()
)


@dataclass(frozen=True)
class Running:
    """A server that answers: the port it got, and the application behind it."""

    app: MilepostApp
    port: int

    def sign_in_link(self, origin: str) -> str:
        """The facilitator's link, given where browsers reach this server ("http://host:port")."""
        return f"{origin}/?token={self.app.keys.token}"


def serve(
    server: ServerSettings,
    handlers: Sequence[Route] = (),
    on_ready: Callable[[Running], None] = lambda _: None,
) -> None:
    """Serve until SIGINT or SIGTERM, then shut every kernel down.

    Args:
        server: where to listen, what to serve.
        handlers: Tornado routes that come before all others.
        on_ready: called on the loop once the server answers.

    Raises:
        OSError: the address cannot be listened on; the message says what to do.
    """
    run_until_stopped(running(server, handlers), on_ready)


def run_until_stopped(
    starting: AbstractAsyncContextManager[S], on_ready: Callable[[S], None]
) -> None:
    """Keep ``starting`` running until SIGINT or SIGTERM; ``on_ready`` is given what it started."""

    async def serving() -> None:
        stop = _stop_on_signals()
        async with starting as started:
            on_ready(started)
            await stop.wait()

    with suppress(KeyboardInterrupt):
        run(serving())


def run(main: Coroutine[Any, Any, None]) -> None:
    """Run ``main`` on a loop of its own, and let nobody hold up the end.

    Like ``asyncio.run``, but for one thing: while a kernel starts, a task of Jupyter's client may
    swallow its cancellation, and ``asyncio.run`` would then wait for it for ever.
    """
    loop = asyncio.new_event_loop()
    try:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(main)
    finally:
        loop.run_until_complete(_end_other_tasks())
        asyncio.set_event_loop(None)
        loop.close()


async def _end_other_tasks() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    if others:
        await asyncio.wait(others, timeout=LAST_WORD_SECONDS)


@asynccontextmanager
async def running(server: ServerSettings, handlers: Sequence[Route] = ()) -> AsyncIterator[Running]:
    """Serve while the context lasts."""
    sockets = listen(server.host, server.port)
    port: int = sockets[0].getsockname()[1]
    app = MilepostApp(server, handlers)
    app.connection_dir = tempfile.mkdtemp(prefix="milepost-")
    http = HTTPServer(
        _application(app, port),
        max_body_size=LARGEST_BODY,
        body_timeout=BODY_SECONDS,
        xheaders=server.host in LOOPBACK,
    )
    http.add_sockets(sockets)
    warming = asyncio.create_task(_warm_up(app))
    try:
        yield Running(app, port)
    finally:
        http.stop()
        await http.close_all_connections()
        await app.rendering.stop()
        await asyncio.wait([warming])
        await app.kernels.stop_all()
        shutil.rmtree(app.connection_dir, ignore_errors=True)


def listen(host: str, port: int) -> list[socket.socket]:
    """Take the address, or say why it cannot be had.

    Raises:
        OSError: with the address and the next step in its message.
    """
    try:
        return bind_sockets(port, host)
    except OSError as error:
        raise OSError(
            error.errno, _ADVICE.get(error.errno, _ELSE).format(host=host, port=port)
        ) from error


_ADVICE: dict[int | None, str] = {
    errno.EADDRINUSE: "Port {port} on {host} is taken by another program. "
    "Stop that one, or choose another port with --port (0 takes any free one).",
    errno.EACCES: "This account may not listen on port {port}. Choose one above 1023 with --port.",
    errno.EADDRNOTAVAIL: "{host} is no address of this machine. Choose another with --host "
    "(0.0.0.0 listens on all of them).",
}
_ELSE = "Cannot listen on {host}, port {port}. Choose others with --host and --port."


def _application(app: MilepostApp, port: int) -> Application:
    application = Application(**app.init_settings(), port=port, origin=app.server.origin(port))
    application.add_handlers(".*$", app.init_handlers())
    return application


async def _warm_up(app: MilepostApp) -> None:
    """Run an empty notebook through both templates.

    Voila's first page loads modules and compiles templates for some 250 ms; nobody should
    be writing then.
    """
    await app.screen_files.read_all()
    for template in ("milepost_participant", "milepost"):
        try:
            async with app.rendering.of(WARM_UP, template, {}) as run:
                async for _ in run.pieces():
                    pass
        except Exception:  # noqa: BLE001 - the room does not need it
            _log.exception("The first notebook could not be run; facilitators' pages may fail.")
    _keep_what_is_loaded()


def _keep_what_is_loaded() -> None:
    """Spare the garbage collector what stays until the end, and what is gone at once.

    Voila and what it stands on are some hundred thousand objects: a full collection walks them
    for 200 ms, in which no room answers. A frame to each of a thousand phones makes so many
    young objects that by the usual threshold there is one every second or two.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    return stop
