"""A SMART workshop that plays itself, step by step, so that screens can be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from milepost.plan import acts
from milepost.plan.agenda import Collect, Commit, Feedback, Group, Rate, Refine, Select, Step, Vote
from milepost.room.room import Room

GOALS = (
    "By 30 June 2027 the town library lends 500 e-books a month",
    "Every pupil of the town has read one book that they chose themselves by the summer holidays",
    "Doors open on Sundays",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "كل طفل يقرأ كتابًا واحدًا في الشهر",
    "Lend tools\nas well as books 🛠",
)


@dataclass(frozen=True)
class Moment:
    """Where the room stands: a step, and whether it has come to its results."""

    step: Step
    settled: bool

    def __str__(self) -> str:
        return f"{self.step.key}, {'after' if self.settled else 'before'} its results"

    def wait_on(self, page: Page) -> None:
        """Wait until ``page`` shows the room as it stands."""
        expect(page.locator("h1").first).to_have_text(self.step.title)
        if self.settled and self.step.hides:
            expect(page.locator(".tally")).to_have_count(0)
        if self.settled and isinstance(self.step.activity, Commit):
            expect(page.locator(".in-plan").first).to_be_visible()


class Play:
    """People who do in each step what it asks of them.

    Args:
        room: as its host holds it.
        people: how many there are.
        kept: how many cards a selection keeps, if it may.
    """

    def __init__(self, room: Room, people: int = 3, kept: int = 2) -> None:
        self._room = room
        self._kept = kept
        members = [room.join(f"Person {number + 1}") for number in range(people)]
        self._seats = [Room(room.live, room.id, member.id) for member in members]

    def moments(self) -> Iterator[Moment]:
        """Each step twice: as people work in it, and as it stands when they are through."""
        for step in self._room.state.agenda.steps:
            self._enter(step)
            self._work(step)
            yield Moment(step, settled=False)
            if self._settle(step):
                yield Moment(step, settled=True)

    def _enter(self, step: Step) -> None:
        self._room.live.follow()
        leaving = self._room.state.step.key
        if step.key != leaving:
            self._room.say(acts.GoTo(step=step.key, leaving=leaving))

    def _work(self, step: Step) -> None:
        match step.activity:
            case Collect(per_person=most):
                self._write(step, most)
            case Group():
                self._join(step)
            case Vote():
                self._give(step, self._cards(step)[:1], ("dots",))
            case Rate(scales=scales):
                self._give(step, self._cards(step), [scale.key for scale in scales])
            case Refine():
                self._refine(step)
            case Feedback(scales=scales):
                self._give(step, [""], [scale.key for scale in scales])
                self._seats[0].say(acts.Comment(step=step.key, text=GOALS[0]))
            case _:
                pass

    def _settle(self, step: Step) -> bool:
        if step.hides:
            self._room.say(acts.Reveal(step=step.key))
        elif isinstance(step.activity, Select):
            most = min(step.activity.most, self._kept)
            self._room.say(acts.Choose(step=step.key, cards=tuple(self._cards(step)[:most])))
        elif isinstance(step.activity, Commit):
            self._room.say(acts.CommitCards(step=step.key, cards=tuple(self._cards(step)[:1])))
        return step.hides or isinstance(step.activity, Select | Commit)

    def _cards(self, step: Step) -> list[str]:
        return self._room.wall.cards(step.key)

    def _write(self, step: Step, most: int) -> None:
        for number, seat in enumerate(self._seats):
            for each in range(most):
                text = GOALS[(number * most + each) % len(GOALS)]
                seat.say(acts.WriteNote(step=step.key, text=text))

    def _join(self, step: Step) -> None:
        pair = tuple(self._cards(step)[-2:])
        self._seats[0].say(acts.JoinCards(step=step.key, cards=pair))
        self._room.live.follow()
        group = next(iter(self._room.state.groups))
        self._seats[0].say(acts.NameGroup(step=step.key, group=group, name="Reading as a habit"))

    def _give(self, step: Step, cards: list[str], scales: tuple[str, ...] | list[str]) -> None:
        for number, seat in enumerate(self._seats):
            for card in cards:
                for scale in scales:
                    value = 1 + number % 2
                    seat.say(acts.Give(step=step.key, card=card, scale=scale, value=value))

    def _refine(self, step: Step) -> None:
        card = self._cards(step)[0]
        values = {"metric": "E-books lent", "target": "500", "due": "2027-06-30", "owner": "Ana"}
        for field, value in values.items():
            was = self._room.wall.field(card, field)
            if was != value:
                act = acts.SetField(step=step.key, card=card, field=field, value=value, was=was)
                self._seats[0].say(act)
