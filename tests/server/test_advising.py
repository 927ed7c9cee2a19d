"""Advice comes beside a live room: the newest board wins, and no act ever waits for it."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from milepost.methods import example
from milepost.plan import acts
from milepost.plan.agenda import Agenda, Inform, Sequence, Sort, Step
from milepost.plan.entities import Findings, FindingShown
from milepost.room.advice import advice
from milepost.room.log import Door
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, open_room
from milepost.server import advising, hub
from milepost.server.advising import Advising
from milepost.server.apart import Gone
from milepost.server.hub import Hub
from milepost.server.thinking import Thinking
from tests.plan.wall import HOST, ROOM
from tests.room.advised import LANES, Advised, classes_room, poker_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from milepost.plan.board import Board
    from milepost.room.advice import Advice

EN = frozenset({"en"})


class Cast:
    """The broadcast of a room that remembers what it was told."""

    def __init__(self, room: Advised) -> None:
        self.room, self.languages = ROOM, EN
        self._wall = room
        self.told: list[Any] = []
        self.read = 0

    @property
    def state(self) -> Any:
        return self._wall.room

    def advise(self, said: Any, seq: int = 0) -> None:
        self.told.append(said)
        self.read = seq


class Method:
    """A method that thinks for as long as the test wants."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked: list[int] = []

    def __call__(self, board: Board, languages: frozenset[str]) -> Advice:
        self.asked.append(board.seq)
        self.go_on.wait(20)
        return {language: {"findings": found(board.seq)} for language in languages}


def found(seq: int) -> Findings:
    return Findings(items=(FindingShown(key=str(seq), severity="hint", text=str(seq)),))


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advising, "PAUSE", 0.0)
    monkeypatch.setattr(advising, "REST", 0.0)


async def until(condition: Any) -> None:
    for _ in range(2000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")


def beside_is_done(beside: Advising) -> Any:
    return lambda: beside._run is not None and beside._run.done()


def sorting() -> Advised:
    room = classes_room()
    room.go("sort")
    return room


def test_while_a_method_thinks_only_the_newest_board_is_kept_for_it() -> None:
    room, method = sorting(), Method()

    async def play() -> Cast:
        cast = Cast(room)
        with ThreadPoolExecutor(1) as thread:
            beside = Advising(cast, thread, method)  # type: ignore[arg-type]
            beside.ask(room.board)
            await until(lambda: method.asked)
            for lane in ("wont", "could", "must"):
                room.do("ada", acts.Place(step="sort", card="sell", lane=lane))
                beside.ask(room.board)
            method.go_on.set()
            await until(lambda: len(cast.told) == 3)
        return cast

    first = room.board.seq
    cast = asyncio.run(play())
    assert method.asked == [first, room.board.seq]
    assert cast.read == room.board.seq
    assert cast.told[1:] == [{"en": {"findings": found(seq)}} for seq in method.asked]


def test_what_was_said_of_an_earlier_step_is_not_shown_in_the_next() -> None:
    room, method = sorting(), Method()

    async def play() -> list[Any]:
        cast = Cast(room)
        with ThreadPoolExecutor(1) as thread:
            beside = Advising(cast, thread, method)  # type: ignore[arg-type]
            beside.ask(room.board)
            await until(lambda: method.asked)
            room.go("ideas")
            beside.ask(room.board)
            method.go_on.set()
            await until(beside_is_done(beside))
        return cast.told

    seen = room.board.seq
    told = asyncio.run(play())
    assert {"en": {"findings": found(seen)}} not in told


def test_a_method_that_fails_is_logged_and_asked_again_at_the_next_change(
    caplog: pytest.LogCaptureFixture,
) -> None:
    room, answers = sorting(), iter([RuntimeError("lost"), {"en": {}}])

    def failing(_board: Board, _languages: frozenset[str]) -> Advice:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[return-value]

    async def play() -> list[Any]:
        cast = Cast(room)
        with ThreadPoolExecutor(1) as thread:
            beside = Advising(cast, thread, failing)  # type: ignore[arg-type]
            beside.ask(room.board)
            await until(lambda: "lost" in caplog.text)
            room.do("ada", acts.Place(step="sort", card="sell", lane="wont"))
            beside.ask(room.board)
            await until(lambda: {"en": {}} in cast.told)
        return cast.told

    assert asyncio.run(play())


# The process


@pytest.fixture
def process() -> Iterator[Thinking]:
    asked = Thinking()
    yield asked
    asked.stop()


DOOR = Door(code="MOON", plan="p", room=ROOM)


def rooms() -> Iterator[Advised]:
    line = Advised(order=Sequence(of="milestones"))
    line.go("order")
    yield line
    poker = poker_room()
    (card,) = poker.notes("Show a ticket on the phone")
    poker.go("poker")
    poker.give("ada", card, "points", 3)
    poker.do(HOST, acts.TurnOver(step="poker", card=card))
    yield poker
    yield sorting()


def test_the_process_says_what_the_methods_say(process: Thinking) -> None:
    for number, room in enumerate(rooms()):
        door = Door(code=f"ROOM{number}", plan="p", room=ROOM)
        said = process.advise(door, room.board, frozenset({"en", "de"}))
        assert said == {each: advice(room.board, ROOM, each) for each in ("en", "de")}
        assert said["en"]


def test_a_process_that_died_is_replaced_at_the_next_question(process: Thinking) -> None:
    board = sorting().board
    before = process.advise(DOOR, board, EN)
    alive = process.process
    assert alive is not None
    alive.kill()
    alive.wait()
    assert process.advise(DOOR, board, EN) == before


def test_nobody_waits_for_ever() -> None:
    hasty = Thinking(patience=0.0)
    with pytest.raises(Gone):
        hasty.advise(DOOR, sorting().board, EN)
    hasty.stop()


def test_a_hub_that_stops_leaves_no_process_behind() -> None:
    async def play() -> Any:
        hub = Hub(MemoryLog(), {})
        hub.start()
        hub._thinking.advise(DOOR, sorting().board, EN)
        alive = hub._thinking.process
        await hub.stop()
        return alive

    assert asyncio.run(play()).poll() is not None


class Page:
    """A screen that keeps what it was sent."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def send(self, frame: bytes) -> None:
        self.sent.append(frame)

    def dismiss(self, why: str) -> None:
        raise AssertionError(why)


def test_a_screen_is_told_what_the_methods_find_in_its_room() -> None:
    log = MemoryLog()
    sort = Sort(of="work", lanes=LANES, field="moscow")
    step = Step(key="sort", title="Sort", minutes=5, activity=sort)
    agenda = Agenda(workshop="w", title="W", steps=(step,))
    room = open_room(open_plan(log, example.plan()), agenda)
    page = Page()

    async def play() -> None:
        hub = Hub(log, {})
        live = hub.room(room.state.code)
        assert live is not None
        live.seat(page, HOST, -1, "en")
        await until(lambda: any(b'"musts_over"' in frame for frame in page.sent))
        await hub.stop()

    asyncio.run(play())


def test_the_methods_are_loaded_before_a_room_asks_for_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hub, "_TICK_SECONDS", 0.01)
    log = MemoryLog()
    welcome = Step(key="welcome", title="Welcome", minutes=1, activity=Inform())
    agenda = Agenda(workshop="w", title="W", steps=(welcome,))
    room = open_room(open_plan(log, example.plan()), agenda)

    async def play() -> None:
        attended = Hub(log, {})
        attended.start()
        live = attended.room(room.state.code)
        assert live is not None
        live.seat(Page(), HOST, -1, "en")
        await until(lambda: attended._thinking.process is not None)
        await attended.stop()

    asyncio.run(play())
