"""What one step of a room came to, as its minutes tell it; only what the room has shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from milepost.export.document import Said
from milepost.export.results import (
    CardSpreads,
    RateResult,
    Record,
    StepResult,
    step_results,
)
from milepost.export.rounds import PlayedRound, played_rounds, turned_cards
from milepost.plan.agenda import (
    Assign,
    Collect,
    Commit,
    Estimate,
    Field,
    FieldKind,
    Group,
    Refine,
    Select,
    Sort,
    Step,
)
from milepost.plan.agenda import (
    Sequence as InOrder,
)
from milepost.plan.part_fields import part_of, values_of
from milepost.plan.parts import Id
from milepost.plan.shown import may_be_seen
from milepost.plan.wall import Wall


class Known(Record, frozen=True, kw_only=True):
    """One thing about a card: what it is called, and its value."""

    label: str | Said
    value: Any


class CardMinutes(Record, frozen=True, kw_only=True):
    """A card: what stands on it, who wrote it, what was said or decided of it."""

    title: str
    by: str = ""
    known: tuple[Known, ...] = ()


class LaneMinutes(Record, frozen=True, kw_only=True):
    """A lane and its cards; or a group and its notes."""

    label: str
    cards: tuple[str, ...]


class RoundsMinutes(Record, frozen=True, kw_only=True):
    """How a card was estimated."""

    title: str
    rounds: tuple[PlayedRound, ...]
    agreed: str = ""


class Minuted(Record, frozen=True, kw_only=True):
    """What a step came to: of these, those that its activity has."""

    cards: tuple[CardMinutes, ...] = ()
    lanes: tuple[LaneMinutes, ...] = ()
    rounds: tuple[RoundsMinutes, ...] = ()
    results: tuple[StepResult, ...] = ()


def minuted(wall: Wall, step: Step) -> Minuted:
    """What ``step`` came to; nothing where the room has not shown it."""
    if isinstance(step.activity, Estimate):
        return Minuted(rounds=tuple(_rounds(wall, step)))
    if not wall.room.shows(step):
        return Minuted()
    if telling := _CARDS.get(type(step.activity)):
        return Minuted(cards=tuple(telling(wall, step)))
    if boxing := _LANES.get(type(step.activity)):
        return Minuted(lanes=tuple(boxing(wall, step)))
    return Minuted(results=tuple(map(_answered, step_results(wall, step, {}))))


def _seen(wall: Wall, key: str | None) -> Iterator[Id]:
    return (card for card in wall.cards(key or "") if may_be_seen(wall, card))


def _written(wall: Wall, step: Step) -> Iterator[CardMinutes]:
    members, fields = wall.room.members, _fields(step)
    for note in wall.room.notes.values():
        if note.step == step.key:
            author = None if step.anonymous else members.get(note.author)
            known = ((field, note.fields.get(field.key, "")) for field in fields)
            yield CardMinutes(
                title=note.text,
                by=author.name if author else "",
                known=tuple(_known(wall, field, value) for field, value in known if value),
            )


def _fields(step: Step) -> Sequence[Field]:
    return step.activity.fields if isinstance(step.activity, Collect | Refine) else ()


def _known(wall: Wall, field: Field, value: str) -> Known:
    """A field and its value: the words of a choice, a day as a day, a milestone by its title."""
    if field.kind is FieldKind.CHOICE:
        labels = {choice.key: choice.label for choice in field.choices}
        return Known(label=field.label, value=labels.get(value, value))
    if field.kind is FieldKind.DATE:
        return Known(label=field.label, value=_as_day(value))
    if field.kind is FieldKind.MILESTONE and wall.plan and value in wall.plan.milestones:
        return Known(label=field.label, value=wall.plan.milestones[value].title)
    return Known(label=field.label, value=value)


def _as_day(value: str) -> date | str:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def _groups(wall: Wall, step: Step) -> Iterator[LaneMinutes]:
    notes = wall.room.notes
    for group in wall.room.groups.values():
        texts = tuple(notes[note].text for note in group.notes if note in notes)
        if group.step == step.key and texts and may_be_seen(wall, group.id):
            yield LaneMinutes(label=wall.title(group.id), cards=texts)


def _lanes(wall: Wall, step: Step) -> Iterator[LaneMinutes]:
    sort = step.activity
    if not isinstance(sort, Sort):
        return
    cards = list(_seen(wall, step.of))
    for lane in sort.lanes:
        inside = tuple(wall.title(c) for c in cards if wall.field(c, sort.field) == lane.key)
        if inside:
            yield LaneMinutes(label=lane.label, cards=inside)


def _refined(wall: Wall, step: Step) -> Iterator[CardMinutes]:
    fields = _fields(step)
    for card in _seen(wall, step.of):
        told = wall.room.fields.get(card, {})
        known = [(field, told.get(field.key, "")) for field in fields if field.key != "title"]
        if told.keys() & {field.key for field in fields}:
            yield CardMinutes(
                title=wall.title(card),
                known=tuple(_known(wall, field, value) for field, value in known if value),
            )


def _in_order(wall: Wall, step: Step) -> Iterator[CardMinutes]:
    """The cards that the room put somewhere or linked, by date, and what each waits for."""
    room = wall.room
    linked = {card for ends in room.links for card in ends}
    cards = [c for c in _seen(wall, step.key) if c in linked or "due" in room.fields.get(c, {})]
    before: dict[Id, list[str]] = {}
    for (first, after), link in room.links.items():
        if link is not None and may_be_seen(wall, first):
            before.setdefault(after, []).append(wall.title(first))
    for card in sorted(cards, key=lambda card: wall.field(card, "due") or "9999"):
        due = wall.field(card, "due")
        told = [Known(label=Said("minutes.due"), value=_as_day(due))] if due else []
        waits = [Known(label=Said("minutes.after"), value=each) for each in before.get(card, ())]
        yield CardMinutes(title=wall.title(card), known=(*told, *waits))


def _assigned(wall: Wall, step: Step) -> Iterator[CardMinutes]:
    for card in _seen(wall, step.of):
        if card in wall.room.assigned or wall.believed(card):
            yield CardMinutes(
                title=wall.title(card),
                known=tuple(
                    Known(label=Said(f"minutes.raci.{role.value}"), value=name)
                    for name, role in wall.assigned(card).items()
                ),
            )


def _chosen(wall: Wall, step: Step) -> Iterator[CardMinutes]:
    if wall.room.state(step.key).chosen is not None:
        for card in _seen(wall, step.key):
            yield CardMinutes(title=wall.title(card))


def _committed(wall: Wall, step: Step) -> Iterator[CardMinutes]:
    """The parts that entered the plan, or that it kept as the room had changed them."""
    for part in dict.fromkeys(wall.room.state(step.key).committed.values()):
        found = part_of(wall.plan, part)
        if found is not None and wall.plan is not None:
            yield CardMinutes(title=values_of(found, wall.plan).get("title", ""))


def _rounds(wall: Wall, step: Step) -> Iterator[RoundsMinutes]:
    for card in turned_cards(wall, step):
        agreed = wall.room.fields.get(card, {})
        days = "/".join(agreed[key] for key in ("low", "likely", "high") if key in agreed)
        yield RoundsMinutes(
            title=wall.title(card),
            rounds=played_rounds(wall, step, card),
            agreed=agreed.get("points", "") or days,
        )


def _answered(result: StepResult) -> StepResult:
    """Without the cards that nobody said anything of."""
    if not isinstance(result, RateResult):
        return result
    return replace(result, cards=tuple(card for card in result.cards if _has_answers(card)))


def _has_answers(card: CardSpreads) -> bool:
    return any(any(spread.counts) for spread in card.spreads)


#: How a step is told of whose activity cards come, and of which lanes.
_CARDS: dict[type, Callable[[Wall, Step], Iterator[CardMinutes]]] = {
    Collect: _written,
    Refine: _refined,
    InOrder: _in_order,
    Assign: _assigned,
    Select: _chosen,
    Commit: _committed,
}
_LANES: dict[type, Callable[[Wall, Step], Iterator[LaneMinutes]]] = {
    Group: _groups,
    Sort: _lanes,
}
