"""What is written down by hand in each activity, as tables with room to write."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from milepost.export.sheet_parts import Blank, Heading
from milepost.plan import agenda as steps
from milepost.plan.agenda import Agenda, Field, FieldKind, Scale, Step

#: Cards that a table has room for: what all wrote, what goes on, what finds room side by side.
_MANY, _SOME, _FEW = 8, 5, 3

#: The letters that stand for scales, where they head narrow columns.
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def blank(step: Step, agenda: Agenda) -> Blank | None:
    """What to fill in by hand in ``step``; None where nothing is written down."""
    if isinstance(step.activity, steps.Refine):
        return _refining(step.activity, _kept(step, agenda))
    return _blank(step.activity)


def decided() -> Blank:
    """Where decisions and actions are noted, from whichever step they come."""
    return Blank(columns=_named("action", "owner", "due"), rows=_open(_MANY))


def _kept(step: Step, agenda: Agenda) -> int:
    """How many cards may have come as far as this step, and find room beside each other."""
    for source in agenda.lineage(step):
        if isinstance(source.activity, steps.Select) and not source.activity.sprint:
            return min(source.activity.most, _FEW)
    return _FEW


def _open(count: int) -> tuple[Heading, ...]:
    return (Heading(),) * count


def _named(*codes: str) -> tuple[Heading, ...]:
    return tuple(Heading(code=code) for code in codes)


@singledispatch
def _blank(_: object) -> Blank | None:
    return None


@_blank.register
def _collect(activity: steps.Collect) -> Blank:
    if len(activity.fields) > _FEW:
        columns = (*_named("card"), Heading(code="rest"))
    else:
        columns = (*_named("card"), *(Heading(text=field.label) for field in activity.fields))
    return Blank(columns=columns, rows=_open(_MANY), legend=tuple(map(_asked, activity.fields)))


def _asked(field: Field) -> Heading:
    choices = ", ".join(choice.label for choice in field.choices)
    hint = "; ".join(filter(None, (field.hint, choices)))
    return Heading(text=field.label, hint=hint, tall=field.kind is FieldKind.LONG)


@_blank.register
def _group(_: steps.Group) -> Blank:
    return Blank(columns=_named("group", "cards"), rows=_open(_SOME))


@_blank.register
def _vote(_: steps.Vote) -> Blank:
    return Blank(columns=_named("card", "dots"), rows=_open(_MANY))


@_blank.register
def _rate(activity: steps.Rate) -> Blank:
    return _scored(activity.scales)


def _scored(scales: Sequence[Scale]) -> Blank:
    """Cards below each other, and a column for each scale; several go by letters."""
    if len(scales) == 1:
        columns, marks = _named("score"), [""]
    else:
        letters = [_LETTERS[number % len(_LETTERS)] for number in range(len(scales))]
        columns, marks = (
            tuple(Heading(text=each) for each in letters),
            [f"{each}: " for each in letters],
        )
    return Blank(
        columns=(*_named("card"), *columns),
        rows=_open(_SOME),
        legend=tuple(
            Heading(text=mark + scale.label, hint=_ends(scale))
            for mark, scale in zip(marks, scales, strict=True)
        ),
    )


def _ends(scale: Scale) -> str:
    low, high = (
        f"{value} {label}".strip()
        for value, label in ((scale.low, scale.low_label), (scale.high, scale.high_label))
    )
    return f"{low} – {high}"  # noqa: RUF001 - a range


@_blank.register
def _sort(activity: steps.Sort) -> Blank:
    lanes = tuple(Heading(text=each.label, hint=each.hint, tall=True) for each in activity.lanes)
    return Blank(columns=_named("lane", "cards"), rows=lanes)


@_blank.register
def _sequence(activity: steps.Sequence) -> Blank:
    dates = ("date",) if activity.dates else ()
    return Blank(columns=_named("card", "waits_for", *dates), rows=_open(_MANY))


@_blank.register
def _assign(activity: steps.Assign) -> Blank:
    raci = activity.grid is steps.Grid.RACI
    parts = ("responsible", "accountable", "consulted", "informed") if raci else ("owner",)
    return Blank(columns=_named("card", *parts), rows=_open(_SOME))


@_blank.register
def _estimate(activity: steps.Estimate) -> Blank:
    if activity.deck is steps.DeckKind.THREE_POINT:
        return Blank(columns=_named("card", "good", "likely", "bad"), rows=_open(_SOME))
    rounds = tuple(Heading(text=str(number)) for number in range(1, min(activity.rounds, 3) + 1))
    columns = (*_named("card"), *rounds, *_named("agreed"))
    return Blank(columns=columns, rows=_open(_SOME))


@_blank.register
def _select(activity: steps.Select) -> Blank:
    if activity.sprint:
        return Blank(columns=_named("card", "points", "owner"), rows=_open(_MANY))
    return Blank(columns=_named("card"), rows=_open(min(activity.most, _MANY)))


def _refining(activity: steps.Refine, cards: int) -> Blank:
    return Blank(
        columns=(
            *_named("field"),
            *(Heading(code="nth_card", text=str(n + 1)) for n in range(cards)),
        ),
        rows=tuple(map(_asked, activity.fields)),
    )


@_blank.register
def _commit(_: steps.Commit) -> Blank:
    return Blank(columns=_named("card", "changed", "yes_by"), rows=_open(_SOME))


@_blank.register
def _feedback(activity: steps.Feedback) -> Blank:
    lines = _FEW if activity.comment else 0
    if activity.of:
        return _scored(activity.scales)
    low, high = (
        min(each.low for each in activity.scales),
        max(each.high for each in activity.scales),
    )
    values = tuple(Heading(text=str(value)) for value in range(low, high + 1))
    rows = tuple(Heading(text=scale.label, hint=_ends(scale)) for scale in activity.scales)
    return Blank(columns=(*_named("question"), *values), rows=rows, lines=lines)
