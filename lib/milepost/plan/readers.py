"""Who has read the plan as it stands."""

from __future__ import annotations

from typing import Final

from milepost.plan.parts import Person
from milepost.plan.plan import Plan
from milepost.plan.text import same_name

#: People a plan takes from those who say that they read it; more are no team, but an attack.
PEOPLE: Final = 500


def named(plan: Plan, name: str) -> Person | None:
    """The person of that name, however it is spelt in capitals, accents and spaces."""
    wanted = same_name(name)
    return next((each for each in plan.people.values() if same_name(each.name) == wanted), None)


def has_read(plan: Plan, person: Person) -> bool:
    """Whether a person has read the plan since its dates or owners last changed."""
    return person.seen_on is not None and (
        plan.changed_on is None or person.seen_on >= plan.changed_on
    )
