"""``/plan/<link>``: the plan as it stands, to read, and to say that one has."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from milepost.plan.acts import ReadPlan
from milepost.plan.scene import Viewer
from milepost.room.links import LinkKind
from milepost.server.linked_page import LinkedPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milepost.plan.faults import Refusal

_ANYBODY = Viewer(id="reader", planner=True)


class PlanPage(LinkedPage):
    """Whoever has the link reads the plan; nothing on the page changes it."""

    kind: ClassVar[LinkKind] = LinkKind.PLAN

    def get(self, _: str) -> None:
        """Show the plan."""
        self._show()

    async def post(self, _: str) -> None:
        """Write down who has read it."""
        refused = await self.do(_ANYBODY, [ReadPlan(name=self.typed("name"))])
        if refused:
            self._show(refused)
        else:
            self.go_on()

    def _show(self, refused: Sequence[Refusal] = ()) -> None:
        if refused:
            self.set_status(409)
        self.render(
            "plan.html",
            plan=self.plan,
            typed=self.typed,
            sent=self.was_sent,
            problems=[each.say(self.language) for each in refused],
        )
