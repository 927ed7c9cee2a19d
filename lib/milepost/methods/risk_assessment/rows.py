"""How many rows of a frame a slide has room for."""

from __future__ import annotations

import pandas as pd

from milepost.methods.drawing import Look
from milepost.methods.saying import said

__all__ = ["first_rows"]


def first_rows(frame: pd.DataFrame, most: int, look: Look) -> tuple[pd.DataFrame, str]:
    """The first rows, as many as fit, and how many are not shown in words."""
    left = len(frame) - most
    if left <= 0:
        return frame, ""
    told = said("method.risk_assessment.not_shown", look.language, count=left)
    return frame.head(most), told
