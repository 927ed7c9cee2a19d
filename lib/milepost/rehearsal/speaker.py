"""What all simulated people have in common: they see, think, speak, and deal out the work."""

from __future__ import annotations

import asyncio
import random
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from milepost.rehearsal.guest import Guest, TurnedAway
from milepost.rehearsal.tally import Refused, Tally

Step = dict[str, Any]
Shown = dict[str, Any]

#: Refusals after which there is nothing more to do in a step: the room went on.
_OVER = frozenset({"step_over", "time_is_up", "step_locked", "room_closed", "already_revealed"})

#: Seconds until somebody who acts too fast tries again.
_BREATH = 0.25


@dataclass(frozen=True)
class Seat:
    """Which of ``people`` somebody is, from 0: shared work is dealt out by it."""

    number: int = 0
    people: int = 1


@dataclass
class Speaker:
    """One simulated person at their socket.

    Attributes:
        guest: the connection through which they speak.
        pace: seconds that a thought takes them on average; 0 for no thought at all.
        seed: the same seed takes the same decisions.
        seat: which of how many they are.
        tally: where what they do is counted.
    """

    guest: Guest
    pace: float = 0.0
    seed: int = 0
    seat: Seat = Seat()
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - simulated people, no secrets
        #: By its title, what waits for a card, as they saw it on the time axis.
        self.follows: dict[str, set[str]] = {}

    @property
    def seen(self) -> dict[str, Any]:
        """All that they are shown, by key."""
        return self.guest.entities

    @property
    def today(self) -> date:
        """The day on which the room is held."""
        return datetime.now(UTC).date()

    def card(self, card: str) -> Shown:
        """What stands on a card; nothing where it was taken down meanwhile."""
        shown: Shown = self.seen.get(f"card/{card}", {})
        return shown

    def here(self, step: Step) -> bool:
        """Whether the room is still on ``step``."""
        closed = self.seen.get("room", {}).get("closed") or self.guest.bye
        return not closed and self.guest.step == step["key"]

    async def think(self) -> None:
        """Take the time that a thought takes."""
        await asyncio.sleep(self.random.uniform(0.4, 1.6) * self.pace)

    async def do(self, step: Step, act: str, **fields: Any) -> bool:
        """Ask for an act in ``step`` and tell whether it was taken in.

        Raises:
            TurnedAway: the room went on, so that nothing more can be done in the step.
        """
        act_id = uuid.uuid4().hex
        while True:
            try:
                await self.guest.say(act, act_id=act_id, step=step["key"], **fields)
            except TurnedAway as refusal:
                if refusal.code == "too_fast":
                    await asyncio.sleep(_BREATH)
                    continue
                self._note_refusal(step, act, refusal)
                if refusal.code in _OVER:
                    raise
                return False
            self.tally.acts[step["key"]] += 1
            return True

    def _note_refusal(self, step: Step, act: str, refusal: TurnedAway) -> None:
        code, _, sentence = str(refusal).partition(": ")
        self.tally.refused.append(Refused(step["key"], self.guest.name, act, code, sentence))

    def mine(self, cards: list[str]) -> list[str]:
        """Those of ``cards`` that fall to this person, where the room shares the work."""
        number, people = self._place()
        return [card for at, card in enumerate(cards) if at % people == number]

    def speaks_first(self) -> bool:
        """Whether this is the one who begins, at their table or in the room."""
        return self._place()[0] == 0

    def _place(self) -> tuple[int, int]:
        tables = self.seen.get("tables", {})
        at = self.seen.get("me", {}).get("table", 0)
        if tables and at and not tables.get("joined"):
            names = tables["people"][at - 1]
            if self.guest.name in names:
                return names.index(self.guest.name), len(names)
        return self.seat.number, self.seat.people

    def common(self, card: str, about: str = "") -> random.Random:
        """Chance that falls alike for all who read the same card: what they agree on."""
        read = self.card(card).get("title", "")
        return random.Random(f"{read} {about}")  # noqa: S311 - simulated people, no secrets
