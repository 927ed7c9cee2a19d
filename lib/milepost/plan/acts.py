"""What a browser or a notebook may ask for.

An act says what is wanted, never who wants it, in which role or when: those come from the
server. ``permits`` decides whether it may be, ``consequences`` what then happens.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from milepost.plan.agenda import Agenda, DeckKind, Face, Key
from milepost.plan.events import ImportedEvent, MilestoneChanges, PlanChanges, TaskChanges
from milepost.plan.faults import Fault
from milepost.plan.parts import Action, Id, Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.reviews import Feedback, Review
from milepost.plan.risks import Risk
from milepost.plan.room_state import Role
from milepost.plan.work import Dependency, DependencyKind, Lag, Raci, Sprint, Task

Cards = Annotated[tuple[Id, ...], Meta(max_length=500)]


class Act(msgspec.Struct, frozen=True, kw_only=True, tag_field="act", forbid_unknown_fields=True):
    """Base of everything that can be asked for."""


class StepAct(Act, frozen=True, kw_only=True):
    """An act that belongs to one step, named so that one of a step that is over is noticed."""

    step: str


# What participants ask for.


class WriteNote(StepAct, frozen=True, kw_only=True, tag="write_note"):
    """Write a note; ``fields`` answer the step's own fields."""

    text: str
    fields: dict[str, str] = {}


class EditNote(StepAct, frozen=True, kw_only=True, tag="edit_note"):
    """Change one's own note."""

    note: Id
    text: str
    fields: dict[str, str] = {}


class WithdrawNote(StepAct, frozen=True, kw_only=True, tag="withdraw_note"):
    """Take back one's own note."""

    note: Id


class JoinCards(StepAct, frozen=True, kw_only=True, tag="join_cards"):
    """Put alike cards into one group; a group among them keeps its name."""

    cards: Cards


class UngroupNote(StepAct, frozen=True, kw_only=True, tag="ungroup_note"):
    """Take a note out of its group."""

    note: Id


class NameGroup(StepAct, frozen=True, kw_only=True, tag="name_group"):
    """Name a group."""

    group: Id
    name: str


class Give(StepAct, frozen=True, kw_only=True, tag="give"):
    """Give a card a value on a scale; None takes it back.

    The scale is ``dots`` in a vote, ``lane`` in a private sort (the lane's place, from 0), in an
    estimate ``points``, ``low``, ``likely`` and ``high`` (in the step's unit) or ``pass`` (1: I
    cannot tell), else one of the step's scales. In a feedback step about the room the card is
    empty.
    """

    card: str
    scale: str
    value: int | float | None


class Comment(StepAct, frozen=True, kw_only=True, tag="comment"):
    """Add a sentence to one's feedback."""

    text: str


class SetField(StepAct, frozen=True, kw_only=True, tag="set_field"):
    """Fill in a field of a card. ``was`` is the value one saw, so that nobody is overwritten."""

    card: Id
    field: str
    value: str
    was: str = ""


class Place(StepAct, frozen=True, kw_only=True, tag="place"):
    """Put a card into a lane, as the room sees it."""

    card: Id
    lane: Key


class LinkCards(StepAct, frozen=True, kw_only=True, tag="link_cards"):
    """Draw a dependency: ``after`` waits for ``before``. A link drawn again is changed."""

    before: Id
    after: Id
    kind: DependencyKind = DependencyKind.FINISH_START
    lag: Lag = 0
    contact: str = ""


class UnlinkCards(StepAct, frozen=True, kw_only=True, tag="unlink_cards"):
    """Take a dependency away."""

    before: Id
    after: Id


class GivePart(StepAct, frozen=True, kw_only=True, tag="give_part"):
    """Give a person, by name, a part in a card; None takes it back.

    In a private step this is what one believes, else what the room agrees on.
    """

    card: Id
    person: str
    role: Raci | None


class DeclareFinish(StepAct, frozen=True, kw_only=True, tag="declare_finish"):
    """Say that one has finished the step, or has not after all."""

    finished: bool = True


class Park(Act, frozen=True, kw_only=True, tag="park"):
    """Put something on the parking lot, to be taken up later."""

    text: str


class SeePlan(Act, frozen=True, kw_only=True, tag="see_plan"):
    """Say that one has read the plan as it stands."""


class Rename(Act, frozen=True, kw_only=True, tag="rename"):
    """Go by another name."""

    name: str


# What facilitators ask for.


class GoTo(Act, frozen=True, kw_only=True, tag="go_to"):
    """Take the room to a step, forwards or back. ``leaving`` is the step one saw it on."""

    step: str
    leaving: str


class StartTimer(StepAct, frozen=True, kw_only=True, tag="start_timer"):
    """Start a timebox of ``seconds``, or give the running one that many from now."""

    seconds: Annotated[int, Meta(ge=1, le=86400)]
    closes: bool = True


class StopTimer(StepAct, frozen=True, kw_only=True, tag="stop_timer"):
    """Call off the timebox."""


class Reveal(StepAct, frozen=True, kw_only=True, tag="reveal"):
    """Show everyone what people did alone."""


class Lock(StepAct, frozen=True, kw_only=True, tag="lock"):
    """Lock the step against participants' acts, or open it again."""

    locked: bool = True


class Choose(StepAct, frozen=True, kw_only=True, tag="choose"):
    """Keep these cards."""

    cards: Cards


class CommitCards(StepAct, frozen=True, kw_only=True, tag="commit_cards"):
    """Let these cards, at least one, enter the plan as milestones."""

    cards: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=500)]


class TurnOver(StepAct, frozen=True, kw_only=True, tag="turn_over"):
    """Show everyone how a card was estimated."""

    card: Id


class VoteAgain(StepAct, frozen=True, kw_only=True, tag="vote_again"):
    """Begin another round on a card; what was estimated before is kept."""

    card: Id


class Agree(StepAct, frozen=True, kw_only=True, tag="agree"):
    """Write down what the room agrees a card takes: ``points``, or days ``low likely high``."""

    card: Id
    values: dict[str, float]


class ChooseDeck(StepAct, frozen=True, kw_only=True, tag="choose_deck"):
    """Estimate with another deck from now on; estimates that were given stay as numbers."""

    deck: DeckKind
    faces: Annotated[tuple[Face, ...], Meta(max_length=40)] = ()


class Spotlight(StepAct, frozen=True, kw_only=True, tag="spotlight"):
    """Have everyone look at one card; an empty one ends it."""

    card: str = ""


class Nudge(StepAct, frozen=True, kw_only=True, tag="nudge"):
    """Ask those who have not yet taken part to do so; the room is not told whom."""


class JoinTables(StepAct, frozen=True, kw_only=True, tag="join_tables"):
    """Bring the tables back together: everyone sees all boards."""


class SettleParked(Act, frozen=True, kw_only=True, tag="settle_parked"):
    """Take something off the parking lot, because it was dealt with, or put it back."""

    item: Id
    settled: bool = True


class RenameMember(Act, frozen=True, kw_only=True, tag="rename_member"):
    """Give a member another name."""

    member: str
    name: str


class RecordDecision(Act, frozen=True, kw_only=True, tag="record_decision"):
    """Write down what the room agreed on."""

    text: str


class RecordAction(Act, frozen=True, kw_only=True, tag="record_action"):
    """Write down what somebody, by name, will do by a date."""

    text: str
    owner: str
    due: date


class GiveRole(Act, frozen=True, kw_only=True, tag="give_role"):
    """Give a member a role: a second facilitator, or a spectator."""

    member: str
    role: Role


class RemoveMember(Act, frozen=True, kw_only=True, tag="remove_member"):
    """Show a member out."""

    member: str


class Undo(Act, frozen=True, kw_only=True, tag="undo"):
    """Undo the entry ``seq``."""

    seq: int


class CloseRoom(Act, frozen=True, kw_only=True, tag="close_room"):
    """End the room."""


# What is asked for outside a room: at the lobby, in a notebook, on the command line.


class OpenPlan(Act, frozen=True, kw_only=True, tag="open_plan"):
    """Begin a plan, empty or brought in whole."""

    plan: Plan


class EditPlan(Act, frozen=True, kw_only=True, tag="edit_plan"):
    """Change the plan's title, vision, horizon or calendar."""

    changes: PlanChanges


class PutPerson(Act, frozen=True, kw_only=True, tag="put_person"):
    """Add a person to the plan or change what is known of them."""

    person: Person


class RemovePerson(Act, frozen=True, kw_only=True, tag="remove_person"):
    """Take a person who owns nothing out of the plan."""

    person: Id


class AddMilestone(Act, frozen=True, kw_only=True, tag="add_milestone"):
    """Add a milestone to the plan."""

    milestone: Milestone


class EditMilestone(Act, frozen=True, kw_only=True, tag="edit_milestone"):
    """Change fields of a milestone."""

    milestone: Id
    changes: MilestoneChanges


class AddTask(Act, frozen=True, kw_only=True, tag="add_task"):
    """Add a task to the plan."""

    task: Task


class EditTask(Act, frozen=True, kw_only=True, tag="edit_task"):
    """Change fields of a task; a new estimate leaves the first one beside it."""

    task: Id
    changes: TaskChanges


class PutDependency(Act, frozen=True, kw_only=True, tag="put_dependency"):
    """Add a dependency to the plan or change it."""

    dependency: Dependency


class RemoveDependency(Act, frozen=True, kw_only=True, tag="remove_dependency"):
    """Take a dependency out of the plan."""

    dependency: Id


class PutRisk(Act, frozen=True, kw_only=True, tag="put_risk"):
    """Add a risk to the plan or change what is known of it."""

    risk: Risk


class PutSprint(Act, frozen=True, kw_only=True, tag="put_sprint"):
    """Add a sprint to the plan or change it, as when it is over."""

    sprint: Sprint


class PutAction(Act, frozen=True, kw_only=True, tag="put_action"):
    """Add an action to the plan or change it, as when it is done."""

    action: Action


class GiveFeedback(Act, frozen=True, kw_only=True, tag="give_feedback"):
    """Add what was said of a milestone, a feature or the pace."""

    feedback: Feedback


class HoldReview(Act, frozen=True, kw_only=True, tag="hold_review"):
    """Write down that the plan was looked at again."""

    review: Review


class BringIn(Act, frozen=True, kw_only=True, tag="bring_in"):
    """Let all of ``changes`` enter the plan at once, or nothing; ``source`` names the files."""

    source: str
    changes: tuple[ImportedEvent, ...]


class UndoImport(Act, frozen=True, kw_only=True, tag="undo_import"):
    """Undo the latest import that stands, the entry ``seq``."""

    seq: int


class ReadPlan(Act, frozen=True, kw_only=True, tag="read_plan"):
    """Write down that somebody, by name, has read the plan as it stands, outside any room."""

    name: str


class OpenRoom(Act, frozen=True, kw_only=True, tag="open_room"):
    """Open a room for a workshop under a join code."""

    code: Annotated[str, Meta(pattern=r"^[A-Z0-9]{4,12}\Z")]
    agenda: Agenda


ParticipantAct = (
    WriteNote
    | EditNote
    | WithdrawNote
    | JoinCards
    | UngroupNote
    | NameGroup
    | Give
    | Comment
    | SetField
    | Place
    | LinkCards
    | UnlinkCards
    | GivePart
    | DeclareFinish
    | Park
    | SeePlan
    | Rename
)

FacilitatorAct = (
    GoTo
    | StartTimer
    | StopTimer
    | Reveal
    | Lock
    | TurnOver
    | VoteAgain
    | Agree
    | ChooseDeck
    | Spotlight
    | Nudge
    | JoinTables
    | Choose
    | CommitCards
    | RecordDecision
    | RecordAction
    | SettleParked
    | RenameMember
    | GiveRole
    | RemoveMember
    | Undo
    | CloseRoom
)

PlannerAct = (
    OpenPlan
    | EditPlan
    | PutPerson
    | RemovePerson
    | AddMilestone
    | EditMilestone
    | AddTask
    | EditTask
    | PutDependency
    | RemoveDependency
    | PutRisk
    | PutSprint
    | PutAction
    | GiveFeedback
    | HoldReview
    | BringIn
    | UndoImport
    | ReadPlan
    | OpenRoom
)

#: What a live screen may send.
RoomAct = ParticipantAct | FacilitatorAct

AnyAct = RoomAct | PlannerAct


def room_act(fields: dict[str, Any]) -> RoomAct:
    """The act that a frame's ``fields`` ask for.

    Raises:
        Fault: they are none that a room understands.
    """
    try:
        act: RoomAct = msgspec.convert(fields, RoomAct)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Fault("frame_unreadable") from None
    return act
