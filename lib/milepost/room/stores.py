"""Where plans are kept when nobody says where."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def default_store() -> Path:
    """The store that is used when none is named: one file in the user's own data folder."""
    return user_data_path("milepost") / "milepost.db"
