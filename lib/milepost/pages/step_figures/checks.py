"""What is wrong with the plan as it would be, where it is about to be agreed on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import plan_check
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.words import SPOKEN


def checks(_view: View, reading: Reading) -> Iterator[str]:
    """The gravest findings with their next steps, whichever part of the plan they are about."""
    frame = plan_check.plan_check(reading.plan, reading.today, language=SPOKEN)
    told = plan_check.describe_count(frame["severity"], SPOKEN)
    yield slide(plan_check.draw_findings(frame, LOOK), told)
