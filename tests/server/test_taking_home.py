"""Files are made one at a time, beside the loop; people who want the same share it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from milepost.plan.faults import Refusal
from milepost.plan.plan import Plan
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, open_room
from milepost.server.apart import Gone
from milepost.server.orders import Handed, Order, handed_in, handed_of, order_in, order_of
from milepost.server.take_home_process import Maker, told_of
from milepost.server.taking_home import TakingHome
from tests.pages.stage import AGENDA


def order(file: str = "roadmap.pdf", plan: str = "p") -> Order:
    return Order(plan=plan, file=file, language="en", paper="a4")


class Making:
    """In place of the process: makes a file when it is let."""

    def __init__(self) -> None:
        self.asked: list[Order] = []
        self.has_begun, self.let, self.has_stopped = (threading.Event() for _ in range(3))

    def ask(self, question: bytes) -> bytes:
        self.asked.append(order_in(question))
        self.has_begun.set()
        self.let.wait(30)
        if self.asked[-1].file == "gone.pdf":
            raise Gone("died")
        return handed_of(Handed(name=self.asked[-1].file, kind="k", data=b"%"))

    def stop(self) -> None:
        self.has_stopped.set()


def play(scene: Callable[[TakingHome, Making], Awaitable[Any]], lingers: float = 60.0) -> Making:
    async def acted() -> Making:
        taking, making = TakingHome({}, lingers=lingers), Making()
        taking._apart = making  # type: ignore[assignment]
        await scene(taking, making)
        making.let.set()
        taking.stop()
        return making

    return asyncio.run(acted())


async def begun(making: Making) -> None:
    await asyncio.to_thread(making.has_begun.wait, 30)


def test_two_hundred_who_want_the_same_are_served_by_two_makings() -> None:
    async def scene(taking: TakingHome, making: Making) -> None:
        first = asyncio.create_task(taking.hand(order()))
        await begun(making)
        crowd = [asyncio.create_task(taking.hand(order())) for _ in range(200)]
        await asyncio.sleep(0)
        making.let.set()
        answers = await asyncio.gather(first, *crowd)
        assert {answer.data for answer in answers} == {b"%"}

    # The second, for those who came when the first had begun: the plan may have changed since.
    assert len(play(scene).asked) == 2


def test_files_are_made_one_at_a_time_in_the_order_they_were_asked_for() -> None:
    files = [f"{n}.pdf" for n in range(5)]

    async def scene(taking: TakingHome, making: Making) -> None:
        asked = [asyncio.create_task(taking.hand(order(file))) for file in files]
        await begun(making)
        assert len(making.asked) == 1
        making.let.set()
        await asyncio.gather(*asked)

    assert [each.file for each in play(scene).asked] == files


def test_one_who_leaves_takes_the_file_from_nobody() -> None:
    async def scene(taking: TakingHome, making: Making) -> None:
        leaving, staying = (asyncio.create_task(taking.hand(order())) for _ in range(2))
        await begun(making)
        leaving.cancel()
        making.let.set()
        assert (await staying).name == "roadmap.pdf"

    play(scene)


def test_a_process_that_died_fails_one_file_and_not_the_next() -> None:
    async def scene(taking: TakingHome, making: Making) -> None:
        making.let.set()
        with pytest.raises(Gone):
            await taking.hand(order("gone.pdf"))
        assert (await taking.hand(order())).data == b"%"

    play(scene)


def test_the_process_goes_when_nobody_wants_anything_any_more() -> None:
    async def scene(taking: TakingHome, making: Making) -> None:
        making.let.set()
        await taking.hand(order())
        assert await asyncio.to_thread(making.has_stopped.wait, 30)

    play(scene, lingers=0.0)


def test_orders_and_answers_survive_the_way_there_and_back() -> None:
    asked = Order(plan="p", file="a/b.csv", language="pt", paper="letter", rooms=("r1",))
    assert order_in(order_of(asked)) == asked
    refused = Handed(refused=Refusal("export_failed", {"file": "f", "why": "w"}))
    assert handed_in(handed_of(refused)) == refused


def test_the_maker_hands_over_the_plan_as_it_stands_and_says_what_it_cannot() -> None:
    log = MemoryLog()
    live = open_plan(log, Plan(title="Harbour"))
    maker = Maker(log)
    made = maker.hand(order("plan.md", live.plan))
    assert made.name == "Harbour-plan.md"
    assert made.data.startswith(b"# Harbour")
    nothing = maker.hand(order("secrets.pdf", live.plan)).refused
    assert nothing is not None
    assert nothing.code == "export_unknown"


def test_who_sat_in_one_room_is_told_nothing_of_another() -> None:
    live = open_plan(MemoryLog(), Plan(title="Harbour"))
    one, other = (open_room(live, AGENDA).id for _ in range(2))
    assert set(told_of(live.board, None).rooms) == {one, other}
    assert set(told_of(live.board, (one, "foreign")).rooms) == {one}
    assert told_of(live.board, ()).rooms == {}
    assert told_of(live.board, ()).plan == live.board.plan
