"""A room of a workshop that ships, and what people do in it, in a line each."""

from __future__ import annotations

from milepost import agendas
from milepost.plan import acts
from milepost.plan.plan import Plan
from tests.plan.wall import HOST, PEOPLE, Wall


def room(stem: str, minutes: int, plan: Plan) -> Wall:
    return Wall(agendas.load(stem, minutes), plan)


def reveal(wall: Wall) -> None:
    wall.do(HOST, acts.Reveal(step=wall.room.step.key))


def note(wall: Wall, who: str, text: str, **fields: str) -> str:
    """Write a note in the step that the room is on, and return its card."""
    wall.do(who, acts.WriteNote(step=wall.room.step.key, text=text, fields=fields))
    return list(wall.room.notes)[-1]


def give(wall: Wall, card: str, **scales: float) -> None:
    """Everybody gives ``card`` the same."""
    for member in PEOPLE:
        for scale, value in scales.items():
            wall.do(member, acts.Give(step=wall.room.step.key, card=card, scale=scale, value=value))


def choose(wall: Wall, step: str, *cards: str) -> None:
    wall.go(step)
    wall.do(HOST, acts.Choose(step=step, cards=cards))


def link(wall: Wall, before: str, after: str, contact: str = "") -> None:
    step = wall.room.step.key
    wall.do("ada", acts.LinkCards(step=step, before=before, after=after, contact=contact))


def agree(wall: Wall, card: str, **values: float) -> None:
    """Turn ``card`` over and agree on ``values``."""
    step = wall.room.step.key
    wall.do(HOST, acts.TurnOver(step=step, card=card))
    wall.do(HOST, acts.Agree(step=step, card=card, values=values))


def commit(wall: Wall, step: str, *cards: str) -> None:
    wall.go(step)
    wall.do(HOST, acts.CommitCards(step=step, cards=cards))
