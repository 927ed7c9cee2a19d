"""One plan as it is now: its board, and the one place where acts become entries.

Whatever door an act comes through (a phone's socket, a notebook, the command line) it is
decided here, on the newest board, and appended only if no other process came between; else it
is decided again. The board is a frozen value, so other threads may read the last one freely.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from functools import reduce

import msgspec

from milepost.plan import acts, replay
from milepost.plan.board import Board
from milepost.plan.consequences import consequences
from milepost.plan.events import AnyEvent, Entry
from milepost.plan.faults import Refusal
from milepost.plan.permits import may
from milepost.plan.scene import Viewer
from milepost.room.log import Draft, Log, Moved, number
from milepost.room.pseudonyms import Pseudonyms


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody asks for an act; ``id`` is the act's own, the same when it is sent again."""

    id: str
    viewer: Viewer
    act: acts.AnyAct


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the program itself writes down, asking nobody: who came, what ran out."""

    id: str
    who: str
    room: str
    event: AnyEvent


class Done(msgspec.Struct, frozen=True):
    """An act is in the log; ``seq`` is its last entry."""

    seq: int


Outcome = Done | Refusal


class LivePlan:
    """The board of one plan in one log, and the acts upon it. Safe to use from many threads."""

    def __init__(self, log: Log, plan: str) -> None:
        self.log = log
        self.plan = plan
        self.pseudonyms = Pseudonyms(log, plan)
        self._board = Board()
        self._lock = threading.Lock()
        self.follow()

    @property
    def board(self) -> Board:
        """The board as last followed."""
        return self._board

    def follow(self) -> Board:
        """Catch up with the log: the board as it is now."""
        with self._lock:
            return self._follow()

    def _follow(self) -> Board:
        self._take_in(self.log.since(self.plan, self._board.seq))
        return self._board

    def _take_in(self, entries: Sequence[Entry]) -> None:
        if self._board.seq == 0:
            self._board = replay.replay(entries)
        else:
            self._board = reduce(replay.apply, entries, self._board)

    def say(self, asks: Sequence[Ask | Note]) -> list[Outcome]:
        """Do what is asked, in that order, in one commit; each ask gets its own outcome.

        Raises:
            StoreFault: the log cannot be written; then nothing was done.
        """
        with self._lock:
            while True:
                deciding = _Deciding(self._follow(), self.log, self.plan, self.pseudonyms)
                outcomes = [deciding.outcome(ask) for ask in asks]
                if not deciding.drafts:
                    return outcomes
                try:
                    entries = self.log.append(self.plan, deciding.drafts, self._board.seq)
                except Moved:
                    continue
                self._take_in(entries)
                return outcomes

    def viewer(self, room: str, member: str, *, planner: bool = False) -> Viewer:
        """A member as they look and act in the step that ``room`` is on."""
        return viewer_in(self._board, self.pseudonyms, room, member, planner=planner)


def viewer_in(
    board: Board, pseudonyms: Pseudonyms, room: str, member: str, *, planner: bool = False
) -> Viewer:
    """A member as they look and act on ``board`` in the step that ``room`` is on."""
    state = board.rooms.get(room)
    alias = pseudonyms.alias(state, state.step.key, member) if state else ""
    return Viewer(id=member, room=room, alias=alias, planner=planner)


class _Deciding:
    """Asks decided one after the other, each on the board that those before it leave."""

    def __init__(self, board: Board, log: Log, plan: str, pseudonyms: Pseudonyms) -> None:
        self._board = board
        self._log = log
        self._plan = plan
        self._pseudonyms = pseudonyms
        self._now = log.now()
        self._done: dict[str, int] = {}
        self.drafts: list[Draft] = []

    def outcome(self, ask: Ask | Note) -> Outcome:
        """What becomes of ``ask``; what it becomes in the log is added to the drafts."""
        seq = self._done.get(ask.id) or self._log.outcome(self._plan, ask.id)
        if seq is not None:
            return Done(seq)
        if isinstance(ask, Note):
            return self._write(ask.id, ask.who, ask.room, (ask.event,))
        return self._decide(ask)

    def _decide(self, ask: Ask) -> Outcome:
        viewer = self._acting(ask)
        refusal = may(self._board, viewer, ask.act, self._now)
        if refusal is not None:
            return refusal
        happened = consequences(self._board, viewer, ask.act, self._now)
        room = "" if isinstance(ask.act, acts.PlannerAct) else viewer.room
        return self._write(ask.id, viewer.acts_as, room, happened)

    def _acting(self, ask: Ask) -> Viewer:
        """The viewer under the name that goes into the log for this act.

        Only what belongs to an anonymous step is done under its pseudonym: a renaming under it
        would tell whose it is.
        """
        viewer, room = ask.viewer, self._board.rooms.get(ask.viewer.room)
        if room is None or not isinstance(ask.act, acts.StepAct):
            return msgspec.structs.replace(viewer, alias="")
        alias = self._pseudonyms.alias(room, ask.act.step, viewer.id)
        return msgspec.structs.replace(viewer, alias=alias)

    def _write(self, act: str, who: str, room: str, events: Iterable[AnyEvent]) -> Done:
        draft = Draft(act=act, who=who, room=room, events=tuple(events))
        for entry in number([draft], self._board.seq, self._now):
            self._board = replay.apply(self._board, entry)
        self.drafts.append(draft)
        self._done[act] = self._board.seq
        return Done(self._board.seq)
