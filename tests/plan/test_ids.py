"""Ids are never reused: not after an undoing, not for what a plan brought in."""

from collections.abc import Iterator

from hypothesis import given

from milepost.plan import acts, events
from milepost.plan.parts import Milestone, Status
from tests.plan.moves import Move, often, played, workshops
from tests.plan.wall import BROUGHT_IN, HOST, Wall, wall_with_goal


@often
@given(workshops)
def test_no_id_is_given_twice(moves: list[Move]) -> None:
    wall = played(moves)
    made = [key for entry in wall.entries for key in _made(entry.event)]
    assert len(set(made)) == len(made)
    assert set(made).isdisjoint(BROUGHT_IN.milestones)


def _made(event: events.AnyEvent) -> Iterator[str]:
    """The id of what an event makes; a person may be put again, under the same id."""
    match event:
        case events.NoteWritten(note=made):
            yield made.id
        case events.CardsJoined(group=key):
            yield key
        case events.MilestoneAdded(milestone=milestone):
            yield milestone.id
        case events.DecisionRecorded(decision=decision):
            yield decision.id
        case events.ActionPut(action=action):
            yield action.id


def test_the_id_of_an_undone_note_is_not_given_again() -> None:
    wall = Wall()
    wall.go("ideas")
    undone = wall.write("ada", "ideas", "Ship it")
    wall.do(HOST, acts.Undo(seq=wall.board.seq))
    assert wall.write("ada", "ideas", "Ship it") != undone


def test_a_goal_enters_a_plan_that_has_the_next_number_already() -> None:
    wall, card = wall_with_goal()
    taken = f"m{wall.board.seq + 2}"
    old = Milestone(id=taken, title="Was here first")
    wall.do(HOST, acts.AddMilestone(milestone=old))
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    assert wall.plan.milestones[taken] == old
    titles = [m.title for m in wall.plan.milestones.values() if m.status is Status.COMMITTED]
    assert titles == ["Fewer complaints"]
