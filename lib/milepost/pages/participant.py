"""What participants read beside the live screen: where the plan goes, and what it holds so far.

The server renders it once per room for everyone, so it is made of what a spectator may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from IPython.display import HTML

from milepost.pages.reading import day, number
from milepost.pages.seen import each, sure
from milepost.pages.surroundings import Surroundings, enter, surroundings
from milepost.plan.entities import MilestoneShown, RoomShown
from milepost.plan.faults import Fault, Refusal
from milepost.plan.parts import Metric
from milepost.plan.room_state import Role
from milepost.plan.view import View, shared
from milepost.widgets.markup import heading, items, sentence, told_in, typed
from milepost.words import SPOKEN, languages, say

_STYLE = Path(__file__).with_name("participant.css")


def page(around: Surroundings | None = None) -> HTML:
    """The plan of the room that this notebook is rendered for, and how the page looks.

    The server renders it once for everyone, so it comes in all languages, each in a section of
    its own, and the server sends each reader theirs.
    """
    around = around or surroundings()
    spoken = languages() if around.served else (SPOKEN,)
    view = _view(around)
    told = "".join(told_in(language, _told(view, language)) for language in spoken)
    return HTML(f"<style>{_STYLE.read_text('utf-8')}</style>{told}")


def _view(around: Surroundings) -> View | Refusal | None:
    """What a spectator sees; None outside a room, or why it cannot be seen."""
    if not around.room:
        return None
    try:
        with closing(around.open()) as log:
            room = enter(log, around.room)
            return shared(room.board, room.id, Role.SPECTATOR)
    except Fault as fault:
        return fault.refusal


def _told(view: View | Refusal | None, language: str) -> str:
    if view is None:
        return sentence(say("page.participant.no_room", language))
    if isinstance(view, Refusal):
        return sentence(view.say(language))
    return plan_so_far(view, language)


def plan_so_far(view: View, language: str = SPOKEN) -> str:
    """The vision, the horizon and the milestones that a spectator sees, as HTML."""
    room, milestones = sure(view, "room", RoomShown), each(view, "milestone", MilestoneShown)
    told = [heading(room.plan)]
    if room.vision:
        told.append(sentence(room.vision, "vision"))
    if room.horizon:
        by = day(room.horizon, language)
        told.append(sentence(say("page.plan.horizon", language, day=by)))
    if milestones:
        told.append(heading(say("page.plan.milestones", language), 3))
        lines = (_milestone(one, language) for one in milestones.values())
        told.append(items(lines, "milestones"))
    return "".join(told)


def _milestone(milestone: MilestoneShown, language: str) -> str:
    return "<br>".join(_milestone_lines(milestone, language))


def _milestone_lines(milestone: MilestoneShown, language: str) -> Iterator[str]:
    yield f"<strong>{typed(milestone.title)}</strong>"
    said = [say(f"page.status.{milestone.status}", language)]
    if milestone.due:
        said.append(day(milestone.due, language))
    if milestone.owner:
        said.append(milestone.owner)
    yield typed(" · ".join(said))
    if milestone.metric:
        yield typed(_measure(milestone.metric, language))


def _measure(metric: Metric, language: str) -> str:
    values = [number(v, language) for v in (metric.baseline, metric.target) if v is not None]
    return " ".join(filter(None, (f"{metric.name}:", " → ".join(values), metric.unit)))
