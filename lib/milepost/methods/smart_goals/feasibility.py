"""Achievable: what dates and capacity can say against a goal."""

from __future__ import annotations

from datetime import date

from milepost.methods.smart_goals.advice import Draft, Due, Finding, Question, Span


def achievable(draft: Draft, said: Due | None, today: date, horizon: date | None) -> Finding:
    """Not met if the date is past or beyond the horizon, or the effort exceeds the capacity.

    Met only if effort and capacity are both known and the first fits into the second; dates
    alone can tell that a goal is out of reach, never that it is within.
    """
    due = draft.due or (said.last if said else None)
    words = (said.words,) if said and draft.due is None else ()
    if due is None:
        return _cannot_tell("no_date")
    if due < today:
        return _not_met("past", words, due=due.isoformat(), today=today.isoformat())
    if horizon is not None and (said.first if words and said and said.first else due) > horizon:
        return _not_met("beyond_horizon", words, due=due.isoformat(), horizon=horizon.isoformat())
    return _weigh(draft)


def _weigh(draft: Draft) -> Finding:
    effort, capacity = draft.effort_days, draft.capacity_days
    if effort is None:
        return _cannot_tell("no_effort")
    if capacity is None:
        return _cannot_tell("no_capacity", effort=f"{effort:g}")
    if effort > capacity:
        return _not_met("over_capacity", (), effort=f"{effort:g}", capacity=f"{capacity:g}")
    return Finding("met")


def _cannot_tell(case: str, **fields: str) -> Finding:
    return Finding("cannot_tell", (), Question(f"smart.achievable.{case}", fields))


def _not_met(case: str, words: tuple[Span, ...], **fields: str) -> Finding:
    return Finding("not_met", words, Question(f"smart.achievable.{case}", fields))
