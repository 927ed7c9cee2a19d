"""Which method draws which step."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from milepost.pages.step_figures.changed import agreed
from milepost.pages.step_figures.classes import classes
from milepost.pages.step_figures.line import line
from milepost.pages.step_figures.promises import promises
from milepost.pages.step_figures.risks import risks
from milepost.pages.step_figures.roles import roles
from milepost.pages.step_figures.sizes import sizes
from milepost.pages.step_figures.sprint import sprint
from milepost.plan.agenda import Assign, Commit, Estimate, Feedback, Select, Sequence, Sort
from milepost.plan.faults import Fault
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.room.advice.risks_found import is_about_risks, risks_on_board
from milepost.widgets.markup import sentence

__all__ = ["step_figures"]

#: Draws what there is to see of a step, as HTML.
Drawn = Callable[[View, Reading], Iterator[str]]

_log = logging.getLogger(__name__)


def step_figures(view: View, reading: Reading) -> str:
    """The figures of the step that a room is on; a method that cannot work says why."""
    drawn = _of_step(reading)
    if drawn is None:
        return ""
    return "".join(_tried(drawn, view, reading))


def _tried(drawn: Drawn, view: View, reading: Reading) -> Iterator[str]:
    try:
        yield from drawn(view, reading)
    except Fault as fault:
        yield sentence(str(fault), "quiet")
    except Exception:  # noqa: BLE001 - insight goes on without the figure
        _log.exception("A figure of the step could not be drawn.")


def _of_step(reading: Reading) -> Drawn | None:
    activity = reading.step.activity
    if isinstance(activity, Estimate):
        return sizes
    if not reading.is_shown:
        return None
    if is_about_risks(reading):
        return risks
    return _built(reading)


def _built(reading: Reading) -> Drawn | None:
    match reading.step.activity:
        case Sort(field="moscow"):
            return classes
        case Sequence(dates=True):
            return line
        case Assign():
            return risks if risks_on_board(reading) else roles
        case Select(sprint=True):
            return sprint
        case Commit():
            return agreed
        case Feedback(of=str()):
            return promises
        case _:
            return None
