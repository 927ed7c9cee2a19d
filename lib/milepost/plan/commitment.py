"""What a commit step lets into the plan: the events that its cards become.

A card that is not yet in the plan becomes a part of it; one that is gets what the room has
decided about it, and nothing else of it changes. With the cards go what waits for what, who has
which part in them, and how they were estimated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from milepost.plan import events, text
from milepost.plan.agenda import Commit, Makes, Select, Step
from milepost.plan.circles import circle
from milepost.plan.drafts import VALUES
from milepost.plan.ended_sprints import ended_sprints
from milepost.plan.estimate_rounds import estimate_rounds
from milepost.plan.faults import Fault
from milepost.plan.parts import Action, Id, Milestone, Person, Status
from milepost.plan.risks import Risk
from milepost.plan.room_state import SPRINT_CARD, Link
from milepost.plan.scene import Scene
from milepost.plan.shown import may_be_seen
from milepost.plan.values import number_in
from milepost.plan.work import Assignment, Dependency, Sprint, Task, TaskStatus

P = TypeVar("P", bound=msgspec.Struct)

_KINDS = {Milestone: Makes.MILESTONES, Task: Makes.TASKS, Risk: Makes.RISKS, Action: Makes.ACTIONS}


class People:
    """The plan's people by name; a name that is new becomes a person."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._ids = {text.same_name(p.name): p.id for p in scene.plan.people.values()}
        self._new: list[Person] = []

    def named(self, name: str) -> Id:
        """The id of the person of that name."""
        name = text.one_name(name)
        key = text.same_name(name)
        if key not in self._ids:
            person = Person(id=self._scene.new_id("p"), name=name)
            self._ids[key] = person.id
            self._new.append(person)
        return self._ids[key]

    def new(self) -> Iterator[events.PersonPut]:
        """The people that were made since this was last asked."""
        while self._new:
            yield events.PersonPut(person=self._new.pop(0))


class Commitment:
    """The cards of one commit step as they enter the plan.

    Args:
        scene: where and when; its plan is the one that they enter.
        step: the commit step.
    """

    def __init__(self, scene: Scene, step: Step) -> None:
        if not isinstance(step.activity, Commit):
            raise TypeError(f"{step.key} commits nothing")
        self._scene = scene
        self._step = step
        self._activity = step.activity
        self._wall = scene.wall
        self._people = People(scene)
        self._became: dict[Id, Id] = {}

    def entering(self, cards: tuple[Id, ...]) -> Iterator[events.AnyEvent]:
        """What lets ``cards`` into the plan.

        Raises:
            Fault: a card cannot be what it is to become.
        """
        cards = tuple(dict.fromkeys(cards))
        for card in cards:
            yield from self._named(card)
        yield from self._links()
        yield from self._parts(cards)
        yield from self._estimates(cards)
        if self._activity.makes is Makes.SPRINT:
            yield from self._sprint(cards)

    @property
    def became(self) -> dict[Id, Id]:
        """By card, the part that it is or has become."""
        return dict(self._became)

    # Cards

    def try_card(self, card: Id) -> None:
        """Let one card in, only to see whether it can be.

        Raises:
            Fault: it cannot.
        """
        for _ in self._card(card):
            pass

    def _named(self, card: Id) -> Iterator[events.AnyEvent]:
        """What one card of many becomes; a fault names it."""
        try:
            yield from self._card(card)
        except Fault as fault:
            raise fault.about(self._wall.title(card)[: text.NAME]) from fault

    def _card(self, card: Id) -> Iterator[events.AnyEvent]:
        known = self._known(card)
        makes = _KINDS[type(known)] if known else self._activity.makes
        values = VALUES[makes](self._wall, card, self._people.named)
        yield from self._people.new()
        if known is None:
            made = self._made(makes, card, values)
            self._became[card] = made.id
            yield self._added(made, card)
        else:
            self._became[card] = known.id
            yield from self._edited(known, {**values, **self._status(known, card)}, card)

    def _known(self, card: Id) -> Milestone | Task | Risk | Action | None:
        became = self._wall.became(card)
        return self._scene.part(became) if became else None

    def _made(
        self, makes: Makes, card: Id, values: dict[str, Any]
    ) -> Milestone | Task | Risk | Action:
        new_id = self._scene.new_id
        match makes:
            case Makes.MILESTONES:
                new = new_id("m")
                return sound(Milestone(id=new, status=Status.COMMITTED, source=card, **values))
            case Makes.RISKS:
                return sound(Risk(id=new_id("k"), **values))
            case Makes.ACTIONS:
                return sound(Action(id=new_id("a"), room=self._scene.room.id, **values))
            case _:
                days, points = values.pop("days"), values.pop("points")
                return sound(Task(id=new_id("t"), **values).estimated(days, points))

    def _added(self, made: Milestone | Task | Risk | Action, card: Id) -> events.AnyEvent:
        step = self._step.key
        match made:
            case Milestone():
                return events.MilestoneAdded(milestone=made, step=step)
            case Task():
                return events.TaskAdded(task=made, card=card, step=step)
            case Risk():
                return events.RiskPut(risk=made, card=card, step=step)
            case Action():
                return events.ActionPut(action=made, card=card, step=step)

    def _edited(
        self, known: Milestone | Task | Risk | Action, values: dict[str, Any], card: Id
    ) -> Iterator[events.AnyEvent]:
        new = {key: value for key, value in values.items() if getattr(known, key) != value}
        changed = sound(msgspec.structs.replace(known, **new))
        # Also where nothing is new: the room has confirmed it, and sees that it has.
        step = self._step.key
        match changed:
            case Milestone():
                wanted = events.MilestoneChanges(**new)
                yield events.MilestoneEdited(
                    milestone=known.id, changes=wanted, card=card, step=step
                )
            case Task():
                edits = events.TaskChanges(**new)
                yield events.TaskEdited(task=known.id, changes=edits, card=card, step=step)
            case Risk():
                yield events.RiskPut(risk=changed, card=card, step=step)
            case Action():
                yield events.ActionPut(action=changed, card=card, step=step)

    def _status(self, known: Milestone | Task | Risk | Action, card: Id) -> dict[str, Any]:
        """Where a part stands, if the room said so; done today, if it did not say when."""
        if not isinstance(known, Milestone | Task):
            return {}
        said = self._wall.field(card, "status") if "status" in self._wall.decides() else ""
        states = Status if isinstance(known, Milestone) else TaskStatus
        if said not in states.__members__.values() or said == known.status:
            return self._promise(known, card) if not said else {}
        done_on = self._scene.now.date() if said == "done" else None
        return {"status": states(said), "done_on": done_on}

    def _promise(self, known: Milestone | Task, card: Id) -> dict[str, Any]:
        """A milestone that was only proposed is promised once it is committed with a date."""
        proposed = isinstance(known, Milestone) and known.status is Status.PROPOSED
        due = self._wall.field(card, "due")
        return {"status": Status.COMMITTED} if proposed and due else {}

    # What waits for what

    def _links(self) -> Iterator[events.AnyEvent]:
        planned = {(d.before, d.after): d for d in self._scene.plan.dependencies.values()}
        drawn = set(planned)
        for (before, after), link in self._scene.room.links.items():
            ends = self._end(before), self._end(after)
            known = planned.get(ends)
            if link is None:
                if known is not None:
                    drawn.discard(ends)
                    yield events.DependencyRemoved(dependency=known.id)
            elif all(ends):
                self._check_circle(drawn, ends)
                drawn.add(ends)
                yield from self._link(ends, link, known)

    def _check_circle(self, drawn: set[tuple[Id, Id]], ends: tuple[Id, Id]) -> None:
        """Two cards may have become one part, or the plan have changed since they were linked."""
        path = circle(drawn - {ends}, *ends)
        cards = {part: card for card, part in self._became.items()}
        if path or ends[0] == ends[1]:
            titles = (self._wall.title(cards.get(part, part))[:60] for part in path or ends)
            raise Fault("link_circle", circle=" → ".join(titles))

    def _end(self, card: Id) -> Id:
        part = self._became.get(card) or self._wall.became(card) or ""
        return part if part in self._became.values() or self._is_work(part) else ""

    def _is_work(self, part: Id) -> bool:
        return part in self._scene.plan.milestones or part in self._scene.plan.tasks

    def _link(
        self, ends: tuple[Id, Id], link: Link, known: Dependency | None
    ) -> Iterator[events.AnyEvent]:
        drawn = sound(
            Dependency(
                id=known.id if known else self._scene.new_id("l"),
                before=ends[0],
                after=ends[1],
                kind=link.kind,
                lag=link.lag,
                contact=link.contact,
            )
        )
        if drawn != known:
            yield events.DependencyPut(dependency=drawn)

    # Who has which part

    def _parts(self, cards: tuple[Id, ...]) -> Iterator[events.AnyEvent]:
        for card in cards:
            part = self._became.get(card, "")
            if self._decides_people(card) and self._is_work_now(card, part):
                yield from self._people_of(card, part)

    def _decides_people(self, card: Id) -> bool:
        return bool(self._scene.room.assigned.get(card) or self._wall.believed(card))

    def _is_work_now(self, card: Id, part: Id) -> bool:
        made = self._wall.part(card) is None and self._activity.makes in (
            Makes.MILESTONES,
            Makes.TASKS,
            Makes.SPRINT,
        )
        return bool(part) and (made or self._is_work(part))

    def _people_of(self, card: Id, part: Id) -> Iterator[events.AnyEvent]:
        planned = {a.person: a for a in self._scene.plan.assignments.values() if a.part == part}
        wanted = {self._people.named(n): role for n, role in self._wall.assigned(card).items()}
        yield from self._people.new()
        for person, role in wanted.items():
            known = planned.get(person)
            if known is None or known.role is not role:
                key = known.id if known else self._scene.new_id("c")
                assignment = Assignment(id=key, part=part, person=person, role=role)
                yield events.AssignmentPut(assignment=sound(assignment))
        for person, known in planned.items():
            if person not in wanted:
                yield events.AssignmentRemoved(assignment=known.id)

    # How it was estimated

    def _estimates(self, cards: tuple[Id, ...]) -> Iterator[events.AnyEvent]:
        if self._activity.makes not in (Makes.TASKS, Makes.SPRINT):
            return
        for card in cards:
            if isinstance(self._wall.part(card), Task | None):
                for estimate in estimate_rounds(self._scene, card, self._became.get(card, "")):
                    yield events.EstimateRecorded(estimate=sound(estimate))

    # The sprint

    def _sprint(self, cards: tuple[Id, ...]) -> Iterator[events.AnyEvent]:
        made = self._scene.room.state(self._step.key).committed.get(SPRINT_CARD)
        tasks = [self._became[card] for card in cards]
        for card, part in zip(cards, tasks, strict=True):
            if isinstance(self._wall.part(card), Milestone | Risk | Action):
                raise Fault("sprint_of_tasks", title=self._wall.title(card), id=part)
        for ended in ended_sprints(self._scene.plan, self._scene.now.date()):
            yield events.SprintPut(sprint=sound(ended))
        select = self._select()
        sprint = Sprint(
            id=made or self._scene.new_id("s"),
            goal=self._goal(),
            start=self._scene.now.date(),
            weeks=select.weeks if select else 2,
            tasks=tuple(dict.fromkeys(tasks)),
            capacity=self._capacity(select),
            committed=self._size(cards),
        )
        yield events.SprintPut(sprint=sound(sprint), step=self._step.key)

    def _capacity(self, select: Select | None) -> float | None:
        """The days that all have, once everyone may see whose they are."""
        room = self._scene.room
        step = room.agenda.step(select.days) if select else None
        if step is None or not room.shows(step):
            return None
        return sum(self._wall.days(step.key).values())

    def _goal(self) -> str:
        cards = self._wall.cards(self._activity.goal)
        first = next((card for card in cards if may_be_seen(self._wall, card)), None)
        return self._wall.title(first) if first else ""

    def _select(self) -> Select | None:
        sprints = (s.activity for s in self._scene.room.agenda.steps)
        return next((s for s in sprints if isinstance(s, Select) and s.sprint), None)

    def _size(self, cards: tuple[Id, ...]) -> float:
        """What was committed to: points, where every card has some, else how many items."""
        found = [number_in(self._wall.field(card, "points")) for card in cards]
        points = [each for each in found if each is not None]
        return sum(points) if len(points) == len(cards) else float(len(cards))


def sound(part: P) -> P:
    """``part``, once every value of it is within its limits.

    Raises:
        Fault: one is not; nothing that could not be read again may enter the log.
    """
    try:
        return msgspec.convert(msgspec.to_builtins(part), type(part))
    except msgspec.ValidationError as error:
        raise Fault("part_unsound", part=type(part).__name__.lower(), why=str(error)) from None
