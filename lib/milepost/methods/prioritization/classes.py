"""The four classes, in their order, and how each is drawn."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from matplotlib.axes import Axes

from milepost.methods.drawing import Fill, Look, Mark, fixed, key
from milepost.methods.saying import said
from milepost.plan.faults import Fault
from milepost.plan.parts import MoSCoW
from milepost.tokens import tokens

__all__ = ["CLASSES", "class_fill", "class_legend", "class_of", "class_words", "rank_of"]

#: From what must be there to what will not be, this time.
CLASSES = tuple(each.value for each in MoSCoW)

_NAMES = {
    name: each
    for each in CLASSES
    for name in (each, each[0], f"{each}have", f"{each}havethistime", f"{each}thistime")
}

#: A colour of the categories, a pattern, and whether letters on it are light.
_STYLES = {
    "must": (0, "", True),
    "should": (5, "//", False),
    "could": (4, "..", False),
    "wont": (7, "xx", True),
}


def class_of(value: object, row: int = 0) -> str | None:
    """The class that somebody wrote: ``Must``, ``W``, ``won't have``; None for nothing.

    Raises:
        Fault: no class is called that; the message names ``row``.
    """
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124 - NaN
        return None
    letters = "".join(each for each in str(value).casefold() if each.isalpha())
    if not letters:
        return None
    if letters not in _NAMES:
        raise Fault("class_unknown", value=value, row=row, known=", ".join(CLASSES))
    return _NAMES[letters]


def rank_of(name: str | None) -> int:
    """0 for a Must to 3 for a Won't; what has no class comes between Could and Won't."""
    order = ("must", "should", "could", None, "wont")
    return order.index(name)


def class_words(name: str | None, language: str) -> str:
    """What the class is called."""
    return said(f"method.prioritization.class.{name or 'none'}", language)


def class_fill(name: str | None, look: Look) -> Fill:
    """How a bar of that class is filled, and the ink of letters on it."""
    if name is None:
        return Fill(face=look.ink.paper, edge=look.ink.edge, text=look.ink.ink)
    colour, pattern, is_dark = _STYLES[name]
    text = fixed(tokens().light.surface if is_dark else tokens().light.ink)
    return Fill(tokens().categories[colour], look.ink.paper, text, pattern)


def class_legend(axes: Axes, names: Iterable[str | None], look: Look, top: float = 160) -> None:
    """Name each of the classes beside its colour and pattern."""
    marks = [
        Mark(class_words(name, look.language), class_fill(name, look).patch()) for name in names
    ]
    key(axes, marks, look, top=top)
