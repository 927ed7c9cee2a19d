"""From a refined card to a milestone of the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from milepost.plan import text
from milepost.plan.agenda import Field, FieldKind
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Metric
from milepost.plan.room_state import RoomState


class MilestoneDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What a card would become: the owner is still a name, not yet a person of the plan."""

    card: Id
    title: str
    outcome: str = ""
    metric: Metric | None = None
    due: date | None = None
    owner: str = ""


def read_value(field: Field, value: str) -> str | float | date | None:
    """What was typed into a field, as the thing it stands for; None where it is empty.

    Raises:
        Fault: it is not a number, or not a date as in 2027-03-31.
    """
    if not value.strip():
        return None
    try:
        match field.kind:
            case FieldKind.NUMBER:
                return _number(value)
            case FieldKind.DATE:
                return date.fromisoformat(value)
            case FieldKind.PERSON:
                text.check(value, text.NAME)
                return value
            case _:
                return value
    except Fault:
        raise
    except ValueError:
        code = f"field_not_{field.kind.value}"
        raise Fault(code, field=field.label, value=value[: text.NAME]) from None


def _number(value: str) -> float:
    number = float(value.replace(" ", "").replace("\u202f", ""))
    if not abs(number) < 1e15:
        raise ValueError(value)
    return number


def draft(room: RoomState, card: Id) -> MilestoneDraft:
    """What ``card`` would enter the plan as.

    Raises:
        Fault: a title is too long for a milestone, or a field does not hold what it should.
    """
    values: dict[str, Any] = {
        key: read_value(field, room.field(card, key)) for key, field in room.refine_fields().items()
    }
    title = " ".join(room.title(card).split())
    text.check(title, text.TITLE)
    return MilestoneDraft(
        card=card,
        title=title,
        outcome=values.get("outcome") or values.get("why") or "",
        metric=_metric(values),
        due=values.get("due"),
        owner=values.get("owner") or "",
    )


def _metric(values: dict[str, Any]) -> Metric | None:
    name, target = values.get("metric"), values.get("target")
    if not name:
        return None
    return Metric(
        name=name, baseline=values.get("baseline"), target=target, unit=values.get("unit") or ""
    )
