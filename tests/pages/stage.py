"""A small workshop in which each kind of step occurs, and people who take part in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from milepost.pages.insight import seen_by_facilitator
from milepost.plan import acts
from milepost.plan.agenda import (
    Activity,
    Agenda,
    Collect,
    Commit,
    Feedback,
    Field,
    FieldKind,
    Group,
    Inform,
    Rate,
    Refine,
    Scale,
    Step,
    Vote,
)
from milepost.plan.parts import Metric, Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.view import View
from milepost.room.log import Log
from milepost.room.memory import MemoryLog
from milepost.room.room import Room, open_plan, open_room

CANARY = "canary-8c1f"
BEGAN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

_SCALES = (Scale(key="sure", label="Sure: it will come true"),)
_FIELDS = (
    Field(key="title", label="Goal"),
    Field(key="due", label="By when?", kind=FieldKind.DATE),
)
_ACTIVITIES: dict[str, Activity] = {
    "welcome": Inform(text="Hello"),
    "ideas": Collect(prompt="What changes?"),
    "alike": Group(of="ideas"),
    "vote": Vote(of="alike"),
    "draft": Refine(of="vote", fields=_FIELDS, adviser="smart_goals"),
    "letters": Rate(of="draft", scales=_SCALES, anonymous=True),
    "commit": Commit(of="draft"),
    "exit": Feedback(scales=_SCALES, comment="Anything else?"),
}
AGENDA = Agenda(
    workshop="smart_goals",
    title="SMART goals",
    steps=tuple(
        Step(key=key, title=key.title(), minutes=5, activity=activity)
        for key, activity in _ACTIVITIES.items()
    ),
)

HARBOUR = Plan(
    title="Harbour",
    vision="A harbour that 400 families use",
    horizon=date(2028, 6, 30),
    people={"ana": Person(id="ana", name="Ana Lima")},
    milestones={
        "pier": Milestone(
            id="pier",
            title="Pier open to 40 boats",
            due=date(2027, 3, 31),
            owner="ana",
            metric=Metric(name="berths", baseline=12, target=1_000_000, unit="boats"),
        )
    },
)


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> datetime:
        return self.now

    def passes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


class Workshop:
    """A room in full swing: its host, two participants, and what they do."""

    def __init__(self, log: Log | None = None, plan: Plan = HARBOUR) -> None:
        self.clock = Clock()
        self.log = log or MemoryLog(self.clock)
        self.host = open_room(open_plan(self.log, plan), AGENDA)
        self.people = [self._seated(name) for name in ("Bodil", "Cyrus")]

    def _seated(self, name: str) -> Room:
        member = self.host.join(name)
        return Room(self.host.live, self.host.id, member.id)

    @property
    def code(self) -> str:
        return self.host.state.code

    def go(self, step: str) -> None:
        """Take the room to a step; what lies on the way there is revealed."""
        keys = [each.key for each in self.host.state.agenda.steps]
        while self.host.state.position > keys.index(step):
            self.host.step_back()
        while self.host.state.position < keys.index(step):
            if self.host.state.step.hides:
                self.reveal()
            self.host.next()

    def reveal(self) -> None:
        step = self.host.state.step.key
        if not self.host.state.state(step).revealed:
            self.host.say(acts.Reveal(step=step))

    def write(self, *texts: str) -> None:
        """Let people write notes in turn, in the step that collects them."""
        self.go("ideas")
        for number, text in enumerate(texts):
            self.people[number % 2].say(acts.WriteNote(step="ideas", text=text))

    def cards(self) -> list[str]:
        return self.host.wall.cards(self.host.state.step.key)

    def give(self, person: int, card: str, scale: str, value: int) -> None:
        step = self.host.state.step.key
        self.people[person].say(acts.Give(step=step, card=card, scale=scale, value=value))

    def seen(self) -> View:
        """What the facilitator's notebook works with."""
        return seen_by_facilitator(self.host)
