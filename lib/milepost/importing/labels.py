"""What labels on issues say about class, size and kind of the work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

_CLASS: Final = re.compile(
    r"(?:(?:moscow|class|priority|prio)[\s:/_=-]*)?(must|should|could|won'?t)(?:[\s_-]*have)?\Z"
)
_POINTS: Final = re.compile(
    r"(?:(?:story[\s_-]*)?points?|sp|pts|size|estimate|effort)[\s:/_=-]*(\d{1,4}(?:\.\d+)?)\Z"
    r"|(\d{1,4}(?:\.\d+)?)[\s_-]*(?:(?:story[\s_-]*)?points?|sp|pts)\Z"
)
_RESEARCH: Final = {"spike", "research", "experiment", "investigation"}


def said_by(labels: Iterable[str]) -> dict[str, Any]:
    """Fields of a task that ``labels`` give: ``must-have``, ``points: 3``, ``spike``."""
    found: dict[str, Any] = {}
    for label in labels:
        name = " ".join(label.casefold().replace("\u2019", "'").split())
        if classed := _CLASS.match(name):
            found["moscow"] = classed[1].replace("'", "")
        elif points := _POINTS.match(name):
            found["points"] = float(points[1] or points[2])
        elif name in _RESEARCH:
            found["kind"] = "research"
    return found
