"""Walks a team through the steps of any workshop, whatever each step is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from milepost.plan.agenda import Agenda, Step
from tests.browser.steps import building, saying, writing
from tests.browser.steps.content import CONTENT
from tests.browser.steps.team import Team

Act = Callable[[Team, Any, Any], None]

_ACTS: dict[str, Act] = {
    "Assign": building.assign,
    "Collect": writing.collect,
    "Commit": building.commit,
    "Estimate": building.estimate,
    "Feedback": saying.feedback,
    "Group": writing.group,
    "Rate": saying.rate,
    "Refine": writing.refine,
    "Select": building.select,
    "Sequence": building.sequence,
    "Sort": saying.sort,
    "Vote": saying.vote,
}


def walk(team: Team, agenda: Agenda, look: Callable[[Step], None] = lambda _: None) -> None:
    """Go through all steps of the room that the team is in, the last one included.

    Args:
        team: who takes part.
        agenda: that of the room.
        look: is called in each step once all have done what it asks for.
    """
    said = CONTENT.get(agenda.workshop, {})
    for number, step in enumerate(agenda.steps):
        if number:
            team.go_on(step.title)
        _take_part(team, step, said.get(step.key))
        look(step)


def _take_part(team: Team, step: Step, said: Any) -> None:
    kind = type(step.activity).__name__
    if kind not in _ACTS or _is_empty(team):
        return
    _ACTS[kind](team, step.activity, said)
    if step.hides and kind != "Estimate":
        team.reveal()


def _is_empty(team: Team) -> bool:
    """Whether no card came to this step: a first retrospective has no earlier actions."""
    return team.desk.locator(".empty").count() > 0
