from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from milepost.room.log import Log
from milepost.room.memory import MemoryLog
from milepost.room.sqlite import SQLiteLog
from tests.room.logs import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "sqlite"])
def log(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Log]:
    """Each log that there is: what a test claims of it, it claims of all."""
    made: Log = MemoryLog(clock)
    if request.param == "sqlite":
        made = SQLiteLog(tmp_path / "plans.db", clock)
    yield made
    made.close()
