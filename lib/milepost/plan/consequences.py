"""What happens when a permitted act is done: the events it becomes.

Ids are made from the number that the entry will have in the log, so they are short, unique
and never reused. The log takes the entries only if no other came between (``append``'s
``after``); else the act is asked again on the newer board.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import singledispatch

from msgspec import UNSET

from milepost.plan import acts, events
from milepost.plan.board import Board
from milepost.plan.commitment import MilestoneDraft, draft
from milepost.plan.parts import Action, Decision, Milestone, Person, Status
from milepost.plan.room_state import Note, Timer
from milepost.plan.scene import Scene, Viewer


def consequences(
    board: Board, viewer: Viewer, act: acts.AnyAct, now: datetime
) -> tuple[events.AnyEvent, ...]:
    """The events that ``act``, which ``permits.may`` let pass, becomes."""
    return tuple(_events(act, Scene(board, viewer, now)))


@singledispatch
def _events(act: acts.AnyAct, scene: Scene) -> Iterator[events.AnyEvent]:
    raise TypeError(f"no consequence is known for {type(act).__name__}")


@_events.register
def _(act: acts.WriteNote, scene: Scene) -> Iterator[events.AnyEvent]:
    author = scene.viewer.acts_as
    note = Note(
        id=scene.new_id("n"), step=act.step, author=author, text=act.text, fields=act.fields
    )
    yield events.NoteWritten(note=note)


@_events.register
def _(act: acts.EditNote, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.NoteEdited(note=act.note, text=act.text, fields=act.fields)


@_events.register
def _(act: acts.WithdrawNote, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.NoteWithdrawn(note=act.note)


@_events.register
def _(act: acts.JoinCards, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.CardsJoined(group=scene.new_id("g"), step=act.step, cards=act.cards)


@_events.register
def _(act: acts.UngroupNote, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.NoteUngrouped(note=act.note)


@_events.register
def _(act: acts.NameGroup, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.GroupNamed(group=act.group, name=act.name)


@_events.register
def _(act: acts.Give, scene: Scene) -> Iterator[events.AnyEvent]:
    value = act.value or None if act.scale == "dots" else act.value
    yield events.Answered(step=act.step, card=act.card, scale=act.scale, value=value)


@_events.register
def _(act: acts.Comment, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.Commented(step=act.step, text=act.text)


@_events.register
def _(act: acts.SetField, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.FieldSet(card=act.card, field=act.field, value=act.value)


@_events.register
def _(act: acts.DeclareFinish, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.FinishDeclared(step=act.step, finished=act.finished)


@_events.register
def _(act: acts.Rename, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.MemberRenamed(member=scene.viewer.id, name=act.name)


@_events.register
def _(act: acts.GoTo, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.StepEntered(step=act.step)


@_events.register
def _(act: acts.StartTimer, scene: Scene) -> Iterator[events.AnyEvent]:
    ends_at = scene.now + timedelta(seconds=act.seconds)
    timer = Timer(ends_at=ends_at, seconds=act.seconds, closes=act.closes)
    yield events.TimerStarted(step=act.step, timer=timer)


@_events.register
def _(act: acts.StopTimer, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.TimerStopped(step=act.step)


@_events.register
def _(act: acts.Reveal, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.StepRevealed(step=act.step)


@_events.register
def _(act: acts.Lock, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.StepLocked(step=act.step, locked=act.locked)


@_events.register
def _(act: acts.Choose, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.CardsChosen(step=act.step, cards=act.cards)


@_events.register
def _(act: acts.RecordDecision, scene: Scene) -> Iterator[events.AnyEvent]:
    today, room = scene.now.date(), scene.room.id
    decision = Decision(id=scene.new_id("d"), text=act.text, on=today, room=room)
    yield events.DecisionRecorded(decision=decision)


@_events.register
def _(act: acts.RecordAction, scene: Scene) -> Iterator[events.AnyEvent]:
    people = _People(scene)
    owner = people.named(act.owner)
    yield from people.new
    action = Action(
        id=scene.new_id("a"), text=act.text, owner=owner, due=act.due, room=scene.room.id
    )
    yield events.ActionPut(action=action)


@_events.register
def _(act: acts.GiveRole, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.RoleGiven(member=act.member, role=act.role)


@_events.register
def _(act: acts.RemoveMember, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.MemberRemoved(member=act.member)


@_events.register
def _(act: acts.Undo, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.Undone(seq=act.seq)


@_events.register
def _(act: acts.CloseRoom, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.RoomClosed()


@_events.register
def _(act: acts.CommitCards, scene: Scene) -> Iterator[events.AnyEvent]:
    people = _People(scene)
    for card in act.cards:
        drafted = draft(scene.room, card)
        owner = people.named(drafted.owner) if drafted.owner else None
        yield from people.new
        known = _milestone_of(scene, card)
        if known:
            yield _edited(known, drafted, owner)
        else:
            yield events.MilestoneAdded(milestone=_added(scene, drafted, owner), step=act.step)


def _milestone_of(scene: Scene, card: str) -> str | None:
    """The milestone that this card has become already, in whichever commit step."""
    made = (state.committed.get(card) for state in scene.room.steps.values())
    return next((milestone for milestone in made if milestone in scene.plan.milestones), None)


def _added(scene: Scene, drafted: MilestoneDraft, owner: str | None) -> Milestone:
    return Milestone(
        id=scene.new_id("m"),
        title=drafted.title,
        outcome=drafted.outcome,
        metric=drafted.metric,
        due=drafted.due,
        owner=owner,
        status=Status.COMMITTED,
        source=drafted.card,
    )


def _edited(milestone: str, drafted: MilestoneDraft, owner: str | None) -> events.MilestoneEdited:
    changes = events.MilestoneChanges(
        title=drafted.title,
        outcome=drafted.outcome or UNSET,
        metric=drafted.metric,
        due=drafted.due,
        owner=owner,
    )
    return events.MilestoneEdited(milestone=milestone, changes=changes)


class _People:
    """The plan's people by name; a name that is new becomes a person."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._ids = {p.name.casefold(): p.id for p in scene.plan.people.values()}
        self._new: list[Person] = []

    def named(self, name: str) -> str:
        """The id of the person of that name."""
        key = name.strip().casefold()
        if key not in self._ids:
            person = Person(id=self._scene.new_id("p"), name=name.strip())
            self._ids[key] = person.id
            self._new.append(person)
        return self._ids[key]

    @property
    def new(self) -> Iterator[events.PersonPut]:
        """The people that were made since this was last asked."""
        while self._new:
            yield events.PersonPut(person=self._new.pop(0))


@_events.register
def _(act: acts.OpenPlan, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.PlanOpened(plan=act.plan)


@_events.register
def _(act: acts.EditPlan, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.PlanEdited(changes=act.changes)


@_events.register
def _(act: acts.PutPerson, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.PersonPut(person=act.person)


@_events.register
def _(act: acts.RemovePerson, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.PersonLeft(person=act.person)


@_events.register
def _(act: acts.AddMilestone, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.MilestoneAdded(milestone=act.milestone)


@_events.register
def _(act: acts.EditMilestone, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.MilestoneEdited(milestone=act.milestone, changes=act.changes)


@_events.register
def _(act: acts.OpenRoom, scene: Scene) -> Iterator[events.AnyEvent]:
    room = scene.new_id("r")
    yield events.RoomOpened(room=room, code=act.code, agenda=act.agenda)
