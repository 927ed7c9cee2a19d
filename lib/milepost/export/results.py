"""How a room voted, without who voted how.

Only what a room has revealed is in these records; the rest is absent, not hidden. Nobody's
name is in them, and comments come in the order of their text, which tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from statistics import median

import msgspec

from milepost.plan.agenda import Feedback, Rate, Scale, Step, Vote
from milepost.plan.plan import Plan
from milepost.plan.room_state import Role, RoomState, StepState
from milepost.plan.shown import may_be_seen
from milepost.plan.wall import Wall


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what a document is made of: values that a screen or a table can show as well."""


class CardDots(Record, frozen=True, kw_only=True):
    """A card and its dots; ``became`` is the number of the milestone made from it."""

    title: str
    dots: int
    became: int | None = None


class VoteResult(Record, frozen=True, kw_only=True, tag="vote"):
    """Where the dots of ``voters`` people went, most dots first."""

    title: str
    voters: int
    cards: tuple[CardDots, ...]


class Spread(Record, frozen=True, kw_only=True):
    """How many chose each value of a scale, lowest first, and the middle of what they chose."""

    counts: tuple[int, ...]
    median: float | None


class CardSpreads(Record, frozen=True, kw_only=True):
    """A card and its spread on each scale, in the order of the scales."""

    title: str
    spreads: tuple[Spread, ...]
    became: int | None = None


class RateResult(Record, frozen=True, kw_only=True, tag="rate"):
    """How the room scored each card on each scale."""

    title: str
    voters: int
    scales: tuple[Scale, ...]
    cards: tuple[CardSpreads, ...]


class FeedbackResult(Record, frozen=True, kw_only=True, tag="feedback"):
    """What the room answered about itself or the plan; one spread for each scale."""

    title: str
    voters: int
    scales: tuple[Scale, ...]
    spreads: tuple[Spread, ...]
    comments: tuple[str, ...]


StepResult = VoteResult | RateResult | FeedbackResult


class RoomResults(Record, frozen=True, kw_only=True):
    """One run of a workshop: its day, how many took part, and what its steps came to."""

    title: str
    on: date
    people: int
    steps: tuple[StepResult, ...]


def room_results(room: RoomState, plan: Plan | None, milestones: Mapping[str, int]) -> RoomResults:
    """What ``room`` has revealed; ``milestones`` are the numbers that stand for their ids."""
    seated = [member for member in room.members.values() if member.role is not Role.SPECTATOR]
    became = {
        card: milestones[milestone]
        for state in room.steps.values()
        for card, milestone in state.committed.items()
        if milestone in milestones
    }
    return RoomResults(
        title=room.agenda.title,
        on=room.opened_at.date(),
        people=len(seated),
        steps=tuple(_of_all_steps(Wall(room, plan), became)),
    )


def _of_all_steps(wall: Wall, became: Mapping[str, int]) -> Iterator[StepResult]:
    room = wall.room
    for step in room.agenda.steps:
        if step.key in room.steps and room.shows(step):
            yield from step_results(wall, step, became)


def step_results(wall: Wall, step: Step, became: Mapping[str, int]) -> Iterator[StepResult]:
    """What a step in which people answered came to; the room must have shown it."""
    state = wall.room.state(step.key)
    voters = sum(1 for given in state.answers.values() if given)
    match step.activity:
        case Vote():
            if cards := tuple(_dots(wall, step, became)):
                yield VoteResult(title=step.title, voters=voters, cards=cards)
        case Rate(scales=scales):
            if scored := tuple(_scored(wall, step, scales, became)):
                yield RateResult(title=step.title, voters=voters, scales=scales, cards=scored)
        case Feedback(scales=scales):
            scored = tuple(_scored(wall, step, scales, became)) if step.of else ()
            if scored:
                yield RateResult(title=step.title, voters=voters, scales=scales, cards=scored)
            comments = tuple(sorted(text for text in state.comments.values() if text.strip()))
            if comments or not step.of:
                asked = () if step.of else scales
                yield FeedbackResult(
                    title=step.title,
                    voters=voters,
                    scales=asked,
                    spreads=_spreads(state, "", asked),
                    comments=comments,
                )


def _seen(wall: Wall, step: Step) -> list[str]:
    """The cards of a step less those that were written where nothing was revealed."""
    return [card for card in wall.cards(step.key) if may_be_seen(wall, card)]


def _dots(wall: Wall, step: Step, became: Mapping[str, int]) -> Iterator[CardDots]:
    totals = wall.room.state(step.key).totals("dots")
    for card in _seen(wall, step):
        dots = int(totals.get(card, 0))
        yield CardDots(title=wall.title(card), dots=dots, became=became.get(card))


def _scored(
    wall: Wall, step: Step, scales: Sequence[Scale], became: Mapping[str, int]
) -> Iterator[CardSpreads]:
    for card in _seen(wall, step):
        spreads = _spreads(wall.room.state(step.key), card, scales)
        yield CardSpreads(title=wall.title(card), spreads=spreads, became=became.get(card))


def _spreads(state: StepState, card: str, scales: Sequence[Scale]) -> tuple[Spread, ...]:
    return tuple(_spread(state.counts(card, scale), scale.low) for scale in scales)


def _spread(counts: Sequence[int], low: int) -> Spread:
    chosen = [low + offset for offset, count in enumerate(counts) for _ in range(count)]
    return Spread(counts=tuple(counts), median=float(median(chosen)) if chosen else None)
