"""People at a socket that leads nowhere, and rooms that nobody has to run."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from milepost.rehearsal.guest import Frame, Guest


class Line(Guest):
    """A guest whose frames the test answers at once, by ``heard``."""

    def __init__(
        self, shown: dict[str, Any], heard: Callable[[Frame], Frame] | None = None
    ) -> None:
        super().__init__("http://nowhere", "CODE", "Ada", entities=shown)
        self.said: list[Frame] = []
        self._heard = heard or agreed

    async def send_raw(self, text: str | bytes) -> None:
        """Hear a frame and answer it."""
        self.said.append(json.loads(text))
        await self._take_in(self._heard(self.said[-1]))


def agreed(frame: Frame) -> Frame:
    """The answer to what may be."""
    return {"ack": frame["id"], "seq": 1}


def refused(code: str, act: str = "") -> Frame:
    """The answer to what may not be; one for haste names no act."""
    return {"refused": act, "why": {"code": code, "text": "Not now."}}
