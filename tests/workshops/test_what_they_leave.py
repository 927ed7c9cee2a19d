"""What a workshop leaves in the plan is what the next one finds there, typed once."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.plan import acts
from milepost.plan.parts import Action, DueDate, Milestone, Person, Status
from milepost.plan.plan import Plan
from milepost.plan.reviews import EstimateRound, Voice
from milepost.plan.work import Raci, Sprint, Task, TaskStatus
from tests.plan.wall import HOST, Wall
from tests.workshops import stand
from tests.workshops.stand import agree, choose, commit, give, note, reveal

TEAM = {key: Person(id=key, name=key.title()) for key in ("ada", "ben", "cleo")}
SALE = Milestone(
    id="sale",
    title="Two lines sell",
    due=date(2027, 3, 31),
    status=Status.COMMITTED,
    promises=(DueDate(said_on=date(2026, 12, 1), due=date(2027, 3, 31)),),
)
CREW = Milestone(id="crew", title="Crew is trained", due=date(2027, 4, 30))
PLAN = Plan(
    title="Ferry tickets",
    people=TEAM,
    milestones={"sale": SALE, "crew": CREW},
    tasks={
        "ticket": Task(id="ticket", title="Show a ticket", milestone="sale", points=8),
        "refund": Task(id="refund", title="Refund by link", milestone="sale"),
        "rename": Task(
            id="rename",
            title="Rename the lines",
            points=2,
            status=TaskStatus.DONE,
            done_on=date(2027, 1, 2),
        ),
    },
    actions={
        "monday": Action(id="monday", text="Ask the harbour", owner="ben", due=date(2027, 1, 4))
    },
)

EARLIER = EstimateRound(id="e0", task="refund", votes={"ada": 3}, agreed=3)


def room(stem: str, minutes: int, plan: Plan = PLAN) -> Wall:
    return stand.room(stem, minutes, plan)


def part(wall: Wall, who: str, card: str, person: str, role: Raci) -> None:
    act = acts.GivePart(step=wall.room.step.key, card=card, person=person, role=role)
    wall.do(who, act)


def size(wall: Wall, card: str, points: int) -> None:
    give(wall, card, points=points)
    agree(wall, card, points=points)


# Role clarity


@pytest.mark.parametrize("minutes", [60, 90])
def test_role_clarity_gives_milestones_and_new_rows_their_people(minutes: int) -> None:
    wall = room("role_clarity", minutes)
    wall.go("rows")
    row = note(wall, "ada", "Who may stop a sale")
    reveal(wall)
    wall.go("believe")
    for who in ("ada", "ben"):
        part(wall, who, "crew", "Cleo", Raci.ACCOUNTABLE)
    reveal(wall)
    wall.go("roles")
    part(wall, HOST, "sale", "Ada", Raci.ACCOUNTABLE)
    part(wall, HOST, "sale", "Ben", Raci.RESPONSIBLE)
    part(wall, HOST, row, "Ben", Raci.ACCOUNTABLE)
    commit(wall, "commit", "sale", "crew", row)
    [made] = [m for m in wall.plan.milestones.values() if m.title == "Who may stop a sale"]
    owners = {m.title: m.owner for m in wall.plan.milestones.values()}
    assert owners == {"Two lines sell": "ada", "Crew is trained": "cleo", made.title: "ben"}
    roles = {(a.part, a.person): a.role for a in wall.plan.assignments.values()}
    assert roles["sale", "ben"] is Raci.RESPONSIBLE


def test_half_an_hour_of_role_clarity_takes_the_milestones_of_the_plan() -> None:
    wall = room("role_clarity", 30)
    wall.go("keep")
    assert wall.hanging.cards("keep") == ["sale", "crew"]


# Agile estimating


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_estimating_leaves_sizes_with_their_votes(minutes: int) -> None:
    wall = room("agile_estimating", minutes)
    wall.go("poker")
    size(wall, "refund", 3)
    commit(wall, "commit", "refund")
    [estimate] = wall.plan.estimates.values()
    assert wall.plan.tasks["refund"].points == 3
    assert (estimate.task, estimate.agreed, len(estimate.votes)) == ("refund", 3, 3)


def test_the_pieces_of_a_large_task_become_tasks_with_a_size_and_a_milestone() -> None:
    wall = room("agile_estimating", 90)
    wall.go("split")
    piece = note(wall, "ada", "Refund by hand")
    wall.go("second")
    size(wall, piece, 5)
    wall.go("settle")
    wall.fill(piece, milestone="sale")
    commit(wall, "commit", piece)
    [made] = [task for task in wall.plan.tasks.values() if task.title == "Refund by hand"]
    assert (made.points, made.milestone) == (5, "sale")


def test_rounds_count_on_over_steps_and_rooms_and_are_never_recorded_twice() -> None:
    wall = room("agile_estimating", 90, PLAN.having("estimates", EARLIER))
    wall.go("poker")
    size(wall, "refund", 8)
    wall.go("second")
    size(wall, "refund", 5)
    commit(wall, "commit", "refund")
    commit(wall, "commit", "refund")
    rounds = [(each.round, each.agreed) for each in wall.plan.estimates.values()]
    assert rounds == [(1, 3), (2, None), (3, 5)]


def test_a_card_that_was_turned_without_a_vote_leaves_no_round() -> None:
    wall = room("agile_estimating", 60)
    wall.go("poker")
    reveal(wall)
    commit(wall, "commit", "refund")
    assert wall.plan.estimates == {}


def test_only_finished_work_is_a_yardstick() -> None:
    wall = room("agile_estimating", 60)
    wall.go("yard")
    assert wall.hanging.cards("yard") == ["rename"]


# Sprint planning


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_a_sprint_has_its_goal_its_tasks_and_the_days_behind_it(minutes: int) -> None:
    wall = room("sprint_planning", minutes)
    wall.go("days")
    for who, days in [("ada", "9"), ("ben", "6.5")]:
        note(wall, who, "Support", days=days)
    reveal(wall)
    wall.go("goal_lines")
    note(wall, "ada", "Line 4 pays on the phone")
    reveal(wall)
    choose(wall, "fill", "ticket")
    wall.go("starters")
    part(wall, "ada", "ticket", "Ada", Raci.ACCOUNTABLE)
    commit(wall, "commit", "ticket")
    [sprint] = wall.plan.sprints.values()
    assert (sprint.goal, sprint.tasks) == ("Line 4 pays on the phone", ("ticket",))
    assert (sprint.capacity, sprint.committed, sprint.weeks) == (15.5, 8, 2)
    assert wall.plan.tasks["ticket"].owner == "ada"


def test_work_without_a_card_enters_the_sprint_as_a_task() -> None:
    wall = room("sprint_planning", 60)
    wall.go("ready")
    card = note(wall, "ben", "Ask each Monday", points="1", milestone="sale")
    choose(wall, "fill", "ticket", card)
    commit(wall, "commit", "ticket", card)
    [sprint] = wall.plan.sprints.values()
    added = wall.plan.tasks[sprint.tasks[1]]
    assert (added.title, added.points, added.milestone) == ("Ask each Monday", 1, "sale")
    assert sprint.committed == 9


@pytest.mark.parametrize(
    ("start", "completed"), [(date(2026, 12, 21), 2), (date(2027, 1, 1), None)]
)
def test_a_sprint_that_is_over_tells_what_it_completed_when_the_next_begins(
    start: date, completed: float | None
) -> None:
    before = Sprint(id="s0", start=start, tasks=("rename", "ticket"), committed=10)
    wall = room("sprint_planning", 30, PLAN.having("sprints", before))
    choose(wall, "fill", "ticket")
    commit(wall, "commit", "ticket")
    assert wall.plan.sprints["s0"].completed == completed


# Retrospective


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_a_retrospective_closes_old_actions_and_takes_on_new_ones(minutes: int) -> None:
    wall = room("retrospective", minutes)
    wall.go("fate")
    wall.fill("monday", done_on="2027-01-03")
    commit(wall, "fate_commit", "monday")
    wall.go("ideas")
    idea = note(wall, "ben", "Send questions on Wednesdays")
    reveal(wall)
    wall.go("promise")
    wall.fill(idea, owner="Ben", due="2027-01-18")
    commit(wall, "promise_commit", idea)
    assert wall.plan.actions["monday"].done_on == date(2027, 1, 3)
    [taken] = [action for action in wall.plan.actions.values() if action.id != "monday"]
    assert (taken.text, taken.owner) == ("Send questions on Wednesdays", "ben")
    assert taken.due == date(2027, 1, 18)


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_a_retrospective_moves_milestones_and_keeps_their_first_promise(minutes: int) -> None:
    wall = room("retrospective", minutes)
    wall.go("changes")
    wall.fill("sale", due="2027-04-21")
    wall.fill("crew", status="dropped")
    commit(wall, "changes_commit", "sale", "crew")
    sale, crew = wall.plan.milestones["sale"], wall.plan.milestones["crew"]
    assert (sale.due, sale.first_promise) == (date(2027, 4, 21), date(2027, 3, 31))
    assert crew.status is Status.DROPPED


@pytest.mark.parametrize("stem", ["retrospective", "sprint_review"])
def test_what_the_team_thinks_of_a_milestone_stays_with_it_and_without_names(stem: str) -> None:
    wall = room(stem, 60)
    wall.go("pulse")
    give(wall, "sale", feasibility=2, pacing=4, confidence=3)
    assert wall.plan.feedback == {}
    reveal(wall)
    [said] = wall.plan.feedback.values()
    assert (said.about, said.feasibility, said.pacing, said.voice) == ("sale", 2, 4, Voice.TEAM)


def test_new_ranges_of_a_retrospective_enter_the_plan() -> None:
    wall = room("retrospective", 90)
    wall.go("outlook")
    give(wall, "crew", low=5, likely=8, high=20)
    agree(wall, "crew", low=5, likely=8, high=20)
    commit(wall, "changes_commit", "crew")
    days = wall.plan.milestones["crew"].days
    assert days
    assert (days.low, days.likely, days.high) == (5, 8, 20)


# The short rooms


@pytest.mark.parametrize("minutes", [10, 15])
def test_an_obstacle_leaves_the_stand_up_with_a_name_and_a_day(minutes: int) -> None:
    wall = room("stand_up", minutes)
    wall.go("in_the_way")
    card = note(wall, "ada", "Harbour has not signed")
    reveal(wall)
    wall.go("next")
    wall.fill(card, title="Call the harbour", owner="Ben", due="2027-01-05")
    commit(wall, "commit", card)
    [taken] = [action for action in wall.plan.actions.values() if action.id != "monday"]
    assert (taken.text, taken.owner, taken.due) == ("Call the harbour", "ben", date(2027, 1, 5))


@pytest.mark.parametrize(("stem", "step"), [("stand_up", "moved"), ("sprint_review", "board")])
def test_what_is_done_is_finished_in_the_plan_from_then_on(stem: str, step: str) -> None:
    wall = room(stem, {"stand_up": 15}.get(stem, 60))
    wall.go(step)
    wall.fill("refund", status="done")
    commit(wall, f"{step}_commit", "refund")
    assert wall.plan.tasks["refund"].done_on == wall.now.date()
    assert wall.hanging.cards("finished") == ["refund", "rename"]


def test_a_review_keeps_how_many_days_a_task_took() -> None:
    wall = room("sprint_review", 30)
    wall.go("board")
    wall.fill("ticket", status="done", actual="6.5")
    commit(wall, "board_commit", "ticket")
    assert wall.plan.tasks["ticket"].actual_days == 6.5


def test_users_wishes_become_tasks_under_their_milestone() -> None:
    wall = room("sprint_review", 60)
    wall.go("saw")
    wish = note(wall, "cleo", "Which side is up?")
    reveal(wall)
    wall.go("next")
    wall.fill(wish, title="An arrow on the code", milestone="sale", moscow="should")
    commit(wall, "next_commit", wish)
    [made] = [task for task in wall.plan.tasks.values() if task.title == "An arrow on the code"]
    assert (made.milestone, made.moscow, made.points) == ("sale", "should", None)
