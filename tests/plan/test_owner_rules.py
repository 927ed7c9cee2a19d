"""Whoever comes by a link of their own changes how what is theirs is going, and nothing else."""

from datetime import UTC, date, datetime

import pytest

from milepost.plan import acts
from milepost.plan.board import Board
from milepost.plan.events import MilestoneChanges, PlanChanges, TaskChanges
from milepost.plan.parts import Action, Milestone, Person, Status
from milepost.plan.permits import may
from milepost.plan.plan import Plan
from milepost.plan.reviews import Review
from milepost.plan.scene import Viewer
from milepost.plan.work import Task, TaskStatus

TODAY = date(2027, 1, 4)
NOW = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
ANA = Viewer(id="ana", person="ana")
PLAN = Plan(
    title="Harbour",
    people={key: Person(id=key, name=key.title()) for key in ("ana", "bo")},
    milestones={
        "pier": Milestone(id="pier", title="Pier", owner="ana", due=TODAY),
        "fair": Milestone(id="fair", title="Fair", owner="ana", due=TODAY, fixed=True),
        "crane": Milestone(id="crane", title="Crane", owner="bo"),
        "quay": Milestone(id="quay", title="Quay", owner="ana", status=Status.DONE, done_on=TODAY),
    },
    tasks={
        "dig": Task(id="dig", title="Dig", owner="ana"),
        "lift": Task(id="lift", title="Lift", owner="bo"),
        "rest": Task(id="rest", title="Rest"),
    },
    actions={"call": Action(id="call", text="Call", owner="ana", due=TODAY)},
)
BOARD = Board(seq=1, plan=PLAN)

DONE = MilestoneChanges(status=Status.DONE, done_on=TODAY)
LATER = MilestoneChanges(due=date(2027, 2, 1))

THEIRS = (
    acts.EditMilestone(milestone="pier", changes=LATER),
    acts.EditMilestone(milestone="pier", changes=DONE),
    acts.EditMilestone(milestone="fair", changes=DONE),
    acts.EditMilestone(
        milestone="quay", changes=MilestoneChanges(status=Status.COMMITTED, done_on=None)
    ),
    acts.EditTask(task="dig", changes=TaskChanges(status=TaskStatus.STARTED, started_on=TODAY)),
    acts.EditTask(
        task="dig", changes=TaskChanges(status=TaskStatus.DONE, done_on=TODAY, actual_days=2)
    ),
    acts.PutAction(action=Action(id="new", text="Ask for a crane", owner="ana", due=TODAY)),
    acts.PutAction(
        action=Action(id="call", text="Call", owner="ana", due=TODAY, done_on=TODAY),
    ),
    acts.HoldReview(review=Review(id="v1", on=TODAY, about=("pier", "dig"))),
    acts.ReadPlan(name=" ANA "),
)
NOT_THEIRS = (
    acts.EditMilestone(milestone="crane", changes=LATER),
    acts.EditMilestone(milestone="nothing", changes=LATER),
    acts.EditMilestone(milestone="fair", changes=LATER),
    acts.EditMilestone(milestone="pier", changes=MilestoneChanges(title="Mine")),
    acts.EditMilestone(milestone="pier", changes=MilestoneChanges(owner="bo")),
    acts.EditMilestone(milestone="pier", changes=MilestoneChanges(status=Status.DROPPED)),
    acts.EditMilestone(milestone="pier", changes=MilestoneChanges(status=Status.COMMITTED)),
    acts.EditTask(task="lift", changes=TaskChanges(due=TODAY)),
    acts.EditTask(task="rest", changes=TaskChanges(due=TODAY)),
    acts.EditTask(task="dig", changes=TaskChanges(status=TaskStatus.DROPPED)),
    acts.EditTask(task="dig", changes=TaskChanges(points=3)),
    acts.PutAction(action=Action(id="new", text="Do it", owner="bo", due=TODAY)),
    acts.PutAction(action=Action(id="call", text="Call Bo", owner="ana", due=TODAY)),
    acts.HoldReview(review=Review(id="v1", on=TODAY)),
    acts.HoldReview(review=Review(id="v1", on=TODAY, about=("pier", "crane"))),
    acts.ReadPlan(name="Bo"),
    acts.ReadPlan(name="Nobody"),
    acts.EditPlan(changes=PlanChanges(title="Mine")),
    acts.PutPerson(person=Person(id="ana", name="Queen")),
    acts.RemovePerson(person="bo"),
    acts.AddMilestone(milestone=Milestone(id="own", title="Own", owner="ana")),
    acts.AddTask(task=Task(id="own", title="Own", owner="ana")),
)


@pytest.mark.parametrize("act", THEIRS, ids=repr)
def test_an_owner_may_say_how_what_they_own_is_going(act: acts.PlannerAct) -> None:
    assert may(BOARD, ANA, act, NOW) is None


@pytest.mark.parametrize("act", NOT_THEIRS, ids=repr)
def test_an_owner_may_change_nothing_else(act: acts.PlannerAct) -> None:
    refusal = may(BOARD, ANA, act, NOW)
    assert refusal is not None
    assert refusal.code == "not_yours"


@pytest.mark.parametrize("act", THEIRS, ids=repr)
def test_whoever_left_the_plan_or_never_was_in_it_may_change_nothing(act: acts.PlannerAct) -> None:
    for viewer, code in ((Viewer(id="zoe", person="zoe"), "link_is_over"), (Viewer(id="ana"), "")):
        refusal = may(BOARD, viewer, act, NOW)
        assert refusal is not None
        assert refusal.code == (code or "facilitators_only")
