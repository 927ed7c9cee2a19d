"""Small drafts to put into a log, and a clock that the test turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from milepost.plan import events
from milepost.plan.agenda import Agenda, Collect, Feedback, Inform, Rate, Scale, Step, Vote
from milepost.plan.plan import Plan
from milepost.plan.room_state import Role
from milepost.room.live_plan import LivePlan
from milepost.room.log import Draft, Log
from milepost.room.room import Room, open_plan, open_room

FIST = Scale(key="fist", label="Sure", low=0, high=5)
AGENDA = Agenda(
    workshop="short",
    title="Short",
    steps=(
        Step(key="hello", title="Hello", minutes=1, activity=Inform()),
        Step(key="ideas", title="Ideas", minutes=5, activity=Collect(prompt="?")),
        Step(
            key="whispers",
            title="Whispers",
            minutes=5,
            activity=Collect(prompt="?", anonymous=True),
        ),
        Step(key="vote", title="Vote", minutes=3, activity=Vote(of="ideas")),
        Step(
            key="letters",
            title="Letters",
            minutes=3,
            activity=Rate(of="ideas", scales=(FIST,), anonymous=True),
        ),
        Step(key="exit", title="Exit", minutes=2, activity=Feedback(scales=(FIST,), comment="?")),
    ),
)


@dataclass
class Clock:
    """Tells the time that it is set to."""

    at: datetime = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def opened(act: str = "open", title: str = "Apollo") -> Draft:
    return Draft(act=act, who="host", events=(events.PlanOpened(plan=Plan(title=title)),))


def renamed(act: str, *titles: str) -> Draft:
    changes = (events.PlanChanges(title=title) for title in titles or ("Artemis",))
    return Draft(
        act=act, who="host", events=tuple(events.PlanEdited(changes=each) for each in changes)
    )


def room_opened(act: str, code: str, room: str = "r2") -> Draft:
    event = events.RoomOpened(room=room, code=code, agenda=AGENDA)
    return Draft(act=act, who="host", events=(event,))


def live_room(log: Log, *people: str) -> tuple[LivePlan, Room]:
    """A plan with an open room, and participants whose ids are their names."""
    live = open_plan(log, Plan(title="Apollo"))
    room = open_room(live, AGENDA)
    for name in people:
        room.join(name.title(), Role.PARTICIPANT, member=name)
    return live, room
