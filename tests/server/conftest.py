from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.server.stand import Server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server.start()
    yield started
    started.stop()
