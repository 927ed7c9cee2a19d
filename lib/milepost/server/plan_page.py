"""``/plan/<link>``: the plan as it stands, to read, and to say that one has."""

from __future__ import annotations

from typing import ClassVar

from milepost.plan.acts import ReadPlan
from milepost.plan.scene import Viewer
from milepost.room.links import LinkKind
from milepost.server.linked_page import LinkedPage

_ANYBODY = Viewer(id="reader", planner=True)


class PlanPage(LinkedPage):
    """Whoever has the link reads the plan; nothing on the page changes it."""

    kind: ClassVar[LinkKind] = LinkKind.PLAN
    template: ClassVar[str] = "plan.html"

    async def post(self, _: str) -> None:
        """Write down who has read it."""
        self.answer(await self.do(_ANYBODY, [ReadPlan(name=self.typed("name"))]))
