"""What people typed into the fields of a card, as the things it stands for."""

from __future__ import annotations

import re
from datetime import date

from milepost.plan import text
from milepost.plan.agenda import CHOICES, PLAN_FIELDS, Field, FieldKind
from milepost.plan.faults import Fault
from milepost.plan.three_point import LONGEST

#: Points and days, of which a plan takes only so many.
_AMOUNTS = ("points", "low", "likely", "high", "actual")

_EITHER = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}\Z")
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}((,\d{3})+\.\d+|(\.\d{3})+,\d+)\Z")

Value = str | float | date | None


def read_value(field: Field, value: str) -> Value:
    """What was typed into a field, as the thing it stands for; None where it is empty.

    Raises:
        Fault: it is not a number, not a date as in 2027-03-31, or not one of the choices.
    """
    if not value.strip():
        return None
    try:
        return _read(field, value)
    except Fault:
        raise
    except ValueError:
        code = f"field_not_{field.kind.value}"
        raise Fault(code, field=field.label, value=value[: text.NAME]) from None


def _read(field: Field, value: str) -> Value:
    match field.kind:
        case FieldKind.NUMBER:
            return _within(field, _number(value))
        case FieldKind.DATE:
            return date.fromisoformat(value)
        case FieldKind.PERSON:
            text.check(value, text.NAME)
        case FieldKind.CHOICE:
            _check_choice(field, value)
        case _:
            pass
    return value


def _check_choice(field: Field, value: str) -> None:
    known = CHOICES.get(field.key) or {choice.key for choice in field.choices}
    if value not in known:
        fields = {"field": field.label, "value": value[: text.NAME]}
        raise Fault("field_not_choice", known=", ".join(sorted(known)), **fields)


def _within(field: Field, number: float) -> float:
    if field.key in _AMOUNTS and not 0 <= number <= LONGEST:
        raise Fault("days_off", value=f"{number:g}", most=f"{LONGEST:g}")
    return number


def _number(value: str) -> float:
    plain = "".join(value.split())
    if _EITHER.match(plain):
        raise ValueError(value)
    if _GROUPED.match(plain):
        # Whichever comes last is the decimal mark.
        plain = plain.replace(min(",.", key=plain.rfind), "")
    number = float(plain.replace(",", "."))
    if not abs(number) < 1e15:
        raise ValueError(value)
    return number


def number_in(value: str) -> float | None:
    """The number that was typed; None where it is none.

    It may have a decimal point or comma, and spaces of any width in it; points or commas between
    thousands only where the other is the decimal mark. ``1,234`` may mean either, and is none.
    """
    try:
        return _number(value)
    except ValueError:
        return None


def field_of(key: str, refined: dict[str, Field]) -> Field:
    """The field of that key: as the agenda refines it, else as the plan knows it."""
    if key in refined:
        return refined[key]
    kind = PLAN_FIELDS.get(key, (FieldKind.TEXT,))[0]
    if kind is FieldKind.CHOICE:
        # What there is to choose from the plan knows itself; labels are for screens.
        return Field(key=key, label=key)
    return Field(key=key, label=key, kind=kind)
