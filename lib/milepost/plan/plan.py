"""The plan: a vision, a horizon, the people, and what lies on the way."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import Any

import msgspec

from milepost.plan import text
from milepost.plan.parts import Action, Calendar, Decision, Id, Milestone, Part, Person
from milepost.plan.references import check_part, check_references
from milepost.plan.reviews import Cadence, EstimateRound, Feedback, Forecast, Review
from milepost.plan.risks import Risk
from milepost.plan.work import Assignment, Dependency, Sprint, Task


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is planned. Parts are kept by id; every reference leads somewhere.

    ``changed_on`` is the last day on which dates or owners changed: whoever saw the plan before
    has not seen the current one.

    Raises:
        Fault: a part is filed under another id, a milestone and a task share one, or a reference
            leads nowhere.
    """

    title: str
    vision: str = ""
    horizon: date | None = None
    calendar: Calendar = Calendar()
    cadence: Cadence = Cadence()
    changed_on: date | None = None
    people: dict[Id, Person] = {}
    milestones: dict[Id, Milestone] = {}
    tasks: dict[Id, Task] = {}
    dependencies: dict[Id, Dependency] = {}
    risks: dict[Id, Risk] = {}
    assignments: dict[Id, Assignment] = {}
    estimates: dict[Id, EstimateRound] = {}
    sprints: dict[Id, Sprint] = {}
    forecasts: dict[Id, Forecast] = {}
    feedback: dict[Id, Feedback] = {}
    reviews: dict[Id, Review] = {}
    decisions: dict[Id, Decision] = {}
    actions: dict[Id, Action] = {}

    def __post_init__(self) -> None:
        text.check(self.title, text.TITLE)
        text.check(self.vision, text.TEXT, required=False)
        check_references(self)

    def milestones_by_date(self) -> list[Milestone]:
        """The milestones still meant, earliest first: by due date, else the day they were done."""
        kept = (each for each in self.milestones.values() if each.status != "dropped")
        return sorted(kept, key=lambda each: (each.due or each.done_on or date.max, each.title))

    def having(self, shelf: str, part: Part) -> Plan:
        """The plan with ``part`` on ``shelf`` (``tasks``, ``risks``), new or in place of the old.

        Only what ``part`` refers to is looked up; all else was sound before.

        Raises:
            Fault: ``part`` refers to something that is not in the plan.
        """
        check_part(self, part)
        return self._with(shelf, {**getattr(self, shelf), part.id: part})

    def lacking(self, shelf: str, key: Id) -> Plan:
        """The plan without the part ``key`` of a shelf that nothing refers to."""
        kept = {id_: part for id_, part in getattr(self, shelf).items() if id_ != key}
        return self._with(shelf, kept)

    def changed(self, on: date) -> Plan:
        """The plan, of which whoever saw it before ``on`` has not seen all."""
        return self if self.changed_on == on else self._with("changed_on", on)

    def _with(self, field: str, value: Any) -> Plan:
        # A copy is not checked again from end to end, as `replace` would: logs are long.
        other = copy(self)
        msgspec.structs.force_setattr(other, field, value)
        return other

    def tasks_of(self, milestone: Id) -> list[Task]:
        """The tasks still meant towards a milestone, in the order in which they came."""
        return [
            task
            for task in self.tasks.values()
            if task.milestone == milestone and task.status != "dropped"
        ]
