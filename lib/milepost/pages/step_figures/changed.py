"""What a room changes about milestones that it found, where all are about to agree on it."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import tracking
from milepost.methods.tracking import Change
from milepost.pages.step_figures.checks import checks
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.widgets.markup import items, sentence, typed
from milepost.words import SPOKEN, say

__all__ = ["agreed", "changed"]

_MOST = 12


def agreed(view: View, reading: Reading) -> Iterator[str]:
    """What changes, and what is wrong with the plan as it would then be."""
    yield from changed(view, reading)
    yield from checks(view, reading)


def changed(_view: View, reading: Reading) -> Iterator[str]:
    """Old and new dates, owners and states of milestones, to be read aloud; nothing if none is new.

    Dates that moved are drawn as a trend, with all that were ever promised.
    """
    found = tracking.changes_since(reading.before, reading.plan)
    found = found[(found["kind"] == "milestone") & (found["change"] != Change.ADDED)]
    if found.empty:
        return
    lines = tracking.describe_changes(found, SPOKEN).splitlines()
    yield sentence(say("page.insight.changed", count=len(lines)))
    yield items(map(typed, lines[:_MOST]), "changes")
    if len(lines) > _MOST:
        yield sentence(say("page.review.more_changes", count=len(lines) - _MOST), "quiet")
    if Change.MOVED in set(found["change"]):
        moved = tracking.trend(reading.plan, reading.today)
        if len(tracking.slips(moved)):
            yield slide(tracking.draw_trend(moved, LOOK), tracking.describe_trend(moved, SPOKEN))
