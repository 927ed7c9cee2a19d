"""Plans for the documents about work: some of each thing, or as many as asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.parts import Action, Decision, DueDate, Milestone, MoSCoW, Person, Status
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.plan.reviews import EstimateRound, Feedback, Review, Verdict, Voice
from milepost.plan.risks import Assessment, Risk
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Dependency, Sprint, Task, TaskStatus

TODAY = date(2026, 11, 25)

#: Everything that documents are afraid of, in one text.
HOSTILE = (
    '#eval("1+1") $x^2$ *b* _i_ @ref // c <b>&amp;</b> `r` \\ {title} =cmd|A0 '
    + "W" * 120
    + " مرحبا نמל 港は 한국 💥👩‍👩‍👧🇩🇪 "
    + "a-b/" * 30
)


def opened(plan: Plan, on: date = TODAY) -> Board:
    """A board on which nothing has happened but that the plan was opened."""
    at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return replay([Entry(seq=1, at=at, who="host", event=events.PlanOpened(plan=plan))])


def work(tasks: int, milestones: int = 3, risks: int = 3, said: str = "") -> Plan:
    """A plan with that many of each; where something is ``said``, it stands everywhere."""
    return Plan(
        title=(said or "Harbour for all")[:300],
        vision=(said * 9)[:4000] or "Everybody reaches every pier.",
        horizon=date(2030, 12, 31),
        changed_on=date(2026, 10, 4),
        people={each.id: each for each in _people(said)},
        milestones={f"m{n}": _milestone(n, said) for n in range(milestones)},
        tasks={f"t{n}": _task(n, milestones, said) for n in range(tasks)},
        dependencies={
            f"d{n}": Dependency(id=f"d{n}", before=f"t{n}", after=f"t{n + 3}")
            for n in range(1, tasks - 3, 4)
        },
        risks={f"r{n}": _risk(n, said) for n in range(risks)},
        estimates={
            "e1": _round("e1", 1, {"p0": 3.0, "p1": 8.0}),
            "e2": _round("e2", 2, {"p0": 5.0, "p1": 5.0}, agreed=5.0),
        },
        sprints=_sprints(said),
        feedback={each.id: each for each in _feedback(said)},
        reviews={"v": Review(id="v", on=date(2026, 11, 2))},
        actions={
            "a": Action(id="a", text=said or "Ask the crew", owner="p1", due=date(2026, 12, 1))
        },
        decisions={"c": Decision(id="c", text=said or "Wood it is", on=date(2026, 10, 1))},
    )


def _people(said: str) -> list[Person]:
    names = [said[: 55 + n] or name for n, name in enumerate(("Ada", "Ben", "Chi"))]
    seen = (date(2026, 10, 20), date(2026, 9, 1), None)
    return [
        Person(id=f"p{n}", name=name.strip(), seen_on=on)
        for n, (name, on) in enumerate(zip(names, seen, strict=True))
    ]


def _milestone(number: int, said: str) -> Milestone:
    due = date(2027, 2, 1) + timedelta(days=20 * number)
    return Milestone(
        id=f"m{number}",
        title=said[:300] or f"Pier [{number:03d}] is open",
        due=due,
        owner=f"p{number % 3}",
        status=Status.COMMITTED,
        moscow=(MoSCoW.MUST, MoSCoW.SHOULD, None)[number % 3],
        promises=(DueDate(said_on=date(2026, 9, 1), due=due - timedelta(days=7 * (number % 2))),),
    )


def _task(number: int, milestones: int, said: str) -> Task:
    days = float(number % 5 + 1)
    points = ThreePoint(low=days / 2, likely=days, high=2 * days) if number % 4 else None
    done = number % 6 == 5
    return Task(
        id=f"t{number}",
        title=said[:300] or f"Task [{number:03d}] of many",
        milestone=f"m{number % milestones}",
        owner=f"p{number % 3}" if number % 5 else None,
        moscow=MoSCoW.WONT if number % 11 == 10 else None,
        days=points,
        original_days=points,
        points=float(number % 3 + 1) if number % 4 else None,
        status=TaskStatus.DONE if done else TaskStatus.OPEN,
        done_on=date(2026, 10, 9) if done else None,
        actual_days=1.5 * days if done else None,
    )


def _risk(number: int, said: str) -> Risk:
    return Risk(
        id=f"r{number}",
        event=said[:300] or f"Storm [{number:02d}] breaks the pier",
        now=Assessment(likelihood=number % 5 + 1, impact=3, probability=0.2, delay=_SHORT),
        threatens=("m0",),
        mitigation=(said * 9)[:4000],
        owner="p0" if number % 2 else None,
        review_on=date(2026, 11, 1),
    )


_SHORT = ThreePoint(low=2.0, likely=4.0, high=9.0)


def _round(
    key: str, number: int, votes: dict[str, float], agreed: float | None = None
) -> EstimateRound:
    on = date(2026, 10, 1)
    return EstimateRound(id=key, task="t1", round=number, votes=votes, agreed=agreed, on=on)


def _sprints(said: str) -> dict[str, Sprint]:
    starts = [date(2026, 9, 28) + timedelta(days=14 * n) for n in range(4)]
    past = [
        Sprint(id=f"s{n}", start=start, committed=9, completed=7.0 + n, capacity=20)
        for n, start in enumerate(starts)
    ]
    goal = said or "A guest lands at the new pier"
    runs = Sprint(id="s9", start=date(2026, 11, 23), goal=goal, tasks=("t1", "t2"), capacity=20)
    return {each.id: each for each in (*past, runs)}


def _feedback(said: str) -> list[Feedback]:
    return [
        Feedback(id="f1", on=date(2026, 10, 1), feasibility=5, pacing=3),
        Feedback(id="f2", on=date(2026, 11, 1), feasibility=3, pacing=4),
        Feedback(
            id="f3",
            on=date(2026, 11, 9),
            about="m1",
            voice=Voice.USERS,
            shown=said or "The gate",
            audience=said or "Ten commuters",
            said=said or "It should beep when it lets me in.",
            verdict=Verdict.CHANGE,
        ),
    ]
