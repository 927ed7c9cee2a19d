"""What has happened: frozen structs in the past tense, the only things a log holds.

An event is never changed once it is written, only superseded: old logs always open. New
fields therefore have defaults, and no event is ever renamed or removed.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from msgspec import UNSET, UnsetType

from milepost.plan.agenda import Agenda
from milepost.plan.parts import (
    Action,
    Calendar,
    Decision,
    Id,
    Kind,
    Metric,
    Milestone,
    MoSCoW,
    Person,
    Score,
    Status,
    Term,
)
from milepost.plan.plan import Plan
from milepost.plan.room_state import Member, Note, Role, Timer
from milepost.plan.three_point import ThreePoint


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="event"):
    """Base of everything that can have happened."""


class Changes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """New values for some fields of a part; what is unset stays as it is."""


class PlanChanges(Changes, frozen=True, kw_only=True):
    """New values for the plan's own fields."""

    title: str | UnsetType = UNSET
    vision: str | UnsetType = UNSET
    horizon: date | UnsetType | None = UNSET
    calendar: Calendar | UnsetType = UNSET


class MilestoneChanges(Changes, frozen=True, kw_only=True):
    """New values for a milestone."""

    title: str | UnsetType = UNSET
    outcome: str | UnsetType = UNSET
    metric: Metric | UnsetType | None = UNSET
    due: date | UnsetType | None = UNSET
    fixed: bool | UnsetType = UNSET
    days: ThreePoint | UnsetType | None = UNSET
    owner: Id | UnsetType | None = UNSET
    kind: Kind | UnsetType = UNSET
    term: Term | UnsetType = UNSET
    value: Score | UnsetType | None = UNSET
    urgency: Score | UnsetType | None = UNSET
    confidence: Score | UnsetType | None = UNSET
    moscow: MoSCoW | UnsetType | None = UNSET
    status: Status | UnsetType = UNSET
    done_on: date | UnsetType | None = UNSET


class PlanOpened(Event, frozen=True, kw_only=True, tag="plan_opened"):
    """A plan began, empty or brought in whole."""

    plan: Plan


class PlanEdited(Event, frozen=True, kw_only=True, tag="plan_edited"):
    """The plan's title, vision, horizon or calendar changed."""

    changes: PlanChanges


class PersonPut(Event, frozen=True, kw_only=True, tag="person_put"):
    """A person joined the plan, or what is known of them changed."""

    person: Person


class PersonLeft(Event, frozen=True, kw_only=True, tag="person_left"):
    """A person who owns nothing left the plan."""

    person: Id


class MilestoneAdded(Event, frozen=True, kw_only=True, tag="milestone_added"):
    """A milestone entered the plan; ``step`` is the step of the room that committed it."""

    milestone: Milestone
    step: str = ""


class MilestoneEdited(Event, frozen=True, kw_only=True, tag="milestone_edited"):
    """Fields of a milestone changed; a changed due date is added to its promises."""

    milestone: Id
    changes: MilestoneChanges


class DecisionRecorded(Event, frozen=True, kw_only=True, tag="decision_recorded"):
    """The room agreed on something."""

    decision: Decision


class ActionPut(Event, frozen=True, kw_only=True, tag="action_put"):
    """Somebody took on an action, or it changed."""

    action: Action


class RoomOpened(Event, frozen=True, kw_only=True, tag="room_opened"):
    """A room was opened for a workshop."""

    room: Id
    code: str
    agenda: Agenda


class RoomClosed(Event, frozen=True, kw_only=True, tag="room_closed"):
    """The room ended."""


class MemberJoined(Event, frozen=True, kw_only=True, tag="member_joined"):
    """Somebody came in, or came back."""

    member: Member


class MemberRenamed(Event, frozen=True, kw_only=True, tag="member_renamed"):
    """A member goes by another name."""

    member: str
    name: str


class MemberRemoved(Event, frozen=True, kw_only=True, tag="member_removed"):
    """A member was shown out; what they wrote stays."""

    member: str


class RoleGiven(Event, frozen=True, kw_only=True, tag="role_given"):
    """A member's role changed, as when a facilitator hands over."""

    member: str
    role: Role


class StepEntered(Event, frozen=True, kw_only=True, tag="step_entered"):
    """The room went to a step, forwards or back."""

    step: str


class TimerStarted(Event, frozen=True, kw_only=True, tag="timer_started"):
    """A timebox began."""

    step: str
    timer: Timer


class TimerStopped(Event, frozen=True, kw_only=True, tag="timer_stopped"):
    """The timebox was called off."""

    step: str


class TimerEnded(Event, frozen=True, kw_only=True, tag="timer_ended"):
    """The timebox that was to end at ``ends_at`` ran out."""

    step: str
    ends_at: datetime


class StepRevealed(Event, frozen=True, kw_only=True, tag="step_revealed"):
    """What people did alone in a step is now seen by all."""

    step: str


class StepLocked(Event, frozen=True, kw_only=True, tag="step_locked"):
    """A step was locked against further acts, or opened again."""

    step: str
    locked: bool


class NoteWritten(Event, frozen=True, kw_only=True, tag="note_written"):
    """Somebody wrote a note."""

    note: Note


class NoteEdited(Event, frozen=True, kw_only=True, tag="note_edited"):
    """A note's author changed it."""

    note: Id
    text: str
    fields: dict[str, str] = {}


class NoteWithdrawn(Event, frozen=True, kw_only=True, tag="note_withdrawn"):
    """A note's author took it back."""

    note: Id


class CardsJoined(Event, frozen=True, kw_only=True, tag="cards_joined"):
    """Notes, and the notes of groups, were put into one group."""

    group: Id
    step: str
    cards: tuple[Id, ...]


class NoteUngrouped(Event, frozen=True, kw_only=True, tag="note_ungrouped"):
    """A note was taken out of its group."""

    note: Id


class GroupNamed(Event, frozen=True, kw_only=True, tag="group_named"):
    """A group was given a name."""

    group: Id
    name: str


class Answered(Event, frozen=True, kw_only=True, tag="answered"):
    """A member gave a card a value on a scale (dots, a score), or took it back with None."""

    step: str
    card: str
    scale: str
    value: int | None


class Commented(Event, frozen=True, kw_only=True, tag="commented"):
    """A member added a sentence to their feedback."""

    step: str
    text: str


class FieldSet(Event, frozen=True, kw_only=True, tag="field_set"):
    """One field of a card was filled in or changed."""

    card: Id
    field: str
    value: str


class CardsChosen(Event, frozen=True, kw_only=True, tag="cards_chosen"):
    """These cards go on; the others rest."""

    step: str
    cards: tuple[Id, ...]


class FinishDeclared(Event, frozen=True, kw_only=True, tag="finish_declared"):
    """A member said that they have finished the step, or that they have not after all."""

    step: str
    finished: bool


class Undone(Event, frozen=True, kw_only=True, tag="undone"):
    """An earlier entry no longer counts: the board is as if it had never been made."""

    seq: int


AnyEvent = (
    PlanOpened
    | PlanEdited
    | PersonPut
    | PersonLeft
    | MilestoneAdded
    | MilestoneEdited
    | DecisionRecorded
    | ActionPut
    | RoomOpened
    | RoomClosed
    | MemberJoined
    | MemberRenamed
    | MemberRemoved
    | RoleGiven
    | StepEntered
    | TimerStarted
    | TimerStopped
    | TimerEnded
    | StepRevealed
    | StepLocked
    | NoteWritten
    | NoteEdited
    | NoteWithdrawn
    | CardsJoined
    | NoteUngrouped
    | GroupNamed
    | Answered
    | Commented
    | FieldSet
    | CardsChosen
    | FinishDeclared
    | Undone
)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a plan's log.

    ``seq`` counts from 1 within the plan; ``at`` is the server's clock in UTC; ``who`` is a
    member, the pseudonym they have in an anonymous step, or the program; ``room`` is empty for
    what happened outside any room.
    """

    seq: int
    at: datetime
    who: str
    event: AnyEvent
    room: str = ""
