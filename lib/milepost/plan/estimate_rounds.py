"""The rounds that a room has played about a card, as the plan keeps them of a task."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from milepost.plan import events
from milepost.plan.agenda import Estimate, Step, Unit
from milepost.plan.parts import Id
from milepost.plan.readers import named
from milepost.plan.reviews import EstimateRound
from milepost.plan.room_state import Round
from milepost.plan.scene import Scene
from milepost.plan.values import number_in


def estimate_rounds(scene: Scene, card: Id, task: Id) -> Iterator[EstimateRound]:
    """The rounds about ``card`` that its ``task`` in the plan does not have yet.

    They are numbered on from those that it has, whichever room those were played in; what the
    room agreed on goes with its last round.
    """
    played = list(_played(scene, card))
    known = [each.id for each in scene.plan.estimates.values() if each.task == task]
    here = _recorded_here(scene) if played and known else set()
    agreed = number_in(scene.room.fields.get(card, {}).get("points", ""))
    new = played[len(here.intersection(known)) :]
    for number, given in enumerate(new, len(known) + 1):
        last = number == len(known) + len(new)
        yield EstimateRound(
            id=scene.new_id("e"),
            task=task,
            round=number,
            votes={
                _voter(scene, who): got["points"] for who, got in given.items() if "points" in got
            },
            agreed=agreed if last else None,
            on=scene.now.date(),
        )


def _played(scene: Scene, card: Id) -> Iterator[Round]:
    """The rounds about ``card`` that were turned and had votes, in the order of the agenda."""
    for step in scene.room.agenda.steps:
        if _counts_points(step):
            state = scene.room.state(step.key)
            yield from state.past.get(card, ())
            given = state.round_of(card)
            if given and card in state.turned:
                yield given


def _counts_points(step: Step) -> bool:
    return isinstance(step.activity, Estimate) and step.activity.unit is Unit.POINTS


def _recorded_here(scene: Scene) -> set[Id]:
    """The ids of the rounds that this room has put into the plan, in whichever commit step."""
    room = scene.room
    since = takewhile(lambda entry: entry.at >= room.opened_at, reversed(scene.board.entries))
    mine = (entry.event for entry in since if entry.room == room.id)
    return {each.estimate.id for each in mine if isinstance(each, events.EstimateRecorded)}


def _voter(scene: Scene, who: str) -> Id:
    """The person who estimated, where the plan knows them; else the seat they had."""
    members = scene.room.members
    if who not in members:
        return "seat-0"
    person = named(scene.plan, members[who].name)
    return person.id if person else f"seat-{list(members).index(who) + 1}"
