"""How what a room has chosen for a sprint fits the team: its days, its past, its chance."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from milepost.methods import sprint_planning
from milepost.methods.sprint_planning import SprintPlan
from milepost.plan.agenda import Select
from milepost.plan.entities import SprintFit
from milepost.plan.faults import Fault
from milepost.plan.readers import named
from milepost.room.advice.reading import Reading

_COLUMNS = ("person", "name", "working_days", "days_off", "days")


def sprint_chosen(reading: Reading) -> SprintPlan | None:
    """The sprint as it is filled; None in other steps, and where no method can count it.

    Where people said their days in a step that all have seen, these count, else the plan's.
    """
    activity = reading.step.activity
    if not isinstance(activity, Select) or not activity.sprint:
        return None
    among = set(reading.room.state(reading.step.key).chosen or ())
    tasks = [part for card, part in reading.parts.items() if card in among]
    chosen = [part for part in tasks if part in reading.plan.tasks]
    try:
        return sprint_planning.chosen_sprint(
            reading.plan, reading.today, activity.weeks, chosen, _days_said(reading, activity)
        )
    except Fault:
        return None


def _days_said(reading: Reading, select: Select) -> pd.DataFrame | None:
    step = reading.room.agenda.step(select.days)
    if step is None or not reading.room.shows(step):
        return None
    said = list(_by_person(reading, select.days))
    return pd.DataFrame(said, columns=list(_COLUMNS)) if said else None


def _by_person(reading: Reading, key: str) -> Iterator[tuple[str, str, int, int, float]]:
    """The days of each person of the plan, and of whoever else is here."""
    for member, days in reading.wall.days(key).items():
        known = reading.room.members.get(member)
        name = known.name if known else ""
        person = named(reading.plan, name)
        yield person.id if person else member, name, 0, 0, days


def sprint_fit(found: SprintPlan, language: str) -> SprintFit:
    """The sprint as a screen is told it."""
    tells = found.load.safe > 0
    chance = found.by_history if found.by_history is not None else found.by_estimates
    return SprintFit(
        unit=str(found.load.unit),
        chosen=found.size,
        safe=round(found.load.safe, 1) if tells else None,
        likely=round(found.load.likely, 1) if tells else None,
        capacity=round(found.load.days, 1),
        chance=None if chance is None else round(chance, 3),
        says=_says(found, language),
    )


def _says(found: SprintPlan, language: str) -> str:
    if found.chosen.empty or not found.load.safe:
        return sprint_planning.describe_capacity(found.capacity, language)
    if found.load.by_history:
        return sprint_planning.describe_sprint(found, language)
    told = sprint_planning.describe_load(found.load, language)
    return f"{told} {sprint_planning.describe_sprint(found, language)}"
