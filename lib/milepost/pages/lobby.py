"""The lobby: choose, begin or borrow a plan; then start a room on it, or go back into one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final

import ipywidgets

from milepost import samples
from milepost.pages.dress import dressed
from milepost.pages.plan_desk import Chosen, PlanDesk
from milepost.pages.plan_form import PlanForm
from milepost.pages.surroundings import Surroundings, surroundings
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.room.live_plan import LivePlan
from milepost.room.log import Log
from milepost.room.room import Room, open_plan
from milepost.widgets.fields import button, card
from milepost.widgets.markup import alert, heading, sentence
from milepost.widgets.notice import Notice
from milepost.widgets.tasks import keep_on
from milepost.words import say

_PAUSE: Final = 2.0


def page(around: Surroundings | None = None) -> ipywidgets.Widget:
    """The lobby of the store that this notebook was told of."""
    around = around or surroundings()
    try:
        shown = Lobby(around.open(), origin=around.origin)
        shown.keep_up()
    except Fault as fault:
        shown = ipywidgets.HTML(alert(str(fault)))
    return dressed(shown, served=around.served)


class Lobby(ipywidgets.HBox):
    """All plans of a store, and what one does with the one that is chosen.

    Args:
        log: the store.
        workshop: the stem that new rooms begin with.
        enter: takes a room that is to be run in this notebook; without it, rooms are links.
        origin: where people reach Milepost's server, for links that are handed out.
    """

    def __init__(
        self,
        log: Log,
        workshop: str = "",
        enter: Callable[[Room], None] | None = None,
        origin: str = "",
    ) -> None:
        self._log = log
        chosen = Chosen(workshop=workshop, enter=enter, origin=origin)
        self._make_desk = partial(PlanDesk, chosen=chosen, changed=self._list)
        self._plans = {plan: LivePlan(log, plan) for plan in log.plans()}
        self._shelf = ipywidgets.VBox()
        self._shelf.add_class("milepost-shelf")
        self._main = ipywidgets.VBox()
        self._main.add_class("milepost-main")
        self._notice = Notice()
        self._desk: PlanDesk | None = None
        super().__init__([self._shelf, self._main])
        self.add_class("milepost-lobby")
        self._chosen = next(reversed(self._plans), "")
        self._show()

    def keep_up(self) -> None:
        """Show what happens in the rooms, for as long as the notebook runs."""
        keep_on(self._follow())

    async def _follow(self) -> None:
        version = self._log.version()
        while True:
            await asyncio.sleep(_PAUSE)
            if self._desk is not None and (now := self._log.version()) != version:
                version = now
                self._desk.follow()

    def _show(self) -> None:
        self._list()
        live = self._plans.get(self._chosen)
        self._desk = self._make_desk(live) if live else None
        self._main.children = (self._desk or self._beginning(),)

    def _list(self) -> None:
        title = ipywidgets.HTML(heading(say("page.lobby.plans")))
        new = button(say("page.lobby.new"), partial(self._choose, ""), primary=not self._chosen)
        self._shelf.children = (title, *map(self._entry, reversed(self._plans)), new)

    def _entry(self, plan: str) -> ipywidgets.Button:
        board = self._plans[plan].board
        entry = button(board.plan.title if board.plan else plan, partial(self._choose, plan))
        entry.add_class("milepost-entry")
        if plan == self._chosen:
            entry.add_class("chosen")
        return entry

    def _choose(self, plan: str) -> None:
        self._chosen = plan
        self._show()

    def _beginning(self) -> ipywidgets.Widget:
        """The form of a new plan, and the samples; the whole page while there is no plan."""
        form = PlanForm()
        welcome = heading(say("page.lobby.begin"), 1) + sentence(say("page.lobby.begin_how"))
        make = button(say("page.lobby.make"), lambda: self._open(form.plan), primary=True)
        own = card(ipywidgets.HTML(heading(say("page.lobby.own"))), form, make, self._notice)
        columns = ipywidgets.HBox([own, self._samples()])
        columns.add_class("milepost-columns")
        return ipywidgets.VBox([ipywidgets.HTML(welcome), columns])

    def _samples(self) -> ipywidgets.Widget:
        parts = [ipywidgets.HTML(heading(say("page.lobby.samples")))]
        for name, about in samples.samples().items():
            parts.append(ipywidgets.HTML(heading(name.title(), 3) + sentence(about, "quiet")))
            parts.append(
                button(say("page.lobby.borrow", name=name.title()), partial(self._borrow, name))
            )
        return card(*parts)

    def _borrow(self, name: str) -> None:
        self._open(lambda: samples.load(name).plan)

    def _open(self, make: Callable[[], Plan]) -> None:
        with self._notice.telling():
            live = open_plan(self._log, make())
            self._plans[live.plan] = live
            self._choose(live.plan)
