from __future__ import annotations

import asyncio
import json
import re
import signal
import socket
import uuid
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from milepost.server.preferred_language import COOKIE
from milepost.words import LANGUAGE
from tests.server.stand import Browser, Server

if TYPE_CHECKING:
    from pathlib import Path

ALLOWED = {"MILEPOST_STORE", "MILEPOST_MEMBER", "MILEPOST_ROOM", LANGUAGE}
CLOSED = [
    "/voila/files/lobby.ipynb",
    "/voila/files/plans.sqlite",
    "/voila/tree",
    "/voila/render/lobby.ipynb",
    "/voila/api/contents/lobby.ipynb",
    "/voila/api/themes/x",
    "/voila/execution/0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b",
    "/api/kernels",
    "/api/contents",
    "/api/terminals",
    "/login",
    "/lobby.ipynb",
    "/static/screen/../__init__.py",
    "/static/screen/%2e%2e/__init__.py",
    "/static/screen/%00",
]


def environment_shown(page: str) -> dict[str, str]:
    output = re.search(r'cell-output\+json">(\{.*?\})</script>', page)
    assert output is not None
    shown: dict[str, str] = json.loads(json.loads(output[1])["text"])
    return shown


def kernel_of(page: str) -> str:
    found = re.search(r'"kernelId": "([^"]+)"', page)
    assert found is not None
    return found[1]


def message(kind: str, **content: Any) -> str:
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": "s",
        "username": "",
        "version": "5.3",
    }
    parts = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
    return json.dumps({**parts, "channel": "shell", "buffers": []})


async def channels(
    server: Server, browser: Browser, kernel: str, **headers: str
) -> WebSocketClientConnection:
    url = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels?session_id=s"
    return await websocket_connect(HTTPRequest(url, headers={**browser.cookie_header(), **headers}))


async def kinds_until(socket_: WebSocketClientConnection, kind: str) -> list[str]:
    kinds: list[str] = []
    while kind not in kinds:
        frame = await asyncio.wait_for(socket_.read_message(), timeout=30)
        assert frame is not None
        kinds.append(json.loads(frame)["msg_type"])
    return kinds


def test_a_kernel_learns_member_store_room_and_language_and_nothing_else_of_the_request(
    server: Server,
) -> None:
    browser = server.facilitator()
    page = browser.ask("/insight/environment/ABCD?canary=query", **{"X-Canary": "header"}).text
    shown = environment_shown(page)
    assert {name: shown[name] for name in ALLOWED} == {
        "MILEPOST_STORE": "plans.sqlite",
        "MILEPOST_MEMBER": "facilitator",
        "MILEPOST_ROOM": "ABCD",
        LANGUAGE: "en",
    }
    assert not [name for name in shown if name.startswith(("HTTP_", "SERVER_", "QUERY_"))]
    assert "canary" not in json.dumps(shown)
    assert str(server.port) not in json.dumps(shown)
    assert server.link.partition("token=")[2] not in json.dumps(shown)


def test_a_kernel_learns_which_plan_it_looks_at(server: Server) -> None:
    page = server.facilitator().ask("/facilitate/environment/plan/3f9c").text
    assert environment_shown(page)["MILEPOST_PLAN"] == "3f9c"
    assert "MILEPOST_ROOM" not in environment_shown(page)


def test_a_facilitators_kernel_is_told_their_language(server: Server) -> None:
    browser = server.facilitator()
    browser.cookies[COOKIE] = "de"
    page = browser.ask("/insight/environment/ABCD").text
    assert environment_shown(page)[LANGUAGE] == "de"
    assert '<html lang="de">' in page


def test_a_facilitator_picks_a_language_where_no_live_screen_offers_it(server: Server) -> None:
    browser = server.facilitator()
    offered = '<a href="?language=fr" lang="fr" hreflang="fr">Français</a>'
    assert offered in browser.ask("/facilitate/environment").text
    assert offered not in browser.ask("/insight/environment/ABCD").text
    browser.ask("/facilitate/environment?language=fr")
    assert environment_shown(browser.ask("/facilitate/environment").text)[LANGUAGE] == "fr"


def test_what_the_servers_own_environment_holds_stays_with_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MILEPOST_PASSWORD", "canary")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary")
    server = Server.start()
    page = server.facilitator().ask("/facilitate/environment").text
    server.stop()
    assert "MILEPOST_STORE" in environment_shown(page)
    assert "canary" not in page


def test_a_browser_cannot_run_code(server: Server, tmp_path: Path) -> None:
    browser, proof = server.facilitator(), tmp_path / "proof"
    kernel = kernel_of(browser.ask("/insight/environment/ABCD").text)

    async def try_to() -> list[str]:
        line = await channels(server, browser, kernel)
        code = f"open({str(proof)!r}, 'w')"
        for kind in ("execute_request", "inspect_request", "complete_request", "shutdown_request"):
            await line.write_message(message(kind, code=code, silent=False, restart=False))
        await line.write_message(message("comm_info_request"))
        kinds = await kinds_until(line, "comm_info_reply")
        line.close()
        return kinds

    kinds = asyncio.run(try_to())
    assert not proof.exists()
    assert not {"execute_reply", "inspect_reply", "complete_reply", "shutdown_reply"} & set(kinds)


def test_nobody_else_connects_to_a_kernel(server: Server) -> None:
    browser = server.facilitator()
    kernel = kernel_of(browser.ask("/insight/environment/ABCD").text)
    with pytest.raises(HTTPClientError, match="403"):
        asyncio.run(channels(server, server.visitor(), kernel))
    with pytest.raises(HTTPClientError, match="403"):
        asyncio.run(channels(server, browser, kernel, Origin="https://elsewhere.example"))


@pytest.mark.parametrize("path", CLOSED)
def test_what_voila_or_jupyter_would_serve_is_closed(server: Server, path: str) -> None:
    assert server.facilitator().ask(path).status == 404


@pytest.mark.parametrize("query", ["template=lab", "theme=dark", "template=../../x"])
def test_a_query_chooses_neither_template_nor_theme(server: Server, query: str) -> None:
    page = server.facilitator().ask(f"/insight/environment/ABCD?{query}").text
    assert '"jupyterLabTheme": "light"' in page
    assert 'id="notebook"' in page


def test_a_failing_notebook_tells_its_reason_to_the_log_alone(server: Server) -> None:
    page = server.facilitator().ask("/insight/failing/ABCD").text
    assert "Failing" in page
    assert "inside-a-traceback" not in page
    assert "site-packages" not in page


@pytest.mark.parametrize("path", ["/insight/nothing/ABCD", "/insight/participant/ABCD"])
def test_only_a_facilitators_notebook_gets_a_kernel(server: Server, path: str) -> None:
    before = len(server.kernels())
    assert server.facilitator().ask(path).status == 404
    assert len(server.kernels()) <= before


def test_a_kernel_ends_when_its_page_says_so(server: Server) -> None:
    browser = server.facilitator()
    before = {process.pid for process in server.kernels()}
    kernel = kernel_of(browser.ask("/insight/environment/ABCD").text)
    mine = [process for process in server.kernels() if process.pid not in before]
    assert mine
    assert browser.send_form(f"/voila/api/shutdown/{kernel}").status == 204
    assert not psutil.wait_procs(mine, timeout=30)[1]


def test_a_kernel_ends_when_its_reader_leaves_before_the_page_is_done(server: Server) -> None:
    browser = server.facilitator()
    before = {process.pid for process in server.kernels()}
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        cookie = browser.cookie_header()["Cookie"]
        line.sendall(f"GET /insight/slow/ABCD HTTP/1.0\r\nCookie: {cookie}\r\n\r\n".encode())
        seen = b""
        while b"begun" not in seen:
            seen += line.recv(65536)
        mine = [process for process in server.kernels() if process.pid not in before]
    assert mine
    assert not psutil.wait_procs(mine, timeout=30)[1]


def test_a_kernel_that_nobody_connects_to_is_culled() -> None:
    server = Server.start(idle_seconds=1)
    server.facilitator().ask("/insight/environment/ABCD")
    assert not psutil.wait_procs(server.kernels(), timeout=30)[1]
    server.stop()


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_kernel_outlives_the_server(signum: int) -> None:
    server = Server.start()
    server.facilitator().ask("/insight/environment/ABCD")
    kernels = server.kernels()
    assert kernels
    server.stop(signum)
    assert not psutil.wait_procs(kernels, timeout=30)[1]


def test_scripts_that_a_facilitators_page_asked_for_are_announced_to_the_next(
    server: Server,
) -> None:
    browser = server.facilitator()
    page = browser.ask("/insight/environment/ABCD").text
    found = re.search(r'src="(/library/[^"]+/voila\.js)"', page)
    assert found is not None
    asked, strangers = f"{found[1]}?asked", f"{found[1]}?strangers"
    browser.ask(asked)
    server.visitor().ask(strangers)
    again = browser.ask("/insight/environment/ABCD").text
    assert f'<link rel="preload" as="script" href="{asked}">' in again
    assert strangers not in again
