"""Which plan a review looks at, and as it was on which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import ipywidgets

from milepost.pages.reading import day
from milepost.pages.review_question import anchor
from milepost.pages.review_told import QUESTIONS
from milepost.widgets.fields import button, labelled
from milepost.widgets.markup import heading, items, typed
from milepost.words import say


class ReviewChoice(ipywidgets.VBox):
    """The fields for a plan and a day, and the way to each question of the page.

    Args:
        titles: of the plans, by their id.
        chosen: the plan that is looked at first.
    """

    def __init__(self, titles: dict[str, str], chosen: str) -> None:
        options = [(title, key) for key, title in reversed(titles.items())]
        self._plan = ipywidgets.Dropdown(options=options, value=chosen)
        self._day = ipywidgets.DatePicker()
        self._reviewed: date | None = None
        self._back = button("", self._go_back)
        self._now = button(say("page.review.today"), self._go_to_today)
        self._changed: Callable[[], None] = lambda: None
        which = [labelled(say("page.review.plan"), self._plan)] if len(titles) > 1 else []
        on = labelled(say("page.review.as_it_was_on"), self._day)
        super().__init__([*which, on, self._back, self._now, ipywidgets.HTML(_contents())])
        self.add_class("milepost-shelf")
        self.know_review(None)
        self._plan.observe(self._another_plan, "value")
        self._day.observe(self._chose, "value")

    @property
    def plan(self) -> str:
        """The id of the plan that is chosen."""
        return str(self._plan.value)

    @property
    def day(self) -> date | None:
        """The day that is chosen; None for the plan as it is now."""
        chosen = self._day.value
        return chosen if isinstance(chosen, date) else None

    def when_chosen(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called whenever another plan or another day is to be shown."""
        self._changed = changed

    def limit(self, first: date, today: date) -> None:
        """Offer the days that the log knows, from its first one to today."""
        with self._day.hold_trait_notifications():
            self._day.min = first
            self._day.max = today
        self._now.layout.display = None if self.day else "none"

    def know_review(self, on: date | None) -> None:
        """Offer the way back to the review before the day that is shown, if the log knows it."""
        first = self._day.min
        self._reviewed = on if on and first and on >= first else None
        self._back.layout.display = None if self._reviewed else "none"
        if self._reviewed:
            self._back.description = say("page.review.back", day=day(self._reviewed))

    def _go_back(self) -> None:
        self._day.value = self._reviewed

    def _go_to_today(self) -> None:
        self._day.value = None

    def _another_plan(self, _: Any) -> None:
        with self._day.hold_trait_notifications():
            self._day.min = self._day.max = None
        if self._day.value is None:
            self._changed()
        else:
            self._day.value = None

    def _chose(self, _: Any) -> None:
        self._changed()


def _contents() -> str:
    """Links to the questions of the page."""
    links = (
        f'<a href="#{anchor(code)}">{typed(say(f"page.review.ask.{code}"))}</a>'
        for code in QUESTIONS
    )
    return f"<nav>{heading(say('page.review.contents'), 3)}{items(links)}</nav>"
