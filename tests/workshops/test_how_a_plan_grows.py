"""From the end back to the tasks, what threatens them, what comes first, and when: one plan."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.plan import acts
from milepost.plan.parts import Kind, Milestone, MoSCoW, Person, Status, Term
from milepost.plan.plan import Plan
from milepost.plan.risks import Response, Risk
from milepost.plan.work import Raci, Task, TaskKind
from tests.plan.wall import HOST, Wall
from tests.workshops.stand import agree, choose, commit, give, link, note, reveal, room

TEAM = {key: Person(id=key, name=key.title()) for key in ("ada", "ben", "cleo")}
GOAL = Milestone(id="goal", title="70 of 100 treasurers close alone", due=date(2027, 6, 30))
VISION = Plan(title="Club books", people=TEAM, milestones={"goal": GOAL})
RISK = Risk(id="k9", event="The bank is late", threatens=("goal",))
PLAN = Plan(
    title="Club books",
    people=TEAM,
    milestones={
        "goal": GOAL,
        "trial": Milestone(id="trial", title="Trial close", due=date(2027, 5, 14)),
    },
    tasks={"import": Task(id="import", title="Import of three banks", milestone="trial")},
    risks={"k9": RISK},
)


def before(plan: Plan) -> set[tuple[str, str]]:
    """What waits for what, by title."""
    milestones, tasks = plan.milestones.values(), plan.tasks.values()
    names = {each.id: each.title for each in milestones} | {each.id: each.title for each in tasks}
    return {(names[link.before], names[link.after]) for link in plan.dependencies.values()}


# Backward planning


def pulled(minutes: int) -> Wall:
    """A room that has pulled two results before the goal, with owners and days."""
    wall = room("backward_planning", minutes, VISION)
    wall.go("results")
    trial = note(wall, "ada", "Five treasurers have tried it", owner="Ada")
    flow = note(wall, "ben", "Closing without a form", owner="Ben")
    reveal(wall)
    wall.go("pull")
    link(wall, trial, "goal")
    link(wall, flow, trial)
    wall.do("ada", acts.SetField(step="pull", card=trial, field="due", value="2027-05-14", was=""))
    wall.go("forward")
    wall.fill(trial, title="Trial close", term="short")
    wall.go("days")
    agree(wall, flow, low=20, likely=30, high=45)
    return wall


@pytest.mark.parametrize("minutes", [60, 90])
def test_backward_planning_leaves_checkpoints_and_the_chain_between_them(minutes: int) -> None:
    wall = pulled(minutes)
    trial, flow = wall.room.notes
    choose(wall, "choose", trial)
    commit(wall, "checkpoints", trial)
    commit(wall, "chain", "goal", trial, flow)
    plan = wall.plan
    [made] = [m for m in plan.milestones.values() if m.id != "goal"]
    [task] = plan.tasks.values()
    assert (made.title, made.due, made.owner) == ("Trial close", date(2027, 5, 14), "ada")
    assert (made.term, made.status) == (Term.SHORT, Status.COMMITTED)
    assert (task.title, task.owner) == ("Closing without a form", "ben")
    assert task.days
    assert (task.days.low, task.days.likely, task.days.high) == (20, 30, 45)
    assert before(plan) == {(task.title, made.title), (made.title, GOAL.title)}


def test_half_an_hour_makes_milestones_of_all_that_was_pulled() -> None:
    wall = pulled(30)
    commit(wall, "checkpoints", "goal", *wall.room.notes)
    assert before(wall.plan) == {
        ("Closing without a form", "Trial close"),
        ("Trial close", GOAL.title),
    }
    assert len(wall.plan.milestones) == 3


def test_conditions_of_the_done_box_hang_where_the_results_are_written() -> None:
    wall = room("backward_planning", 60, VISION)
    wall.go("done")
    condition = note(wall, "ada", "The old form is switched off")
    reveal(wall)
    commit(wall, "done_in", condition)
    wall.go("results")
    [made] = [m for m in wall.plan.milestones if m != "goal"]
    assert sorted(wall.hanging.cards("results")) == sorted(["goal", made])


def test_a_result_that_became_a_checkpoint_hangs_there_once() -> None:
    wall = pulled(60)
    trial, flow = wall.room.notes
    commit(wall, "checkpoints", trial)
    assert wall.hanging.cards("chain") == ["goal", trial, flow]


def test_tasks_are_brainstormed_under_the_milestones_just_made() -> None:
    wall = pulled(60)
    trial, flow = wall.room.notes
    commit(wall, "checkpoints", trial)
    commit(wall, "chain", "goal", trial, flow)
    [made] = [m for m in wall.plan.milestones if m != "goal"]
    [rest] = wall.plan.tasks
    wall.go("todo")
    ask = note(wall, "cleo", "Ask eight clubs", milestone=made)
    reveal(wall)
    assert set(wall.hanging.cards("todo")) == {"goal", made, rest, ask}
    wall.go("place")
    wall.fill(rest, milestone=made)
    commit(wall, "into_plan", rest, ask)
    assert {task.title: task.milestone for task in wall.plan.tasks.values()} == {
        "Closing without a form": made,
        "Ask eight clubs": made,
    }


# Risk assessment


def assessed(minutes: int) -> tuple[Wall, str]:
    """A room that has scored and answered one new risk; and its card."""
    wall = room("risk_assessment", minutes, PLAN)
    wall.go("reasons")
    fields = {"cause": "Only Ada knows the formats", "effect": "Weeks lost", "threatens": "trial"}
    card = note(wall, "ben", "The import stands still in August", **fields)
    reveal(wall)
    wall.go("scores")
    give(wall, card, likelihood=3, impact=4)
    give(wall, "k9", likelihood=4, impact=2)
    reveal(wall)
    choose(wall, "top", card)
    wall.go("answers")
    wall.fill(card, response="reduce", mitigation="Write them down", trigger="No page by 22 May")
    wall.fill(card, review_on="2027-02-01")
    return wall, card


@pytest.mark.parametrize("minutes", [60, 90])
def test_a_risk_enters_with_scores_answer_sign_watcher_and_what_it_threatens(minutes: int) -> None:
    wall, card = assessed(minutes)
    wall.go("owners")
    part = acts.GivePart(step="owners", card=card, person="Cleo", role=Raci.ACCOUNTABLE)
    wall.do(HOST, part)
    commit(wall, "register", card, "k9")
    [risk] = [each for each in wall.plan.risks.values() if each.id != "k9"]
    assert (risk.event, risk.cause) == (
        "The import stands still in August",
        "Only Ada knows the formats",
    )
    assert (risk.now.likelihood, risk.now.impact, risk.threatens) == (3, 4, ("trial",))
    assert (risk.response, risk.trigger, risk.owner) == (
        Response.REDUCE,
        "No page by 22 May",
        "cleo",
    )
    assert risk.review_on == date(2027, 2, 1)


def test_half_an_hour_names_the_watcher_in_the_answer() -> None:
    wall, card = assessed(30)
    wall.fill(card, owner="Cleo")
    commit(wall, "register", card)
    [risk] = [each for each in wall.plan.risks.values() if each.id != "k9"]
    assert (risk.owner, risk.mitigation) == ("cleo", "Write them down")


def test_known_risks_are_scored_again_beside_the_new_ones() -> None:
    wall, card = assessed(60)
    commit(wall, "register", card, "k9")
    known = wall.plan.risks["k9"]
    assert (known.event, known.now.likelihood, known.now.impact) == ("The bank is late", 4, 2)


def test_nobody_learns_who_wrote_a_reason() -> None:
    wall, card = assessed(60)
    assert wall.room.notes[card].author not in TEAM
    assert "ben" not in str(wall.view(HOST).get(f"card/{card}"))


def test_what_changes_because_of_a_risk_is_work_under_its_milestone() -> None:
    wall, _ = assessed(60)
    wall.go("changes")
    change = note(wall, "ada", "Write the formats down", milestone="trial", kind="research")
    reveal(wall)
    commit(wall, "changed", change)
    [task] = [each for each in wall.plan.tasks.values() if each.id != "import"]
    assert (task.title, task.milestone, task.kind) == (
        "Write the formats down",
        "trial",
        TaskKind.RESEARCH,
    )


# Prioritization


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_class_and_rough_size_go_into_the_plan(minutes: int) -> None:
    wall = room("prioritization", minutes, PLAN)
    wall.go("items")
    undo = note(wall, "cleo", "Undo a closing", milestone="goal")
    reveal(wall)
    wall.go("alone")
    give(wall, "import", lane=0)
    give(wall, undo, lane=1)
    reveal(wall)
    wall.go("sizes")
    give(wall, undo, points=5)
    agree(wall, undo, likely=5)
    wall.go("limit")
    wall.do(HOST, acts.Place(step="limit", card="import", lane="should"))
    commit(wall, "agree", "goal", "import", undo)
    [made] = [each for each in wall.plan.tasks.values() if each.id != "import"]
    assert (made.title, made.milestone, made.moscow) == ("Undo a closing", "goal", MoSCoW.SHOULD)
    assert made.days
    assert made.days.likely == 5
    assert wall.plan.tasks["import"].moscow is MoSCoW.SHOULD


def test_what_nobody_lifts_and_what_splits_the_room_stays_in_wont() -> None:
    wall = room("prioritization", 60, PLAN)
    wall.go("alone")
    lanes = {"ada": 0, "ben": 1, "cleo": 2}
    for who, lane in lanes.items():
        wall.do(who, acts.Give(step="alone", card="import", scale="lane", value=lane))
    reveal(wall)
    wall.go("settle")
    assert wall.hanging.field("import", "moscow") == "wont"
    assert wall.hanging.field("goal", "moscow") == "wont"


def test_milestones_without_tasks_are_work_too() -> None:
    wall = room("prioritization", 60, PLAN)
    assert set(wall.hanging.cards("items")) == {"goal", "import"}


# Timeline mapping


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_waits_boxes_and_ranges_enter_with_a_name_at_the_far_end(minutes: int) -> None:
    wall = room("timeline_mapping", minutes, PLAN)
    wall.go("gaps")
    formats = note(wall, "ada", "Formats of bank C", kind="research")
    reveal(wall)
    wall.go("order")
    link(wall, formats, "trial", contact="Ms Okoro")
    wall.go("unknowns")
    wall.fill(formats, due="2027-02-12", question="Does it fit?")
    wall.go("days")
    agree(wall, formats, low=2, likely=4, high=5)
    commit(wall, "agree", "goal", "trial", formats)
    [made] = [each for each in wall.plan.milestones.values() if each.id not in PLAN.milestones]
    [waits] = wall.plan.dependencies.values()
    assert (made.title, made.kind, made.due) == (
        "Formats of bank C",
        Kind.RESEARCH,
        date(2027, 2, 12),
    )
    assert made.days
    assert (made.days.low, made.days.likely, made.days.high) == (2, 4, 5)
    assert (waits.before, waits.after, waits.contact) == (made.id, "trial", "Ms Okoro")


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_what_the_team_thinks_of_a_date_is_kept_with_its_milestone(minutes: int) -> None:
    wall = room("timeline_mapping", minutes, PLAN)
    wall.go("pace")
    give(wall, "trial", feasibility=4, pacing=4, confidence=2)
    reveal(wall)
    [said] = wall.plan.feedback.values()
    assert (said.about, said.feasibility, said.pacing, said.confidence) == ("trial", 4, 4, 2)


@pytest.mark.parametrize("minutes", [60, 90])
def test_risks_are_scored_again_once_the_chain_is_known(minutes: int) -> None:
    wall = room("timeline_mapping", minutes, PLAN)
    wall.go("rescore")
    give(wall, "k9", likelihood=2, impact=5)
    reveal(wall)
    commit(wall, "rescored", "k9")
    risk = wall.plan.risks["k9"]
    assert (risk.now.likelihood, risk.now.impact, risk.threatens) == (2, 5, ("goal",))


def test_a_drill_leaves_a_risk_behind() -> None:
    wall = room("timeline_mapping", 90, PLAN)
    wall.go("late")
    case = note(wall, "ben", "The trial is two weeks late", threatens="trial", trigger="No clubs")
    reveal(wall)
    commit(wall, "late_in", case)
    [risk] = [each for each in wall.plan.risks.values() if each.id != "k9"]
    assert (risk.event, risk.threatens, risk.trigger) == (
        "The trial is two weeks late",
        ("trial",),
        "No clubs",
    )


# From one to the next


@pytest.mark.parametrize(
    ("stem", "step", "kinds"),
    [
        ("risk_assessment", "reasons", {"risk"}),
        ("prioritization", "items", {"milestone", "task"}),
        ("timeline_mapping", "gaps", {"milestone"}),
        ("backward_planning", "results", {"milestone"}),
    ],
)
def test_what_the_plan_holds_hangs_there_when_the_next_room_opens(
    stem: str, step: str, kinds: set[str]
) -> None:
    wall = room(stem, 60, PLAN)
    wall.go(step)
    reveal(wall)
    shown = {type(wall.hanging.part(card)).__name__.lower() for card in wall.hanging.cards(step)}
    assert shown == kinds


@pytest.mark.parametrize(
    "stem", ["backward_planning", "risk_assessment", "prioritization", "timeline_mapping"]
)
@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_a_room_on_an_empty_plan_can_be_walked_through(stem: str, minutes: int) -> None:
    wall = room(stem, minutes, Plan(title="Empty"))
    for step in wall.room.agenda.steps[1:]:
        wall.go(step.key)
    assert wall.room.position == len(wall.room.agenda.steps) - 1
