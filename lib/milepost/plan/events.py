"""What has happened: frozen structs in the past tense, the only things a log holds.

An event is never changed once it is written, only superseded: old logs always open. New
fields therefore have defaults, and no event is ever renamed or removed.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from msgspec import UNSET, UnsetType

from milepost.plan.agenda import Agenda, DeckKind, Face
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
from milepost.plan.reviews import Cadence, EstimateRound, Feedback, Forecast, Review
from milepost.plan.risks import Risk
from milepost.plan.room_state import Member, Note, Parked, Role, Timer
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import (
    Assignment,
    Days,
    Dependency,
    DependencyKind,
    Points,
    Raci,
    Sprint,
    Task,
    TaskKind,
    TaskStatus,
)


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
    cadence: Cadence | UnsetType = UNSET


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


class TaskChanges(Changes, frozen=True, kw_only=True):
    """New values for a task; its first estimates are kept by themselves."""

    title: str | UnsetType = UNSET
    milestone: Id | UnsetType | None = UNSET
    owner: Id | UnsetType | None = UNSET
    kind: TaskKind | UnsetType = UNSET
    moscow: MoSCoW | UnsetType | None = UNSET
    status: TaskStatus | UnsetType = UNSET
    days: ThreePoint | UnsetType | None = UNSET
    points: Points | UnsetType | None = UNSET
    actual_days: Days | UnsetType | None = UNSET
    earliest: date | UnsetType | None = UNSET
    due: date | UnsetType | None = UNSET
    started_on: date | UnsetType | None = UNSET
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
    """Fields of a milestone changed; a changed due date is added to its promises.

    ``card`` and ``step`` say where a room let it into the plan as it now is, changed or not.
    """

    milestone: Id
    changes: MilestoneChanges
    card: str = ""
    step: str = ""


class TaskAdded(Event, frozen=True, kw_only=True, tag="task_added"):
    """A task entered the plan; ``card`` and ``step`` say from where, if from a room."""

    task: Task
    card: str = ""
    step: str = ""


class TaskEdited(Event, frozen=True, kw_only=True, tag="task_edited"):
    """Fields of a task changed; the first estimate stays beside a new one.

    ``card`` and ``step`` as for a milestone.
    """

    task: Id
    changes: TaskChanges
    card: str = ""
    step: str = ""


class DependencyPut(Event, frozen=True, kw_only=True, tag="dependency_put"):
    """Something now waits for something, or does so otherwise than before."""

    dependency: Dependency


class DependencyRemoved(Event, frozen=True, kw_only=True, tag="dependency_removed"):
    """Something no longer waits for something."""

    dependency: Id


class RiskPut(Event, frozen=True, kw_only=True, tag="risk_put"):
    """A risk entered the plan, or is seen otherwise; ``card`` and ``step`` as for a task."""

    risk: Risk
    card: str = ""
    step: str = ""


class AssignmentPut(Event, frozen=True, kw_only=True, tag="assignment_put"):
    """Somebody has a part in a milestone or task."""

    assignment: Assignment


class AssignmentRemoved(Event, frozen=True, kw_only=True, tag="assignment_removed"):
    """Somebody no longer has that part."""

    assignment: Id


class EstimateRecorded(Event, frozen=True, kw_only=True, tag="estimate_recorded"):
    """One round of estimates of a task was closed."""

    estimate: EstimateRound


class SprintPut(Event, frozen=True, kw_only=True, tag="sprint_put"):
    """A sprint was planned, or it is over."""

    sprint: Sprint
    step: str = ""


class ForecastRecorded(Event, frozen=True, kw_only=True, tag="forecast_recorded"):
    """On a day these dates were held likely."""

    forecast: Forecast


class FeedbackGiven(Event, frozen=True, kw_only=True, tag="feedback_given"):
    """The team or its users said what they think."""

    feedback: Feedback


class ReviewHeld(Event, frozen=True, kw_only=True, tag="review_held"):
    """The plan was looked at again."""

    review: Review


class PlanSeen(Event, frozen=True, kw_only=True, tag="plan_seen"):
    """A person has read the plan as it stood on that day."""

    person: Id


class DecisionRecorded(Event, frozen=True, kw_only=True, tag="decision_recorded"):
    """The room agreed on something."""

    decision: Decision


class ActionPut(Event, frozen=True, kw_only=True, tag="action_put"):
    """Somebody took on an action, or it changed; ``card`` and ``step`` as for a task."""

    action: Action
    card: str = ""
    step: str = ""


#: What an import can do to a plan.
ImportedEvent = (
    PlanEdited
    | PersonPut
    | MilestoneAdded
    | MilestoneEdited
    | TaskAdded
    | TaskEdited
    | DependencyPut
    | RiskPut
    | AssignmentPut
    | EstimateRecorded
    | SprintPut
    | ForecastRecorded
    | FeedbackGiven
    | ReviewHeld
    | DecisionRecorded
    | ActionPut
)


class Imported(Event, frozen=True, kw_only=True, tag="imported"):
    """All of ``changes`` was brought in at once from ``source``, the names of the files."""

    source: str
    changes: tuple[ImportedEvent, ...]


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
    value: int | float | None


class Commented(Event, frozen=True, kw_only=True, tag="commented"):
    """A member added a sentence to their feedback."""

    step: str
    text: str


class FieldSet(Event, frozen=True, kw_only=True, tag="field_set"):
    """One field of a card was filled in or changed."""

    card: Id
    field: str
    value: str


class PersonAssigned(Event, frozen=True, kw_only=True, tag="person_assigned"):
    """A person, by name, got a part in a card, or lost it with None."""

    step: str
    card: Id
    person: str
    role: Raci | None


class CardsLinked(Event, frozen=True, kw_only=True, tag="cards_linked"):
    """``after`` now waits for ``before``."""

    step: str
    before: Id
    after: Id
    kind: DependencyKind = DependencyKind.FINISH_START
    lag: int = 0
    contact: str = ""


class CardsUnlinked(Event, frozen=True, kw_only=True, tag="cards_unlinked"):
    """``after`` no longer waits for ``before``."""

    step: str
    before: Id
    after: Id


class CardTurned(Event, frozen=True, kw_only=True, tag="card_turned"):
    """Everyone now sees how a card was estimated."""

    step: str
    card: Id


class RoundBegun(Event, frozen=True, kw_only=True, tag="round_begun"):
    """A card is estimated once more; earlier estimates are kept."""

    step: str
    card: Id


class DeckChosen(Event, frozen=True, kw_only=True, tag="deck_chosen"):
    """The step goes on with another deck."""

    step: str
    deck: DeckKind
    faces: tuple[Face, ...] = ()


class Spotlit(Event, frozen=True, kw_only=True, tag="spotlit"):
    """Everyone is to look at one card, or at all again where it is empty."""

    step: str
    card: str


class Nudged(Event, frozen=True, kw_only=True, tag="nudged"):
    """Those who had not yet taken part were asked to."""

    step: str


class TablesSeated(Event, frozen=True, kw_only=True, tag="tables_seated"):
    """These members sit at these tables, counted from 1."""

    step: str
    tables: dict[str, int]


class TablesJoined(Event, frozen=True, kw_only=True, tag="tables_joined"):
    """The tables came back together."""

    step: str


class ItemParked(Event, frozen=True, kw_only=True, tag="item_parked"):
    """Something was put on the parking lot."""

    item: Parked


class ParkedSettled(Event, frozen=True, kw_only=True, tag="parked_settled"):
    """Something was taken off the parking lot, or put back."""

    item: Id
    settled: bool


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
    | TaskAdded
    | TaskEdited
    | DependencyPut
    | DependencyRemoved
    | RiskPut
    | AssignmentPut
    | AssignmentRemoved
    | EstimateRecorded
    | SprintPut
    | ForecastRecorded
    | FeedbackGiven
    | ReviewHeld
    | PlanSeen
    | DecisionRecorded
    | ActionPut
    | Imported
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
    | PersonAssigned
    | CardsLinked
    | CardsUnlinked
    | CardTurned
    | RoundBegun
    | DeckChosen
    | Spotlit
    | Nudged
    | TablesSeated
    | TablesJoined
    | ItemParked
    | ParkedSettled
    | CardsChosen
    | FinishDeclared
    | Undone
)


def happened(event: AnyEvent) -> tuple[AnyEvent, ...]:
    """All that ``event`` says happened: itself, or what an import holds, in order."""
    return event.changes if isinstance(event, Imported) else (event,)


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
