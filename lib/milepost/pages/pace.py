"""How the agenda's time goes: minutes planned and minutes used, step by step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from milepost.pages.canvas import LINE, SMALL, WIDTH, canvas, lines, write
from milepost.pages.seen import sure
from milepost.plan.entities import AgendaShown, RoomShown, StepShown
from milepost.plan.view import View
from milepost.tokens import tokens
from milepost.words import say

_INK = tokens().light
_ROW, _BAR = 34, 8


def pace(view: View, now: datetime) -> pd.DataFrame:
    """One row a step: ``step``, ``planned`` and ``used`` whole minutes, whether it is ``on``.

    ``used`` is missing for steps that the room has not been to.
    """
    agenda, step = sure(view, "agenda", AgendaShown), sure(view, "step", StepShown)
    room = sure(view, "room", RoomShown)
    running = 0.0 if room.closed else max(0.0, (now - step.entered_at).total_seconds())
    rows = [
        {
            "step": item.title,
            "planned": item.minutes,
            "used": _minutes(item.spent, running if item.key == step.key else 0.0),
            "on": item.key == step.key and not room.closed,
        }
        for item in agenda.items
    ]
    return pd.DataFrame(rows, columns=["step", "planned", "used", "on"]).astype({"used": "Int64"})


def _minutes(spent: int | None, running: float) -> int | None:
    return None if spent is None else int((spent + running) // 60)


def draw_pace(frame: pd.DataFrame) -> Figure:
    """A bar a step: as long as was planned in outline, as long as was used within."""
    figure, axes = canvas(_ROW * len(frame))
    longest = max(1, frame["planned"].max(), frame["used"].fillna(0).max())
    scale = WIDTH / longest
    for place, row in enumerate(_records(frame)):
        top, used = place * _ROW, row["used"] or 0
        weight = "bold" if row["on"] else "normal"
        write(axes, (0, top + 9), lines(row["step"])[0], size=SMALL, weight=weight)
        write(axes, (WIDTH, top + 9), _said(row), size=SMALL, ha="right")
        axes.barh(top + LINE + 3, row["planned"] * scale, _BAR, color=_INK.line)
        axes.barh(top + LINE + 3, used * scale, _BAR, color=_colour(used, row["planned"]))
    return figure


def describe_pace(frame: pd.DataFrame) -> str:
    """The figure in words."""
    return "; ".join(f"{row['step']}: {_said(row)}" for row in _records(frame))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values, with None for what is missing."""
    known = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in known.to_dict("records")]


def _said(row: dict[str, Any]) -> str:
    if row["used"] is None:
        return say("page.pace.planned", planned=row["planned"])
    return say("page.pace.used", used=row["used"], planned=row["planned"])


def _colour(used: int, planned: int) -> str:
    return _INK.accent if used <= planned else _INK.warn
