"""One plan at the lobby: its rooms, its facts, its people, and what to take home of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import ipywidgets

from milepost.agendas import due_review, following, path, sound_and_faulty
from milepost.pages.import_desk import ImportDesk
from milepost.pages.news import milestones_told, news, people_told, review_told
from milepost.pages.path_view import PathView
from milepost.pages.people_form import PeopleForm
from milepost.pages.plan_form import PlanForm
from milepost.pages.reading import day
from milepost.pages.room_list import RoomList, desk_address
from milepost.pages.room_start import RoomStart
from milepost.pages.sharing import Sharing
from milepost.pages.take_home import TakeHome
from milepost.pages.way_to_review import way_to_review
from milepost.plan.acts import EditPlan
from milepost.plan.board import Board
from milepost.plan.events import PlanChanges
from milepost.plan.plan import Plan
from milepost.room.live_plan import LivePlan
from milepost.room.room import Room, plan_act
from milepost.widgets.fields import button, card
from milepost.widgets.markup import heading, link, sentence
from milepost.widgets.notice import Notice
from milepost.words import say


@dataclass(frozen=True)
class Chosen:
    """How a lobby is used.

    ``workshop`` is the stem that a new room begins with, if not with what comes next; ``enter``
    takes a room that is to be run in this notebook (without it, rooms are links); ``origin`` is
    where people reach Milepost's server.
    """

    workshop: str = ""
    enter: Callable[[Room], None] | None = None
    origin: str = ""


class PlanDesk(ipywidgets.VBox):
    """Everything one does with a plan outside its rooms.

    Args:
        live: the plan.
        chosen: how the lobby is used.
        changed: called when the plan's own facts changed.
    """

    def __init__(
        self, live: LivePlan, chosen: Chosen, changed: Callable[[], None] = lambda: None
    ) -> None:
        self._live = live
        self._enter = chosen.enter
        self._changed = changed
        self._rooms = RoomList(self._run_here if chosen.enter else None)
        self._opened = ipywidgets.HTML()
        self._head, self._review = ipywidgets.HTML(), ipywidgets.HTML()
        self._milestones, self._people = ipywidgets.HTML(), ipywidgets.HTML()
        self._form = PlanForm(live.board.plan)
        self._notice = Notice()
        self._imports = ImportDesk(live, self._brought_in)
        found = sound_and_faulty()
        self._workshops = found[0]
        self._start = RoomStart(live, self._started, found, chosen.workshop)
        self._path = PathView(found[0], self._start.choose, links=chosen.enter is None)
        self._start.when_chosen(self._path.mark)
        again = partial(self._start.choose, "retrospective")
        self._look_again = button(say("page.news.review_go"), again)
        self._sharing = Sharing(live, chosen.origin)
        home = card(_titled("page.take_home.heading"), TakeHome(live, served=bool(chosen.origin)))
        how = ipywidgets.HTML(way_to_review(live.plan, served=bool(chosen.origin)))
        super().__init__([self._head, how, self._ahead(), self._beside(), home])
        self.follow()

    def _ahead(self) -> ipywidgets.Widget:
        """The path, and the room that is started next."""
        start = ipywidgets.VBox(
            [
                card(
                    _titled("page.lobby.start"),
                    self._start,
                    self._opened,
                    self._review,
                    self._look_again,
                ),
                card(_titled("page.lobby.rooms"), self._rooms),
            ]
        )
        start.add_class("milepost-first")
        return _columns(card(_titled("page.path.heading"), self._path), start)

    def _beside(self) -> ipywidgets.Widget:
        """What happens between rooms, and what the plan itself says."""
        told = ipywidgets.HTML(sentence(say("page.between.how"), "quiet"))
        save = button(say("page.plan.save"), self._save)
        left = [
            card(_titled("page.milestones.heading"), self._milestones),
            card(_titled("page.between.heading"), told, self._people, self._sharing),
        ]
        right = [
            card(_titled("page.lobby.facts"), self._form, save, self._notice),
            card(_titled("page.people.in_plan"), PeopleForm(self._live)),
            card(_titled("page.import.heading"), self._imports),
        ]
        return _columns(ipywidgets.VBox(left), ipywidgets.VBox(right))

    def follow(self) -> None:
        """Show the plan's head and rooms as they are now; what is being typed stays."""
        board, today = self._live.follow(), self._live.log.now().date()
        if board.plan is not None:
            self._head.value = _head(board.plan) + news(board, today)
            self._milestones.value = milestones_told(board.plan)
            self._people.value = people_told(board.plan)
        self._tell_review(board, today)
        self._rooms.show(board)
        self._tell_path(board, today)
        self._sharing.follow()
        self._imports.follow()

    def _tell_review(self, board: Board, today: date) -> None:
        due = due_review(board)
        self._review.value = review_told(due, today) if due else ""
        self._look_again.layout.display = None if due and due <= today else "none"

    def _tell_path(self, board: Board, today: date) -> None:
        stations = path(board, self._workshops, today)
        upcoming = following(stations)
        self._path.show(stations, upcoming)
        self._start.suggest(upcoming.workshop.stem if upcoming else "")
        self._path.mark(self._start.chosen)

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

    def _brought_in(self) -> None:
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


def _columns(*parts: ipywidgets.Widget) -> ipywidgets.HBox:
    made = ipywidgets.HBox(list(parts))
    made.add_class("milepost-columns")
    return made


def _titled(code: str) -> ipywidgets.HTML:
    return ipywidgets.HTML(heading(say(code)))


def _head(plan: Plan) -> str:
    kept = len(plan.milestones_by_date())
    told = [say("page.plan.holds", count=kept)]
    if plan.horizon:
        told.insert(0, say("page.plan.horizon", day=day(plan.horizon)))
    vision = sentence(plan.vision, "vision") if plan.vision else ""
    return heading(plan.title, 1) + vision + sentence(" · ".join(told), "quiet")
