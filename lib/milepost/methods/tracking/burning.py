"""Burn-up: what was completed sprint by sprint, all known work above it, and where it may lead."""

from __future__ import annotations

from datetime import date

import msgspec
import pandas as pd

from milepost.methods.day_steps import days_on
from milepost.methods.forecasting import LEAST_PERIODS, Work, cone, when_done
from milepost.methods.frames import framed, require, require_dates, require_numbers
from milepost.methods.saying import said
from milepost.methods.tracking.remaining import Remaining, remaining
from milepost.methods.tracking.throughput import throughput
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["BurnUp", "burn_up", "burn_up_of", "describe_burn_up", "past_sprints"]

#: How likely the two dates are that are told.
LIKELY, SAFE = 0.5, 0.85
_FARTHEST = 40

_PAST = ("start", "end", "completed", "done")
_AHEAD = ("date", "p10", "p50", "p90")


class BurnUp(msgspec.Struct, frozen=True, kw_only=True):
    """What was done and what may be.

    Attributes:
        past: a row per sprint: ``start end completed`` and ``done``, all completed by its end.
        ahead: a row per sprint to come, from its start on: the ``date`` of its end and
            ``p10 p50 p90`` of all that is done by then. No rows until three sprints are known.
        scope: all work that is known, done and to do.
        left: what is to do.
        likely: the day by which all of it is done with a chance of 50 %, and
        safe: of 85 %; None where nobody can tell.
    """

    past: pd.DataFrame
    ahead: pd.DataFrame
    scope: float
    left: Remaining
    likely: date | None = None
    safe: date | None = None


def past_sprints(plan: Plan) -> pd.DataFrame:
    """The sprints that are over: ``start weeks completed``, oldest first."""
    over = [each for each in plan.sprints.values() if each.completed is not None]
    over.sort(key=lambda each: (each.start, each.id))
    return framed(
        ((each.start, each.weeks, each.completed) for each in over),
        ("start", "weeks", "completed"),
    )


def burn_up(plan: Plan, today: date, *, seed: int = 1) -> BurnUp:
    """The burn-up of a plan: its sprints so far, and the tasks that are left.

    Args:
        plan: its sprints with what they completed, in points or items as its tasks; without any,
            what its tasks say was finished in each two weeks.
        today: where the forecast starts, if it is later than the end of the last sprint.
        seed: of the simulated futures.
    """
    history = past_sprints(plan)
    if history.empty:
        history = throughput(plan, today)
    return burn_up_of(history, remaining(plan), today, seed=seed)


def burn_up_of(history: pd.DataFrame, left: Remaining, today: date, *, seed: int = 1) -> BurnUp:
    """The burn-up of a history of sprints and of what is left.

    Args:
        history: ``start`` (dates), ``weeks`` and ``completed`` of each sprint, oldest first. The
            forecast counts in sprints as long as the last one.
        left: what is to do, in the unit of ``completed``.
        today: where the forecast starts, if it is later than the end of the last sprint.
        seed: of the simulated futures.

    Raises:
        Fault: a column is missing, or a number is missing or negative.
    """
    completed = require_numbers(require(history, "start", "weeks", "completed"), "completed")
    weeks = require_numbers(history, "weeks", least=1)
    starts = require_dates(history, "start")
    ends = [days_on(start, 7 * int(each) - 1) for start, each in zip(starts, weeks, strict=True)]
    past = framed(zip(starts, ends, completed, completed.cumsum(), strict=True), _PAST)
    found = BurnUp(
        past=past,
        ahead=framed((), _AHEAD),
        scope=float(completed.sum()) + left.amount,
        left=left,
    )
    if len(past) < LEAST_PERIODS or not left.amount:
        return found
    last = int(weeks.iloc[-1])
    start = _next_start(ends[-1], last, today)
    work = Work(remaining=left.amount, start=start, period_days=7 * last)
    return _forecast(found, pd.DataFrame({"delivered": completed * last / weeks}), work, seed)


def _next_start(last_end: date, weeks: int, today: date) -> date:
    """The first day of the sprint that runs, or else today."""
    following = days_on(last_end, 1)
    return following if today < days_on(following, 7 * weeks) else today


def _forecast(found: BurnUp, history: pd.DataFrame, work: Work, seed: int) -> BurnUp:
    dates = when_done(history, work, chances=(LIKELY, SAFE, 0.95), seed=seed)
    longest = dates["periods"].iloc[-1]
    periods = _FARTHEST if longest is None else min(int(longest), _FARTHEST)
    ahead = cone(history, work, periods=max(periods, 1), seed=seed)
    done = found.scope - found.left.amount
    bands = [(ahead[each] + done).clip(upper=found.scope) for each in _AHEAD[1:]]
    return msgspec.structs.replace(
        found,
        ahead=framed(zip(ahead["date"], *bands, strict=True), _AHEAD),
        likely=dates["date"].iloc[0],
        safe=dates["date"].iloc[1],
    )


def describe_burn_up(found: BurnUp, language: str = DEFAULT_LANGUAGE) -> str:
    """When all known work is done, in a sentence."""
    left = found.left
    if not left.tasks:
        return said("method.tracking.burn_up.nothing_left", language)
    unit = said(f"method.tracking.burn_up.{left.unit}", language)
    if found.ahead.empty:
        code = "too_early"
    elif found.likely is None or found.safe is None:
        code = "out_of_sight"
    else:
        code = "found"
    return said(
        f"method.tracking.burn_up.{code}",
        language,
        left=left.amount,
        unit=unit,
        count=len(found.past),
        likely=found.likely,
        safe=found.safe,
    )
