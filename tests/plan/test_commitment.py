"""A refined card becomes a milestone that the plan can be held against."""

import pytest

from milepost.plan import acts
from milepost.plan.agenda import Activity, Agenda, Collect, Commit, Field, Makes, Select, Step
from milepost.plan.entities import CardShown
from milepost.plan.parts import DueDate, Metric, Milestone, MoSCoW, Status
from tests.plan.wall import HOST, START, Wall, due, wall_with_goal

GOAL = {
    "title": "Halve  the complaints\nby summer",
    "metric": "Complaints a week",
    "target": "12",
    "unit": "complaints",
    "due": "2027-06-30",
    "owner": "Eve",
}


def committed(wall: Wall) -> list[Milestone]:
    return [each for each in wall.plan.milestones.values() if each.source]


def test_a_committed_card_enters_the_plan_with_its_first_promise() -> None:
    wall, card = wall_with_goal(**GOAL)
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    (milestone,) = committed(wall)
    assert milestone.title == "Halve the complaints by summer"
    assert milestone.metric == Metric(name="Complaints a week", target=12.0, unit="complaints")
    assert milestone.status is Status.COMMITTED
    assert milestone.source == card
    assert milestone.promises == (DueDate(said_on=START.date(), due=due("2027-06-30")),)
    assert milestone.owner is not None
    assert wall.plan.people[milestone.owner].name == "Eve"


def test_committing_again_edits_the_milestone_and_keeps_its_first_promise() -> None:
    wall, card = wall_with_goal(**GOAL)
    for day in ("2027-06-30", "2027-06-30", "2027-09-30"):
        wall.fill(card, due=day)
        wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    (milestone,) = committed(wall)
    assert [promise.due for promise in milestone.promises] == [due("2027-06-30"), due("2027-09-30")]


def test_owners_of_one_name_are_one_person() -> None:
    wall, card = wall_with_goal(**{**GOAL, "owner": " DORA "})
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    wall.do(HOST, acts.RecordAction(text="Ask them", owner="dora", due=due("2027-02-01")))
    assert {each.owner for each in committed(wall)} == {"p30"}
    assert {action.owner for action in wall.plan.actions.values()} == {"p30"}


def test_an_undone_commitment_can_be_made_again() -> None:
    wall, card = wall_with_goal(**GOAL)
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    wall.do(HOST, acts.Undo(seq=wall.board.seq))
    assert committed(wall) == []
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    assert len(committed(wall)) == 1


def test_undoing_never_takes_an_owner_from_under_a_milestone() -> None:
    wall, card = wall_with_goal(**GOAL)
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    person_put = wall.board.seq - 1
    refusal = wall.ask(HOST, acts.Undo(seq=person_put))
    assert refusal is not None
    assert len(committed(wall)) == 1


def test_a_title_too_long_for_the_plan_is_refused_before_anything_is_done() -> None:
    wall, card = wall_with_goal(title="x" * 301)
    before = wall.board
    refusal = wall.ask(HOST, acts.CommitCards(step="commit", cards=(card,)))
    assert refusal is not None
    assert (refusal.code, wall.board) == ("text_too_long", before)


def test_a_refusal_names_the_card_that_it_is_about() -> None:
    wall, card = wall_with_goal(title="x" * 301)
    refusal = wall.ask(HOST, acts.CommitCards(step="commit", cards=(card,)))
    assert refusal is not None
    assert refusal.about == "x" * 60
    assert refusal.say().startswith(f"“{refusal.about}”: ")
    assert refusal.told()["code"] == "text_too_long"


def test_a_second_commit_step_takes_in_what_was_decided_since_the_first() -> None:
    wall, card = wall_with_goal()
    wall.go("commit")
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    assert _in_plan(wall, card) == "milestone"
    wall.go("placed")
    wall.do(HOST, acts.Place(step="placed", card=card, lane="must"))
    wall.go("commit")
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    (made,) = (m for m in wall.plan.milestones.values() if m.source == card)
    assert made.moscow is MoSCoW.MUST


def test_a_commit_step_marks_what_it_let_in_itself_changed_or_not() -> None:
    wall = Wall()
    wall.go("sprint")
    wall.do(HOST, acts.Choose(step="sprint", cards=("t11",)))
    wall.go("sprint_in")
    assert _in_plan(wall, "t11") == ""
    wall.do(HOST, acts.CommitCards(step="sprint_in", cards=("t11",)))
    assert _in_plan(wall, "t11") == "task"


def _in_plan(wall: Wall, card: str) -> str:
    """Which kind of part a card has become, as the screens are told."""
    shown = wall.view(HOST)[f"card/{card}"]
    assert isinstance(shown, CardShown)
    if not shown.milestone:
        return ""
    return "milestone" if shown.milestone in wall.plan.milestones else "task"


def _step(key: str, activity: Activity) -> Step:
    return Step(key=key, title=key, minutes=5, activity=activity)


SPRINT = Agenda(
    workshop="sprint",
    title="A sprint",
    steps=(
        _step("days", Collect(prompt="?", fields=(Field(key="days", label="Days"),))),
        _step("fill", Select(of="tasks", sprint=True, days="days")),
        _step("start", Commit(of="fill", makes=Makes.SPRINT)),
    ),
)


@pytest.mark.parametrize(("revealed", "capacity"), [(False, None), (True, 12.5)])
def test_days_written_in_private_are_summed_only_once_everyone_may_see_them(
    revealed: bool, capacity: float | None
) -> None:
    wall = Wall(SPRINT)
    for member, days in (("ada", "8"), ("ben", "4.5")):
        wall.do(member, acts.WriteNote(step="days", text="Holidays", fields={"days": days}))
    if revealed:
        wall.do(HOST, acts.Reveal(step="days"))
    wall.go("fill")
    wall.do(HOST, acts.Choose(step="fill", cards=("t11",)))
    wall.go("start")
    wall.do(HOST, acts.CommitCards(step="start", cards=("t11",)))
    (sprint,) = wall.plan.sprints.values()
    assert sprint.capacity == capacity
