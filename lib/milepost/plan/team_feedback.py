"""What a feedback step says of the plan: the middle of what people answered, by nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_high

from milepost.plan.agenda import Feedback as Asking
from milepost.plan.agenda import Step
from milepost.plan.reviews import Feedback, Voice
from milepost.plan.scene import Scene
from milepost.plan.shown import cards_shown

_KEPT = ("feasibility", "pacing", "confidence")


def team_feedback(scene: Scene, step: Step) -> Iterator[Feedback]:
    """The feedback that a step's answers come to: one for each card, or one for all of it.

    Answers on scales from 1 to 5 with the keys ``feasibility``, ``pacing`` and ``confidence``
    count; where nobody gave one there is none.
    """
    if not isinstance(step.activity, Asking):
        return
    scales = step.activity.scales
    kept = [s.key for s in scales if s.key in _KEPT and (s.low, s.high) == (1, 5)]
    for card in cards_shown(scene.wall) if step.of else [""]:
        middles = {key: middle for key in kept if (middle := _middle(scene, step, card, key))}
        about = scene.wall.became(card) if card else None
        known = about is None or about in {**scene.plan.milestones, **scene.plan.tasks}
        if middles and known and (about or not card):
            yield Feedback(
                id=scene.new_id("f"),
                on=scene.now.date(),
                about=about,
                voice=Voice.TEAM,
                feasibility=middles.get("feasibility"),
                pacing=middles.get("pacing"),
                confidence=middles.get("confidence"),
            )


def _middle(scene: Scene, step: Step, card: str, scale: str) -> int | None:
    answers = scene.room.state(step.key).answers.values()
    given = [got[card, scale] for got in answers if (card, scale) in got]
    return int(median_high(given)) if given else None
