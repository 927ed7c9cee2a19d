"""``/me/<link>``: in half a minute, an owner says how theirs is going, and reads the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from milepost.plan.acts import ReadPlan
from milepost.plan.readers import has_read
from milepost.plan.scene import Viewer
from milepost.room.links import LinkKind
from milepost.server.check_in_asked import theirs
from milepost.server.check_in_form import wanted
from milepost.server.linked_page import LinkedPage

if TYPE_CHECKING:
    from milepost.plan.parts import Person


class CheckIn(LinkedPage):
    """Shows what a person owns and takes what they say of it. Who they are, the link alone says."""

    kind: ClassVar[LinkKind] = LinkKind.ME
    template: ClassVar[str] = "check_in.html"

    @property
    def person(self) -> Person:
        """Whose link it is."""
        return self.plan.people[self.link.part]

    async def post(self, _: str) -> None:
        """Do what the answers ask; where one asks nothing that can be done, do none of them."""
        viewer = Viewer(id=self.link.part, person=self.link.part)
        if self.typed("act") == "read":
            refused = await self.do(viewer, [ReadPlan(name=self.person.name)])
        else:
            asked, faults = wanted(self.plan, self.link.part, self.typed, self.once, self.today)
            refused = [fault.refusal for fault in faults] or await self.do(viewer, asked)
        self.answer(refused)

    def shown(self) -> dict[str, Any]:
        """Whose page it is, what they own, and whether they have read the plan."""
        plan, person = self.plan, self.person
        return {
            "person": person,
            "theirs": theirs(plan, person.id, self.today),
            "has_read": has_read(plan, person),
        }
