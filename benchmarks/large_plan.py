"""A plan of any size with everything that documents tell of: owners, estimates, risks, roles."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from milepost.plan.board import Board
from milepost.plan.events import Entry, PlanOpened
from milepost.plan.parts import Milestone, MoSCoW, Part, Person, Status
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.plan.risks import Assessment, Response, Risk
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Assignment, Dependency, Raci, Sprint, Task, TaskStatus

TODAY = date(2026, 11, 25)
_PEOPLE = 40
_SENTENCE = (
    "harbour pier crane ferry ticket gate lantern beacon rope cargo pilot quay engine tide chart "
    "signal anchor deck cabin locker fender buoy depot store office school bridge tunnel station"
)
_WORDS = _SENTENCE.split()

P = TypeVar("P", bound=Part)


def large_board(milestones: int, tasks: int, risks: int) -> Board:
    """The same board for the same numbers: such a plan, opened today by 40 people."""
    rng = random.Random(1)
    plan = Plan(
        title="A harbour for everybody who comes by water",
        vision="Everybody reaches every pier on the day they want to.",
        horizon=TODAY + timedelta(days=21 * milestones),
        people=_by_id(Person(id=f"p{n}", name=_name(rng)) for n in range(_PEOPLE)),
        milestones=_by_id(_milestone(rng, n) for n in range(milestones)),
        tasks=_by_id(_task(rng, n, milestones) for n in range(tasks)),
        dependencies=_by_id(_link(rng, n) for n in range(4, tasks, 4)),
        risks=_by_id(_risk(rng, n, tasks) for n in range(risks)),
        assignments=_by_id(_role(n) for n in range(3 * milestones)),
        sprints=_by_id(_sprint(rng, n) for n in range(6)),
    )
    at = datetime.combine(TODAY, time(9), UTC)
    return replay([Entry(seq=1, at=at, who="host", event=PlanOpened(plan=plan))])


def _by_id(parts: Iterable[P]) -> dict[str, P]:
    return {each.id: each for each in parts}


def _name(rng: random.Random) -> str:
    return " ".join(word.title() for word in rng.sample(_WORDS, 2))


def _title(rng: random.Random, words: int) -> str:
    return " ".join(rng.sample(_WORDS, words)).capitalize()


def _person(rng: random.Random) -> str:
    return f"p{rng.randrange(_PEOPLE)}"


def _milestone(rng: random.Random, number: int) -> Milestone:
    return Milestone(
        id=f"m{number}",
        title=_title(rng, 5),
        outcome=_title(rng, 12) + ".",
        due=TODAY + timedelta(days=30 + 20 * number),
        owner=_person(rng),
        status=Status.COMMITTED,
        moscow=list(MoSCoW)[number % 3],
    )


def _task(rng: random.Random, number: int, milestones: int) -> Task:
    likely = rng.uniform(1, 5)
    days = ThreePoint(low=round(likely / 2, 1), likely=round(likely, 1), high=round(likely * 2, 1))
    is_done = number % 7 == 6
    return Task(
        id=f"t{number}",
        title=_title(rng, 6),
        milestone=f"m{rng.randrange(milestones)}",
        owner=_person(rng),
        days=days,
        original_days=days,
        status=TaskStatus.DONE if is_done else TaskStatus.OPEN,
        done_on=TODAY - timedelta(days=number % 60 + 1) if is_done else None,
        actual_days=round(likely * rng.uniform(0.8, 1.8), 1) if is_done else None,
    )


def _link(rng: random.Random, number: int) -> Dependency:
    before = number - rng.randrange(1, 4)
    return Dependency(id=f"d{number}", before=f"t{before}", after=f"t{number}")


def _risk(rng: random.Random, number: int, tasks: int) -> Risk:
    likely = rng.uniform(2, 9)
    delay = ThreePoint(low=likely / 2, likely=likely, high=2 * likely)
    chance = rng.uniform(0.05, 0.5)
    return Risk(
        id=f"r{number}",
        event=_title(rng, 6),
        cause=_title(rng, 9) + ".",
        effect=_title(rng, 9) + ".",
        threatens=(f"t{rng.randrange(tasks)}",),
        now=Assessment(
            likelihood=rng.randint(1, 5),
            impact=rng.randint(1, 5),
            probability=round(chance, 2),
            delay=delay,
        ),
        response=list(Response)[number % 4],
        mitigation=_title(rng, 10) + ".",
        trigger=_title(rng, 5) + ".",
        owner=_person(rng),
        review_on=TODAY + timedelta(days=number % 40),
    )


def _role(number: int) -> Assignment:
    person = f"p{(7 * number + number // _PEOPLE) % _PEOPLE}"
    roles = (Raci.ACCOUNTABLE, Raci.RESPONSIBLE, Raci.CONSULTED)
    return Assignment(
        id=f"a{number}", part=f"m{number // 3}", person=person, role=roles[number % 3]
    )


def _sprint(rng: random.Random, number: int) -> Sprint:
    start = TODAY - timedelta(days=14 * (6 - number))
    return Sprint(id=f"s{number}", start=start, committed=20, completed=float(rng.randint(12, 24)))
