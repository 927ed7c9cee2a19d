"""The form of a plan's own facts: title, vision, horizon and whose holidays count."""

from __future__ import annotations

from functools import cache

import ipywidgets
from holidays.registry import COUNTRIES
from msgspec.structs import replace

from milepost.plan.parts import Calendar
from milepost.plan.plan import Plan
from milepost.widgets.fields import labelled
from milepost.words import say


class PlanForm(ipywidgets.VBox):
    """Fields for the facts of a plan; ``plan`` fills them."""

    def __init__(self, plan: Plan | None = None) -> None:
        self._calendar = plan.calendar if plan else Calendar()
        self._title = ipywidgets.Text(plan.title if plan else "")
        self._vision = ipywidgets.Textarea(plan.vision if plan else "", rows=3)
        self._horizon = ipywidgets.DatePicker(value=plan.horizon if plan else None)
        self._country = ipywidgets.Dropdown(options=_countries(self._calendar.country))
        self._country.value = self._calendar.country
        super().__init__(
            [
                labelled(say("page.plan.title"), self._title, say("page.plan.title_hint")),
                labelled(say("page.plan.vision"), self._vision, say("page.plan.vision_hint")),
                labelled(say("page.plan.by"), self._horizon),
                labelled(say("page.plan.country"), self._country),
            ]
        )
        self.add_class("milepost-form")

    def plan(self) -> Plan:
        """A new plan of what stands in the fields.

        Raises:
            Fault: a field holds what no plan can have.
        """
        return Plan(
            title=self._title.value.strip(),
            vision=self._vision.value.strip(),
            horizon=self._horizon.value,
            calendar=self._with_country(),
        )

    def _with_country(self) -> Calendar:
        return replace(self._calendar, country=self._country.value)


def _countries(kept: str) -> list[tuple[str, str]]:
    """The countries whose holidays are known, and the one that the plan has already."""
    known = [(say("page.plan.no_country"), ""), *_known_countries()]
    return known if kept in dict(known).values() else [*known, (kept, kept)]


@cache
def _known_countries() -> list[tuple[str, str]]:
    named = ((_spaced(names[0]), names[1]) for names in COUNTRIES.values())
    return sorted(named)


def _spaced(name: str) -> str:
    """A name in one word as it is written: CostaRica as Costa Rica."""
    return "".join(f" {each}" if each.isupper() and at else each for at, each in enumerate(name))
