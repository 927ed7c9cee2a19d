from __future__ import annotations

import asyncio
import re
import socket

import pytest

from milepost.server.running import listen, running
from milepost.server.settings import ServerSettings
from tests.server.stand import NOTEBOOKS, ROOM, OneRoom


def test_a_taken_port_is_refused_with_the_next_step() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match=rf"Port {port} .* --port"):
            listen("127.0.0.1", port)


def test_a_foreign_address_is_refused_with_the_next_step() -> None:
    with pytest.raises(OSError, match=r"192\.0\.2\.1 is no address of this machine.*--host"):
        listen("192.0.2.1", 0)


def test_a_refreshed_notebook_is_run_again_and_a_forgotten_one_is_gone() -> None:
    async def look() -> list[str]:
        async with running(ServerSettings(OneRoom(), port=0, notebooks=NOTEBOOKS)) as found:
            pages = found.app.notebook_pages
            assert await pages.refresh(ROOM)
            first = await pages.html(ROOM)
            assert await pages.refresh(ROOM)
            return [first, await pages.html(ROOM)]

    first, second = asyncio.run(look())
    process = re.compile(r"seen by process (\d+)")
    assert process.findall(first) != process.findall(second)


def test_a_refresh_that_fails_keeps_what_was_there() -> None:
    async def look() -> tuple[bool, str]:
        folder = NOTEBOOKS / "failing"
        async with running(ServerSettings(OneRoom(), port=0, notebooks=folder)) as found:
            pages = found.app.notebook_pages
            pages._shown[ROOM] = "what was there"
            return await pages.refresh(ROOM), await pages.html(ROOM)

    assert asyncio.run(look()) == (False, "what was there")


def test_routes_of_the_hub_come_first() -> None:
    async def first_route() -> str:
        from tornado.web import RequestHandler

        class Own(RequestHandler):
            pass

        async with running(ServerSettings(OneRoom(), port=0), [(r"/join", Own)]) as found:
            return str(found.app.init_handlers()[0][0])

    assert asyncio.run(first_route()) == "/join"
