"""What rooms found when they looked back: what went well, what did not, what they took on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import UNSET

from milepost.export.results import Record
from milepost.plan import events
from milepost.plan.agenda import Collect, Field, FieldKind, Step
from milepost.plan.board import Board
from milepost.plan.parts import Status
from milepost.plan.replay import standing
from milepost.plan.room_state import RoomState

#: The workshop that looks back, and the field by which its cards are told apart.
_STEM, _SORT = "retrospective", "sort"


class Sorted(Record, frozen=True, kw_only=True):
    """The cards of one kind, such as what went well, without who wrote them."""

    label: str
    cards: tuple[str, ...]


class TakenOn(Record, frozen=True, kw_only=True):
    """An action that the room took on."""

    text: str
    owner: str
    due: date
    done_on: date | None = None


class ChangedMilestone(Record, frozen=True, kw_only=True):
    """A milestone that the room gave another date, or another standing."""

    title: str
    due: date | None = None
    status: Status | None = None


class Retrospective(Record, frozen=True, kw_only=True):
    """One look back of one room."""

    on: date
    seen: tuple[Sorted, ...] = ()
    actions: tuple[TakenOn, ...] = ()
    changed: tuple[ChangedMilestone, ...] = ()


def retrospectives(board: Board) -> Iterator[Retrospective]:
    """All looks back, the latest first. Only what the room has shown is told."""
    looked = [room for room in board.rooms.values() if room.agenda.workshop == _STEM]
    for room in sorted(looked, key=lambda room: (room.opened_at, room.id), reverse=True):
        yield Retrospective(
            on=room.opened_at.date(),
            seen=tuple(_seen(room)),
            actions=tuple(_actions(board, room)),
            changed=tuple(_changed(board, room)),
        )


def _seen(room: RoomState) -> Iterator[Sorted]:
    for step in room.agenda.steps:
        kind = _sorting(step)
        if kind is not None and step.key in room.steps and room.shows(step):
            yield from _by_choice(room, step, kind)


def _sorting(step: Step) -> Field | None:
    """The choice by which the cards of a step are told apart, if there is one."""
    fields = step.activity.fields if isinstance(step.activity, Collect) else ()
    kinds = (each for each in fields if each.key == _SORT and each.kind is FieldKind.CHOICE)
    return next(kinds, None)


def _by_choice(room: RoomState, step: Step, kind: Field) -> Iterator[Sorted]:
    """The cards by what they were called; those that were called nothing come last."""
    labels = {choice.key: choice.label for choice in kind.choices}
    cards: dict[str, list[str]] = {label: [] for label in (*labels.values(), "")}
    for note in room.notes.values():
        if note.step == step.key:
            cards[labels.get(note.fields.get(_SORT, ""), "")].append(note.text)
    for label, found in cards.items():
        if found:
            yield Sorted(label=label, cards=tuple(found))


def _actions(board: Board, room: RoomState) -> Iterator[TakenOn]:
    plan = board.plan
    actions = plan.actions.values() if plan else ()
    for each in sorted(actions, key=lambda each: (each.due, each.id)):
        if plan and each.room == room.id:
            owner = plan.people[each.owner].name
            yield TakenOn(text=each.text, owner=owner, due=each.due, done_on=each.done_on)


def _changed(board: Board, room: RoomState) -> Iterator[ChangedMilestone]:
    """The last that the room said of each milestone that it changed, by title."""
    told: dict[str, dict[str, Any]] = {}
    for entry in reversed([e for e in standing(board) if e.room == room.id]):
        if isinstance(entry.event, events.MilestoneEdited):
            changes = entry.event.changes
            new = {key: getattr(changes, key) for key in ("due", "status")}
            said = {key: value for key, value in new.items() if value is not UNSET}
            if said:
                told.setdefault(entry.event.milestone, {}).update(said)
    milestones = board.plan.milestones if board.plan else {}
    named = [(milestones[key].title, new) for key, new in told.items() if key in milestones]
    for title, new in sorted(named, key=lambda pair: pair[0]):
        yield ChangedMilestone(title=title, **new)
