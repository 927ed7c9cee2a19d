"""What each number on the matrix is, beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from milepost.methods.drawing import SMALL, Look, shortened, write
from milepost.methods.saying import said

__all__ = ["draw_list"]

_PITCH, _NUMBER, _LETTER = 25.0, 36.0, 7.8
#: With so few risks, each has more room.
_FEW, _WIDE_PITCH = 12, 42.0
_PER_COLUMN = 20


def draw_list(axes: Axes, shown: pd.DataFrame, look: Look) -> None:
    """Write number and event of each risk, in one column or two, and how many do not fit."""
    axes.set_axis_off()
    box = axes.get_window_extent()
    axes.set(xlim=(0, box.width), ylim=(-box.height, 0))
    fits = len(shown) if len(shown) <= 2 * _PER_COLUMN else 2 * _PER_COLUMN - 1
    wide = box.width if fits <= _PER_COLUMN else box.width / 2
    pitch = _WIDE_PITCH if len(shown) <= _FEW else _PITCH
    events = shown["event"] if "event" in shown.columns else shown["risk"]
    for place, risk in enumerate(shown.assign(title=events).head(fits).to_dict("records")):
        at = _at(place, wide, pitch)
        scored = _scored(risk) if wide == box.width else ""
        _write_line(axes, at, (str(risk["number"]), str(risk["title"]), scored), (wide, look))
    if fits < len(shown):
        left = said("method.risk_assessment.more", look.language, count=len(shown) - fits)
        _write_line(axes, _at(fits, wide, pitch), ("", left, ""), (wide, look))


def _at(place: int, wide: float, pitch: float) -> tuple[float, float]:
    column, row = divmod(place, _PER_COLUMN)
    return column * wide, -(row + 0.5) * pitch


def _scored(risk: dict[Any, Any]) -> str:
    """Likelihood and impact, and what they would be after the mitigation."""
    now = f"{risk['likelihood']:g} \u00d7 {risk['impact']:g}"
    left = risk.get("residual_likelihood"), risk.get("residual_impact")
    if left[0] is None or left[1] is None or pd.isna(left[0]) or pd.isna(left[1]):
        return now
    return f"{now} → {left[0]:g} \u00d7 {left[1]:g}"


def _write_line(
    axes: Axes, at: tuple[float, float], line: tuple[str, str, str], how: tuple[float, Look]
) -> None:
    number, title, scored = line
    wide, look = how
    letters = int((wide - _NUMBER) / _LETTER) - (len(scored) + 2 if scored else 0)
    shown = shortened(title, letters)
    ink = look.ink.ink if number else look.ink.quiet
    write(axes, at, number, size=SMALL, colour=ink, weight="bold", shift=(26, 0), ha="right")
    write(axes, at, shown, size=SMALL, colour=ink, shift=(_NUMBER, 0))
    quiet: dict[str, Any] = {"size": SMALL, "colour": look.ink.quiet, "ha": "right"}
    write(axes, at, scored, shift=(wide, 0), **quiet)
