"""Boards for the documents to be made from, told as the entries of a log."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from milepost.plan import events
from milepost.plan.agenda import Agenda, Collect, Commit, Feedback, Rate, Scale, Step, Vote
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.parts import Action, Decision, Id, Metric, Milestone, Person, Status
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.plan.room_state import Member, Note, Role

BEGAN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
SHORE = "A harbour that 400 families use without asking for help."

FIVE = Scale(key="sure", label="We will reach this by its date")
AGENDA = Agenda(
    workshop="smart_goals",
    title="SMART goals",
    steps=(
        Step(key="ideas", title="Ideas", minutes=5, activity=Collect(prompt="What changes?")),
        Step(key="vote", title="Dots", minutes=3, activity=Vote(of="ideas")),
        Step(
            key="sure",
            title="Fist of five",
            minutes=3,
            activity=Rate(of="vote", scales=(FIVE,), anonymous=True),
        ),
        Step(key="commit", title="Into the plan", minutes=3, activity=Commit(of="vote")),
        Step(key="exit", title="Exit", minutes=2, activity=Feedback(scales=(FIVE,))),
    ),
)


class Story:
    """A log as it grows: each thing that happens is one minute after the last."""

    def __init__(self, plan: Plan) -> None:
        self._entries: list[Entry] = []
        self._now = BEGAN
        self.happens(events.PlanOpened(plan=plan))

    def happens(self, *what: events.AnyEvent, who: str = "host", room: str = "") -> Story:
        for event in what:
            self._now += timedelta(minutes=1)
            seq = len(self._entries) + 1
            self._entries.append(Entry(seq=seq, at=self._now, who=who, event=event, room=room))
        return self

    def waits(self, days: int) -> Story:
        """Let ``days`` pass, and something of no consequence happen then."""
        self._now += timedelta(days=days)
        return self.happens(events.PlanEdited(changes=events.PlanChanges()))

    def board(self) -> Board:
        return replay(self._entries)


def harbour() -> Plan:
    """A small plan in which each kind of thing occurs."""
    people = (Person(id="ana", name="Ana Lima"), Person(id="bo", name="Bo Ek"))
    milestones = (
        Milestone(
            id="pier",
            title="Pier open to 40 boats",
            outcome="Boats land at any tide.",
            metric=Metric(name="berths", baseline=12, target=40, unit="boats"),
            due=date(2027, 3, 31),
            owner="ana",
            status=Status.COMMITTED,
        ),
        Milestone(
            id="light",
            title="Beacon lit every night",
            due=date(2026, 6, 30),
            done_on=date(2026, 6, 12),
            status=Status.DONE,
            owner="bo",
        ),
        Milestone(id="kiosk", title="Kiosk sells tickets", due=date(2026, 8, 1)),
        Milestone(id="ferry", title="Ferry twice a day"),
        Milestone(id="casino", title="Casino on the pier", status=Status.DROPPED),
    )
    return Plan(
        title="Harbour for all",
        vision=SHORE,
        horizon=date(2027, 12, 31),
        people={each.id: each for each in people},
        milestones={each.id: each for each in milestones},
        decisions={
            "d1": Decision(id="d1", text="Wood, not concrete.", on=date(2026, 8, 20)),
        },
        actions={
            "a1": Action(id="a1", text="Ask the fishers.", owner="bo", due=date(2026, 9, 15)),
        },
    )


def plan_of(*milestones: Milestone) -> Plan:
    return Plan(title="Harbour", milestones={each.id: each for each in milestones})


def many(count: int) -> Plan:
    """A plan of that many milestones, ten days apart, each with a title of its own."""
    first = date(2026, 10, 1)
    return plan_of(
        *(
            Milestone(
                id=f"m{n}",
                title=f"Pontoon <{n:03d}> afloat",
                outcome="Holds twelve boats in a storm of force nine." if n % 3 else "",
                due=first + timedelta(days=10 * n) if n % 10 else None,
                status=Status.COMMITTED if n % 2 else Status.PROPOSED,
            )
            for n in range(count)
        )
    )


def room_story(plan: Plan, notes: dict[Id, str]) -> Story:
    """A room of three people on the step in which they write; nothing is revealed."""
    story = Story(plan).happens(
        events.RoomOpened(room="r1", code="PIER", agenda=AGENDA),
        events.MemberJoined(member=Member(id="m-fay", name="Fay", role=Role.FACILITATOR)),
        events.MemberJoined(member=Member(id="m-ann", name="Annabel-Canary")),
        events.MemberJoined(member=Member(id="m-ben", name="Ben-Canary")),
        room="r1",
    )
    for id_, text in notes.items():
        note = Note(id=id_, step="ideas", author="m-ann", text=text)
        story.happens(events.NoteWritten(note=note), who="m-ann", room="r1")
    return story


def answers(story: Story, step: str, card: str, scale: str, values: dict[str, int]) -> None:
    """Each member gives ``card`` their value."""
    story.happens(events.StepEntered(step=step), who="m-fay", room="r1")
    for who, value in values.items():
        given = events.Answered(step=step, card=card, scale=scale, value=value)
        story.happens(given, who=who, room="r1")


def revealed() -> Story:
    """A room in which three people have voted, and all was shown."""
    story = room_story(harbour(), {"n1": "Longer pier", "n2": "Brighter beacon"})
    for step, card, scale, given in (
        ("vote", "n1", "dots", {"m-ann": 1, "m-ben": 1}),
        ("vote", "n2", "dots", {"m-ann": 2, "m-ben": 2}),
        ("sure", "n1", "sure", {"p-canary": 2, "q-canary": 5, "s-canary": 5}),
        ("exit", "", "sure", {"m-ann": 4}),
    ):
        answers(story, step, card, scale, given)
    shown = (events.StepRevealed(step=key) for key in ("ideas", "vote", "sure", "exit"))
    return story.happens(*shown, who="m-fay", room="r1")
