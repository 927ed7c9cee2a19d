"""Tells everyone in one room what they may now see, each in one frame per change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.entities import AdvisedShown, Entity, Present
from milepost.plan.plan import Plan
from milepost.plan.room_state import Role, RoomState
from milepost.plan.scene import Viewer, role_of
from milepost.plan.shown import table_of, tables_of
from milepost.plan.view import everyones, facilitators, own, patch
from milepost.room.live_plan import viewer_in
from milepost.room.pseudonyms import Pseudonyms
from milepost.server.layers import Layer, frame, members
from milepost.words import DEFAULT_LANGUAGE

#: Whether somebody runs the room, their language, and the table where they sit (0: with all).
Audience = tuple[bool, str, int]

#: What the adviser says, as entities, by language.
Advice = Mapping[str, Mapping[str, Entity]]


class Screen(Protocol):
    """Where frames go: one open connection."""

    def send(self, frame: bytes) -> None:
        """Send a frame, or give the connection up."""

    def dismiss(self, why: str) -> None:
        """Say goodbye and close."""


class Seat:
    """One connection in a room: whose it is, and what only they have been sent.

    ``member`` is empty for a projector, which sees what everyone sees.
    """

    def __init__(self, screen: Screen, member: str, language: str = DEFAULT_LANGUAGE) -> None:
        self.screen = screen
        self.member = member
        self.language = language
        self.alias = ""
        self.role = Role.SPECTATOR
        self.table = 0
        self.own: Mapping[str, Entity] = {}

    @property
    def audience(self) -> Audience:
        """Those who are told the same besides what is their own."""
        return self.role is Role.FACILITATOR, self.language, self.table


class Broadcast:
    """The connections of one room, and what they have been told."""

    def __init__(self, room: str, board: Board, pseudonyms: Pseudonyms) -> None:
        self.room = room
        self.seats: set[Seat] = set()
        self._pseudonyms = pseudonyms
        self._board = board
        self._advice: Advice = {}
        self._advised = 0
        self._layers: dict[Audience, Layer] = {}
        self._begin(*self._together(DEFAULT_LANGUAGE))

    @property
    def languages(self) -> frozenset[str]:
        """The languages that somebody in this room was told things in."""
        return frozenset(language for _, language, _ in self._layers)

    @property
    def state(self) -> RoomState:
        """What hangs in the room, as everyone has been told."""
        return self._board.rooms[self.room]

    def seat(
        self, screen: Screen, member: str, since: int, language: str = DEFAULT_LANGUAGE
    ) -> Seat | None:
        """Begin to tell ``screen`` what ``member`` may see; None where they have no seat."""
        seat = Seat(screen, member, language)
        viewer = self._viewer(member)
        role = role_of(self._board, viewer) if member else Role.SPECTATOR
        if role is None:
            return None
        self._place(seat, role, viewer)
        self._begin(*self._together(language), seat.audience)
        self.seats.add(seat)
        screen.send(self._welcome(seat, since))
        return seat

    def _place(self, seat: Seat, role: Role, viewer: Viewer) -> None:
        """Note how a seat looks at the board as it is now."""
        seat.role, seat.alias = role, viewer.alias
        seat.table = table_of(self.state, seat.member)
        seat.own = own(self._board, viewer) if seat.member else {}

    def leave(self, seat: Seat) -> None:
        """Stop telling."""
        self.seats.discard(seat)

    def _welcome(self, seat: Seat, since: int) -> bytes:
        layer = self._layers[seat.audience]
        missed = None if self._has_changed_own(seat, since) else layer.missed(since)
        mine = members(seat.own)
        if missed is None:
            return frame(self._board.seq, (layer.all(), mine), [], reset=True)
        put, drop = missed
        return frame(self._board.seq, (put, mine), [key for key in drop if key not in seat.own])

    def _has_changed_own(self, seat: Seat, since: int) -> bool:
        """Whether what only this seat sees may have changed after ``since``: it is not remembered.

        Also where ``since`` is of no board that this room has had.
        """
        mine = {seat.member, seat.alias}
        missed = self._board.entries[since:] if 0 <= since <= self._board.seq else None
        return missed is None or any(_turns(e.event) or e.who in mine for e in missed)

    def change(self, after: Board) -> bool:
        """Tell everyone what is different on ``after``; whether anything in this room is."""
        before, self._board = self._board, after
        was, now = before.rooms[self.room], after.rooms[self.room]
        if was is now and before.plan is after.plan:
            return False
        news = after.entries[len(before.entries) :]
        undone = any(isinstance(entry.event, events.Undone) for entry in news)
        everyone = undone or _turned(was, now) or _replanned(before.plan, after.plan)
        touched = {entry.who for entry in news} | {_about(entry.event) for entry in news}
        touched.discard("")  # nobody; else every seat without a pseudonym would be meant
        self._tell(everyone=everyone, touched=touched)
        return True

    def advise(self, advice: Advice, seq: int = 0) -> None:
        """Show the adviser's reading of the cards beside them, to each in their language.

        ``seq`` is the number of the latest entry that it knows of; 0 where nothing was read yet.
        """
        if (advice, seq) != (self._advice, self._advised):
            self._advice, self._advised = advice, seq
            self._tell(everyone=False, touched=set())

    def tell_presence(self) -> None:
        """Show who is connected, where that has changed."""
        self._tell(everyone=False, touched=set())

    def _tell(self, *, everyone: bool, touched: set[str]) -> None:
        if everyone:
            self._let_go()
        changes = self._update(self._layers)
        plain = {
            audience: frame(self._board.seq, (put,), drop) if put or drop else b""
            for audience, (put, drop) in changes.items()
        }
        for seat in tuple(self.seats):
            if everyone or not touched.isdisjoint((seat.member, seat.alias)):
                self._tell_own(seat, changes)
            elif sent := plain[seat.audience]:
                seat.screen.send(sent)

    def _tell_own(self, seat: Seat, changes: dict[Audience, tuple[bytes, list[str]]]) -> None:
        viewer = self._viewer(seat.member)
        role = role_of(self._board, viewer) if seat.member else Role.SPECTATOR
        if role is None:
            self.leave(seat)
            seat.screen.dismiss("removed")
            return
        before, was = seat.own, seat.audience
        self._place(seat, role, viewer)
        self._begin(seat.audience)
        layer = self._layers[seat.audience]
        if was != seat.audience:
            whole = (layer.all(), members(seat.own))
            seat.screen.send(frame(self._board.seq, whole, [], reset=True))
            return
        put, drop = changes[seat.audience]
        mine, gone = patch(before, seat.own)
        dropped = [key for key in (*drop, *gone) if key not in seat.own and not layer.shows(key)]
        # What was one's own and is now everyone's must not be taken away by its own drop.
        kept = members(mine)
        if put or kept or dropped:
            seat.screen.send(frame(self._board.seq, (put, kept), dropped))

    def _viewer(self, member: str) -> Viewer:
        return viewer_in(self._board, self._pseudonyms, self.room, member)

    def _together(self, language: str) -> tuple[Audience, Audience]:
        """Those who see all tables: who runs the room, and who only looks on."""
        return (False, language, 0), (True, language, 0)

    def _begin(self, *audiences: Audience) -> None:
        """Begin to tell these audiences, as far as there are none such yet."""
        begun = {each: Layer() for each in audiences if each not in self._layers}
        self._update(begun)
        for layer in begun.values():
            layer.begin(self._board.seq)
        self._layers.update(begun)

    def _let_go(self) -> None:
        """Forget what tables were told once the room is together again."""
        if not tables_of(self.state):
            kept = (audience for audience in self._layers if not audience[2])
            self._layers = {audience: self._layers[audience] for audience in kept}

    def _update(self, layers: dict[Audience, Layer]) -> dict[Audience, tuple[bytes, list[str]]]:
        here = {seat.member for seat in self.seats if seat.member}
        count = sum(map(self._is_participant, here))
        plain = {table: self._plain(table, count) for table in {each[2] for each in layers}}
        crews: dict[str, Entity] = {}
        if any(runs for runs, _, _ in layers):
            crews = facilitators(self._board, self.room, plain[0])
            crews["present"] = Present(count=count, members=tuple(sorted(here)))
            if self._advised:
                crews["advised"] = AdvisedShown(seq=self._advised)
        changes = {}
        for (runs, language, table), layer in layers.items():
            shown = crews if runs else plain[table]
            advice = self._advice.get(language, {})
            told = {**shown, **(_at_table(advice, shown) if table else advice)}
            changes[runs, language, table] = layer.update(told, self._board.seq)
        return changes

    def _plain(self, table: int, count: int) -> dict[str, Entity]:
        return {**everyones(self._board, self.room, table), "present": Present(count=count)}

    def _is_participant(self, member: str) -> bool:
        known = self.state.members.get(member)
        return known is not None and known.role is Role.PARTICIPANT


def _at_table(advice: Mapping[str, Entity], shown: Mapping[str, Entity]) -> dict[str, Entity]:
    """The advice on single cards that hang at a table; what speaks of all would tell of others."""
    return {
        key: entity
        for key, entity in advice.items()
        if "/" in key and f"card/{key.partition('/')[2]}" in shown
    }


def _turned(before: RoomState, after: RoomState) -> bool:
    """Whether the room is at another step or shows what it hid: then everyone's own changes."""
    was, now = before.state(after.step.key), after.state(after.step.key)
    return (
        before.position != after.position
        or before.closed_at != after.closed_at
        or (was.revealed, was.past, was.nudged_at) != (now.revealed, now.past, now.nudged_at)
        or (was.tables, was.joined) != (now.tables, now.joined)
        or (bool(tables_of(after)) and before.members != after.members)
    )


def _replanned(before: Plan | None, after: Plan | None) -> bool:
    """Whether nobody has seen the plan any more that they said they had."""
    return (
        before is not after
        and before is not None
        and before.changed_on != (after.changed_on if after else None)
    )


def _about(event: events.AnyEvent) -> str:
    """The member whom an event is about, besides whoever did it."""
    match event:
        case events.MemberRenamed(member=key) | events.MemberRemoved(member=key):
            return key
        case events.RoleGiven(member=key):
            return key
        case _:
            return ""


_TURNING = (
    events.StepEntered,
    events.StepRevealed,
    events.RoleGiven,
    events.Undone,
    events.RoundBegun,
    events.Nudged,
    events.TablesSeated,
    events.TablesJoined,
    events.MilestoneAdded,
    events.MilestoneEdited,
    events.TaskAdded,
    events.TaskEdited,
    events.Imported,
)


def _turns(event: events.AnyEvent) -> bool:
    """Whether an event may change what each member alone sees."""
    return isinstance(event, _TURNING)
