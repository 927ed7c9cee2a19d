from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from milepost.words import say
from tests.server.stand import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FACILITATORS_PAGES = [
    "/facilitate/lobby",
    "/facilitate/insight/ABCD",
    "/insight/insight/ABCD",
    "/insight/insight/ABCD?template=lab",
]
VOILAS_ADDRESSES = [
    "/api/kernels/0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b",
    "/api/kernels/0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b/channels",
]


@pytest.fixture(scope="module")
def locked() -> Iterator[Server]:
    server = Server.start(password="open sesame")
    yield server
    server.stop()


def test_the_printed_link_becomes_a_cookie_and_its_token_leaves_the_address(server: Server) -> None:
    answer = server.visitor().ask(server.path_of_link)
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert server.link.partition("token=")[2] not in cookie


def test_behind_a_proxy_with_tls_the_cookie_travels_over_tls_only(server: Server) -> None:
    encrypted = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    answer = server.visitor().ask(server.path_of_link, **encrypted)
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Secure" not in server.visitor().ask(server.path_of_link).headers["Set-Cookie"]


def test_a_link_to_any_facilitators_page_may_carry_the_token(server: Server) -> None:
    browser = server.visitor()
    query = server.path_of_link.partition("?")[2]
    answer = browser.ask(f"/facilitate/insight/ABCD?{query}")
    assert answer.headers["Location"] == "/facilitate/insight/ABCD"
    assert browser.ask(answer.headers["Location"]).status == 200


@pytest.mark.parametrize("path", FACILITATORS_PAGES)
def test_without_the_cookie_a_facilitators_page_says_how_to_get_in(
    server: Server, path: str
) -> None:
    answer = server.visitor().ask(path)
    assert answer.status == 403
    assert say("door.facilitators_only").partition("'")[0] in answer.text


@pytest.mark.parametrize("path", VOILAS_ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_without_the_cookie_no_kernel_is_reached(server: Server, path: str, method: str) -> None:
    token = server.link.partition("token=")[2]
    answer = server.visitor().ask(path, method, Authorization=f"token {token}")
    assert answer.status == 403


@pytest.mark.parametrize("token", ["", "wrong", "%00", "%ED%A0%80", "a" * 5000])
def test_a_wrong_token_opens_nothing(server: Server, token: str) -> None:
    browser = server.visitor()
    answer = browser.ask(f"/?token={token}")
    assert answer.status in {400, 403}
    assert browser.ask("/facilitate/lobby").status == 403


def test_a_forged_cookie_opens_nothing(server: Server) -> None:
    browser = server.facilitator()
    (name,) = (name for name in browser.cookies if name.startswith("milepost-facilitator"))
    browser.cookies[name] = browser.cookies[name].replace("|88:", "|89:")
    assert browser.ask("/facilitate/lobby").status == 403


def test_the_password_opens(locked: Server) -> None:
    browser = locked.visitor()
    assert browser.ask("/sign-in").status == 200
    answer = browser.send_form("/sign-in", password="open+sesame")
    assert (answer.status, answer.headers["Location"]) == (303, "/facilitate/lobby")
    assert browser.ask("/facilitate/insight/ABCD").status == 200


def test_signing_out_closes_the_door_again(locked: Server) -> None:
    browser = locked.facilitator()
    browser.ask("/sign-in")
    browser.send_form("/sign-out")
    assert browser.ask("/facilitate/insight/ABCD").status == 403


def test_too_many_wrong_passwords_must_wait_but_the_link_still_opens(locked: Server) -> None:
    browser = locked.visitor()
    browser.ask("/sign-in")
    wrong = [browser.send_form("/sign-in", password="guess") for _ in range(6)]
    assert [answer.status for answer in wrong] == [403] * 5 + [429]
    assert int(wrong[-1].headers["Retry-After"]) > 0
    assert "Too many wrong passwords" in wrong[-1].text
    assert browser.send_form("/sign-in", password="open+sesame").status == 429
    assert locked.facilitator().ask("/facilitate/insight/ABCD").status == 200


def test_without_a_password_set_none_opens(server: Server) -> None:
    browser = server.visitor()
    browser.ask("/sign-in")
    assert browser.send_form("/sign-in", password="").status == 403


def test_a_form_sent_from_another_site_is_refused(locked: Server) -> None:
    answer = locked.visitor().send_form("/sign-in", password="open+sesame")
    assert answer.status == 403
    assert say("door.expired_form") in answer.text


def test_link_and_cookie_survive_kill_9(tmp_path: Path) -> None:
    first = Server.start(keys=str(tmp_path / "keys"))
    browser = first.facilitator()
    first.stop(signal.SIGKILL)
    second = Server.start(keys=str(tmp_path / "keys"), port=first.port)
    assert second.link == first.link
    assert browser.ask("/facilitate/insight/ABCD").status == 200
    second.stop()


def test_a_cookie_of_another_server_opens_nothing(server: Server, locked: Server) -> None:
    browser = server.facilitator()
    (cookie,) = (v for n, v in browser.cookies.items() if n.startswith("milepost-facilitator"))
    stranger = locked.visitor()
    stranger.cookies[f"milepost-facilitator-{locked.port}"] = cookie
    assert stranger.ask("/facilitate/insight/ABCD").status == 403
