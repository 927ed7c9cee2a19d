"""What a browser or a notebook may ask for.

An act says what is wanted, never who wants it, in which role or when: those come from the
server. ``permits`` decides whether it may be, ``consequences`` what then happens.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from milepost.plan.agenda import Agenda
from milepost.plan.events import MilestoneChanges, PlanChanges
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.room_state import Role

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
    """Give a card a value on a scale: dots (scale ``dots``), a score; None takes it back.

    In a feedback step the card is empty: the answer is about the room.
    """

    card: str
    scale: str
    value: int | None


class Comment(StepAct, frozen=True, kw_only=True, tag="comment"):
    """Add a sentence to one's feedback."""

    text: str


class SetField(StepAct, frozen=True, kw_only=True, tag="set_field"):
    """Fill in a field of a card. ``was`` is the value one saw, so that nobody is overwritten."""

    card: Id
    field: str
    value: str
    was: str = ""


class DeclareFinish(StepAct, frozen=True, kw_only=True, tag="declare_finish"):
    """Say that one has finished the step, or has not after all."""

    finished: bool = True


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
    | DeclareFinish
    | Rename
)

FacilitatorAct = (
    GoTo
    | StartTimer
    | StopTimer
    | Reveal
    | Lock
    | Choose
    | CommitCards
    | RecordDecision
    | RecordAction
    | GiveRole
    | RemoveMember
    | Undo
    | CloseRoom
)

PlannerAct = (
    OpenPlan | EditPlan | PutPerson | RemovePerson | AddMilestone | EditMilestone | OpenRoom
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
