"""``/feedback/<link>``: those who use what a milestone brought say what they think of it."""

from __future__ import annotations

from typing import Any, ClassVar

from milepost.plan import text
from milepost.plan.acts import GiveFeedback
from milepost.plan.faults import Fault
from milepost.plan.reviews import Feedback, Verdict, Voice
from milepost.plan.scene import Viewer
from milepost.room.links import LinkKind
from milepost.server.linked_page import LinkedPage, made_id

#: The longest answer, in characters: what can be read when the milestone is reviewed.
SAID = 1000

#: Voices that one milestone takes; more are no users, but a machine.
VOICES = 1000

_ANYBODY = Viewer(id="users", planner=True)


class UserFeedback(LinkedPage):
    """A public form: whoever has the link may answer, by name or without."""

    kind: ClassVar[LinkKind] = LinkKind.FEEDBACK
    template: ClassVar[str] = "user_feedback.html"

    async def post(self, _: str) -> None:
        """Keep what was said, as a user's words about this milestone and nothing else."""
        try:
            refused = await self.do(_ANYBODY, [GiveFeedback(feedback=self._given())])
        except Fault as fault:
            refused = [fault.refusal]
        self.answer(refused)

    def _given(self) -> Feedback:
        about = [f for f in self.plan.feedback.values() if f.about == self.link.part]
        if sum(each.voice is Voice.USERS for each in about) >= VOICES:
            raise Fault("feedback_full", count=VOICES)
        said, verdict = self.typed("said"), self.typed("verdict")
        text.check(said, SAID)
        text.check(self.typed("who"), text.NAME, required=False)
        text.check(self.typed("shown"), text.TITLE, required=False)
        return Feedback(
            id=made_id("f", self.once, said),
            on=self.today,
            about=self.link.part,
            voice=Voice.USERS,
            shown=self.typed("shown"),
            audience=self.typed("who"),
            said=said,
            verdict=Verdict(verdict) if verdict in Verdict.__members__.values() else None,
        )

    def shown(self) -> dict[str, Any]:
        """The milestone, and how long answers may be."""
        return {
            "milestone": self.plan.milestones[self.link.part],
            "longest": {"said": SAID, "who": text.NAME, "shown": text.TITLE},
        }
