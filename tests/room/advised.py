"""A wall that methods advise, on the example plan, with the steps that a test needs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from milepost.methods import example
from milepost.plan import acts
from milepost.plan.agenda import (
    Activity,
    Agenda,
    Assign,
    Collect,
    Commit,
    DeckKind,
    Estimate,
    Field,
    FieldKind,
    Grid,
    Group,
    Lane,
    Makes,
    Rate,
    Refine,
    Scale,
    Select,
    Sequence,
    Sort,
    Step,
    Unit,
)
from milepost.plan.entities import Entity
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus
from milepost.room.advice import advice
from tests.plan.wall import HOST, PEOPLE, ROOM, Wall

MORNING = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
LANES = tuple(Lane(key=key, label=key) for key in ("must", "should", "could", "wont"))
SCORES = (Scale(key="likelihood", label="Likely"), Scale(key="impact", label="Grave"))
ANSWERS = (
    Field(key="mitigation", label="What do we do?", kind=FieldKind.LONG),
    Field(key="trigger", label="What would we see?"),
)
DAYS = Field(key="days", label="Days", kind=FieldKind.NUMBER)


def finished(plan: Plan) -> Plan:
    """The plan with the tasks that its team finished before."""
    done = {}
    for number, row in enumerate(example.finished_items().to_dict("records")):
        days = {"low": row["estimate"], "likely": row["estimate"], "high": row["estimate"]}
        told = {
            "id": f"done-{number}",
            "title": row["title"],
            "owner": row["person"],
            "status": TaskStatus.DONE,
            "points": row["points"],
            "original_points": row["points"],
            "days": days,
            "original_days": days,
            "actual_days": row["actual"],
            "done_on": row["date"],
        }
        done[f"done-{number}"] = msgspec.convert(told, Task)
    return msgspec.structs.replace(plan, tasks={**plan.tasks, **done})


def plan_of(**fields: Any) -> Plan:
    """The example plan with its past, and with some of its fields replaced."""
    return msgspec.structs.replace(finished(example.plan()), **fields)


class Advised(Wall):
    """A room whose agenda collects notes in ``ideas`` and goes on with ``activities``."""

    def __init__(self, plan: Plan | None = None, **activities: Activity) -> None:
        ideas = Collect(prompt="?", private=False, per_person=99)
        steps = {"ideas": ideas, **activities}
        agenda = Agenda(
            workshop="advised",
            title="Advised",
            steps=tuple(
                Step(key=key, title=key, minutes=5, activity=each) for key, each in steps.items()
            ),
        )
        super().__init__(agenda, plan or plan_of())
        self.now = MORNING

    def said(self, language: str = "en") -> dict[str, Entity]:
        return advice(self.board, ROOM, language)

    def notes(self, *texts: str) -> list[str]:
        self.go("ideas")
        return [self.write(PEOPLE[place % 3], "ideas", text) for place, text in enumerate(texts)]

    def give(self, member: str, card: str, scale: str, value: float) -> None:
        step = self.room.step.key
        self.do(member, acts.Give(step=step, card=card, scale=scale, value=value))

    def reveal(self) -> None:
        self.do(HOST, acts.Reveal(step=self.room.step.key))


def timeline_room(plan: Plan | None = None) -> Advised:
    """A room that connects notes, gives them days, and makes milestones of them."""
    return Advised(
        plan,
        order=Sequence(of="ideas", adds=True),
        late_in=Commit(of="ideas", makes=Makes.RISKS),
        days=Estimate(of="order", deck=DeckKind.THREE_POINT, unit=Unit.DAYS),
        again=Sequence(of="days"),
        agree=Commit(of="again"),
    )


def poker_room(plan: Plan | None = None, of: str = "ideas") -> Advised:
    """A room that sizes cards in points and makes tasks of them."""
    return Advised(plan, poker=Estimate(of=of), settle=Commit(of="poker", makes=Makes.TASKS))


def sprint_room(plan: Plan | None = None, *, private: bool = False) -> Advised:
    """A room that says its days and fills a sprint."""
    return Advised(
        plan,
        days=Collect(prompt="?", fields=(DAYS,), private=private),
        fill=Select(of="tasks", most=99, sprint=True, days="days"),
        commit=Commit(of="fill", makes=Makes.SPRINT),
    )


def classes_room(plan: Plan | None = None, *, private: bool = False) -> Advised:
    """A room that sorts the plan's work into classes."""
    sort = Sort(of="work", lanes=LANES, field="moscow", private=private)
    return Advised(plan, sort=sort, agree=Commit(of="sort", makes=Makes.TASKS))


def roles_room(plan: Plan | None = None, *, private: bool = False) -> Advised:
    """A room that says who does what for the milestones."""
    assign = Assign(of="milestones", grid=Grid.RACI, private=private)
    return Advised(plan, roles=assign, agree=Commit(of="roles"))


def risks_room(plan: Plan | None = None) -> Advised:
    """A room that rates risks and answers them."""
    return Advised(
        plan,
        alike=Group(of="ideas"),
        scores=Rate(of="ideas", scales=SCORES, matrix=True),
        answers=Refine(of="scores", fields=ANSWERS),
        register=Commit(of="scores", makes=Makes.RISKS),
    )
