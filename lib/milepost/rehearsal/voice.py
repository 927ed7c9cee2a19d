"""How a simulated person takes part: they do in each step what its activity asks for."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from milepost.rehearsal.guest import Guest, TurnedAway
from milepost.samples import Card, Voice

Step = dict[str, Any]

_A_DAY = 86400.0


class Part:
    """One voice in one room.

    Args:
        guest: the connection through which they speak.
        voice: what they have to say.
        pace: seconds that a thought takes them on average; 0 for no thought at all.
        seed: the same seed takes the same decisions.
    """

    def __init__(self, guest: Guest, voice: Voice, *, pace: float, seed: int) -> None:
        self._guest = guest
        self._voice = voice
        self._pace = pace
        self._random = random.Random(seed)  # noqa: S311 - simulated people, no secrets
        self._plays: dict[str, Callable[[Step], Awaitable[None]]] = {
            "collect": self._collect,
            "vote": self._vote,
            "rate": self._rate,
            "refine": self._refine,
            "feedback": self._feedback,
        }

    async def play(self) -> None:
        """Take part until the room is closed or the line is cut."""
        played = ""
        while not self._guest.bye:
            await self._guest.until(partial(_moved_on, played), seconds=_A_DAY)
            if self._guest.entities["room"].get("closed"):
                return
            played = self._guest.step
            await self._play_step(self._guest.entities["step"])

    async def _play_step(self, step: Step) -> None:
        play = self._plays.get(step["activity"]["type"])
        try:
            if play is not None:
                await play(step)
                await self._guest.say("declare_finish", step=step["key"], finished=True)
        except TurnedAway:
            # The room went on while they were thinking, as it does.
            return

    async def _think(self) -> None:
        await asyncio.sleep(self._random.uniform(0.4, 1.6) * self._pace)

    async def _collect(self, step: Step) -> None:
        fields = {field["key"] for field in step["activity"].get("fields", ())}
        about_obstacles = "if" in fields
        notes = self._obstacles() if about_obstacles else self._ideas()
        for text, typed in notes:
            await self._think()
            answers = {key: value for key, value in typed.items() if key in fields and value}
            await self._guest.say("write_note", step=step["key"], text=text, fields=answers)

    def _ideas(self) -> list[tuple[str, dict[str, str]]]:
        return [(card.text, {"evidence": card.evidence}) for card in self._voice.cards]

    def _obstacles(self) -> list[tuple[str, dict[str, str]]]:
        return [(obstacle.text, obstacle.typed()) for obstacle in self._voice.obstacles]

    async def _vote(self, step: Step) -> None:
        cards, per_card = self._guest.cards(), step["activity"].get("per_card", 1)
        dots = dict.fromkeys(cards, 0)
        for _ in range(step["activity"].get("dots", 0)):
            open_to = [card for card, given in dots.items() if given < per_card]
            if not open_to:
                return
            card = self._random.choices(open_to, [self._liking(card) for card in open_to])[0]
            dots[card] += 1
            await self._think()
            await self._guest.say(
                "give", step=step["key"], card=card, scale="dots", value=dots[card]
            )

    def _liking(self, card: str) -> float:
        """Cards that say something exact are liked better, and one's own a little more."""
        title = self._guest.entities.get(f"card/{card}", {}).get("title", "")
        exact = any(letter.isdigit() for letter in title)
        mine = any(own.text == title for own in self._voice.cards)
        return 1.0 + 4.0 * exact + 2.0 * mine

    async def _rate(self, step: Step) -> None:
        for card in self._guest.cards():
            for scale in step["activity"]["scales"]:
                await self._think()
                await self._give(step, card, scale)

    async def _give(self, step: Step, card: str, scale: dict[str, Any]) -> None:
        low, high = scale.get("low", 1), scale.get("high", 5)
        leaning = self._random.triangular(low, high, low + 0.75 * (high - low))
        await self._guest.say(
            "give", step=step["key"], card=card, scale=scale["key"], value=round(leaning)
        )

    async def _refine(self, step: Step) -> None:
        fields = {field["key"] for field in step["activity"]["fields"]}
        for card in self._guest.cards():
            shown = self._guest.entities.get(f"card/{card}", {})
            mine = self._said_on(shown)
            if mine is None or mine.goal is None:
                continue
            for key, value in mine.goal.typed().items():
                if key in fields:
                    await self._think()
                    await self._fill(step, card, key, value)

    async def _fill(self, step: Step, card: str, key: str, value: str) -> None:
        shown = self._guest.entities.get(f"card/{card}", {})
        stands = shown.get("fields", {}).get(key, "")
        if stands != value:
            await self._guest.say(
                "set_field", step=step["key"], card=card, field=key, value=value, was=stands
            )

    def _said_on(self, shown: dict[str, Any]) -> Card | None:
        """The card of one's own that stands on a card of the room."""
        texts = {note["text"] for note in shown.get("notes", ())}
        return next((card for card in self._voice.cards if card.text in texts), None)

    async def _feedback(self, step: Step) -> None:
        for scale in step["activity"]["scales"]:
            await self._think()
            await self._give(step, "", scale)


def _moved_on(played: str, seen: dict[str, Any]) -> bool:
    step = seen.get("step", {})
    return bool(seen.get("room", {}).get("closed")) or step.get("key", played) != played
