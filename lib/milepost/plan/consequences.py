"""What happens when a permitted act is done: the events it becomes.

Ids are made from the number that the entry will have in the log, so they are short, unique
and never reused. The log takes the entries only if no other came between (``append``'s
``after``); else the act is asked again on the newer board.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import singledispatch

from milepost.plan import acts, events
from milepost.plan.agenda import Estimate, Feedback, Sort
from milepost.plan.board import Board
from milepost.plan.commitment import Commitment, People
from milepost.plan.part_fields import said
from milepost.plan.parts import Action, Decision, Person
from milepost.plan.readers import named
from milepost.plan.reviewing import has_reviewed
from milepost.plan.reviews import Review
from milepost.plan.room_state import Note, Parked, Timer
from milepost.plan.scene import Scene, Viewer
from milepost.plan.shown import cards_shown, seated
from milepost.plan.team_feedback import team_feedback
from milepost.plan.text import one_name


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
def _(act: acts.Place, scene: Scene) -> Iterator[events.AnyEvent]:
    activity = scene.step(act).activity
    if isinstance(activity, Sort):
        yield events.FieldSet(card=act.card, field=activity.field, value=act.lane)


@_events.register
def _(act: acts.LinkCards, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.CardsLinked(
        step=act.step,
        before=act.before,
        after=act.after,
        kind=act.kind,
        lag=act.lag,
        contact=act.contact,
    )


@_events.register
def _(act: acts.UnlinkCards, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.CardsUnlinked(step=act.step, before=act.before, after=act.after)


@_events.register
def _(act: acts.GivePart, scene: Scene) -> Iterator[events.AnyEvent]:
    person = one_name(act.person)
    # However it is spelt, one of the plan's people is one.
    known = named(scene.plan, person) if scene.board.plan else None
    name = known.name if known else person
    yield events.PersonAssigned(step=act.step, card=act.card, person=name, role=act.role)


@_events.register
def _(act: acts.DeclareFinish, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.FinishDeclared(step=act.step, finished=act.finished)


@_events.register
def _(act: acts.Rename, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.MemberRenamed(member=scene.viewer.id, name=one_name(act.name))


@_events.register
def _(act: acts.Park, scene: Scene) -> Iterator[events.AnyEvent]:
    item = Parked(id=scene.new_id("x"), text=act.text, author=scene.viewer.id)
    yield events.ItemParked(item=item)


@_events.register
def _(act: acts.SettleParked, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.ParkedSettled(item=act.item, settled=act.settled)


@_events.register
def _(act: acts.SeePlan, scene: Scene) -> Iterator[events.AnyEvent]:
    yield from _seen(scene, scene.room.members[scene.viewer.id].name)


def _seen(scene: Scene, name: str) -> Iterator[events.AnyEvent]:
    person = named(scene.plan, name)
    if person is None:
        # Somebody who works on nothing, and yet is to know the plan.
        person = Person(id=scene.new_id("p"), name=name, days_per_week=0, stakeholder=True)
        yield events.PersonPut(person=person)
    yield events.PlanSeen(person=person.id)


@_events.register
def _(act: acts.RenameMember, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.MemberRenamed(member=act.member, name=one_name(act.name))


@_events.register
def _(act: acts.GoTo, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.StepEntered(step=act.step)
    step = scene.room.agenda.step(act.step)
    if step is not None and step.tables and not scene.room.state(step.key).tables:
        yield events.TablesSeated(step=step.key, tables=seated(scene.room, step))


@_events.register
def _(act: acts.JoinTables, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.TablesJoined(step=act.step)


@_events.register
def _(act: acts.Spotlight, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.Spotlit(step=act.step, card=act.card)


@_events.register
def _(act: acts.Nudge, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.Nudged(step=act.step)


@_events.register
def _(act: acts.TurnOver, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.CardTurned(step=act.step, card=act.card)


@_events.register
def _(act: acts.VoteAgain, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.RoundBegun(step=act.step, card=act.card)


@_events.register
def _(act: acts.Agree, scene: Scene) -> Iterator[events.AnyEvent]:
    for key, value in act.values.items():
        yield events.FieldSet(card=act.card, field=key, value=said(value))


@_events.register
def _(act: acts.ChooseDeck, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.DeckChosen(step=act.step, deck=act.deck, faces=act.faces)


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
    step = scene.step(act)
    match step.activity:
        case Estimate():
            turned = scene.room.state(step.key).turned
            for card in cards_shown(scene.wall):
                if card not in turned:
                    yield events.CardTurned(step=step.key, card=card)
        case Feedback() if not scene.room.state(step.key).revealed:
            for feedback in team_feedback(scene, step):
                yield events.FeedbackGiven(feedback=feedback)


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
    people = People(scene)
    owner = people.named(act.owner)
    yield from people.new()
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
    if scene.board.plan is not None and has_reviewed(scene.room):
        review = Review(id=scene.new_id("v"), on=scene.now.date())
        yield events.ReviewHeld(review=review)


@_events.register
def _(act: acts.CommitCards, scene: Scene) -> Iterator[events.AnyEvent]:
    yield from Commitment(scene, scene.step(act)).entering(act.cards)


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
def _(act: acts.AddTask, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.TaskAdded(task=act.task)


@_events.register
def _(act: acts.EditTask, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.TaskEdited(task=act.task, changes=act.changes)


@_events.register
def _(act: acts.PutDependency, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.DependencyPut(dependency=act.dependency)


@_events.register
def _(act: acts.RemoveDependency, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.DependencyRemoved(dependency=act.dependency)


@_events.register
def _(act: acts.PutRisk, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.RiskPut(risk=act.risk)


@_events.register
def _(act: acts.PutSprint, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.SprintPut(sprint=act.sprint)


@_events.register
def _(act: acts.PutAction, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.ActionPut(action=act.action)


@_events.register
def _(act: acts.GiveFeedback, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.FeedbackGiven(feedback=act.feedback)


@_events.register
def _(act: acts.HoldReview, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.ReviewHeld(review=act.review)


@_events.register
def _(act: acts.BringIn, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.Imported(source=act.source, changes=act.changes)


@_events.register
def _(act: acts.UndoImport, scene: Scene) -> Iterator[events.AnyEvent]:
    yield events.Undone(seq=act.seq)


@_events.register
def _(act: acts.ReadPlan, scene: Scene) -> Iterator[events.AnyEvent]:
    yield from _seen(scene, one_name(act.name))


@_events.register
def _(act: acts.OpenRoom, scene: Scene) -> Iterator[events.AnyEvent]:
    room = scene.new_id("r")
    yield events.RoomOpened(room=room, code=act.code, agenda=act.agenda)
