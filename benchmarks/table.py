"""The one table that a benchmark prints, and the same figures as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

Figure = float | int | str | None


def table(columns: Mapping[str, Mapping[str, Figure]]) -> str:
    """Columns side by side, one line per figure; a figure that one column lacks is a dash."""
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    cells = [["", *columns]]
    cells += [[name, *(_shown(each.get(name)) for each in columns.values())] for name in names]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_line(row, widths) for row in cells)


def _line(row: list[str], widths: list[int]) -> str:
    first, *others = row
    shown = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
    return "  ".join([first.ljust(widths[0]), *shown]).rstrip()


def _shown(figure: Figure) -> str:
    if _numbers(figure) is None:
        return "-"
    return f"{figure:.3g}" if isinstance(figure, float) and abs(figure) < 100 else _whole(figure)


def _whole(figure: Figure) -> str:
    return f"{figure:.0f}" if isinstance(figure, float) else str(figure)


def write_json(file: Path | None, figures: Mapping[str, object]) -> None:
    """Write ``figures`` to ``file``, if one is named; what is no number is null."""
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(_numbers(figures), indent=2) + "\n", encoding="utf-8")


def _numbers(figures: object) -> object:
    if isinstance(figures, Mapping):
        return {name: _numbers(each) for name, each in figures.items()}
    is_none = isinstance(figures, float) and not math.isfinite(figures)
    return None if is_none else figures
