"""What may be seen of cards: what stands on them, was given to them, was built of them."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.plan import entities
from milepost.plan.agenda import (
    Assign,
    Commit,
    Estimate,
    Feedback,
    Rate,
    Scale,
    Sequence,
    Sort,
    Step,
    Vote,
)
from milepost.plan.entities import Entity
from milepost.plan.heard import heard
from milepost.plan.part_fields import KINDS, part_of
from milepost.plan.parts import Milestone
from milepost.plan.room_state import Link, Round
from milepost.plan.shown import seated
from milepost.plan.values import number_in
from milepost.plan.wall import Wall
from milepost.plan.work import Raci, Task


def card_entity(wall: Wall, card: str) -> entities.CardShown:
    """A card with its notes and all that its fields hold."""
    room = wall.room
    group = room.groups.get(card)
    ids = group.notes if group else (card,)
    part = wall.part(card)
    return entities.CardShown(
        id=card,
        title=wall.title(card),
        group=group is not None,
        name=group.name if group else "",
        notes=tuple(_note(wall, note) for note in ids if note in room.notes),
        fields=wall.fields(card),
        milestone=_committed(wall, card),
        kind=KINDS[type(part)] if part else "",
        under=_under(wall, part),
        heard=heard(wall.plan, part.id) if wall.plan and isinstance(part, Milestone) else None,
    )


def _note(wall: Wall, key: str) -> entities.NoteShown:
    note = wall.room.notes[key]
    author = wall.room.members.get(note.author)
    return entities.NoteShown(
        id=note.id, text=note.text, author=author.name if author else "", fields=note.fields
    )


def _committed(wall: Wall, card: str) -> str:
    """The part that a card has become; in a commit step only what that step let in itself."""
    room = wall.room
    here = isinstance(room.step.activity, Commit)
    states = [room.state(room.step.key)] if here else room.steps.values()
    made = (state.committed.get(card) for state in states)
    return next((part for part in made if part and part_of(wall.plan, part)), "")


def _under(wall: Wall, part: object) -> str:
    if not isinstance(part, Task) or wall.plan is None or part.milestone is None:
        return ""
    milestone = wall.plan.milestones.get(part.milestone)
    return milestone.title if milestone else ""


def results(wall: Wall, cards: list[str]) -> Iterator[tuple[str, Entity]]:
    """What people gave the ``cards`` in a step that shows it."""
    step, state = wall.room.step, wall.room.state(wall.room.step.key)
    match step.activity:
        case Vote():
            dots = _whole(state.totals("dots"))
            yield "results", entities.Results(step=step.key, dots=dots)
        case Rate(scales=scales):
            yield "results", entities.Results(step=step.key, spread=_spread(wall, cards, scales))
        case Feedback(scales=scales):
            spread = _spread(wall, cards if step.of else [""], scales)
            comments = tuple(sorted(text for text in state.comments.values() if text.strip()))
            yield "results", entities.Results(step=step.key, spread=spread, comments=comments)
        case Sort() as sort:
            yield "results", _sorted(wall, step, sort, cards)
        case Assign():
            alone = _alone(wall, step)
            spread = {key: n for card in cards for key, n in _beliefs(wall, alone, card)}
            yield "results", entities.Results(step=step.key, spread=spread)
        case _:
            voted = _votes_before(wall, step)
            if voted is not None:
                yield "results", entities.Results(step=step.key, dots=voted)


def _whole(totals: dict[str, float]) -> dict[str, int]:
    return {card: int(total) for card, total in totals.items()}


def _votes_before(wall: Wall, step: Step) -> dict[str, int] | None:
    """The dots of the vote this step builds on, so that a selection shows them."""
    room = wall.room
    votes = (each for each in room.agenda.lineage(step) if isinstance(each.activity, Vote))
    vote = next(votes, None)
    if vote is None or not room.shows(vote):
        return None
    return _whole(room.state(vote.key).totals("dots"))


def _spread(wall: Wall, cards: list[str], scales: tuple[Scale, ...]) -> dict[str, list[int]]:
    state = wall.room.state(wall.room.step.key)
    return {f"{c} {scale.key}": state.counts(c, scale) for c in cards for scale in scales}


def _alone(wall: Wall, step: Step) -> Step | None:
    """Where people did alone what ``step`` settles: here, or last before it."""
    room = wall.room
    before = reversed(room.agenda.steps[: room.position + 1])
    same = (each for each in before if type(each.activity) is type(step.activity) and each.hides)
    found = next(same, None)
    return found if found is not None and room.shows(found) else None


def _sorted(wall: Wall, step: Step, sort: Sort, cards: list[str]) -> entities.Results:
    """Into which lanes people sorted alone, and what the room has placed since."""
    placed = tuple(card for card in cards if sort.field in wall.room.fields.get(card, {}))
    alone, spread = _alone(wall, step), {}
    if alone is not None and isinstance(alone.activity, Sort) and _alike(alone.activity, sort):
        own = alone.activity
        spread = {f"{card} lane": wall.lane_counts(alone, own, card) for card in cards}
    return entities.Results(step=step.key, spread=spread, placed=placed)


def _alike(one: Sort, other: Sort) -> bool:
    return one.field == other.field and one.lanes == other.lanes


def _beliefs(wall: Wall, step: Step | None, card: str) -> Iterator[tuple[str, list[int]]]:
    if step is None:
        return
    state = wall.room.state(step.key)
    told = [held.get(card, {}) for held in state.beliefs.values()]
    for name in dict.fromkeys(name for held in told for name in held):
        roles = [held.get(name) for held in told]
        yield f"{card} {name}", [roles.count(role) for role in Raci]


def built(wall: Wall, cards: list[str]) -> Iterator[tuple[str, Entity]]:
    """What the room has built of the ``cards``: links, people, estimates, tables."""
    step, seen = wall.room.step, set(cards)
    if isinstance(step.activity, Sequence):
        for (before, after), link in wall.links().items():
            if before in seen and after in seen:
                yield f"link/{before}/{after}", _link(before, after, link)
    if isinstance(step.activity, Assign) and wall.room.shows(step):
        for card in cards:
            people = wall.assigned(card)
            yield f"assigned/{card}", entities.AssignedShown(card=card, people=people)
    if isinstance(step.activity, Estimate):
        for card in cards:
            yield f"estimate/{card}", _estimate(wall, step, card)
    if step.tables:
        yield "tables", _tables(wall, step)


def _tables(wall: Wall, step: Step) -> entities.TablesShown:
    state, members = wall.room.state(step.key), wall.room.members
    count = max(state.tables.values(), default=1)
    seats = seated(wall.room, step)
    people = tuple(
        tuple(members[who].name for who, at in seats.items() if at == table)
        for table in range(1, count + 1)
    )
    return entities.TablesShown(count=count, joined=state.joined, people=people)


def _link(before: str, after: str, link: Link) -> entities.LinkShown:
    return entities.LinkShown(
        before=before, after=after, kind=link.kind, lag=link.lag, contact=link.contact
    )


def _estimate(wall: Wall, step: Step, card: str) -> entities.EstimateShown:
    state = wall.room.state(step.key)
    given, past = state.round_of(card), state.past.get(card, ())
    turned = card in state.turned
    said = wall.room.fields.get(card, {})
    agreed = {key: number_in(said.get(key, "")) for key in ("points", "low", "likely", "high")}
    return entities.EstimateShown(
        card=card,
        round=len(past) + 1,
        given=len(given),
        turned=turned,
        votes=_given(wall, given) if turned else (),
        past=tuple(_given(wall, earlier) for earlier in past),
        agreed={key: value for key, value in agreed.items() if value is not None},
    )


def _given(wall: Wall, given: Round) -> tuple[entities.EstimateGiven, ...]:
    """What was given, lowest first."""
    members = wall.room.members
    shown = [
        entities.EstimateGiven(name=members[who].name if who in members else "", values=values)
        for who, values in given.items()
    ]
    return tuple(sorted(shown, key=lambda each: (sorted(each.values.items()), each.name)))
