"""What the pages share that people reach by a link of their own, without a room or a kernel."""

from __future__ import annotations

import asyncio
import hashlib
import math
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from milepost.methods.saying import day
from milepost.plan.faults import Refusal
from milepost.room.links import Link, LinkKind, followed
from milepost.room.live_plan import Ask
from milepost.room.room import new_id
from milepost.server.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from milepost.plan.acts import PlannerAct
    from milepost.plan.plan import Plan
    from milepost.plan.scene import Viewer
    from milepost.server.attempts import Attempts
    from milepost.server.hub import Hub

_LARGEST_BODY = 64 * 1024
_ID_LETTERS = 20


def made_id(prefix: str, *of: str) -> str:
    """An id that is the same whenever the same form says the same."""
    digest = hashlib.sha256("\0".join(of).encode("utf-8", "surrogatepass")).hexdigest()
    return prefix + digest[:_ID_LETTERS]


class LinkedPage(Page):
    """A page behind a signed link: it needs no script, and what is sent comes back if refused."""

    kind: ClassVar[LinkKind]
    template: ClassVar[str]

    def initialize(self, hub: Hub, forms: Attempts) -> None:
        """Take the hub, and the count of forms that came from each address."""
        self._hub = hub
        self._forms = forms
        self.link = Link(kind=self.kind, plan="")

    def prepare(self) -> None:
        """Refuse a link that leads nowhere, and forms that are too large or too many."""
        super().prepare()
        self.set_header("X-Robots-Tag", "noindex")
        if self._finished:
            return
        link = followed(self._hub.log, self.kind, self.path_args[0])
        if link is None or not self._is_alive(link):
            self.refuse(HTTPStatus.NOT_FOUND, "door.link_over")
            return
        self.link = link
        if self.request.method == "POST":
            self._count()

    def _is_alive(self, link: Link) -> bool:
        self.link = link
        plan = self._hub.plan(link.plan).live.board.plan
        return plan is not None and link.leads_into(plan)

    def _count(self) -> None:
        if len(self.request.body) > _LARGEST_BODY:
            self.refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "door.form_too_large")
            return
        address = self.request.remote_ip or ""
        seconds = math.ceil(self._forms.wait(address))
        if seconds > 0:
            self.set_header("Retry-After", str(seconds))
            self.refuse(HTTPStatus.TOO_MANY_REQUESTS, "door.too_many_forms", seconds=seconds)
            return
        self._forms.count(address)

    @property
    def plan(self) -> Plan:
        """The plan that the link leads to, as it is now."""
        plan = self._hub.plan(self.link.plan).live.board.plan
        if plan is None:
            raise LookupError(self.link.plan)
        return plan

    @property
    def today(self) -> date:
        """The day by the clock of the store."""
        return self._hub.log.now().date()

    @property
    def was_sent(self) -> bool:
        """Whether this page answers a form that went well."""
        return self.get_query_argument("sent", "") == "1"

    @property
    def once(self) -> str:
        """The form's own number, so that a form sent twice is done once."""
        given = self.get_body_argument("once", "")
        is_ours = len(given) == len(new_id()) and given.isascii() and given.isalnum()
        return given.lower() if is_ours else new_id()

    def typed(self, name: str) -> str:
        """What was typed into a field of the form, or nothing."""
        return self.get_body_argument(name, "", strip=True)

    async def do(self, viewer: Viewer, wanted: Iterable[PlannerAct]) -> list[Refusal]:
        """Have all that is ``wanted`` done in one commit, and say what was refused."""
        writer, once = self._hub.plan(self.link.plan), self.once
        asks = [Ask(id=self._number(once, act), viewer=viewer, act=act) for act in wanted]
        outcomes = await asyncio.gather(*map(writer.say, asks))
        return [outcome for outcome in outcomes if isinstance(outcome, Refusal)]

    def _number(self, once: str, act: PlannerAct) -> str:
        """The act's own id: the same for what one form asks twice."""
        return f"{self.kind} {self.link.part} {made_id('', once, repr(act))}"

    def get(self, _: str) -> None:
        """Show the page."""
        self.show()

    def answer(self, refused: Sequence[Refusal]) -> None:
        """Answer a form: with all that was typed if something is refused, else afresh.

        After a form that went well, loading the page again sends nothing twice.
        """
        if refused:
            self.set_status(409)
            self.show(refused)
        else:
            self.redirect(f"{self.request.path}?sent=1", status=303)

    def show(self, refused: Sequence[Refusal] = ()) -> None:
        """Show the page, with what was refused."""
        problems = [each.say(self.language) for each in refused]
        self.render(
            self.template,
            plan=self.plan,
            typed=self.typed,
            sent=self.was_sent,
            problems=problems,
            **self.shown(),
        )

    def shown(self) -> dict[str, Any]:
        """What this page shows besides the plan."""
        return {}

    def get_template_namespace(self) -> dict[str, Any]:
        """What these pages' templates use besides: days in words, and the form's own number."""
        return {**super().get_template_namespace(), "day": self.day, "once": self.once}

    def day(self, on: date) -> str:
        """A day in the reader's language."""
        return day(on, self.language)
