"""Links of their own for those without a room: chosen, shown, copied and taken back."""

from __future__ import annotations

from typing import Any

import ipywidgets

from milepost.plan.plan import Plan
from milepost.room.links import Link, LinkKind, address, take_back
from milepost.room.live_plan import LivePlan
from milepost.widgets.fields import button, labelled, row
from milepost.widgets.markup import sentence
from milepost.widgets.notice import Notice
from milepost.widgets.share_link import ShareLink
from milepost.words import say


class Sharing(ipywidgets.VBox):
    """One link at a time, of all that a plan has.

    Args:
        live: the plan.
        origin: where people reach Milepost's server; without one there is nobody to follow links.
    """

    def __init__(self, live: LivePlan, origin: str) -> None:
        self._live = live
        self._origin = origin
        self._offered: list[tuple[str, Link]] = []
        self._which = ipywidgets.Dropdown()
        self._shown = ShareLink(
            copy=say("page.share.copy"),
            copied=say("page.share.copied"),
            select=say("page.share.select"),
        )
        self._notice = Notice()
        super().__init__(self._parts() if origin else [_no_server()])
        self.add_class("milepost-form")
        self._which.observe(self._show, "value")
        self.follow()

    def _parts(self) -> list[ipywidgets.Widget]:
        anew = button(say("page.share.take_back"), self._take_back)
        field = labelled(say("page.share.for"), self._which)
        return [field, self._shown, row(anew, self._notice)]

    def follow(self) -> None:
        """Offer what the plan has now; what is chosen stays chosen."""
        plan = self._live.board.plan
        offered = _links(self._live.plan, plan) if plan and self._origin else []
        if offered == self._offered:
            return
        chosen, self._offered = self._which.value, offered
        self._which.options = offered
        links = [link for _, link in offered]
        self._which.index = links.index(chosen) if chosen in links else 0
        self._show()

    def _show(self, *_: Any) -> None:
        link = self._which.value
        if link is not None:
            self._notice.value = ""
            self._shown.show(self._origin + address(self._live.log, link), self._which.label)

    def _take_back(self) -> None:
        link = self._which.value
        if link is not None:
            take_back(self._live.log, link)
            self._show()
            self._notice.say(say("page.share.taken_back"))


def _no_server() -> ipywidgets.Widget:
    return ipywidgets.HTML(sentence(say("page.share.no_server"), "quiet"))


def _links(plan: str, holds: Plan) -> list[tuple[str, Link]]:
    """All links of a plan under what they are for: everyone's, each person's, each milestone's."""
    everyone = (say("page.share.plan"), Link(kind=LinkKind.PLAN, plan=plan))
    people = [
        (say("page.share.me", name=each.name), Link(kind=LinkKind.ME, plan=plan, part=each.id))
        for each in holds.people.values()
    ]
    done_first = sorted(holds.milestones_by_date(), key=lambda each: each.is_open)
    milestones = [
        (
            say("page.share.feedback", milestone=each.title[:60]),
            Link(kind=LinkKind.FEEDBACK, plan=plan, part=each.id),
        )
        for each in done_first
    ]
    return [everyone, *people, *milestones]
