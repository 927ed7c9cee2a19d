"""A workshop's notebook: insight beside the desk, or, where no server is, the whole desk."""

from __future__ import annotations

import ipywidgets

from milepost.pages.comm_seat import CommSeat
from milepost.pages.dress import dressed
from milepost.pages.insight import Insight
from milepost.pages.lobby import Lobby
from milepost.pages.surroundings import Surroundings, enter, surroundings
from milepost.plan.faults import Fault
from milepost.room.room import Room
from milepost.widgets.live_screen import LiveScreen
from milepost.widgets.markup import alert, sentence
from milepost.widgets.tasks import Stop
from milepost.words import say


def page(workshop: str, around: Surroundings | None = None) -> ipywidgets.Widget:
    """What the notebook of ``workshop`` shows, wherever it runs."""
    around = around or surroundings()
    try:
        return dressed(_content(workshop, around), served=around.served)
    except Fault as fault:
        return dressed(ipywidgets.HTML(alert(str(fault))), served=around.served)


def _content(workshop: str, around: Surroundings) -> ipywidgets.Widget:
    log = around.open()
    if around.room:
        room = enter(log, around.room, around.member)
        shown = Insight(room, served=around.served)
        shown.follow()
        return shown
    if around.served:
        return Lobby(log, workshop, origin=around.origin)
    note = ipywidgets.HTML(sentence(say("page.local.no_joining"), "note"))
    desk = LocalDesk()
    return ipywidgets.VBox([note, Lobby(log, workshop, desk.sit_down), desk])


class LocalDesk(ipywidgets.VBox):
    """The live screen of a room and its insight, all in one notebook."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: list[Stop] = []

    def sit_down(self, room: Room) -> None:
        """Go to a room, and leave the one before."""
        for stop in self._stops:
            stop()
        screen = LiveScreen(room.state.code, "facilitator")
        seat, beside = CommSeat(room, screen), Insight(room)
        self.children = (screen, beside)
        self._stops = [seat.follow(), beside.follow()]
