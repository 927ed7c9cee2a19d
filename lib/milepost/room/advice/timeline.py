"""When the cards of a sequence can be over, as far as anybody has said how long they take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from milepost.methods import timeline_mapping
from milepost.methods.plan_check import Severity
from milepost.methods.timeline_mapping import Conflict
from milepost.plan.agenda import Sequence
from milepost.plan.entities import Bar, TimelineShown
from milepost.plan.faults import Fault
from milepost.room.advice.found import Found, Say
from milepost.room.advice.reading import Reading


class Dates:
    """The dates of one reading; ``fault`` says why there are none, if a method refused."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.fault: Fault | None = None

    @cached_property
    def frame(self) -> pd.DataFrame | None:
        """The timeline of the whole plan as it would be; None where it cannot be worked out."""
        try:
            return timeline_mapping.timeline(self._reading.plan, self._reading.today)
        except Fault as fault:
            self.fault = fault
            return None


def timeline(reading: Reading, dates: Dates) -> TimelineShown | None:
    """The bars of the cards of a sequence with dates; None before anybody gave any of it days."""
    activity = reading.step.activity
    if not isinstance(activity, Sequence) or not activity.dates or dates.frame is None:
        return None
    rows = dates.frame.to_dict("records")
    bars = tuple(
        _bar(reading.cards_by_part[row["id"]], row, rows)
        for row in rows
        if row["id"] in reading.cards_by_part
    )
    if all(bar.finish <= reading.today for bar in bars):
        return None
    return TimelineShown(today=reading.today, bars=bars, finish=max(bar.finish for bar in bars))


def _bar(card: str, row: Mapping[Any, Any], rows: list[dict[Any, Any]]) -> Bar:
    """A milestone begins with its first task."""
    own = [each["early_start"] for each in rows if each["milestone"] == row["id"]]
    return Bar(
        card=card,
        start=min([row["early_start"], *own]),
        finish=row["early_finish"],
        slack=int(row["total_slack"]),
        critical=bool(row["critical"]),
        late=int(row["late_by"]),
    )


def dates_found(reading: Reading) -> Iterator[Found]:
    """The dates on the board that cannot hold, one finding each, the worst first."""
    frame = timeline_mapping.conflicts(reading.plan, reading.today)
    for place, row in enumerate(frame.to_dict("records")):
        about = (row["id"], row["other"] if row["code"] == Conflict.INVERTED else None)
        cards = [reading.cards_by_part[part] for part in about if part in reading.cards_by_part]
        if row["id"] in reading.cards_by_part:
            yield Found(row["code"], _gravity(row["code"]), tuple(cards), _said(frame, place))


def _gravity(code: str) -> Severity:
    is_mild = code in (Conflict.PASSED, Conflict.HORIZON)
    return Severity.WARNING if is_mild else Severity.GRAVE


def _said(frame: pd.DataFrame, place: int) -> Say:
    return lambda language: timeline_mapping.describe_conflicts(frame.iloc[[place]], language)[0]
