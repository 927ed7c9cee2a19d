"""Whatever happens in a room, and however often lines drop, each screen shows one's view."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given

from milepost.plan import acts
from milepost.plan.board import Board
from milepost.plan.entities import AdviceShown, Entity
from milepost.plan.room_state import Role, RoomState
from milepost.plan.view import shared, view
from milepost.room.memory import MemoryLog
from milepost.room.pseudonyms import Pseudonyms
from milepost.server.broadcast import Broadcast, Seat
from milepost.server.layers import Layer
from tests.plan.moves import Move, often, played, workshops
from tests.plan.wall import EVERYONE, HOST, ROOM, Wall


class _Screen:
    """A browser: it keeps a map of what it is told, and says what it heard last."""

    def __init__(self) -> None:
        self.shown: dict[str, Any] = {}
        self.seq = -1
        self.resets = 0
        self.bye = ""

    def send(self, frame: bytes) -> None:
        told = msgspec.json.decode(frame)
        if told.get("reset"):
            self.resets += 1
            self.shown.clear()
        self.seq = told["seq"]
        self.shown.update(told.get("put", {}))
        for key in told.get("drop", ()):
            self.shown.pop(key, None)

    def dismiss(self, why: str) -> None:
        self.bye = why


class _SamePseudonyms(Pseudonyms):
    """Those that the wall uses."""

    def __init__(self, wall: Wall) -> None:
        super().__init__(MemoryLog(), "plan")
        self._wall = wall

    def alias(self, room: RoomState, step: str, member: str) -> str:  # noqa: ARG002
        return self._wall.viewer(member, step).alias


class _Crowd:
    """Everyone in the room, each with a screen, and a projector."""

    def __init__(self) -> None:
        self.screens = {member: _Screen() for member in (*EVERYONE, "")}
        self.seats: dict[str, Seat] = {}
        self.cast: Broadcast | None = None

    def see(self, wall: Wall) -> None:
        if self.cast is None:
            self.cast = Broadcast(ROOM, wall.board, _SamePseudonyms(wall))
        self.cast.change(wall.board)
        self._come_and_go(wall.board.seq)
        self.cast.tell_presence()
        for member in self.seats:
            if not self.screens[member].bye:
                assert self._shown(member) == self._wanted(wall, member)

    def _come_and_go(self, chance: int) -> None:
        """Now and then somebody's line drops; they come back later and say what they heard."""
        assert self.cast is not None
        for number, (member, screen) in enumerate(self.screens.items()):
            seat = self.seats.pop(member, None)
            if seat is not None and (chance + number) % 3:
                self.seats[member] = seat
            elif seat is not None:
                self.cast.leave(seat)
            elif found := self.cast.seat(screen, member, screen.seq):
                self.seats[member] = found

    def _shown(self, member: str) -> dict[str, Any]:
        shown = dict(self.screens[member].shown)
        assert shown.pop("present")["count"] == len(self._participants())
        return shown

    def _participants(self) -> set[str]:
        assert self.cast is not None
        members = self.cast.state.members.values()
        here = {seat.member for seat in self.cast.seats}
        return {m.id for m in members if m.role is Role.PARTICIPANT and m.id in here}

    def _wanted(self, wall: Wall, member: str) -> dict[str, Any]:
        seen = view(wall.board, wall.viewer(member)) if member else _for_all(wall.board)
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(seen))
        return plain


def _for_all(board: Board) -> dict[str, Entity]:
    return shared(board, ROOM, Role.SPECTATOR)


@often
@given(workshops)
def test_every_screen_shows_the_view_of_whoever_holds_it(moves: list[Move]) -> None:
    played(moves, _Crowd().see)


def test_an_undoing_reaches_whoever_alone_saw_what_was_undone() -> None:
    wall = Wall()
    wall.go("ideas")
    cast = Broadcast(ROOM, wall.board, _SamePseudonyms(wall))
    screen = _Screen()
    cast.seat(screen, "ada", -1)
    note = wall.write("ada", "ideas", "By mistake")
    cast.change(wall.board)
    assert f"card/{note}" in screen.shown
    wall.do(HOST, acts.Undo(seq=wall.board.seq))
    cast.change(wall.board)
    assert f"card/{note}" not in screen.shown


def test_whoever_comes_back_is_told_the_advice_that_came_without_an_entry() -> None:
    wall = Wall()
    cast = Broadcast(ROOM, wall.board, _SamePseudonyms(wall))
    screen = _Screen()
    seat = cast.seat(screen, "ada", -1)
    assert seat is not None
    wall.go("ideas")
    cast.change(wall.board)
    cast.leave(seat)
    cast.advise({"en": {"advice/n1": AdviceShown(card="n1")}})
    cast.seat(screen, "ada", screen.seq)
    assert screen.shown["advice/n1"] == {"card": "n1"}


def test_whoever_runs_the_room_alone_is_told_how_much_the_advice_knows() -> None:
    wall = Wall()
    cast = Broadcast(ROOM, wall.board, _SamePseudonyms(wall))
    host, ada = _Screen(), _Screen()
    cast.seat(host, HOST, -1)
    cast.seat(ada, "ada", -1)
    cast.advise({}, wall.board.seq)
    assert host.shown["advised"] == {"seq": wall.board.seq}
    cast.advise({})
    assert "advised" not in {**host.shown, **ada.shown}


def test_a_number_that_no_board_has_had_is_answered_with_everything() -> None:
    wall = Wall()
    cast = Broadcast(ROOM, wall.board, _SamePseudonyms(wall))
    for since in (-1, 0, wall.board.seq + 1, 10**11):
        screen = _Screen()
        cast.seat(screen, HOST, since)
        assert screen.resets == 1
        assert "step" in screen.shown


def test_a_short_absence_is_answered_with_what_was_missed() -> None:
    wall = Wall()
    wall.go("ideas")
    cast = Broadcast(ROOM, wall.board, _SamePseudonyms(wall))
    wall.write("ben", "ideas", "Before")
    cast.change(wall.board)
    screen = _Screen()
    seat = cast.seat(screen, "ada", -1)
    assert seat is not None
    cast.leave(seat)
    wall.write("ben", "ideas", "Meanwhile")
    cast.change(wall.board)
    cast.seat(screen, "ada", screen.seq)
    assert screen.resets == 1
    assert screen.shown["progress"]["notes"] == 2


def test_a_layer_forgets_the_oldest_changes_and_says_so() -> None:
    layer = Layer()
    layer.begin(0)
    for seq in range(1, 1000):
        layer.update({"advice/n1": AdviceShown(card=f"n{seq}")}, seq)
    assert layer.missed(1) is None
    missed = layer.missed(998)
    assert missed is not None
    assert missed[1] == []
