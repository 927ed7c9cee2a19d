from __future__ import annotations

import gzip
import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

import psutil
import pytest

from milepost.screen import DIST, bundle
from tests.server.stand import NOTEBOOKS, Answer, Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = ["/join/ABCD", "/room/ABCD", "/present/ABCD"]


@pytest.fixture(scope="module")
def failing() -> Iterator[Server]:
    server = Server.start(notebooks=str(NOTEBOOKS / "failing"))
    yield server
    server.stop()


def until_notebook_is_in(server: Server, path: str) -> Answer:
    answer = server.visitor().ask(path)
    while "seen by process" not in answer.text:
        answer = server.visitor().ask(path)
    return answer


def process_in(page: str) -> str:
    found = re.search(r"ABCD seen by process (\d+)", page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_the_live_screen_of_its_room(server: Server, path: str) -> None:
    page = server.visitor().ask(path).text
    mode = "present" if path.startswith("/present") else "participant"
    assert 'data-room="ABCD"' in page
    assert f'data-mode="{mode}"' in page
    assert f'data-join-url="http://localhost:{server.port}/join/ABCD"' in page
    assert f'src="/static/screen/{bundle().script}"' in page
    assert "<noscript>" in page


def test_the_notebook_is_run_once_for_all_pages_and_leaves_no_kernel(server: Server) -> None:
    processes = {process_in(until_notebook_is_in(server, path).text) for path in PAGES * 2}
    assert len(processes) == 1
    assert not psutil.pid_exists(int(processes.pop()))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_whose_notebook_fails_still_holds_the_live_screen(
    failing: Server, path: str
) -> None:
    answer = failing.visitor().ask(path)
    assert answer.status == 200
    assert 'data-room="ABCD"' in answer.text
    assert "traceback" not in answer.text


@pytest.mark.parametrize("path", [*PAGES, "/", "/sign-in", "/join/none"])
def test_a_page_loads_nothing_from_elsewhere_and_runs_no_inline_script(
    server: Server, path: str
) -> None:
    answer = server.visitor().ask(path)
    linked = re.findall(r'(?:src|href)="([^"]*)"', answer.text)
    assert linked
    assert all(address.startswith("/") or address == "data:," for address in linked)
    assert not re.findall(r"<script(?![^>]*src=)", answer.text)
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_holds_no_secret(server: Server) -> None:
    token = server.link.partition("token=")[2]
    for path in PAGES:
        page = server.visitor().ask(path)
        assert token not in page.text
        assert "plans.sqlite" not in page.text
        assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize(
    "typed",
    ["nope", "<script>alert(1)</script>", "{{ 1 }}", "\0", "\u202eABCD", "🎈" * 10],
)
def test_an_unknown_code_is_refused_in_a_sentence(server: Server, typed: str) -> None:
    answer = server.visitor().ask(f"/join/{quote(typed, safe='')}")
    assert answer.status == 404
    assert "<script" not in answer.text
    assert "There is" in answer.text


def test_a_code_of_100_000_characters_is_refused(server: Server) -> None:
    assert server.visitor().ask(f"/join/{'A' * 60_000}").status == 404
    assert server.visitor().ask(f"/join?code={'A' * 60_000}").status == 404


def test_a_code_in_small_letters_leads_to_the_room(server: Server) -> None:
    assert server.visitor().ask("/join/abcd").headers["Location"] == "/join/ABCD"
    assert server.visitor().ask("/join?code=abcd").headers["Location"] == "/join/ABCD"


def test_a_page_seen_before_is_not_sent_again(server: Server) -> None:
    first = until_notebook_is_in(server, "/room/ABCD")
    again = server.visitor().ask("/room/ABCD", **{"If-None-Match": first.headers["Etag"]})
    assert (again.status, again.body) == (304, b"")


def test_files_of_the_screen_travel_compressed_and_are_kept_for_ever(server: Server) -> None:
    path = f"/static/screen/{bundle().script}"
    plain = server.visitor().ask(path)
    packed = server.visitor().ask(path, **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "immutable" in packed.headers["Cache-Control"]
    assert packed.headers["Content-Type"].startswith("text/javascript")


def test_the_facilitator_has_the_notebook_run_again(server: Server) -> None:
    before = process_in(until_notebook_is_in(server, "/room/ABCD").text)
    facilitator = server.facilitator()
    facilitator.ask("/facilitate/lobby")
    assert facilitator.send_form("/room/ABCD/page").status == 204
    assert process_in(server.visitor().ask("/room/ABCD").text) != before


def test_nobody_else_has_the_notebook_run_again(server: Server) -> None:
    facilitator = server.facilitator()
    assert facilitator.send_form("/room/ABCD/page").status == 403
    stranger = server.visitor()
    stranger.cookies["_xsrf"] = "2|aaaaaaaa|0000|1"
    assert stranger.send_form("/room/ABCD/page").status == 403


def test_an_upgrade_of_the_screen_leaves_a_running_server_its_files(tmp_path: Path) -> None:
    screen = tmp_path / "screen"
    shutil.copytree(DIST, screen)
    server = Server.start(screen=str(screen))
    until_notebook_is_in(server, "/room/ABCD")
    shutil.rmtree(screen)
    assert server.visitor().ask(f"/static/screen/{bundle().script}").status == 200
    server.stop()
