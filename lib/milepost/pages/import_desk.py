"""Bringing in from elsewhere, at the lobby: choose files, look at what would change, let it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

import ipywidgets

from milepost import importing
from milepost.importing import Change, ImportFaults, Named, Proposal, What
from milepost.plan.acts import BringIn
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.plan.replay import latest_import
from milepost.room.imports import undo_import
from milepost.room.live_plan import LivePlan
from milepost.room.room import plan_act
from milepost.widgets.fields import button, row
from milepost.widgets.markup import alert, items, sentence, table, typed
from milepost.widgets.notice import Notice
from milepost.widgets.upload import Upload
from milepost.words import say

_ACCEPT = ".csv,.tsv,.txt,.xlsx,.json"

#: Lines of a table that are shown; the sentence above it counts all.
_SHOWN = 60


class ImportDesk(ipywidgets.VBox):
    """Files in, what would change, and two buttons: bring in, and take back.

    Args:
        live: the plan.
        changed: called when something entered the plan, or left it again.
    """

    def __init__(self, live: LivePlan, changed: Callable[[], None] = lambda: None) -> None:
        self._live = live
        self._changed = changed
        self._files: list[Named] = []
        self._proposal: Proposal | None = None
        self._shown = ipywidgets.HTML()
        self._notice = Notice()
        self._enter = button(say("page.import.bring_in"), self._bring_in, primary=True)
        self._undo = button(say("page.import.undo"), self._take_back)
        choose = Upload(
            say("page.import.choose"),
            self._look,
            longest=importing.LONGEST,
            accept=_ACCEPT,
            waiting=say("page.import.waiting"),
            too_long=say("page.import.too_long", longest=importing.LONGEST // 1_000_000),
        )
        how = ipywidgets.HTML(sentence(say("page.import.how"), "quiet"))
        super().__init__([how, choose, self._shown, row(self._enter, self._undo), self._notice])
        self.add_class("milepost-import")
        self._show_buttons()

    def follow(self) -> None:
        """Offer to take back what stands."""
        self._show_buttons()

    def _look(self, files: list[tuple[str, bytes]]) -> None:
        self._files = [Named(*file) for file in files]
        self._notice.value = ""
        self._propose()

    def _propose(self) -> None:
        self._proposal = None
        try:
            self._proposal = importing.propose(self._plan(), importing.read(self._files))
            self._shown.value = _told(self._proposal)
        except ImportFaults as wrong:
            self._shown.value = _faults(wrong)
        self._show_buttons()

    def _plan(self) -> Plan:
        plan = self._live.follow().plan
        if plan is None:
            raise Fault("plan_unknown")
        return plan

    def _bring_in(self) -> None:
        """Let in what was shown; should the plan have changed since, show it once more."""
        seen = self._proposal
        with self._notice.telling():
            self._propose()
            if seen is None or self._proposal is None:
                return
            if self._proposal.events != seen.events:
                self._notice.say(say("page.import.changed_since"))
                return
            changes = self._proposal.events
            plan_act(self._live, BringIn(source=self._proposal.source, changes=changes))
            self._notice.say(say("page.import.entered", source=seen.source))
            self._clear()

    def _take_back(self) -> None:
        with self._notice.telling():
            source = undo_import(self._live)
            self._notice.say(say("page.import.undone", source=source))
            self._clear()

    def _clear(self) -> None:
        self._files, self._proposal, self._shown.value = [], None, ""
        self._show_buttons()
        self._changed()

    def _show_buttons(self) -> None:
        enters = self._proposal is not None and bool(self._proposal.events)
        self._enter.layout.display = None if enters else "none"
        stands = latest_import(self._live.board) is not None
        self._undo.layout.display = None if stands else "none"


def _told(proposal: Proposal) -> str:
    counted = [
        say(f"page.import.count.{what}", count=count, kind=say(f"page.import.shelf.{shelf}"))
        for shelf, counts in proposal.counts().items()
        for what, count in counts.items()
    ]
    head = items(map(typed, counted)) if counted else ""
    nothing = "" if proposal.events else sentence(say("page.import.nothing_new"))
    notes = "".join(sentence(note.say(), "quiet") for note in proposal.notes)
    return f"{head}{nothing}{notes}{_changes(proposal)}"


def _changes(proposal: Proposal) -> str:
    told = [change for change in proposal.changes if change.what is not What.SAME]
    if not told and not proposal.facts:
        return ""
    lines = [*_fact_lines(proposal), *map(_line, told)]
    head = (say(f"page.import.column.{each}") for each in ("part", "what", "change"))
    more = len(lines) - _SHOWN
    rest = sentence(say("page.import.more", count=more), "quiet") if more > 0 else ""
    shown = table(head, lines[:_SHOWN], say("page.import.would"))
    return f'<div class="milepost-import-table" tabindex="0">{shown}</div>{rest}'


def _fact_lines(proposal: Proposal) -> Iterator[tuple[str, ...]]:
    for field, was, becomes in proposal.facts:
        yield typed(field), escape(say("page.import.what.changed")), _arrow(was, becomes)


def _line(change: Change) -> tuple[str, ...]:
    kind = escape(say(f"page.import.shelf.{change.shelf}"))
    fields = "<br>".join(f"{typed(f)}: {_arrow(was, becomes)}" for f, was, becomes in change.fields)
    title = typed(change.title or change.id)
    if change.key:
        title += f'<br><span class="quiet">{typed(change.key)}</span>'
    return title, f"{escape(say(f'page.import.what.{change.what}'))} ({kind})", fields


def _arrow(was: str, becomes: str) -> str:
    return f"{typed(was or '–')} → {typed(becomes or '–')}"  # noqa: RUF001 - a dash, as printed


def _faults(wrong: ImportFaults) -> str:
    first, *others = wrong.say().split("\n")
    return alert(first) + items(map(typed, others), "milepost-import-faults")
