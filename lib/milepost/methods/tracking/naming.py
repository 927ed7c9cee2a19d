"""Names that fit where they are written."""

from __future__ import annotations

__all__ = ["shortened"]


def shortened(name: str, letters: int) -> str:
    """``name`` in at most so many letters, however long its words are."""
    flat = " ".join(name.split())
    return flat if len(flat) <= letters else f"{flat[: letters - 1].rstrip()}…"
