"""The cards of a room, and what the room has decided about each.

A *card* is a note, a group of notes that stands for them, or a part of the plan. What stands in
its fields is, in this order: what the room wrote, what it decided otherwise (the lane most chose,
the middle of its scores, who answers for it), what a note of it said, what the plan says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from statistics import median_high

from milepost.plan.agenda import (
    PLAN_FIELDS,
    Assign,
    Collect,
    Estimate,
    Field,
    FieldKind,
    Rate,
    Refine,
    Select,
    Sequence,
    Sort,
    Source,
    Step,
    Vote,
)
from milepost.plan.part_fields import part_of, parts_of, said, values_of
from milepost.plan.parts import Action, Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.risks import Risk
from milepost.plan.room_state import Deck, Link, RoomState
from milepost.plan.values import number_in
from milepost.plan.work import Raci, Task

_ESTIMATES = ("points", "low", "likely", "high")


class Wall:
    """What hangs in ``room``, on the ``plan`` that it works on.

    Neither ever changes, so what was once worked out of them is kept.
    """

    def __init__(self, room: RoomState, plan: Plan | None = None) -> None:
        self.room = room
        self.plan = plan
        self._steps = tuple(reversed(room.agenda.steps))
        self._cards: dict[str, list[Id]] = {}
        self._planned_values: dict[Id, dict[str, str]] = {}

    # Which cards there are

    def cards(self, key: str) -> list[Id]:
        """The ids of the cards that leave the step ``key``, or that a source names, in order.

        Notes that a group holds are stood for by it. A selection passes on what was chosen; a
        vote passes on all, most dots first; a sequence also what was hung in it.
        """
        if key not in self._cards:
            self._cards[key] = self._found(key)
        return self._cards[key]

    def _found(self, key: str) -> list[Id]:
        if source := self.room.agenda.source(key):
            return self._of_plan(source)
        step = self.room.agenda.step(key)
        return [] if step is None else self._leaving(step)

    def _of_plan(self, source: Source) -> list[Id]:
        return parts_of(self.plan, source) if self.plan else []

    def _leaving(self, step: Step) -> list[Id]:
        of = self.cards(step.of) if step.of else []
        match step.activity:
            case Vote() if self.room.shows(step):
                dots = self.room.state(step.key).totals("dots")
                return sorted(of, key=lambda card: -dots.get(card, 0))
            case Select() as select:
                return self._chosen(step, select, of)
            case Sequence(adds=True):
                return self._beside(of, step.key)
            case Collect(beside=Source() as beside):
                return self._beside(self._of_plan(beside), step.key)
            case Collect():
                return list(self._hanging(step.key))
            case _:
                return of

    def _beside(self, cards: list[Id], key: str) -> list[Id]:
        """``cards`` and what hangs in the step ``key``, but not the parts that this has become."""
        hanging = list(self._hanging(key))
        entered = [each.committed for each in self.room.steps.values() if each.committed]
        made = {became[card] for became in entered for card in hanging if card in became}
        return [*(card for card in cards if card not in made), *hanging]

    def _chosen(self, step: Step, select: Select, of: list[Id]) -> list[Id]:
        chosen = self.room.state(step.key).chosen
        if chosen is None:
            return [] if select.sprint else of[: select.most]
        return [card for card in of if card in chosen]

    def _hanging(self, key: str) -> Iterator[Id]:
        room = self.room
        grouped = {note: group.id for group in room.groups.values() for note in group.notes}
        shown: set[Id] = set()
        for note in room.notes.values():
            card = grouped.get(note.id, note.id)
            if note.step == key and card not in shown:
                shown.add(card)
                yield card

    # What stands on a card

    def part(self, card: Id) -> Milestone | Task | Risk | Action | None:
        """The part of the plan that a card is, if it is one."""
        if card in self.room.notes or card in self.room.groups:
            return None
        return part_of(self.plan, card)

    def became(self, card: Id) -> Id | None:
        """The part of the plan that a card is or has become, in whichever commit step."""
        if self.part(card) is not None:
            return card
        made = (state.committed.get(card) for state in self.room.steps.values())
        return next((part for part in made if part and part_of(self.plan, part)), None)

    def title(self, card: Id) -> str:
        """What stands on a card: its refined title, its group's name, or its first note's text."""
        if refined := self.room.fields.get(card, {}).get("title"):
            return refined
        if card in self.room.notes:
            return self.room.notes[card].text
        group = self.room.groups.get(card)
        if group is None:
            return self._planned(card).get("title", "")
        notes = (self.room.notes[n].text for n in group.notes if n in self.room.notes)
        return group.name or next(notes, "")

    def field(self, card: Id, key: str) -> str:
        """The value of one field of a card, as text; empty where there is none."""
        if key == "title":
            return self.title(card)
        refined = self.room.fields.get(card, {})
        if key in refined:
            return refined[key]
        return (
            self._decided(card, key) or self._written(card, key) or self._planned(card).get(key, "")
        )

    def fields(self, card: Id) -> dict[str, str]:
        """All fields of a card that have a value and that this room or the plan knows."""
        keys = dict.fromkeys((*self.decides(), *self._planned(card)))
        found = {key: self.field(card, key) for key in keys if key != "title"}
        return {key: value for key, value in found.items() if value}

    def _written(self, card: Id, key: str) -> str:
        notes = self.room.notes
        ids = self.room.groups[card].notes if card in self.room.groups else (card,)
        written = (notes[note].fields.get(key, "") for note in ids if note in notes)
        return next((value for value in written if value), "")

    def _planned(self, card: Id) -> dict[str, str]:
        if card not in self._planned_values:
            part = self.part(card)
            values = values_of(part, self.plan) if part is not None and self.plan else {}
            self._planned_values[card] = values
        return self._planned_values[card]

    def _decided(self, card: Id, key: str) -> str:
        if key == "owner":
            told = self.room.assigned.get(card, {})
            settled = {who: r for who, r in self.believed(card).items() if who not in told}
            held = {**told, **settled}
            return next((name for name, role in held.items() if role is Raci.ACCOUNTABLE), "")
        for step in self._steps:
            if found := self._decided_in(step, card, key):
                return found
        return ""

    def _decided_in(self, step: Step, card: Id, key: str) -> str:
        match step.activity:
            case Sort() as sort if sort.field == key:
                return self._lane(step, sort, card)
            case Rate(scales=scales) if any(scale.key == key for scale in scales):
                return self._middle(step, card, key)
            case _:
                return ""

    def _lane(self, step: Step, sort: Sort, card: Id) -> str:
        """The lane that more than half of those chose who sorted ``card``, else where all begin."""
        state = self.room.state(step.key)
        if sort.private and state.revealed:
            counts = self.lane_counts(step, sort, card)
            most = max(counts)
            if 2 * most > sum(counts):
                return sort.lanes[counts.index(most)].key
        return sort.start if step.key in self.room.steps and card in self.cards(step.key) else ""

    def lane_counts(self, step: Step, sort: Sort, card: Id) -> list[int]:
        """How many sorted ``card`` into each lane alone.

        Whoever sorted other cards, or said that they had finished, left it where all begin.
        """
        state = self.room.state(step.key)
        counts = state.tally(card, "lane", range(len(sort.lanes)))
        if sort.start:
            sorters = {who for who, given in state.answers.items() if given} | state.done
            keys = [lane.key for lane in sort.lanes]
            counts[keys.index(sort.start)] += len(sorters) - sum(counts)
        return counts

    def _middle(self, step: Step, card: Id, key: str) -> str:
        state = self.room.state(step.key)
        given = [got[card, key] for got in state.answers.values() if (card, key) in got]
        return said(median_high(given)) if given and state.revealed else ""

    # What the room decides

    def refines(self) -> dict[str, Field]:
        """All fields that the agenda refines, by key."""
        refining = (s.activity for s in self.room.agenda.steps if isinstance(s.activity, Refine))
        return {field.key: field for activity in refining for field in activity.fields}

    def decides(self) -> tuple[str, ...]:
        """The keys of all fields that the agenda decides, in whichever way."""
        return self._decides

    @cached_property
    def _decides(self) -> tuple[str, ...]:
        keys = dict.fromkeys(self.refines())
        for step in self.room.agenda.steps:
            keys.update(dict.fromkeys(_decided_by(step)))
        return tuple(keys)

    # People and links

    def assigned(self, card: Id) -> dict[str, Raci]:
        """The people of a card, by name: the plan's, what beliefs agree on, what the room said."""
        found: dict[str, Raci | None] = {**self._planned_people(card), **self.believed(card)}
        found.update(self.room.assigned.get(card, {}))
        return {name: role for name, role in found.items() if role is not None}

    def _planned_people(self, card: Id) -> dict[str, Raci]:
        plan = self.plan
        if plan is None or self.part(card) is None:
            return {}
        held = (each for each in plan.assignments.values() if each.part == card)
        return {plan.people[each.person].name: each.role for each in held}

    def believed(self, card: Id) -> dict[str, Raci]:
        """The parts that two or more see alike, and more than half of those who spoke of it."""
        for step in self._steps:
            state = self.room.state(step.key)
            if isinstance(step.activity, Assign) and step.activity.private and state.revealed:
                told = [of[card] for of in state.beliefs.values() if of.get(card)]
                counts = Counter((name, role) for each in told for name, role in each.items())
                agreed = max(2, len(told) // 2 + 1)
                return {who: role for (who, role), n in counts.items() if n >= agreed}
        return {}

    def days(self, key: str) -> dict[str, float]:
        """How many days each member said that they have, by member, in the collect step ``key``."""
        found: dict[str, float] = {}
        for note in self.room.notes.values():
            if note.step == key and (days := as_days(note.fields.get("days", ""))) is not None:
                found[note.author] = days
        return found

    def links(self) -> dict[tuple[Id, Id], Link]:
        """What waits for what: the plan's dependencies, and what the room drew or cut."""
        planned = self.plan.dependencies.values() if self.plan else ()
        found: dict[tuple[Id, Id], Link | None] = {
            (each.before, each.after): Link(kind=each.kind, lag=each.lag, contact=each.contact)
            for each in planned
        }
        found.update(self.room.links)
        return {ends: link for ends, link in found.items() if link is not None}

    def deck(self, step: Step) -> Deck:
        """The deck that an estimating step uses now.

        Raises:
            TypeError: the step estimates nothing.
        """
        if not isinstance(step.activity, Estimate):
            raise TypeError(f"{step.key} has no deck")
        chosen = self.room.state(step.key).deck
        return chosen or Deck(kind=step.activity.deck, faces=step.activity.faces)


def as_days(value: str) -> float | None:
    """A number of days that somebody typed; None where it is none."""
    days = number_in(value)
    return days if days is not None and 0 <= days <= 366 else None


def _decided_by(step: Step) -> tuple[str, ...]:
    match step.activity:
        case Sort(field=field):
            return (field,)
        case Rate(scales=scales):
            return tuple(scale.key for scale in scales if scale.key in PLAN_FIELDS)
        case Estimate():
            return _ESTIMATES
        case Sequence(dates=True):
            return ("due",)
        case Assign():
            return ("owner",)
        case Collect(fields=fields):
            return tuple(field.key for field in fields if is_planned(field))
        case _:
            return ()


def is_planned(field: Field) -> bool:
    """Whether the plan knows ``field``, and as what it takes here."""
    wanted: tuple[FieldKind, ...] = PLAN_FIELDS.get(field.key, ())
    return field.kind in wanted
