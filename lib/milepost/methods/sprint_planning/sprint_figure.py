"""Draws one sprint: what is in it against what is safe, and why the rest is not."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import HEIGHT, LIGHT, SMALL, TEXT, Box, Look, panel, slide, write
from milepost.methods.saying import number, said
from milepost.methods.sprint_planning.blocks import Column, explain, has_name, stacked
from milepost.methods.sprint_planning.left import Beside, list_left
from milepost.methods.sprint_planning.planned import SprintPlan, told_chance
from milepost.methods.sprint_planning.selection import State

__all__ = ["draw_sprint"]

_BOX = Box(left=48, right=640, top=214, bottom=48)
_WIDTH, _HIGH = 592.0, HEIGHT - _BOX.top - _BOX.bottom
#: The column takes this share of the axes; the lines are named beside it.
_COLUMN = 0.78


def draw_sprint(found: SprintPlan, look: Look = LIGHT) -> Figure:
    """Items stacked up to the safe line, the stretch up to the likely one, and what is left.

    Args:
        found: of :func:`milepost.methods.sprint_planning.plan_sprint`.
        look: light or dark, and the language.
    """
    rows = found.items.to_dict("records")
    filled = [row for row in rows if row["state"] != State.LEFT]
    left = [row for row in rows if row["state"] == State.LEFT]
    total = sum(float(row["size"] or 0) for row in filled)
    top = max(total, found.load.likely, 1e-3) * 1.05
    column = Column(middle=_COLUMN / 2, width=_COLUMN, across=_WIDTH, up=_HIGH / top)
    low = sum(not has_name(column, row) for row in filled)
    figure = slide(_title(found, look), _how(low, look), look)
    axes = panel(figure, _BOX, look)
    axes.set(xlim=(0, 1), ylim=(0, top), xticks=[], yticks=[])
    stacked(axes, column, filled, look)
    for code, load in (("safe", found.load.safe), ("likely", found.load.likely)):
        _line(axes, code, load, found, look)
    explain(axes, filled, look, top=182)
    list_left(axes, "left", left, Beside(72, 54), look)
    return figure


def _title(found: SprintPlan, look: Look) -> str:
    unit = said(f"method.sprint_planning.unit.{found.load.unit}", look.language)
    chance = found.by_history if found.by_history is not None else found.by_estimates
    code = "none" if found.chosen.empty else "load" if chance is None else "chance"
    return said(
        f"method.sprint_planning.figure.{code}",
        look.language,
        count=len(found.chosen),
        size=found.size,
        safe=found.load.safe,
        unit=unit,
        chance=told_chance(chance or 0.0, look.language),
    )


def _how(low: int, look: Look) -> str:
    code = "how_low" if low else "how"
    return said(f"method.sprint_planning.figure.{code}", look.language, count=low)


def _line(axes: Axes, code: str, load: float, found: SprintPlan, look: Look) -> None:
    colour = look.ink.ink if code == "safe" else look.ink.quiet
    style = "-" if code == "safe" else "--"
    axes.plot((0, _COLUMN), (load, load), color=colour, lw=3, ls=style, zorder=2.5)
    unit = said(f"method.sprint_planning.unit.{found.load.unit}", look.language)
    told = f"{number(load, look.language)} {unit}"
    by_days = "_by_days" if not found.load.by_history else ""
    named = said(f"method.sprint_planning.figure.line_{code}{by_days}", look.language)
    room = (found.load.likely - found.load.safe) * _HIGH / axes.get_ylim()[1]
    middle = 0.0 if room > 44 else 22.0 if code == "likely" else -22.0
    for text, up, size, weight in ((told, 10, TEXT, "bold"), (named, -10, SMALL, "normal")):
        at = (0.8, load)
        write(axes, at, text, size=size, colour=colour, weight=weight, shift=(0, middle + up))
