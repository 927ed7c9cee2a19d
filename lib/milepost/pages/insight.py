"""Insight beside the board: drawn again when something changed, at most once a second."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from typing import Final

import ipywidgets

from milepost.pages.canvas import svg
from milepost.pages.pace import describe_pace, draw_pace, pace
from milepost.pages.seen import each, sure
from milepost.pages.step_figures import Figures
from milepost.pages.step_insight import step_insight
from milepost.pages.take_home import TakeHome, suited
from milepost.plan.entities import MemberShown, RoomShown, StepShown
from milepost.plan.faults import Fault
from milepost.plan.room_state import Role
from milepost.plan.view import View
from milepost.room.advice import advice
from milepost.room.room import Room
from milepost.widgets.errand import Errand
from milepost.widgets.markup import alert, heading, sentence
from milepost.widgets.tasks import Stop, keep_on
from milepost.words import say

#: Seconds from one drawing to the next.
PAUSE: Final = 1.0

_MOST_NAMES = 12


def seen_by_facilitator(room: Room) -> View:
    """What the one who holds ``room`` may see there, with the methods' advice on the cards."""
    view = room.view()
    return {**view, **advice(room.board, room.id)} if view else {}


def insight(view: View, now: datetime, figures: str = "") -> str:
    """The whole of what there is to tell about a room, as HTML.

    Args:
        view: what a facilitator of the room may see; of anybody else's only a sentence is made.
        now: the log's clock.
        figures: what the methods have drawn of the step, as HTML.
    """
    if "member" not in {key.partition("/")[0] for key in view}:
        return sentence(say("page.insight.no_seat"))
    if sure(view, "room", RoomShown).closed:
        step = heading(say("page.insight.closed"))
    else:
        step = heading(sure(view, "step", StepShown).title) + step_insight(view, figures)
    return step + _people(view) + _pace(view, now)


def _people(view: View) -> str:
    members = each(view, "member", MemberShown).values()
    seated = [member for member in members if member.role is Role.PARTICIPANT]
    finished = [member.finished for member in seated]
    told = say("page.people.count", count=len(seated))
    names = ""
    if any(finished):
        told += " " + say("page.people.finished", count=sum(map(bool, finished)))
        names = _names([member.name for member in seated if not member.finished])
    return heading(say("page.people.heading")) + sentence(told) + names


def _names(busy: list[str]) -> str:
    if not busy:
        return ""
    shown, rest = busy[:_MOST_NAMES], len(busy) - _MOST_NAMES
    names = ", ".join(shown) + (say("page.people.more", count=rest) if rest > 0 else "")
    return sentence(say("page.people.busy", names=names), "quiet")


def _pace(view: View, now: datetime) -> str:
    frame = pace(view, now)
    return heading(say("page.pace.heading")) + svg(draw_pace(frame), describe_pace(frame))


class Insight(ipywidgets.VBox):
    """Insight into one room, which follows its log.

    Behind Milepost's own server (``served``) it can also have the participants' page made anew.
    """

    def __init__(self, room: Room, *, served: bool = False) -> None:
        self.room = room
        self._figures = Figures(room)
        self._drawn_of: tuple[int, datetime, str] | None = None
        # Methods may take seconds: a page opens without them, and has them a moment later.
        self.html = insight(room.view(), room.live.log.now())
        self._shown = ipywidgets.HTML(self.html)
        self._take_home = _take_home(room, served=served)
        self._anew = [_participants_page(room)] if served else []
        self._ended: bool | None = None
        super().__init__()
        self._order()
        self.add_class("milepost-insight")

    def follow(self) -> Stop:
        """Follow the room for as long as the notebook runs, or until the answer is called."""
        return keep_on(self._follow())

    async def _follow(self) -> None:
        while True:
            began = time.monotonic()
            self._shown.value = await asyncio.to_thread(self.caught_up)
            self._order()
            await asyncio.sleep(max(0.0, PAUSE - (time.monotonic() - began)))

    def _order(self) -> None:
        """In a room that has ended, what to take home comes first."""
        has_ended = self.room.state.closed_at is not None
        if has_ended != self._ended:
            self._ended = has_ended
            shown = (self._shown, self._take_home, *self._anew)
            self.children = (self._take_home, self._shown) if has_ended else shown

    def caught_up(self) -> str:
        """The insight of now as HTML, after up to a second in which nothing may have happened."""
        try:
            self.room.follow(PAUSE)
            return self._drawn(self._figures.drawn())
        except Fault as fault:
            return alert(str(fault))

    def _drawn(self, figures: str) -> str:
        """The insight of now; nothing in it changes while nobody acts and the minute lasts."""
        now = self.room.live.log.now()
        drawn_of = (self.room.board.seq, now.replace(second=0, microsecond=0), figures)
        if drawn_of != self._drawn_of:
            seen = seen_by_facilitator(self.room)
            self.html, self._drawn_of = insight(seen, now, figures), drawn_of
        return self.html


def _take_home(room: Room, *, served: bool) -> ipywidgets.Widget:
    keys = suited(room.state.agenda.workshop)
    title = ipywidgets.HTML(heading(say("page.take_home.heading")))
    return ipywidgets.VBox([title, TakeHome(room.live, served=served, keys=keys)])


def _participants_page(room: Room) -> ipywidgets.Widget:
    """What participants read is kept from its first making; here it is made anew."""
    told = heading(say("page.refresh.heading")) + sentence(say("page.refresh.how"), "quiet")
    button = Errand(
        label=say("page.refresh.go"),
        address=f"/room/{room.state.code}/page",
        waiting=say("page.refresh.waiting"),
        done=say("page.refresh.done"),
        failed=say("page.refresh.failed"),
    )
    return ipywidgets.VBox([ipywidgets.HTML(told), button])
