"""What people saw alone is shown again where the room settles it."""

from __future__ import annotations

from milepost.plan import acts
from milepost.plan.agenda import Agenda, Sort, Step
from milepost.plan.entities import Results
from milepost.plan.work import Raci
from tests.plan.wall import HOST, LANES, PEOPLE, Wall


def _results(wall: Wall) -> Results:
    found = wall.view("ada")["results"]
    assert isinstance(found, Results)
    return found


def _sorted_alone() -> tuple[Wall, str]:
    wall = Wall()
    wall.go("ideas")
    card = wall.write("ada", "ideas", "Lend e-books")
    wall.do(HOST, acts.Reveal(step="ideas"))
    wall.go("lanes")
    for member, lane in (("ada", 0), ("ben", 2)):
        wall.do(member, acts.Give(step="lanes", card=card, scale="lane", value=lane))
    return wall, card


def test_a_sort_that_settles_another_shows_how_people_sorted_alone() -> None:
    wall, card = _sorted_alone()
    wall.do(HOST, acts.Reveal(step="lanes"))
    wall.go("placed")
    assert _results(wall).spread == {f"{card} lane": [1, 0, 1]}


def test_what_was_sorted_alone_and_never_revealed_is_not_shown_where_it_is_settled() -> None:
    wall, _ = _sorted_alone()
    wall.go("placed")
    assert not _results(wall).spread


def test_a_card_that_the_room_placed_is_told_from_one_that_lies_where_all_begin() -> None:
    wall, card = _sorted_alone()
    wall.go("placed")
    assert not _results(wall).placed
    wall.do("ada", acts.Place(step="placed", card=card, lane="wont"))
    assert _results(wall).placed == (card,)


def test_beliefs_about_people_are_shown_where_the_room_settles_them() -> None:
    wall = Wall()
    wall.go("believed")
    part = acts.GivePart(step="believed", card="m10", person="Dora", role=Raci.ACCOUNTABLE)
    wall.do("ada", part)
    wall.go("grid")
    assert not _results(wall).spread
    wall.go("believed")
    wall.do(HOST, acts.Reveal(step="believed"))
    wall.go("grid")
    assert _results(wall).spread == {"m10 Dora": [0, 1, 0, 0]}


def test_a_card_left_where_all_begin_counts_for_that_lane() -> None:
    wall = Wall(_sorting(start="wont"))
    for member, card in ((PEOPLE[0], "t11"), (PEOPLE[1], "t20"), (PEOPLE[2], "t20")):
        wall.do(member, acts.Give(step="alone", card=card, scale="lane", value=0))
    wall.do(HOST, acts.Reveal(step="alone"))
    assert (wall.hanging.field("t11", "moscow"), wall.hanging.field("t20", "moscow")) == (
        "wont",
        "must",
    )


def _sorting(start: str) -> Agenda:
    sort = Sort(of="tasks", lanes=LANES, field="moscow", start=start, private=True)
    step = Step(key="alone", title="Alone", minutes=5, activity=sort)
    return Agenda(workshop="sorting", title="Sorting", steps=(step,))
