"""What somebody sends who means harm, or presses the wrong thing, neither tells nor breaks."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from milepost.plan import acts, entities, events
from milepost.plan.agenda import (
    Activity,
    Agenda,
    Commit,
    Feedback,
    Field,
    FieldKind,
    Makes,
    Refine,
)
from milepost.plan.faults import Fault
from milepost.plan.work import Dependency, Raci
from tests.plan.wall import AGENDA, HOST, PACE, Wall


def test_a_link_from_a_hidden_note_to_itself_tells_nothing_of_it() -> None:
    wall = Wall()
    wall.go("ideas")
    hidden = wall.write("ada", "ideas", "A secret")
    wall.go("line")
    refusal = wall.ask("ben", acts.LinkCards(step="line", before=hidden, after=hidden))
    assert refusal is not None
    assert refusal.code == "card_unknown"


def test_what_is_no_estimate_can_only_be_passed_on_with_one() -> None:
    wall = Wall()
    wall.go("sizes")
    passing = acts.Give(step="sizes", card="t11", scale="pass", value=10**30)
    refusal = wall.ask("ada", passing)
    assert refusal is not None
    assert refusal.code == "off_scale"
    wall.do("ada", replace(passing, value=1))


def test_what_somebody_believes_alone_is_nobodys_to_undo() -> None:
    wall = Wall()
    wall.go("believed")
    mine = acts.GivePart(step="believed", card="m10", person="Ada", role=Raci.ACCOUNTABLE)
    wall.do("ada", mine)
    refusal = wall.ask(HOST, acts.Undo(seq=wall.board.seq))
    assert refusal is not None
    assert refusal.code == "cannot_undo"


def test_feedback_enters_the_plan_once_and_its_reveal_stands() -> None:
    wall = Wall(_having(pace=Feedback(scales=(PACE,), of="milestones", anonymous=False)))
    wall.go("pace")
    wall.do("ada", acts.Give(step="pace", card="m10", scale="pacing", value=4))
    wall.do(HOST, acts.Reveal(step="pace"))
    refusal = wall.ask(HOST, acts.Undo(seq=wall.board.seq - 1))
    assert refusal is not None
    assert refusal.code == "cannot_undo"
    wall.do(HOST, acts.Reveal(step="pace"))
    assert len(wall.plan.feedback) == 1


def test_a_note_leaves_its_group_only_by_a_hand_at_its_table() -> None:
    wall = Wall()
    wall.go("corners")
    cards = tuple(wall.write("ada", "corners", text) for text in ("One", "Two"))
    wall.go("corner_groups")
    tables = wall.room.state("corner_groups").tables
    wall.do("ada", acts.JoinCards(step="corner_groups", cards=cards))
    away = next(who for who in ("ben", "cleo") if tables[who] != tables["ada"])
    assert wall.ask(away, acts.UngroupNote(step="corner_groups", note=cards[0]))
    wall.do("ada", acts.UngroupNote(step="corner_groups", note=cards[0]))


@pytest.mark.parametrize("typed", ["1 000", "   "])
def test_an_estimate_typed_with_spaces_is_still_shown(typed: str) -> None:
    wall = Wall(_refining_points())
    wall.go("draft")
    wall.fill("t11", points=typed)
    wall.go("sizes")
    shown = wall.view("ada")["estimate/t11"]
    assert isinstance(shown, entities.EstimateShown)
    assert shown.agreed == ({"points": 1000.0} if typed.strip() else {})


def test_a_sprint_of_points_typed_with_spaces_counts_them() -> None:
    wall = Wall(_refining_points())
    wall.go("draft")
    wall.fill("t11", points="1 000")
    wall.go("sprint")
    wall.do(HOST, acts.Choose(step="sprint", cards=("t11",)))
    wall.go("sprint_in")
    wall.do(HOST, acts.CommitCards(step="sprint_in", cards=("t11", "t11")))
    (sprint,) = wall.plan.sprints.values()
    assert (sprint.committed, sprint.tasks) == (1000.0, ("t11",))


def test_a_card_named_twice_enters_the_plan_once() -> None:
    wall = Wall()
    wall.go("corners")
    card = wall.write("ada", "corners", "Work to do")
    wall.go("works")
    wall.do(HOST, acts.CommitCards(step="works", cards=(card, card)))
    assert [task.title for task in wall.plan.tasks.values()].count("Work to do") == 1


def test_the_goal_of_a_sprint_is_none_that_is_still_hidden() -> None:
    wall = Wall(_having(sprint_in=Commit(of="sprint", makes=Makes.SPRINT, goal="ideas")))
    wall.go("ideas")
    wall.write("ada", "ideas", "A secret")
    wall.go("sprint")
    wall.do(HOST, acts.Choose(step="sprint", cards=("t11",)))
    wall.go("sprint_in")
    wall.do(HOST, acts.CommitCards(step="sprint_in", cards=("t11",)))
    assert [sprint.goal for sprint in wall.plan.sprints.values()] == [""]


def test_no_undoing_makes_a_circle_in_the_plan() -> None:
    wall = Wall()
    back = Dependency(id="l900", before="m17", after="m10")
    wall.happen(events.DependencyRemoved(dependency="l5"), events.DependencyPut(dependency=back))
    assert set(wall.plan.dependencies) == {"l900"}
    wall.do(HOST, acts.Undo(seq=wall.board.seq - 1))
    assert set(wall.plan.dependencies) == {"l5"}


def test_a_name_with_a_line_break_is_one_persons() -> None:
    wall = Wall()
    for owner in ("Eve  Moss", "Eve\nMoss"):
        due = wall.now.date()
        wall.do(HOST, acts.RecordAction(text="Ask", owner=owner, due=due))
    names = [person.name for person in wall.plan.people.values()]
    assert names.count("Eve Moss") == 1
    assert not any("\n" in name for name in names)


@pytest.mark.parametrize("typed", ["-3", "99999"])
def test_an_amount_that_no_plan_takes_is_refused_as_it_is_typed(typed: str) -> None:
    wall = Wall(_refining_points())
    wall.go("draft")
    typing = acts.SetField(step="draft", card="t11", field="points", value=typed)
    refusal = wall.ask("ada", typing)
    assert refusal is not None
    assert typed in refusal.say()


def test_a_member_is_renamed_on_one_line() -> None:
    wall = Wall()
    wall.do("ada", acts.Rename(name=" Ada\nLovelace "))
    wall.do(HOST, acts.RenameMember(member="ben", name="Ben\n King"))
    assert [wall.room.members[who].name for who in ("ada", "ben")] == ["Ada Lovelace", "Ben King"]


def test_whoever_is_in_the_plan_is_one_person_however_their_name_is_typed() -> None:
    wall = Wall()
    wall.go("grid")
    wall.do("ada", acts.GivePart(step="grid", card="m10", person="dora", role=None))
    assert wall.hanging.assigned("m10") == {}


def test_a_deck_of_thousands_of_cards_is_no_deck() -> None:
    faces = [{"label": str(number), "value": number} for number in range(5000)]
    with pytest.raises(Fault):
        acts.room_act({"act": "choose_deck", "step": "sizes", "deck": "own", "faces": faces})


def _having(**activities: Activity) -> Agenda:
    """The wall's agenda with other activities in the steps of those keys."""
    steps = [replace(s, activity=activities.get(s.key, s.activity)) for s in AGENDA.steps]
    return replace(AGENDA, steps=tuple(steps))


def _refining_points() -> Agenda:
    points = Field(key="points", label="Points", kind=FieldKind.NUMBER)
    return _having(draft=Refine(of="tasks", fields=(points,)))
