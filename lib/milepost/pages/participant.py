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
from milepost.plan.faults import Fault
from milepost.plan.parts import Metric
from milepost.plan.room_state import Role
from milepost.plan.view import View, shared
from milepost.widgets.markup import heading, items, sentence, typed
from milepost.words import say

_STYLE = Path(__file__).with_name("participant.css")


def page(around: Surroundings | None = None) -> HTML:
    """The plan of the room that this notebook is rendered for, and how the page looks."""
    around = around or surroundings()
    try:
        told = _told(around)
    except Fault as fault:
        told = sentence(str(fault))
    return HTML(f"<style>{_STYLE.read_text('utf-8')}</style>{told}")


def _told(around: Surroundings) -> str:
    if not around.room:
        return sentence(say("page.participant.no_room"))
    with closing(around.open()) as log:
        room = enter(log, around.room)
        return plan_so_far(shared(room.board, room.id, Role.SPECTATOR))


def plan_so_far(view: View) -> str:
    """The vision, the horizon and the milestones that a spectator sees, as HTML."""
    room, milestones = sure(view, "room", RoomShown), each(view, "milestone", MilestoneShown)
    told = [heading(room.plan)]
    if room.vision:
        told.append(sentence(room.vision, "vision"))
    if room.horizon:
        told.append(sentence(say("page.plan.horizon", day=day(room.horizon))))
    if milestones:
        told.append(heading(say("page.plan.milestones"), 3))
        told.append(items(map(_milestone, milestones.values()), "milestones"))
    return "".join(told)


def _milestone(milestone: MilestoneShown) -> str:
    return "<br>".join(_milestone_lines(milestone))


def _milestone_lines(milestone: MilestoneShown) -> Iterator[str]:
    yield f"<strong>{typed(milestone.title)}</strong>"
    said = [say(f"page.status.{milestone.status}")]
    if milestone.due:
        said.append(day(milestone.due))
    if milestone.owner:
        said.append(milestone.owner)
    yield typed(" · ".join(said))
    if milestone.metric:
        yield typed(_measure(milestone.metric))


def _measure(metric: Metric) -> str:
    values = [number(v) for v in (metric.baseline, metric.target) if v is not None]
    return " ".join(filter(None, (f"{metric.name}:", " → ".join(values), metric.unit)))
