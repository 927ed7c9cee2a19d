"""``/me/<link>``: in half a minute, an owner says how theirs is going, and reads the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from milepost.plan.acts import ReadPlan
from milepost.plan.readers import has_read
from milepost.plan.scene import Viewer
from milepost.room.links import LinkKind
from milepost.server.check_in_asked import theirs
from milepost.server.check_in_form import wanted
from milepost.server.linked_page import LinkedPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milepost.plan.faults import Refusal
    from milepost.plan.parts import Person


class CheckIn(LinkedPage):
    """Shows what a person owns and takes what they say of it. Who they are, the link alone says."""

    kind: ClassVar[LinkKind] = LinkKind.ME

    @property
    def person(self) -> Person:
        """Whose link it is."""
        return self.plan.people[self.link.part]

    def get(self, _: str) -> None:
        """Show the form."""
        self._show()

    async def post(self, _: str) -> None:
        """Do what the answers ask; where one asks nothing that can be done, do none of them."""
        viewer = Viewer(id=self.link.part, person=self.link.part)
        if self.typed("act") == "read":
            refused = await self.do(viewer, [ReadPlan(name=self.person.name)])
        else:
            asked, faults = wanted(self.plan, self.link.part, self.typed, self.once, self.today)
            refused = [fault.refusal for fault in faults] or await self.do(viewer, asked)
        if refused:
            self._show(refused)
        else:
            self.go_on()

    def _show(self, refused: Sequence[Refusal] = ()) -> None:
        if refused:
            self.set_status(409)
        plan, person = self.plan, self.person
        self.render(
            "check_in.html",
            plan=plan,
            person=person,
            theirs=theirs(plan, person.id, self.today),
            typed=self.typed,
            sent=self.was_sent,
            has_read=has_read(plan, person),
            problems=[each.say(self.language) for each in refused],
        )
