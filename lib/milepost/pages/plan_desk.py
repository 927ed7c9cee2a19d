"""One plan at the lobby: its rooms, its facts, its people, and the roadmap to take home."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from milepost.export import roadmap_pdf
from milepost.pages.people_form import PeopleForm
from milepost.pages.plan_form import PlanForm
from milepost.pages.reading import day
from milepost.pages.room_list import RoomList, desk_address
from milepost.pages.room_start import RoomStart
from milepost.plan.acts import EditPlan
from milepost.plan.events import PlanChanges
from milepost.plan.plan import Plan
from milepost.room.live_plan import LivePlan
from milepost.room.room import Room, plan_act
from milepost.widgets.download import Download
from milepost.widgets.fields import button, card
from milepost.widgets.markup import heading, link, sentence
from milepost.widgets.notice import Notice
from milepost.words import say


class PlanDesk(ipywidgets.VBox):
    """Everything one does with a plan outside its rooms.

    Args:
        live: the plan.
        workshop: the stem that a new room begins with.
        enter: takes a room that is to be run in this notebook; without it, rooms are links.
        changed: called when the plan's own facts changed.
    """

    def __init__(
        self,
        live: LivePlan,
        workshop: str = "",
        enter: Callable[[Room], None] | None = None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._live = live
        self._enter = enter
        self._changed = changed
        self._rooms = RoomList(self._run_here if enter else None)
        self._opened = ipywidgets.HTML()
        self._head = ipywidgets.HTML()
        self._form = PlanForm(live.board.plan)
        self._notice = Notice()
        super().__init__([self._head, self._parts(workshop)])
        self.follow()

    def _parts(self, workshop: str) -> ipywidgets.Widget:
        start = RoomStart(self._live, self._started, workshop)
        left = ipywidgets.VBox(
            [
                card(_titled("page.lobby.rooms"), self._opened, self._rooms),
                card(_titled("page.lobby.start"), start),
            ]
        )
        save = button(say("page.plan.save"), self._save)
        right = ipywidgets.VBox(
            [
                card(_titled("page.lobby.facts"), self._form, save, self._notice),
                card(_titled("page.people.in_plan"), PeopleForm(self._live)),
                card(_titled("page.take_home.heading"), self._take_home()),
            ]
        )
        parts = ipywidgets.HBox([left, right])
        parts.add_class("milepost-columns")
        return parts

    def _take_home(self) -> Download:
        return Download(
            say("page.roadmap.get"),
            "roadmap.pdf",
            lambda: roadmap_pdf(self._live.follow()),
            waiting=say("page.roadmap.making"),
        )

    def follow(self) -> None:
        """Show the plan's head and rooms as they are now; what is being typed stays."""
        board = self._live.follow()
        if board.plan is not None:
            self._head.value = _head(board.plan)
        self._rooms.show(board)

    def _save(self) -> None:
        with self._notice.telling():
            said = self._form.plan()
            changes = PlanChanges(
                title=said.title, vision=said.vision, horizon=said.horizon, calendar=said.calendar
            )
            plan_act(self._live, EditPlan(changes=changes))
            self._notice.say(say("page.plan.saved"))
            self.follow()
            self._changed()

    def _started(self, room: Room) -> None:
        self.follow()
        if self._enter is not None:
            self._enter(room)
            return
        told = sentence(say("page.room.started", join_code=room.state.code))
        self._opened.value = told + link(
            say("page.room.go"), desk_address(room.state), "milepost-button primary"
        )

    def _run_here(self, room: str) -> None:
        if self._enter is not None:
            self._enter(Room(self._live, room))


def _titled(code: str) -> ipywidgets.HTML:
    return ipywidgets.HTML(heading(say(code)))


def _head(plan: Plan) -> str:
    kept = len(plan.milestones_by_date())
    told = [say("page.plan.holds", count=kept)]
    if plan.horizon:
        told.insert(0, say("page.plan.horizon", day=day(plan.horizon)))
    vision = sentence(plan.vision, "vision") if plan.vision else ""
    return heading(plan.title, 1) + vision + sentence(" · ".join(told), "quiet")
