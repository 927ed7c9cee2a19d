"""Random workshops: any member asks for any act, on what hangs there or on nothing real."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from milepost.plan import acts
from milepost.plan.agenda import DeckKind
from milepost.plan.events import MilestoneChanges, TaskChanges
from milepost.plan.parts import Person, Status
from milepost.plan.reviews import Feedback
from milepost.plan.risks import Risk
from milepost.plan.room_state import Role
from milepost.plan.work import Dependency, Raci, Task
from tests.plan.wall import AGENDA, EVERYONE, HOST, PEOPLE, ROOM, SPECTATOR, Wall

P = TypeVar("P")

HOSTILE = (
    "",
    "<img src=x onerror=alert(1)>",
    '#read("/etc/passwd")',
    "=cmd|' /C calc'!A0",
    "nul\0nul",
    "lone \ud800 surrogate",
    "\u202eright to left",
    "e\u0301" * 20,
    "👩🏽‍🚀",
    "x" * 5000,
)
_TEXTS = st.one_of(
    st.sampled_from(["Ship it", "Fewer complaints", "12", "2027-06-30", "Dora", "Eve"]),
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=12),
)


class Move(msgspec.Struct, frozen=True):
    """Who does which kind of act, and numbers that choose on what."""

    who: int
    kind: int
    a: int
    b: int
    text: str


_CLOSE = 200
_MOVES = st.builds(
    Move,
    who=st.integers(0, 11),
    kind=st.integers(0, _CLOSE),
    a=st.integers(0, 50),
    b=st.integers(0, 50),
    text=_TEXTS,
)
_SEATS = (*PEOPLE, *PEOPLE, *PEOPLE, HOST, SPECTATOR)
_KEYS = tuple(step.key for step in AGENDA.steps)


class _Chosen:
    """What a move speaks of, on the wall as it is."""

    def __init__(self, wall: Wall, move: Move) -> None:
        self.wall, self.move, self.text = wall, move, move.text
        self.a, self.b = move.a, move.b

    @property
    def step(self) -> str:
        """Mostly the step that the room is on, sometimes another or none."""
        here = self.wall.room.step.key
        return (*[here] * 6, _KEYS[self.b % len(_KEYS)], "no_such_step")[self.a % 8]

    @property
    def next_step(self) -> str:
        return _KEYS[(_KEYS.index(self.wall.room.step.key) + 1 + self.b % 3 % 2) % len(_KEYS)]

    @property
    def note(self) -> str:
        return _pick([*self.wall.room.notes, "n999"], self.b)

    def card(self, by: int) -> str:
        room = self.wall.room
        cards = self.wall.hanging.cards(room.step.of or room.step.key)
        return _pick([*cards, *cards, *room.notes, "n999"], by)

    @property
    def cards(self) -> tuple[str, ...]:
        return (self.card(self.a), self.card(self.b))

    @property
    def field(self) -> str:
        return ("title", "metric", "target", "unit", "due", "owner", "nope")[self.b % 7]

    @property
    def milestone(self) -> str:
        return _pick([*self.wall.plan.milestones], self.b)

    @property
    def other_milestone(self) -> str:
        others = [key for key in self.wall.plan.milestones if key != self.milestone]
        return _pick([*others, "m999"], self.a)

    @property
    def task_changes(self) -> TaskChanges:
        owner = _pick([*self.wall.plan.people, None], self.b)
        return TaskChanges(points=float(self.b), owner=owner)

    @property
    def milestone_changes(self) -> MilestoneChanges:
        due = date(2027, 3, 1 + self.b % 28)
        return MilestoneChanges(due=due, status=tuple(Status)[self.a % 2])

    @property
    def member(self) -> str:
        return _pick([*EVERYONE, "nobody"], self.b)


def _pick(options: Sequence[P], number: int) -> P:
    return options[number % len(options)]


_PARTICIPANT: tuple[Callable[[_Chosen], acts.AnyAct], ...] = (
    lambda c: acts.WriteNote(step=c.step, text=c.text),
    lambda c: acts.WriteNote(step=c.step, text=c.text, fields={"why": c.text}),
    lambda c: acts.EditNote(step=c.step, note=c.note, text=c.text),
    lambda c: acts.WithdrawNote(step=c.step, note=c.note),
    lambda c: acts.JoinCards(step=c.step, cards=c.cards),
    lambda c: acts.UngroupNote(step=c.step, note=c.note),
    lambda c: acts.NameGroup(step=c.step, group=c.card(c.a), name=c.text),
    lambda c: acts.Give(step=c.step, card=c.card(c.a), scale="dots", value=c.b % 4),
    lambda c: acts.Give(step=c.step, card=c.card(c.a), scale="fist", value=c.b % 7),
    lambda c: acts.Give(step=c.step, card="", scale="fist", value=(None, c.b)[c.b % 2]),
    lambda c: acts.Comment(step=c.step, text=c.text),
    lambda c: acts.SetField(
        step=c.step,
        card=c.card(c.a),
        field=c.field,
        value=c.text,
        was=c.wall.hanging.field(c.card(c.a), c.field),
    ),
    lambda c: acts.DeclareFinish(step=c.step, finished=c.b % 3 > 0),
    lambda c: acts.Rename(name=c.text),
    lambda c: acts.Place(step=c.step, card=c.card(c.a), lane=("must", "could", "never")[c.b % 3]),
    lambda c: acts.Give(step=c.step, card=c.card(c.a), scale="lane", value=c.b % 4),
    lambda c: acts.LinkCards(step=c.step, before=c.card(c.a), after=c.card(c.b)),
    lambda c: acts.LinkCards(
        step=c.step, before=c.card(c.b), after=c.card(c.a), lag=c.b, contact=c.text
    ),
    lambda c: acts.UnlinkCards(step=c.step, before=c.card(c.a), after=c.card(c.b)),
    lambda c: acts.GivePart(
        step=c.step,
        card=c.card(c.a),
        person=(c.text, "Dora", "Eve")[c.a % 3],
        role=(*Raci, None)[c.b % 5],
    ),
    lambda c: acts.Give(
        step=c.step, card=c.card(c.a), scale="points", value=(0, 1, 2, 3, 4)[c.b % 5]
    ),
    lambda c: acts.Give(step=c.step, card=c.card(c.a), scale="pass", value=1),
    lambda c: acts.Park(text=c.text),
    lambda _: acts.SeePlan(),
)
_DECIDING: dict[str, Callable[[_Chosen], acts.AnyAct]] = {
    "select": lambda c: acts.Choose(step=c.step, cards=c.cards),
    "commit": lambda c: acts.CommitCards(step=c.step, cards=c.cards),
}
_FACILITATOR: tuple[Callable[[_Chosen], acts.AnyAct], ...] = (
    *[lambda c: acts.GoTo(step=c.next_step, leaving=c.wall.room.step.key)] * 4,
    *[lambda c: acts.Reveal(step=c.step)] * 3,
    lambda c: acts.StartTimer(step=c.step, seconds=1 + c.b),
    lambda c: acts.StopTimer(step=c.step),
    lambda c: acts.Lock(step=c.step, locked=c.b % 3 == 0),
    *_DECIDING.values(),
    lambda c: acts.RecordDecision(text=c.text),
    lambda c: acts.RecordAction(text=c.text, owner=c.text, due=date(2027, 5, 1)),
    lambda c: acts.GiveRole(member=c.member, role=tuple(Role)[c.a % 3]),
    lambda c: acts.RemoveMember(member=c.member),
    *[lambda c: acts.Undo(seq=c.a)] * 3,
    *[lambda c: acts.TurnOver(step=c.step, card=c.card(c.a))] * 2,
    lambda c: acts.VoteAgain(step=c.step, card=c.card(c.a)),
    lambda c: acts.Agree(step=c.step, card=c.card(c.a), values={"points": float(c.b)}),
    lambda c: acts.ChooseDeck(step=c.step, deck=tuple(DeckKind)[c.b % 5]),
    lambda c: acts.Spotlight(step=c.step, card=c.card(c.a)),
    lambda c: acts.Nudge(step=c.step),
    lambda c: acts.JoinTables(step=c.step),
    lambda c: acts.SettleParked(item=_pick([*c.wall.room.parked, "x999"], c.a)),
    lambda c: acts.RenameMember(member=c.member, name=c.text),
    lambda c: acts.AddTask(task=Task(id=f"t{90 + c.a}", title="More", milestone=c.milestone)),
    lambda c: acts.EditTask(task=_pick([*c.wall.plan.tasks, "t999"], c.a), changes=c.task_changes),
    lambda c: acts.EditMilestone(milestone=c.milestone, changes=c.milestone_changes),
    lambda c: acts.PutDependency(
        dependency=Dependency(id=f"l{90 + c.a}", before=c.milestone, after=c.other_milestone)
    ),
    lambda c: acts.RemoveDependency(dependency=_pick([*c.wall.plan.dependencies, "l9"], c.a)),
    lambda c: acts.PutRisk(risk=Risk(id=f"k{c.a}", event="Rain", threatens=(c.milestone,))),
    lambda c: acts.GiveFeedback(
        feedback=Feedback(id=f"f{c.a}", on=date(2027, 1, 4), about=c.milestone, pacing=3)
    ),
    lambda c: acts.PutPerson(person=Person(id=f"p{30 + c.b % 2}", name="Dora")),
    lambda c: acts.RemovePerson(person=_pick([*c.wall.plan.people, "p999"], c.a)),
)
#: Where in the list of participants' acts those of an activity begin and end.
_FITTING = {
    "collect": (0, 4),
    "group": (4, 7),
    "vote": (7, 8),
    "rate": (8, 9),
    "feedback": (9, 11),
    "sort": (14, 16),
    "sequence": (16, 19),
    "assign": (19, 20),
    "estimate": (20, 22),
}


def act_of(wall: Wall, move: Move) -> acts.AnyAct:
    """The act that a move becomes on the wall as it is."""
    if move.kind == _CLOSE:
        return acts.CloseRoom()
    return _pick(_kinds(wall, move), move.kind)(_Chosen(wall, move))


def _kinds(wall: Wall, move: Move) -> Sequence[Callable[[_Chosen], acts.AnyAct]]:
    """Acts of the facilitator, acts that fit the step, or any act of a participant."""
    activity = str(type(wall.room.step.activity).__struct_config__.tag)
    if move.who == 0 and activity in _DECIDING:
        return (_DECIDING[activity],)
    if move.who % 3 == 0:
        return _FACILITATOR
    low, high = _FITTING.get(activity, (11, 13)) if move.who % 3 == 1 else (0, None)
    return _PARTICIPANT[low:high]


def member_of(move: Move) -> str:
    """Facilitator's acts mostly come from the host, and sometimes from anybody."""
    return HOST if move.who % 3 == 0 and move.who < 9 else _pick(_SEATS, move.who + move.b)


def played(moves: Sequence[Move], seen: Callable[[Wall], object] = id) -> Wall:
    """The wall after all ``moves``, refused ones included; ``seen`` is called after each."""
    wall = _begun(moves[0])
    for move in moves:
        wall.wait(move.b)
        wall.ask(member_of(move), act_of(wall, move))
        assert wall.board.rooms[ROOM].id == ROOM
        seen(wall)
    return wall


def _begun(first: Move) -> Wall:
    """A wall on some step of its agenda, with what was mostly revealed before."""
    wall = Wall()
    for step in ("ideas", "whispers"):
        wall.go(step)
        for member in PEOPLE:
            wall.write(member, step, f"{member} in {step}")
        if first.b % 4:
            wall.do(HOST, acts.Reveal(step=step))
    wall.go(_pick(_KEYS, first.a))
    return wall


workshops = st.lists(_MOVES, min_size=20, max_size=50)

#: Enough examples to meet every act in many orders; a shared machine may take its time.
often = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
