"""The plan: a vision, a horizon, the people, and the milestones on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from milepost.plan import text
from milepost.plan.faults import Fault
from milepost.plan.parts import Action, Calendar, Decision, Id, Milestone, Part, Person


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is planned. Parts are kept by id; every reference leads somewhere.

    Raises:
        Fault: a part is filed under another id, or an owner is not among the people.
    """

    title: str
    vision: str = ""
    horizon: date | None = None
    calendar: Calendar = Calendar()
    people: dict[Id, Person] = {}
    milestones: dict[Id, Milestone] = {}
    decisions: dict[Id, Decision] = {}
    actions: dict[Id, Action] = {}

    def __post_init__(self) -> None:
        text.check(self.title, text.TITLE)
        text.check(self.vision, text.TEXT, required=False)
        for parts in (self.people, self.milestones, self.decisions, self.actions):
            _check_filed_by_id(parts)
        _check_owners(self.people, (*self.milestones.values(), *self.actions.values()))

    def milestones_by_date(self) -> list[Milestone]:
        """The milestones still meant, earliest first: by due date, else the day they were done."""
        kept = (each for each in self.milestones.values() if each.status != "dropped")
        return sorted(kept, key=lambda each: (each.due or each.done_on or date.max, each.title))


def _check_filed_by_id(parts: Mapping[str, Part]) -> None:
    for key, part in parts.items():
        if part.id != key:
            raise Fault("filed_under_other_id", key=key, id=part.id)


def _check_owners(people: Mapping[str, Person], owned: Iterable[Milestone | Action]) -> None:
    for part in owned:
        if part.owner is not None and part.owner not in people:
            raise Fault("owner_unknown", id=part.id, owner=part.owner)
