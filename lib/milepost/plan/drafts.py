"""From a card to a part of the plan: what its fields make of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import msgspec

from milepost.plan import text
from milepost.plan.agenda import PLAN_FIELDS, Makes
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Kind, Metric, MoSCoW, Term
from milepost.plan.risks import Assessment, Response, Risk
from milepost.plan.three_point import ThreePoint
from milepost.plan.values import Value, field_of, read_value
from milepost.plan.wall import Wall, is_planned
from milepost.plan.work import TaskKind

#: The people of the plan by name: what turns a name into the id of a person.
Named = Callable[[str], Id]

T = TypeVar("T")


class MilestoneDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What a card would become: the owner is still a name, not yet a person of the plan."""

    card: Id
    title: str
    outcome: str = ""
    metric: Metric | None = None
    due: date | None = None
    owner: str = ""


def draft(wall: Wall, card: Id) -> MilestoneDraft:
    """What ``card`` would enter the plan as, were it a milestone.

    Raises:
        Fault: a title is too long for a milestone, or a field does not hold what it should.
    """
    values = read(wall, card)
    return MilestoneDraft(
        card=card,
        title=_title(wall, card),
        outcome=_text(values, "outcome") or _text(values, "why"),
        metric=_metric(values),
        due=_date(values, "due"),
        owner=_text(values, "owner"),
    )


def read(wall: Wall, card: Id) -> dict[str, Value]:
    """All that stands in the fields of ``card``, as the things it stands for.

    Raises:
        Fault: a field does not hold what it should.
    """
    refined = wall.refines()
    # A room of old may have refined as a text what the plan has since come to know as a score.
    other = {key for key, field in refined.items() if key in PLAN_FIELDS and not is_planned(field)}
    keys = dict.fromkeys((*wall.decides(), *wall.fields(card)))
    found = {key: wall.field(card, key) for key in keys if key not in other}
    return {key: read_value(field_of(key, refined), value) for key, value in found.items()}


def milestone_values(wall: Wall, card: Id, named: Named) -> dict[str, Any]:
    """The fields of a milestone that ``card`` makes."""
    values = read(wall, card)
    return {
        "title": _title(wall, card),
        "outcome": _text(values, "outcome") or _text(values, "why"),
        "metric": _metric(values),
        "due": _date(values, "due"),
        "owner": _owner(values, named),
        "term": _one_of(Term, values.get("term")) or Term.SHORT,
        "kind": _one_of(Kind, values.get("kind")) or Kind.DELIVERY,
        "moscow": _one_of(MoSCoW, values.get("moscow")),
        "value": _score(values, "value"),
        "urgency": _score(values, "urgency"),
        "confidence": _score(values, "confidence"),
        "days": _days(wall, card, values),
    }


def task_values(wall: Wall, card: Id, named: Named) -> dict[str, Any]:
    """The fields of a task that ``card`` makes."""
    values = read(wall, card)
    return {
        "title": _title(wall, card),
        "milestone": next(iter(_milestones(wall, values, "milestone")), None),
        "owner": _owner(values, named),
        "kind": _one_of(TaskKind, values.get("kind")) or TaskKind.BUILD,
        "moscow": _one_of(MoSCoW, values.get("moscow")),
        "days": _days(wall, card, values),
        "points": _number(values, "points"),
        "actual_days": _number(values, "actual"),
        "earliest": _date(values, "earliest"),
        "due": _date(values, "due"),
    }


def risk_values(wall: Wall, card: Id, named: Named) -> dict[str, Any]:
    """The fields of a risk that ``card`` makes."""
    values = read(wall, card)
    now = Assessment(
        likelihood=_score(values, "likelihood"),
        impact=_score(values, "impact"),
        probability=_chance(values),
        delay=_days(wall, card, values),
    )
    return {
        "event": _title(wall, card),
        "cause": _text(values, "cause"),
        "effect": _text(values, "effect"),
        "threatens": _milestones(wall, values, "threatens"),
        "now": now,
        "response": _one_of(Response, values.get("response")),
        "mitigation": _text(values, "mitigation"),
        "trigger": _text(values, "trigger"),
        "owner": _owner(values, named),
        "review_on": _date(values, "review_on"),
    }


def action_values(wall: Wall, card: Id, named: Named) -> dict[str, Any]:
    """The fields of an action that ``card`` makes.

    Raises:
        Fault: it has no owner or no date.
    """
    values = read(wall, card)
    owner, due = _owner(values, named), _date(values, "due")
    if owner is None or due is None:
        raise Fault("action_incomplete", action=wall.title(card)[: text.TITLE])
    done = _date(values, "done_on")
    return {"text": wall.title(card), "owner": owner, "due": due, "done_on": done}


#: What makes the fields of each kind of part.
VALUES: dict[Makes, Callable[[Wall, Id, Named], dict[str, Any]]] = {
    Makes.MILESTONES: milestone_values,
    Makes.TASKS: task_values,
    Makes.SPRINT: task_values,
    Makes.RISKS: risk_values,
    Makes.ACTIONS: action_values,
}


def _title(wall: Wall, card: Id) -> str:
    title = " ".join(wall.title(card).split())
    text.check(title, text.TITLE)
    return title


def _text(values: dict[str, Value], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _number(values: dict[str, Value], key: str) -> float | None:
    value = values.get(key)
    return float(value) if isinstance(value, int | float) else None


def _date(values: dict[str, Value], key: str) -> date | None:
    value = values.get(key)
    return value if isinstance(value, date) else None


def _owner(values: dict[str, Value], named: Named) -> Id | None:
    owner = _text(values, "owner")
    return named(owner) if owner else None


def _one_of(kind: Callable[[Any], T], value: Value) -> T | None:
    try:
        return kind(value) if value else None
    except ValueError:
        return None


def _score(values: dict[str, Value], key: str) -> int | None:
    value = _number(values, key)
    if value is None:
        return None
    if value not in range(1, 6):
        raise Fault("score_off_scale", field=key, value=f"{value:g}")
    return int(value)


def _chance(values: dict[str, Value]) -> float | None:
    value = _number(values, "probability")
    if value is None:
        return None
    # People write 30 for 30 %.
    share = value / 100 if value > 1 else value
    if not 0 <= share <= 1:
        raise Fault("probability_off", value=f"{value:g}")
    return share


def _days(wall: Wall, card: Id, values: dict[str, Value]) -> ThreePoint | None:
    given = [_number(values, key) for key in ("low", "likely", "high")]
    known = [value for value in given if value is not None]
    if not known:
        return None
    low, likely, high = given
    if likely is not None and _says_likely_only(wall, card):
        low, high = _spread_as_before(wall, card, likely)
    likely = likely if likely is not None else known[-1] if low is None else known[0]
    return ThreePoint(
        low=likely if low is None else low, likely=likely, high=likely if high is None else high
    )


def _says_likely_only(wall: Wall, card: Id) -> bool:
    said = wall.room.fields.get(card, {})
    return bool(said.get("likely")) and not (said.get("low") or said.get("high"))


def _spread_as_before(wall: Wall, card: Id, likely: float) -> tuple[float | None, float | None]:
    """Good and bad case around a new ``likely``, as far from it in proportion as they stood."""
    part = wall.part(card)
    stood = part.now.delay if isinstance(part, Risk) else getattr(part, "days", None)
    if not stood or not stood.likely:
        return None, None
    return likely * stood.low / stood.likely, likely * stood.high / stood.likely


def _milestones(wall: Wall, values: dict[str, Value], key: str) -> tuple[Id, ...]:
    """The milestones that were named; one that is gone is no longer named."""
    known = wall.plan.milestones if wall.plan else {}
    named = dict.fromkeys(_text(values, key).split())
    became = ((wall.became(each) or each) for each in named)
    return tuple(dict.fromkeys(each for each in became if each in known))


def _metric(values: dict[str, Value]) -> Metric | None:
    name = _text(values, "metric")
    if not name:
        return None
    return Metric(
        name=name,
        baseline=_number(values, "baseline"),
        target=_number(values, "target"),
        unit=_text(values, "unit"),
    )
