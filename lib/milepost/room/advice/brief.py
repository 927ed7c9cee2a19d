"""What an adviser in another process is asked, and what it answers, as bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import msgspec

from milepost.plan.board import Board
from milepost.plan.entities import (
    AdviceShown,
    Alike,
    Entity,
    Findings,
    Sizing,
    SprintFit,
    TimelineShown,
)
from milepost.plan.events import Entry
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.room_state import RoomState
from milepost.room.advice import Advice

__all__ = ["Brief", "answer_in", "answer_of", "brief_in", "brief_of", "read", "write"]

#: What stands under each key, up to its slash.
_KINDS: dict[str, type[Entity]] = {
    "advice": AdviceShown,
    "alike": Alike,
    "findings": Findings,
    "sizing": Sizing,
    "sprint": SprintFit,
    "timeline": TimelineShown,
}
_LENGTH = 4

_Answer = dict[str, dict[str, msgspec.Raw]]


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A room to advise: what advice depends on, without the log it was folded from."""

    key: str
    room: Id
    state: RoomState
    plan: Plan | None
    latest: Entry
    languages: tuple[str, ...]

    @property
    def board(self) -> Board:
        """The board, as far as advice needs it."""
        return Board(
            seq=self.latest.seq,
            plan=self.plan,
            rooms={self.room: self.state},
            entries=(self.latest,),
        )


def brief_of(key: str, board: Board, room: Id, languages: Iterable[str]) -> bytes:
    """What an adviser is asked about ``room``, which is ``key`` among the rooms of a store."""
    return msgspec.msgpack.encode(
        Brief(
            key=key,
            room=room,
            state=board.rooms[room],
            plan=board.plan,
            latest=board.entries[-1],
            languages=tuple(sorted(languages)),
        )
    )


def brief_in(asked: bytes) -> Brief:
    """The question again."""
    return msgspec.msgpack.decode(asked, type=Brief)


def answer_of(advice: Advice) -> bytes:
    """What was said, for the way back."""
    return msgspec.msgpack.encode(advice)


def answer_in(answered: bytes) -> Advice:
    """What was said again."""
    told = msgspec.msgpack.decode(answered, type=_Answer)
    return {
        language: {key: _entity(key, raw) for key, raw in said.items()}
        for language, said in told.items()
    }


def _entity(key: str, raw: msgspec.Raw) -> Entity:
    return msgspec.msgpack.decode(raw, type=_KINDS[key.partition("/")[0]])


def write(pipe: IO[bytes], message: bytes) -> None:
    """Send one message."""
    pipe.write(len(message).to_bytes(_LENGTH, "big") + message)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes | None:
    """The next message; None once the other side has gone."""
    length = pipe.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    wanted = int.from_bytes(length, "big")
    message = pipe.read(wanted)
    return message if len(message) == wanted else None
