from __future__ import annotations

import comm
import pytest

from tests.widgets.comms import FakeComm


@pytest.fixture
def fake_comms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every widget that is made has a line that the test holds the other end of."""
    monkeypatch.setattr(comm, "create_comm", FakeComm)
