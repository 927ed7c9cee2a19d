"""Forgetting somebody in a store: what would change, and how it is done for good."""

from __future__ import annotations

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
from milepost.room.log import Log
from milepost.room.lone import LoneLog
from milepost.words import say

#: Names that a message tells at most.
_TOLD = 12


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """What changes in a plan's log as somebody is forgotten.

    ``before`` and ``after`` are the entries that change, in their order. ``left`` counts those in
    which their name still stands in a sentence of somebody else's, or a sentence of theirs in the
    plan, because nobody asked to blank these too; which they are is not told, for they may be
    hidden.
    """

    plan: str
    who: Forgotten
    board: Board
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    left: int = 0

    @property
    def links(self) -> list[str]:
        """The names of the keys of their own links, which end."""
        return [
            key_of(Link(kind=LinkKind.ME, plan=self.plan, part=person))
            for person in self.who.people
        ]


def erasure(log: Log, plan: str, asked: str, *, everywhere: bool = False) -> Erasure:
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
    who = forgotten(entries, asked, say("log.forgotten"))
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
        left=sum(changed.get(seq) != entry for seq, entry in all_changed.items()),
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
