"""Who has seen which act when, for all acts of a load and all screens of a crowd."""

from __future__ import annotations

import json
import re
import time
from bisect import bisect_left
from dataclasses import dataclass, field

from benchmarks.screens import Screen

_MARK = re.compile(rb"@a\d{6}@")

#: How the frames begin that are looked into; everything else is only searched for marks.
_CHANGE, _ACK, _REFUSED = b'{"seq":', b'{"ack":', b'{"refused":'


@dataclass
class Act:
    """One act: its id, when it was sent, and what became of it.

    ``seen`` is how many screens have it, ``last`` when the latest of them got it.
    """

    id: str
    author: int
    marked: bool
    sent: float = 0.0
    seq: int | None = None
    refused: bool = False
    seen: int = 0
    last: float = 0.0

    @property
    def settled(self) -> bool:
        """Whether there was an answer."""
        return self.refused or self.seq is not None


def mark_of(number: int) -> str:
    """What stands in the text of act ``number`` alone, and is searched for in frames."""
    return f"@a{number:06d}@"


@dataclass
class Tally:
    """Counts for one crowd.

    An act whose text bears a mark is seen where the mark comes by. Others (dots are secret) are
    seen where the room's number, which every change carries, has reached the act's own.

    Attributes:
        people: screens in the crowd.
        echoes: an act counts as acknowledged when its author gets it back.
    """

    people: int
    echoes: bool
    prefix: str
    acts: list[Act] = field(default_factory=list)
    doubled: int = 0
    refusals: list[str] = field(default_factory=list)
    _seen: list[set[bytes]] = field(init=False)
    _reached: list[list[tuple[int, float]]] = field(init=False)
    _numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._seen = [set() for _ in range(self.people)]
        self._reached = [[] for _ in range(self.people)]

    def begin(self, author: int, *, marked: bool) -> tuple[int, Act]:
        """The next act and its number; its time runs from now."""
        number = len(self.acts)
        act = Act(f"{self.prefix}{number:06d}", author, marked, sent=time.perf_counter())
        self.acts.append(act)
        self._numbers[act.id] = number
        return number, act

    def heard(self, screen: Screen, frame: bytes, now: float) -> None:
        """Take in a frame that came to ``screen``."""
        if b"@a" in frame:
            self._take_marks(screen.number, frame, now)
        if frame.startswith(_CHANGE):
            self._reached[screen.number].append((_seq(frame), now))
        elif frame.startswith((_ACK, _REFUSED)):
            self._take_answer(json.loads(frame))

    def _take_marks(self, screen: int, frame: bytes, now: float) -> None:
        seen = self._seen[screen]
        for mark in set(_MARK.findall(frame)):
            if mark in seen:
                self.doubled += 1
                continue
            seen.add(mark)
            act = self.acts[int(mark[2:-1])]
            act.seen += 1
            act.last = now
            if self.echoes and act.author == screen:
                act.seq = _seq(frame)

    def _take_answer(self, answer: dict[str, object]) -> None:
        number = self._numbers.get(str(answer.get("ack", answer.get("refused"))))
        if number is None:
            return
        if "ack" in answer:
            self.acts[number].seq = int(str(answer["seq"]))
        else:
            self.acts[number].refused = True
            self.refusals.append(str(answer["why"]))

    def have_reached(self, seq: int) -> bool:
        """Whether every screen has been told of a change at or after ``seq``."""
        return all(reached and reached[-1][0] >= seq for reached in self._reached)

    def is_complete(self) -> bool:
        """Whether every act has an answer and is on every screen, if it was not refused."""
        self._look_for_unmarked()
        done = (act.settled and (act.refused or act.seen >= self.people) for act in self.acts)
        return all(done)

    def _look_for_unmarked(self) -> None:
        for act in self.acts:
            if not act.marked and act.seq is not None and act.seen < self.people:
                times = [self._when(reached, act.seq) for reached in self._reached]
                seen = [at for at in times if at is not None]
                act.seen, act.last = len(seen), max(seen, default=0.0)

    def _when(self, reached: list[tuple[int, float]], seq: int) -> float | None:
        at = bisect_left(reached, (seq, 0.0))
        return reached[at][1] if at < len(reached) else None


def _seq(frame: bytes) -> int:
    return int(frame[len(_CHANGE) : frame.index(b",")])
