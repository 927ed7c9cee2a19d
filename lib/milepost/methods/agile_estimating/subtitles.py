"""What stands under the title of a figure: how to read it, and how much of it is not shown."""

from __future__ import annotations

from milepost.methods.drawing import Look
from milepost.methods.saying import said

__all__ = ["how_to_read"]


def how_to_read(figure: str, left_out: str, hidden: int, look: Look) -> str:
    """How to read ``figure``, and by the message ``left_out`` how many rows it hides, if any."""
    how = said(f"method.agile_estimating.{figure}.how", look.language)
    if hidden <= 0:
        return how
    rest = said(f"method.agile_estimating.{figure}.{left_out}", look.language, count=hidden)
    return f"{how} {rest}"
