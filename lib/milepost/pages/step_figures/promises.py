"""What became of what was promised: milestones on time and late, and dates that moved."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import tracking
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.words import SPOKEN


def promises(_view: View, reading: Reading) -> Iterator[str]:
    """Completion, the dates that moved, and what the team thinks of feasibility and pace."""
    done = tracking.completion(reading.plan, reading.today)
    if tracking.overall(done).due:
        yield slide(
            tracking.draw_completion(done, LOOK), tracking.describe_completion(done, SPOKEN)
        )
    moved = tracking.trend(reading.plan, reading.today)
    if len(tracking.slips(moved)):
        yield slide(tracking.draw_trend(moved, LOOK), tracking.describe_trend(moved, SPOKEN))
    voices = tracking.feedback(reading.plan)
    if len(voices):
        said = tracking.draw_feedback(voices, tracking.verdicts(reading.plan), LOOK)
        yield slide(said, tracking.describe_feedback(voices, SPOKEN))
