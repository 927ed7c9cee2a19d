"""An import is one entry: all of it or nothing, as single changes would be, undone at once."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.plan import acts, events
from milepost.plan.circles import in_circles
from milepost.plan.events import ImportedEvent
from milepost.plan.faults import Fault
from milepost.plan.parts import Milestone, Person, Status
from milepost.plan.plan import Plan
from milepost.plan.replay import latest_import, replay
from milepost.plan.work import Dependency, Task
from milepost.room.live_plan import LivePlan
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, plan_act

ANA = events.PersonPut(person=Person(id="ana", name="Ana"))
PIER = events.MilestoneAdded(
    milestone=Milestone(
        id="pier", title="Pier", due=date(2027, 3, 1), owner="ana", status=Status.COMMITTED
    )
)


def task(key: str, points: float = 3.0) -> events.TaskAdded:
    return events.TaskAdded(task=Task(id=key, title=f"Task {key}", milestone="pier", points=points))


def link(before: str, after: str) -> events.DependencyPut:
    key = f"{before}-{after}"
    return events.DependencyPut(dependency=Dependency(id=key, before=before, after=after))


BROUGHT = (ANA, PIER, task("a"), task("b"), link("a", "b"))


def brought(live: LivePlan, *changes: ImportedEvent) -> int:
    return plan_act(live, acts.BringIn(source="plan.csv", changes=changes))


@pytest.fixture
def live() -> LivePlan:
    return open_plan(MemoryLog(), Plan(title="Harbour"))


def test_an_import_is_one_entry_that_holds_everything(live: LivePlan) -> None:
    before = live.board.seq
    assert brought(live, *BROUGHT) == before + 1
    plan = live.board.plan
    assert plan is not None
    assert list(plan.tasks) == ["a", "b"]
    assert plan.dependencies["a-b"].after == "b"


def test_an_import_leaves_the_plan_that_single_changes_would(live: LivePlan) -> None:
    brought(live, *BROUGHT)
    single = open_plan(MemoryLog(), Plan(title="Harbour"))
    for act in (
        acts.PutPerson(person=ANA.person),
        acts.AddMilestone(milestone=PIER.milestone),
        acts.AddTask(task=task("a").task),
        acts.AddTask(task=task("b").task),
        acts.PutDependency(dependency=link("a", "b").dependency),
    ):
        plan_act(single, act)
    assert live.board.plan == single.board.plan


def test_first_estimates_and_promises_outlive_a_second_import(live: LivePlan) -> None:
    brought(live, *BROUGHT)
    due = events.MilestoneChanges(due=date(2027, 5, 1))
    size = events.TaskChanges(points=8.0)
    brought(
        live,
        events.MilestoneEdited(milestone="pier", changes=due),
        events.TaskEdited(task="a", changes=size),
    )
    plan = live.board.plan
    assert plan is not None
    assert [each.due for each in plan.milestones["pier"].promises] == [
        date(2027, 3, 1),
        date(2027, 5, 1),
    ]
    assert (plan.tasks["a"].points, plan.tasks["a"].original_points) == (8.0, 3.0)


@pytest.mark.parametrize(
    "unfit",
    [
        pytest.param((task("a"),), id="a milestone that is nowhere"),
        pytest.param((ANA, PIER, task("a"), task("a")), id="one id twice"),
        pytest.param((*BROUGHT, link("b", "a")), id="a circle"),
        pytest.param((link("x", "y"),), id="a link to nothing"),
        pytest.param((ANA, PIER, task("a", points=1e9)), id="more points than a plan takes"),
        pytest.param(
            (events.TaskEdited(task="gone", changes=events.TaskChanges(title="x")),),
            id="a change of what is not there",
        ),
    ],
)
def test_what_does_not_fit_lets_nothing_in(
    live: LivePlan, unfit: tuple[ImportedEvent, ...]
) -> None:
    before = live.board
    with pytest.raises(Fault):
        brought(live, *unfit)
    assert live.board is before


def test_an_import_is_undone_by_one_entry(live: LivePlan) -> None:
    empty = live.board.plan
    seq = brought(live, *BROUGHT)
    plan_act(live, acts.UndoImport(seq=seq))
    assert live.board.plan == empty
    assert latest_import(live.board) is None


def test_imports_are_undone_from_the_latest_on(live: LivePlan) -> None:
    first = brought(live, *BROUGHT)
    second = brought(live, task("c"))
    with pytest.raises(Fault, match="cannot be undone"):
        plan_act(live, acts.UndoImport(seq=first))
    plan_act(live, acts.UndoImport(seq=second))
    plan_act(live, acts.UndoImport(seq=first))
    assert replay(live.board.entries).plan == live.board.plan


def test_facts_of_the_plan_can_come_with_its_parts(live: LivePlan) -> None:
    facts = events.PlanEdited(changes=events.PlanChanges(vision="400 families"))
    brought(live, facts, *BROUGHT)
    plan = live.board.plan
    assert plan is not None
    assert plan.vision == "400 families"
    assert set(plan.tasks) == {"a", "b"}


def test_links_in_circles_are_found_among_those_that_are_not() -> None:
    round_trip = {("a", "b"), ("b", "c"), ("c", "a")}
    assert in_circles({*round_trip, ("x", "a"), ("c", "y")}) == round_trip
    assert in_circles({("a", "b"), ("b", "c"), ("a", "c")}) == set()
