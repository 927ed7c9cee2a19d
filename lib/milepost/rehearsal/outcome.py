"""What a rehearsed room leaves in the plan, and what it should have left there and did not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec

from milepost.agendas import Thing, Workshop, declared
from milepost.methods.plan_check import Finding, Severity, findings
from milepost.plan.agenda import Commit, Feedback, Source, Step
from milepost.plan.part_fields import part_of, parts_of
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.room_state import RoomState
from milepost.plan.wall import Wall

#: What feedback must ask for, so that it enters the plan as the team's.
_HEARD = frozenset({"feasibility", "pacing", "confidence"})

_SHELVES = (
    *("milestones", "tasks", "dependencies", "risks", "assignments", "estimates"),
    *("sprints", "feedback", "actions", "people"),
)


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """How many parts of one kind a room has added and changed, and what is known of those."""

    kind: str
    new: int
    changed: int
    with_: dict[str, int] = msgspec.field(name="with", default={})


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a plan in one room.

    Attributes:
        entered: what was added and changed, by kind of part.
        missing: the outputs that the agenda promises and the room did not make.
        before, after: what is wrong with the plan before and after the room.
    """

    entered: tuple[Entered, ...]
    missing: tuple[Thing, ...]
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]

    def graver(self) -> list[Finding]:
        """The grave findings that were not there before."""
        known = {(each.rule, each.parts) for each in self.before}
        return [
            each
            for each in self.after
            if each.severity is Severity.GRAVE and (each.rule, each.parts) not in known
        ]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run of a workshop, once it has ended.

    Attributes:
        form: the workshop, in the one form that was run.
        room: the room.
        committed: the cards that were let into the plan, by step.
        before, after: the plan before the room, and after it.
    """

    form: Workshop
    room: RoomState
    committed: dict[str, list[Id]]
    before: Plan
    after: Plan

    def parts(self) -> set[Id]:
        """The parts of the plan that the committed cards are or have become."""
        wall = Wall(self.room, self.after)
        cards = (card for entered in self.committed.values() for card in entered)
        return {part for card in cards if (part := wall.became(card))}


def outcome(run: Run, today: date) -> Outcome:
    """What a ``run`` has made of its plan, looked at ``today``."""
    return Outcome(
        entered=tuple(_entered(run.before, run.after)),
        missing=tuple(dict.fromkeys(_missing(run))),
        before=tuple(findings(run.before, today)),
        after=tuple(findings(run.after, today)),
    )


# What entered


def _entered(before: Plan, after: Plan) -> Iterator[Entered]:
    for shelf in _SHELVES:
        old, new = getattr(before, shelf), getattr(after, shelf)
        touched = {key: part for key, part in new.items() if old.get(key) != part}
        if touched:
            added = len(touched.keys() - old.keys())
            known = _known(shelf, list(touched.values()))
            yield Entered(kind=shelf, new=added, changed=len(touched) - added, with_=known)


#: What one asks of parts of a kind.
_ASKED = {
    "milestones": ("metric", "due", "owner", "moscow", "days"),
    "tasks": ("milestone", "owner", "moscow", "points", "days"),
    "risks": ("mitigation", "response", "trigger", "owner"),
    "sprints": ("goal", "tasks", "capacity"),
    "actions": ("owner", "due"),
    "feedback": ("about", "feasibility", "pacing", "confidence"),
}


def _known(shelf: str, parts: list[Any]) -> dict[str, int]:
    counts = {key: sum(_count(getattr(p, key)) for p in parts) for key in _ASKED.get(shelf, ())}
    return {key: count for key, count in counts.items() if count}


def _count(value: object) -> int:
    """How many things a field holds."""
    return len(value) if isinstance(value, tuple) else int(bool(value))


# What is missing


def _missing(run: Run) -> Iterator[Thing]:
    commits = [step for step in run.room.agenda.steps if _has_cards(run, step)]
    parts = run.parts()
    for thing in declared(run.form).makes:
        if thing in _MADE:
            makes = [step.key for step in commits if _makes(step) == thing.value]
            if makes and not run.committed.keys() & set(makes):
                yield thing
        elif thing in _STANDS and commits and not _STANDS[thing](run.after, parts):
            yield thing
    asks = any(_asks_the_team(step) for step in run.room.agenda.steps)
    if asks and not run.after.feedback.keys() - run.before.feedback.keys():
        yield Thing.FEEDBACK


def _makes(step: Step) -> str:
    return step.activity.makes.value if isinstance(step.activity, Commit) else ""


def _has_cards(run: Run, step: Step) -> bool:
    """Whether a step commits cards; those that only the plan brings may not be there yet."""
    if not isinstance(step.activity, Commit):
        return False
    *_, first = run.room.agenda.lineage(step)
    return first.of is None or bool(parts_of(run.before, Source(first.of)))


_MADE = frozenset({Thing.MILESTONES, Thing.TASKS, Thing.RISKS, Thing.ACTIONS, Thing.SPRINT})


def _of(plan: Plan, parts: set[Id]) -> list[Any]:
    return [part for part in (part_of(plan, each) for each in parts) if part is not None]


def _known_of(key: str) -> Callable[[Plan, set[Id]], bool]:
    return lambda plan, parts: any(getattr(each, key, None) for each in _of(plan, parts))


def _linked(plan: Plan, parts: set[Id]) -> bool:
    return any({link.before, link.after} & parts for link in plan.dependencies.values())


def _cast(plan: Plan, parts: set[Id]) -> bool:
    return any(each.part in parts for each in plan.assignments.values())


#: Whether what a workshop decides stands on one of the parts that it let into the plan.
_STANDS: dict[Thing, Callable[[Plan, set[Id]], bool]] = {
    Thing.DATES: _known_of("due"),
    Thing.OWNERS: _known_of("owner"),
    Thing.CLASSES: _known_of("moscow"),
    Thing.DAYS: _known_of("days"),
    Thing.POINTS: _known_of("points"),
    Thing.LINKS: _linked,
    Thing.ROLES: _cast,
}


def _asks_the_team(step: Step) -> bool:
    activity = step.activity
    return isinstance(activity, Feedback) and bool({s.key for s in activity.scales} & _HEARD)
