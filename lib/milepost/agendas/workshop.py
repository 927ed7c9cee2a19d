"""A workshop as its file describes it: what it is for, and its agenda in each length."""

from __future__ import annotations

import msgspec

from milepost.plan.agenda import Agenda, Count, Key, Setting
from milepost.plan.faults import Fault


class People(Setting, frozen=True, kw_only=True):
    """How many people a workshop is made for, written ``{ from = 3, to = 8 }``."""

    fewest: Count = msgspec.field(name="from")
    most: Count = msgspec.field(name="to")

    def __post_init__(self) -> None:
        if self.fewest > self.most:
            raise Fault("agenda_people_upside_down", fewest=self.fewest, most=self.most)


class About(Setting, frozen=True, kw_only=True):
    """What a workshop says of itself: what people bring, and what they leave with."""

    title: str
    summary: str
    makes: tuple[str, ...]
    people: People
    needs: tuple[str, ...] = ()


class Form(Setting, frozen=True, kw_only=True):
    """One length of a workshop; ``about`` says what it leaves out or adds."""

    about: str
    agenda: Agenda


class Workshop(Setting, frozen=True, kw_only=True):
    """A workshop: what it says of itself, and its forms by length in minutes."""

    stem: Key
    about: About
    forms: dict[int, Form]

    @property
    def title(self) -> str:
        """What the workshop is called."""
        return self.about.title

    def agenda(self, minutes: int) -> Agenda:
        """The agenda of the form that takes ``minutes``.

        Raises:
            Fault: the workshop has no such form; the message lists those it has.
        """
        if minutes not in self.forms:
            forms = ", ".join(map(str, self.forms))
            raise Fault("form_unknown", workshop=self.stem, minutes=minutes, forms=forms)
        return self.forms[minutes].agenda
