"""What a load test tells its crowd to do."""

from __future__ import annotations

from typing import Literal

import msgspec


class Gather(msgspec.Struct, tag="gather"):
    """Let ``people`` come through a ``door``, spread over ``within`` seconds."""

    people: int
    within: float
    port: int
    door: Literal["room", "bare", "voila"]
    code: str = ""


class Speak(msgspec.Struct, tag="speak"):
    """Let ``rate`` acts a second happen for ``seconds``, once all screens are at ``seq``.

    Without a ``card`` people write notes, at most ``per_person``, and edit them; with one they
    give it a dot and take it back.
    """

    step: str
    rate: float
    seconds: float
    seq: int = 0
    card: str = ""
    per_person: int = 1
    seed: int = 1
