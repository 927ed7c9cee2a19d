"""A wall to act on: a board, its entries, and a clock that the test turns."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from milepost.plan import acts, events
from milepost.plan.agenda import (
    Activity,
    Agenda,
    Assign,
    Collect,
    Commit,
    Estimate,
    Feedback,
    Field,
    FieldKind,
    Grid,
    Group,
    Inform,
    Lane,
    Makes,
    Rate,
    Refine,
    Scale,
    Select,
    Sequence,
    Sort,
    Source,
    Step,
    Vote,
)
from milepost.plan.board import Board
from milepost.plan.consequences import consequences
from milepost.plan.events import AnyEvent, Entry
from milepost.plan.faults import Refusal
from milepost.plan.parts import Milestone, Person
from milepost.plan.permits import may
from milepost.plan.plan import Plan
from milepost.plan.replay import apply
from milepost.plan.room_state import Member, Role, RoomState
from milepost.plan.scene import Viewer
from milepost.plan.view import View, view
from milepost.plan.wall import Wall as Cards
from milepost.plan.work import Assignment, Dependency, Raci, Task

START = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
HOST, PEOPLE, SPECTATOR = "host", ("ada", "ben", "cleo"), "sam"
EVERYONE = (HOST, *PEOPLE, SPECTATOR)
ROOM = "r2"

FIELDS = (
    Field(key="title", label="Goal"),
    Field(key="metric", label="Measure"),
    Field(key="target", label="Target", kind=FieldKind.NUMBER),
    Field(key="unit", label="Unit"),
    Field(key="due", label="By when", kind=FieldKind.DATE),
    Field(key="owner", label="Owner", kind=FieldKind.PERSON),
)
FIST = Scale(key="fist", label="Sure", low=0, high=5)


PACE = Scale(key="pacing", label="Pace")
LANES = tuple(Lane(key=key, label=key) for key in ("must", "could", "wont"))


def _step(key: str, activity: Activity, tables: int = 0) -> Step:
    return Step(key=key, title=key.title(), minutes=5, activity=activity, tables=tables)


AGENDA = Agenda(
    workshop="all_activities",
    title="Everything once",
    steps=(
        _step("hello", Inform()),
        _step("ideas", Collect(prompt="?", fields=(Field(key="why", label="Why"),), per_person=4)),
        _step("whispers", Collect(prompt="?", anonymous=True, per_person=4)),
        _step("alike", Group(of="ideas")),
        _step("vote", Vote(of="alike", dots=3, per_card=2)),
        _step("choose", Select(of="vote", most=2)),
        _step("draft", Refine(of="choose", fields=FIELDS)),
        _step("letters", Rate(of="draft", scales=(FIST,), anonymous=True)),
        _step("commit", Commit(of="draft")),
        _step("lanes", Sort(of="draft", lanes=LANES, field="moscow", private=True)),
        _step("placed", Sort(of="lanes", lanes=LANES, field="moscow", start="wont")),
        _step("line", Sequence(of="milestones", adds=True)),
        _step("believed", Assign(of="milestones", grid=Grid.RACI, private=True)),
        _step("grid", Assign(of="milestones", grid=Grid.RACI)),
        _step("sizes", Estimate(of="tasks")),
        _step("corners", Collect(prompt="?", private=False, beside=Source.MILESTONES), tables=2),
        _step("corner_groups", Group(of="corners"), tables=2),
        _step("works", Commit(of="corner_groups", makes=Makes.TASKS)),
        _step("sprint", Select(of="tasks", sprint=True)),
        _step("sprint_in", Commit(of="sprint", makes=Makes.SPRINT, goal="choose")),
        _step("exit", Feedback(scales=(FIST,), comment="?")),
        _step("pace", Feedback(scales=(PACE,), of="milestones")),
    ),
)

#: Its parts have ids such as those that the wall makes itself.
BROUGHT_IN = Plan(
    title="Apollo",
    vision="A person on the moon",
    people={"p30": Person(id="p30", name="Dora")},
    milestones={f"m{n}": Milestone(id=f"m{n}", title="Brought in") for n in range(10, 60, 7)},
    tasks={f"t{n}": Task(id=f"t{n}", title="Work", milestone="m10") for n in range(11, 50, 9)},
    dependencies={"l5": Dependency(id="l5", before="m10", after="m17")},
    assignments={"c5": Assignment(id="c5", part="m10", person="p30", role=Raci.RESPONSIBLE)},
)


class Refused(AssertionError):
    """An act that a test needs was refused."""


class Wall:
    """A plan with one open room and its members, and acts upon it as a log would number them."""

    def __init__(self, agenda: Agenda = AGENDA, plan: Plan = BROUGHT_IN) -> None:
        self.now = START
        self.board = Board()
        self._write("", HOST, events.PlanOpened(plan=plan))
        self._write("", HOST, events.RoomOpened(room=ROOM, code="MOON", agenda=agenda))
        for key in EVERYONE:
            self._write(ROOM, key, events.MemberJoined(member=_member(key)))

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.board.entries

    @property
    def room(self) -> RoomState:
        return self.board.rooms[ROOM]

    @property
    def hanging(self) -> Cards:
        """The cards of the room."""
        return Cards(self.room, self.board.plan)

    @property
    def plan(self) -> Plan:
        assert self.board.plan is not None
        return self.board.plan

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def ask(self, member: str, act: acts.AnyAct) -> Refusal | None:
        """Do ``act`` if the permits allow it; else say why not."""
        step = act.step if isinstance(act, acts.StepAct) else self.room.step.key
        planner = isinstance(act, acts.PlannerAct) and member == HOST
        viewer = self.viewer(member, step if isinstance(act, acts.StepAct) else "", planner)
        refusal = may(self.board, viewer, act, self.now)
        if refusal is None:
            room = "" if isinstance(act, acts.PlannerAct) else ROOM
            happened = consequences(self.board, viewer, act, self.now)
            self._write(room, viewer.acts_as, *happened)
        return refusal

    def do(self, member: str, act: acts.AnyAct) -> None:
        """Do ``act``, which must be allowed."""
        if refusal := self.ask(member, act):
            raise Refused(refusal.say())

    def go(self, step: str) -> None:
        self.do(HOST, acts.GoTo(step=step, leaving=self.room.step.key))

    def write(self, member: str, step: str, text: str) -> str:
        """Write a note and return its id."""
        self.do(member, acts.WriteNote(step=step, text=text))
        return list(self.room.notes)[-1]

    def fill(self, card: str, **fields: str) -> None:
        for field, value in fields.items():
            was, step = self.hanging.field(card, field), self.room.step.key
            self.do(HOST, acts.SetField(step=step, card=card, field=field, value=value, was=was))

    def viewer(self, member: str, step: str | None = None, planner: bool = False) -> Viewer:
        """A member as they look at the room, or act in ``step``."""
        key = self.room.step.key if step is None else step
        asked = self.room.agenda.step(key)
        alias = f"~{key}{member[::-1]}" if asked and asked.anonymous else ""
        return Viewer(id=member, room=ROOM, alias=alias, planner=planner)

    def view(self, member: str) -> View:
        return view(self.board, self.viewer(member))

    def happen(self, *happened: AnyEvent) -> None:
        """Let ``happened`` be in the log, as an earlier version or another room put it there."""
        self._write(ROOM, HOST, *happened)

    def _write(self, room: str, who: str, *happened: AnyEvent) -> None:
        for event in happened:
            seq = self.board.seq + 1
            entry = Entry(seq=seq, at=self.now, who=who, room=room, event=event)
            self.board = apply(self.board, entry)


def _member(key: str) -> Member:
    roles = {HOST: Role.FACILITATOR, SPECTATOR: Role.SPECTATOR}
    return Member(id=key, name=key.title(), role=roles.get(key, Role.PARTICIPANT))


def wall_with_goal(**fields: str) -> tuple[Wall, str]:
    """A wall on its commit step, with one card whose fields are filled in; and the card."""
    wall = Wall()
    wall.go("ideas")
    card = wall.write("ada", "ideas", "Fewer complaints")
    wall.do(HOST, acts.Reveal(step="ideas"))
    wall.go("draft")
    wall.fill(card, **fields)
    wall.go("commit")
    return wall, card


def due(day: str) -> date:
    return date.fromisoformat(day)
