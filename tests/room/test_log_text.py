"""The log in words tells no more than the screens do."""

from __future__ import annotations

from milepost.plan import acts
from milepost.plan.work import Raci
from milepost.room.log_text import line
from tests.plan.wall import HOST, PEOPLE, Wall

ADA = PEOPLE[0]


def test_nobody_reads_who_believed_what_of_whom() -> None:
    wall = Wall()
    wall.go("believed")
    part = acts.GivePart(step="believed", card="m10", person="Zelda", role=Raci.ACCOUNTABLE)
    wall.do(ADA, part)
    believed = str(line(wall.board, wall.entries[-1]))
    wall.do(HOST, acts.Reveal(step="believed"))
    for told in (believed, str(line(wall.board, wall.entries[-2]))):
        assert "person assigned" in told
        assert all(word not in told for word in ("Ada", "Zelda", "accountable"))


def test_what_the_room_agreed_on_is_told_with_who_said_it() -> None:
    wall = Wall()
    wall.go("grid")
    wall.do(ADA, acts.GivePart(step="grid", card="m10", person="Zelda", role=Raci.ACCOUNTABLE))
    told = str(line(wall.board, wall.entries[-1]))
    assert all(word in told for word in ("Ada", "Zelda", "accountable"))


def test_nobody_reads_an_estimate_before_or_after_it_is_turned() -> None:
    wall = Wall()
    wall.go("sizes")
    wall.do(ADA, acts.Give(step="sizes", card="t11", scale="points", value=13))
    assert "13" not in str(line(wall.board, wall.entries[-1])).split("answered")[1]
