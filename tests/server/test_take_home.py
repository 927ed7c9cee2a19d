"""Who may take what home: facilitators, readers, those of an ended room, and nobody else."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, create_signed_value

from milepost.plan import acts
from milepost.plan.faults import Refusal
from milepost.plan.plan import Plan
from milepost.room.links import Link, LinkKind, address
from milepost.room.memory import MemoryLog
from milepost.room.room import Room, new_id, open_plan, open_room
from milepost.server.apart import Gone
from milepost.server.hub import Hub
from milepost.server.keys import Keys
from milepost.server.kit import file_routes
from milepost.server.library import TEMPLATES
from milepost.server.orders import Handed, Order
from milepost.server.sign_in import Door
from milepost.server.take_home import disposition
from tests.pages.stage import AGENDA

_SECRET = "for tests alone"
_LOOK = {"style": "s.css", "own": "/own", "light_paper": "#fff", "dark_paper": "#000"}


@dataclass
class Making:
    """In place of what makes files: notes what it is asked for."""

    orders: list[Order] = field(default_factory=list)
    gives: Handed | Exception = field(
        default_factory=lambda: Handed(name='Häf"en.pdf', kind="application/pdf", data=b"%PDF")
    )

    async def hand(self, order: Order) -> Handed:
        self.orders.append(order)
        if isinstance(self.gives, Exception):
            raise self.gives
        return self.gives


class Stand:
    """A plan, a room that ended, one that did not, and the routes in front of them."""

    def __init__(self) -> None:
        self.live = open_plan(MemoryLog(), Plan(title="Harbour"))
        self.ended, self.open = (open_room(self.live, AGENDA) for _ in range(2))
        self.member = new_id()
        for room in (self.ended, self.open):
            room.join("Ana", member=self.member)
        self.ended.say(acts.CloseRoom())
        self.making = Making()
        self.door = Door(Keys(token="t" * 32, cookie=_SECRET), None)

    @property
    def plans(self) -> str:
        return f"/plans/{self.live.plan}/take-home"

    @property
    def readers(self) -> str:
        link = Link(kind=LinkKind.PLAN, plan=self.live.plan)
        return f"{address(self.live.log, link)}/take-home"

    def cookies(self, *, facilitator: bool = False, member: str = "") -> dict[str, str]:
        told = {}
        if facilitator:
            told["milepost-facilitator-0"] = self.door._fingerprint()
        if member:
            told["milepost-member-0"] = member
        signed = (f"{n}={create_signed_value(_SECRET, n, v).decode()}" for n, v in told.items())
        return {"Cookie": "; ".join(signed)}

    def ask(self, path: str, cookies: Mapping[str, str] | None = None, **more: str) -> HTTPResponse:
        async def asked() -> HTTPResponse:
            hub = Hub(self.live.log, {})
            server = HTTPServer(self._application(hub))
            socket, port = bind_unused_port()
            server.add_sockets([socket])
            headers = {**(cookies or {}), **more}
            url = f"http://127.0.0.1:{port}{path}"
            answer = await AsyncHTTPClient().fetch(url, headers=headers, raise_error=False)
            server.stop()
            await hub.stop()
            return answer

        return asyncio.run(asked())

    def _application(self, hub: Hub) -> Application:
        return Application(
            file_routes(hub, self.making),  # type: ignore[arg-type]
            cookie_secret=_SECRET,
            door=self.door,
            look=_LOOK,
            port=0,
            template_path=str(TEMPLATES / "pages"),
        )


@pytest.fixture
def stand() -> Stand:
    return Stand()


def room(of: Room, file: str = "roadmap.pdf") -> str:
    return f"/room/{of.state.code}/take-home/{file}"


def test_a_facilitator_takes_any_file_as_the_plan_stands(stand: Stand) -> None:
    path = f"{stand.plans}/csv/tasks.csv?lang=de&paper=letter"
    answer = stand.ask(path, stand.cookies(facilitator=True))
    assert (answer.code, answer.body) == (200, b"%PDF")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == disposition('Häf"en.pdf')
    assert stand.making.orders == [
        Order(plan=stand.live.plan, file="csv/tasks.csv", language="de", paper="letter")
    ]


@pytest.mark.parametrize("query", ["?lang=xx&paper=a0", "?lang=../de", ""])
def test_a_language_or_paper_that_there_is_not_is_the_readers_own_on_a4(
    stand: Stand, query: str
) -> None:
    ours = {**stand.cookies(facilitator=True), "Accept-Language": "fr"}
    stand.ask(f"{stand.plans}/roadmap.pdf{query}", ours)
    [order] = stand.making.orders
    assert (order.language, order.paper) == ("fr", "a4")


@pytest.mark.parametrize("file", ["roadmap.pdf", "everything.zip", "..%2f..%2fkeys"])
def test_a_participants_cookie_opens_no_facilitators_door(stand: Stand, file: str) -> None:
    for cookies in ({}, stand.cookies(member=stand.member), {"Cookie": "milepost-facilitator-0=x"}):
        assert stand.ask(f"{stand.plans}/{file}", cookies).code == 403
    assert stand.making.orders == []


@pytest.mark.parametrize("plan", ["0" * 12, "nobody", "_"])
def test_a_plan_of_elsewhere_is_not_here_and_is_not_made(stand: Stand, plan: str) -> None:
    answer = stand.ask(f"/plans/{plan}/take-home/roadmap.pdf", stand.cookies(facilitator=True))
    assert answer.code == 404
    assert stand.making.orders == []
    assert stand.live.log.plans() == [stand.live.plan]


def test_a_fault_is_a_page_with_the_sentence_or_the_sentence_alone(stand: Stand) -> None:
    stand.making.gives = Handed(refused=Refusal("export_unknown", {"name": "<i>", "known": "a"}))
    ours = stand.cookies(facilitator=True)
    page = stand.ask(f"{stand.plans}/x.pdf", ours)
    assert page.code == 404
    assert b"<html" in page.body
    assert "“&lt;i&gt;” is nothing that can be taken home" in page.body.decode()
    bare = stand.ask(f"{stand.plans}/x.pdf", ours, Accept="text/plain")
    assert bare.code == 404
    assert bare.headers["Content-Type"].startswith("text/plain")
    assert bare.body.decode().startswith("“<i>” is nothing")


def test_a_file_that_takes_too_long_is_told_so(stand: Stand) -> None:
    stand.making.gives = Gone("died")
    answer = stand.ask(f"{stand.plans}/book.pdf", stand.cookies(facilitator=True))
    assert answer.code == 503
    assert "took too long" in answer.body.decode()


def test_whoever_reads_the_plan_takes_what_tells_of_it_and_of_no_room(stand: Stand) -> None:
    answer = stand.ask(f"{stand.readers}/summary.pdf", {"Accept-Language": "es"})
    assert answer.code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"
    [order] = stand.making.orders
    assert (order.file, order.language, order.rooms) == ("summary.pdf", "es", ())


@pytest.mark.parametrize("file", ["minutes.pdf", "everything.zip", "roadmap.pdf%00", "../keys"])
def test_a_reader_takes_nothing_else(stand: Stand, file: str) -> None:
    assert stand.ask(f"{stand.readers}/{file}").code == 404
    assert stand.ask("/plan/made-up/take-home/roadmap.pdf").code == 404
    assert stand.making.orders == []


def test_who_sat_in_a_room_takes_its_roadmap_once_it_has_ended(stand: Stand) -> None:
    mine = stand.cookies(member=stand.member)
    assert stand.ask(room(stand.open), mine).code == 409
    assert stand.making.orders == []
    assert stand.ask(room(stand.ended), mine).code == 200
    assert stand.making.orders[0].rooms == (stand.ended.id,)


def test_nobody_else_takes_anything_from_a_room(stand: Stand) -> None:
    for cookies in ({}, stand.cookies(member=new_id())):
        assert stand.ask(room(stand.ended), cookies).code == 403
    mine = stand.cookies(member=stand.member)
    assert stand.ask(room(stand.ended, "minutes.pdf"), mine).code == 404
    assert stand.ask("/room/NOPE/take-home/roadmap.pdf", mine).code == 404
    assert stand.making.orders == []


def test_the_facilitator_takes_everything_from_a_room(stand: Stand) -> None:
    answer = stand.ask(room(stand.open, "minutes.pdf"), stand.cookies(facilitator=True))
    assert answer.code == 200
    assert stand.making.orders[0].rooms is None


@pytest.mark.parametrize("name", ["a.pdf", 'x"; y=\r\nz.pdf', "港.pdf", "Ünïcode é.zip"])
def test_a_files_name_stays_one_header_and_comes_back_whole(name: str) -> None:
    header = disposition(name)
    assert unquote(header.rpartition("''")[2]) == name
    assert re.fullmatch(r"attachment; filename=\"[\w.-]*\"; filename\*=UTF-8''[\w%.~-]+", header)
