"""How each activity is done with cards and pens, and what has to be in the room for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from milepost.export.sheet_parts import Told
from milepost.plan import agenda as steps
from milepost.plan.agenda import Agenda, Step

#: What is hidden until all have finished without slips: cards face down, dots put up at once.
_SEEN_BY_HAND = (steps.Collect, steps.Vote, steps.Estimate)


def how(step: Step) -> Iterator[Told]:
    """What people do where there is no screen, in the order in which it is said."""
    if step.tables:
        yield Told("how.tables", {"tables": step.tables})
    yield from _how(step.activity)
    if step.anonymous:
        yield Told("how.anonymous")


def bring(agenda: Agenda, people: int) -> Iterator[Told]:
    """What has to be in the room, for as many people as the workshop is made for."""
    activities = [step.activity for step in agenda.steps]
    yield Told("bring.sheets", {"people": people})
    if cards := sum(each.per_person for each in activities if isinstance(each, steps.Collect)):
        yield Told("bring.cards", {"cards": cards * people, "people": people})
    if dots := sum(each.dots for each in activities if isinstance(each, steps.Vote)):
        yield Told("bring.dots", {"dots": dots * people})
    if any(step.hides and not isinstance(step.activity, _SEEN_BY_HAND) for step in agenda.steps):
        yield Told("bring.slips", {"people": people})
    if any(isinstance(each, steps.Estimate) for each in activities):
        yield Told("bring.deck", {"people": people})
    if any(isinstance(each, steps.Sequence) for each in activities):
        yield Told("bring.strip", {})
    if tables := [step.tables for step in agenda.steps if step.tables]:
        yield Told("bring.tables", {"tables": min(tables)})
    yield Told("bring.wall", {})


@singledispatch
def _how(activity: object) -> Iterator[Told]:
    raise TypeError(f"no words for {type(activity).__name__} on paper")


@_how.register
def _inform(_: steps.Inform) -> Iterator[Told]:
    yield Told("how.inform")


@_how.register
def _collect(activity: steps.Collect) -> Iterator[Told]:
    yield Told("how.collect", {"count": activity.per_person})
    if activity.fields:
        yield Told("how.collect_fields")
    yield Told("how.collect_private" if activity.private else "how.collect_open")
    if activity.beside:
        yield Told(f"how.source.{activity.beside}")


@_how.register
def _group(_: steps.Group) -> Iterator[Told]:
    yield Told("how.group")


@_how.register
def _vote(activity: steps.Vote) -> Iterator[Told]:
    yield Told("how.vote", {"count": activity.dots, "per_card": activity.per_card})


@_how.register
def _rate(activity: steps.Rate) -> Iterator[Told]:
    yield Told("how.rate")
    if activity.matrix:
        yield Told("how.matrix")


@_how.register
def _sort(activity: steps.Sort) -> Iterator[Told]:
    yield Told("how.sort_private" if activity.private else "how.sort")


@_how.register
def _sequence(activity: steps.Sequence) -> Iterator[Told]:
    yield Told(f"how.sequence_{activity.direction}")
    if activity.dates:
        yield Told("how.sequence_dates")


@_how.register
def _assign(activity: steps.Assign) -> Iterator[Told]:
    yield Told(f"how.assign_{activity.grid}")
    if activity.private:
        yield Told("how.assign_private")


@_how.register
def _estimate(activity: steps.Estimate) -> Iterator[Told]:
    if activity.deck is steps.DeckKind.THREE_POINT:
        yield Told("how.three_point")
        return
    faces = activity.faces or steps.DECKS[activity.deck]
    yield Told("how.deck", {"faces": "  ".join(face.label for face in faces)})
    yield Told("how.estimate", {"count": activity.rounds})


@_how.register
def _select(activity: steps.Select) -> Iterator[Told]:
    if activity.sprint:
        yield Told("how.sprint", {"count": activity.weeks})
    else:
        yield Told("how.select", {"count": activity.most})


@_how.register
def _refine(_: steps.Refine) -> Iterator[Told]:
    yield Told("how.refine")


@_how.register
def _commit(activity: steps.Commit) -> Iterator[Told]:
    yield Told("how.commit")
    yield Told(f"how.makes.{activity.makes}")


@_how.register
def _feedback(activity: steps.Feedback) -> Iterator[Told]:
    yield Told("how.feedback_cards" if activity.of else "how.feedback")
    if activity.comment:
        yield Told("how.comment", {"comment": activity.comment})
