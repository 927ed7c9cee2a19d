"""The simulated facilitator waits as long as anybody does anything, and acts on what is found."""

from __future__ import annotations

import asyncio
from typing import Any

from milepost.rehearsal.guest import Frame
from milepost.rehearsal.lanes import settle_lanes
from milepost.rehearsal.lead import Lead
from milepost.rehearsal.speaker import Speaker
from milepost.rehearsal.tally import Tally
from tests.rehearsal.stand import Line, agreed

LANES = [{"key": key} for key in ("must", "should", "could", "wont")]
SORT = {"key": "sort", "activity": {"type": "sort", "field": "moscow", "lanes": LANES}}


class Room(Line):
    """A room of one step, in which time passes only while the test says that it does."""

    def __init__(self, slow: list[str], tally: Tally) -> None:
        step = {"key": "talk", "activity": {"type": "inform"}}
        agenda = {"items": [{"key": "talk"}]}
        super().__init__({"step": step, "agenda": agenda, "progress": {"finished": 1}})
        self._slow, self._tally = slow, tally

    async def until(self, seen: Any, seconds: float = 30.0) -> None:
        if not seen(self.entities):
            if not self._slow:
                raise TimeoutError(seconds)
            self._tally.acts[self._slow.pop()] += 1
            self.entities["progress"]["finished"] += not self._slow
            raise TimeoutError(seconds)


def led(people: int, slow: list[str], tally: Tally) -> Tally:
    asyncio.run(Lead(Speaker(Room(slow, tally), tally=tally), people).lead())
    return tally


def test_people_who_are_slow_are_waited_for() -> None:
    assert led(2, ["talk"] * 9, Tally()).stalled == []


def test_people_who_do_nothing_more_are_waited_for_once_and_told_of() -> None:
    assert led(2, [], Tally()).stalled == [("talk", "{'finished': 1}")]


def test_nobody_waits_for_whoever_broke_off() -> None:
    assert led(2, [], Tally(gone=[("Ben", "the line was cut")])).stalled == []


# Lanes


class Board(Line):
    """Cards in lanes, and a method that finds each that waits for one in a lower lane."""

    def __init__(self, lanes: dict[str, str], waits: dict[str, str]) -> None:
        cards = {f"card/{card}": {"fields": {"moscow": lane}} for card, lane in lanes.items()}
        super().__init__(cards, self._moved)
        self._waits = waits
        self.advised = 0

    def _moved(self, frame: Frame) -> Frame:
        self.entities[f"card/{frame['card']}"]["fields"]["moscow"] = frame["lane"]
        return agreed(frame)

    async def advise(self) -> bool:
        self.advised += 1
        found = [
            {"key": "class_inverted", "cards": [card, before]}
            for card, before in self._waits.items()
            if self._at(before) > self._at(card)
        ]
        self.entities["findings"] = {"items": [{"key": "musts_over", "cards": []}, *found]}
        return True

    def _at(self, card: str) -> int:
        return [lane["key"] for lane in LANES].index(self.lanes()[card])

    def lanes(self) -> dict[str, str]:
        cards = {key: shown for key, shown in self.entities.items() if key.startswith("card/")}
        return {key[5:]: shown["fields"]["moscow"] for key, shown in cards.items()}


def test_what_a_must_waits_for_is_lifted_until_nothing_more_is_found() -> None:
    board = Board(
        {"sell": "must", "build": "could", "plan": "wont", "paint": "could"},
        {"sell": "build", "build": "plan"},
    )
    step = {**SORT, "cards": list(board.lanes())}
    asyncio.run(settle_lanes(Speaker(board), step, board.advise))
    assert board.lanes() == {"sell": "must", "build": "must", "plan": "must", "paint": "could"}
    assert board.advised > 1


def test_what_was_split_goes_where_most_saw_it_and_other_lanes_ask_for_no_advice() -> None:
    board = Board({"sell": "wont", "build": "wont"}, {})
    board.entities["results"] = {"spread": {"sell lane": [2, 1, 0, 1], "build lane": [3, 0, 0, 0]}}
    activity = {**SORT["activity"], "field": "lane"}  # type: ignore[dict-item]
    step = {"key": "sort", "cards": ["sell", "build"], "activity": activity}
    asyncio.run(settle_lanes(Speaker(board), step, board.advise))
    assert board.lanes() == {"sell": "must", "build": "wont"}
    assert board.advised == 0
