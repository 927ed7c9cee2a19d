"""The timeline of the plan as it would be, with its slack and its longest chain."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import timeline_mapping
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.words import SPOKEN


def line(_view: View, reading: Reading) -> Iterator[str]:
    """When everything can be over; nothing before anybody gave anything days."""
    frame = timeline_mapping.timeline(reading.plan, reading.today)
    if frame["duration"].any():
        told = timeline_mapping.describe_timeline(frame, SPOKEN)
        yield slide(timeline_mapping.draw_timeline(frame, reading.today, LOOK), told)
