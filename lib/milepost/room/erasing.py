"""Forgetting somebody in a store: what would change, and how it is done for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from milepost.plan.blanking import blanked
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.faults import Fault
from milepost.plan.forgotten import Forgotten, forgotten, known_names
from milepost.plan.replay import replay
from milepost.room.links import Link, LinkKind, key_of
from milepost.room.lone import LoneLog
from milepost.room.pseudonyms import key_name, pseudonym
from milepost.room.sqlite import SQLiteLog
from milepost.words import say

#: Names that a message tells at most.
_TOLD = 12


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """What changes in a plan's log as somebody is forgotten.

    ``before`` and ``after`` are the entries that change, in their order. ``left`` are those in
    which their name still stands in a sentence of somebody else's, or a sentence of theirs in
    the plan, because nobody asked to blank these too.
    """

    plan: str
    who: Forgotten
    board: Board
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    left: tuple[Entry, ...] = ()

    @property
    def links(self) -> list[str]:
        """The names of the keys of their own links, which end."""
        return [
            key_of(Link(kind=LinkKind.ME, plan=self.plan, part=person))
            for person in self.who.people
        ]


def erasure(log: SQLiteLog, plan: str, asked: str, *, everywhere: bool = False) -> Erasure:
    """What forgetting ``asked`` would change in a plan; nothing is changed yet.

    Args:
        log: the store.
        plan: the plan's id.
        asked: a name, however it is spelt, or the id of one of the plan's people.
        everywhere: see :func:`~milepost.plan.blanking.blanked`.

    Raises:
        Fault: nobody of that name is in the log.
    """
    entries = log.since(plan, 0)
    board = replay(entries)
    aliases = dict(_aliases(log, plan, board))
    who = forgotten(entries, asked, say("log.forgotten"), aliases)
    changed = blanked(entries, who, everywhere=everywhere)
    all_changed = changed if everywhere else blanked(entries, who, everywhere=True)
    if not all_changed:
        known = ", ".join(known_names(entries)[:_TOLD])
        raise Fault("nobody_to_forget", name=asked[:60], known=known)
    return Erasure(
        plan=plan,
        who=who,
        board=board,
        before=tuple(entry for entry in entries if entry.seq in changed),
        after=tuple(changed.values()),
        left=_still_told(entries, changed, all_changed),
    )


def erase(store: Path, plan: str, asked: str, *, everywhere: bool = False) -> Erasure:
    """Forget ``asked`` for good: in the log, in the file, and in the link of their own.

    Raises:
        StoreFault: a running Milepost or a notebook has the store open, or it cannot be written.
        Fault: nobody of that name is in the log.
    """
    with closing(LoneLog(store)) as log:
        found = erasure(log, plan, asked, everywhere=everywhere)
        renamed = {old: new for old, new in found.who.people.items() if old != new}
        log.rewrite(plan, found.after, renamed, found.links)
    return found


def _still_told(
    entries: Sequence[Entry], changed: dict[int, Entry], all_changed: dict[int, Entry]
) -> tuple[Entry, ...]:
    return tuple(
        entry
        for entry in entries
        if all_changed.get(entry.seq, entry) != changed.get(entry.seq, entry)
    )


def _aliases(log: SQLiteLog, plan: str, board: Board) -> Iterator[tuple[tuple[str, str], str]]:
    """The pseudonyms that can still be told: those of anonymous steps that are not over."""
    for room in board.rooms.values():
        for step in room.agenda.steps:
            key = log.kept_key(key_name(plan, room.id, step.key)) if step.anonymous else None
            if key is not None:
                yield from (((room.id, pseudonym(key, who)), who) for who in room.members)
