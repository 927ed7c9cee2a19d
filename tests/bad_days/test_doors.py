"""Who gets a seat, and who does not, is said in a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.httputil import HTTPHeaders
from tornado.websocket import websocket_connect

from milepost.plan import acts, events
from milepost.plan.room_state import Member
from milepost.rehearsal.guest import Guest, TurnedAway
from milepost.room.live_plan import Note
from milepost.room.room import MEMBERS, open_room
from tests.bad_days.scene import Scene, all_of, live
from tests.room.logs import AGENDA


async def knock(scene: Scene, body: str, kind: str = "application/json", **headers: str) -> Any:
    """The refusal that a join gets."""
    request = HTTPRequest(
        f"{scene.kit.origin}/join/{scene.code}",
        method="POST",
        headers={"Content-Type": kind, **headers},
        body=body,
    )
    answer: HTTPResponse = await AsyncHTTPClient().fetch(request, raise_error=False)
    assert answer.code == 409
    return json.loads(answer.body)


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", ""])
@live
async def test_a_form_of_another_site_cannot_join_for_somebody(scene: Scene, kind: str) -> None:
    why = await knock(scene, json.dumps({"name": "Ada"}), kind)
    assert why["code"] == "join_unreadable"


@pytest.mark.parametrize(
    "body",
    ["", "Ada", "[]", "{}", '{"name": 7}', '{"name": "Ada", "role": "facilitator"}', "[" * 4000],
)
@live
async def test_a_join_is_a_name_and_nothing_else(scene: Scene, body: str) -> None:
    assert (await knock(scene, body))["code"] == "join_unreadable"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "text_empty"),
        (" \t ", "text_empty"),
        ("x" * 61, "text_too_long"),
        ("nul\0", "text_unshowable"),
        ("x" * 100_000, "join_unreadable"),
    ],
)
@live
async def test_a_name_that_is_none_is_refused(scene: Scene, name: str, code: str) -> None:
    why = await knock(scene, json.dumps({"name": name}))
    assert why["code"] == code
    assert why["text"].endswith(".")


@live
async def test_a_lone_surrogate_is_no_name(scene: Scene) -> None:
    why = await knock(scene, '{"name": "\\ud800"}')
    assert why["code"] in {"join_unreadable", "text_unshowable"}


@live
async def test_a_closed_room_gives_no_seat_but_shows_what_was_there(scene: Scene) -> None:
    guest = await scene.guest("Ada")
    scene.room.live.follow()
    scene.room.say(acts.CloseRoom())
    await guest.until(lambda seen: seen["room"].get("closed"))
    with pytest.raises(TurnedAway, match="room_closed"):
        await scene.stranger("Late").join()
    again = await scene.again(guest)
    with pytest.raises(TurnedAway, match="room_closed"):
        await again.say("rename", name="Later")


@live
async def test_a_full_room_says_so(scene: Scene) -> None:
    seats = [Member(id=f"member-{n}", name=f"Member {n}") for n in range(MEMBERS - 1)]
    room = scene.room.id
    joined = [(m.id, events.MemberJoined(member=m)) for m in seats]
    scene.room.live.say([Note(id=key, who=key, room=room, event=event) for key, event in joined])
    with pytest.raises(TurnedAway, match=f"it takes {MEMBERS} people"):
        await scene.stranger("One too many").join()


@live
async def test_a_room_that_is_none_gives_no_seat(scene: Scene) -> None:
    stranger = Guest(scene.kit.origin, "NOSUCHROOM", "Ada")
    with pytest.raises(TurnedAway, match="room_unknown"):
        await stranger.join()
    await stranger.connect()
    await stranger.closed()
    assert stranger.bye == "closed_code"


@pytest.mark.parametrize(
    "cookies",
    ["", "milepost-member=host", "{name}=host", '{name}="2|1:0|10:1|4:host|8:aG9zdA==|0000"'],
)
@live
async def test_nobody_is_anybody_without_a_cookie_of_this_server(
    scene: Scene, cookies: str
) -> None:
    forged = cookies.replace("{name}", f"milepost-member-{scene.kit.port}")
    stranger = scene.stranger(cookies=forged)
    await stranger.connect()
    await stranger.closed()
    assert stranger.bye == "unknown"
    assert stranger.entities == {}


@live
async def test_a_seat_in_one_room_is_none_in_another(scene: Scene) -> None:
    guest = await scene.guest("Ada")
    other = open_room(scene.room.live, AGENDA)
    visitor = Guest(scene.kit.origin, other.state.code, "Ada", guest.cookies)
    await visitor.connect()
    await visitor.closed()
    assert visitor.bye == "unknown"


@live
async def test_a_page_of_another_site_cannot_open_the_socket(scene: Scene) -> None:
    guest = await scene.guest("Ada")
    url = f"{scene.kit.origin.replace('http', 'ws', 1)}/room/{scene.code}/live"
    headers = HTTPHeaders({"Cookie": guest.cookies, "Origin": "http://evil.example"})
    with pytest.raises(HTTPClientError, match="403"):
        await websocket_connect(HTTPRequest(url, headers=headers))


@live
async def test_a_link_with_a_wrong_token_makes_no_facilitator(scene: Scene) -> None:
    answer = await AsyncHTTPClient().fetch(
        f"{scene.kit.origin}/?token={'0' * 64}", follow_redirects=False, raise_error=False
    )
    assert answer.code == 403
    assert "Set-Cookie" not in answer.headers or "facilitator" not in answer.headers["Set-Cookie"]


@live
async def test_people_who_join_at_once_all_get_a_seat_of_their_own(scene: Scene) -> None:
    guests = await all_of(scene.guest("Kim") for _ in range(40))
    assert len({guest.entities["me"]["id"] for guest in guests}) == 40
    assert len({guest.entities["me"]["name"] for guest in guests}) == 40
