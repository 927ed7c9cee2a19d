"""How a simulated person takes part: they do in each step what its activity asks for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from milepost.rehearsal.building import assign, sequence
from milepost.rehearsal.guest import TurnedAway
from milepost.rehearsal.scoring import estimate, feedback, rate, sort, vote
from milepost.rehearsal.speaker import Speaker, Step
from milepost.rehearsal.writing import collect, group, refine
from milepost.samples import Voice

__all__ = ["Part"]

Play = Callable[[Speaker, Step, Voice], Awaitable[None]]

_A_DAY = 86400.0

#: What is done in a step, by its activity; in all others people look and listen.
PLAYS: dict[str, Play] = {
    "collect": collect,
    "group": group,
    "vote": vote,
    "rate": rate,
    "sort": sort,
    "refine": refine,
    "sequence": sequence,
    "assign": assign,
    "estimate": estimate,
    "feedback": feedback,
}


class Part:
    """One voice in one room.

    Args:
        speaker: who they are, at their socket.
        voice: what they have to say; where it says nothing, something comes to their mind.
    """

    def __init__(self, speaker: Speaker, voice: Voice) -> None:
        self._speaker = speaker
        self._voice = voice

    async def play(self) -> None:
        """Take part until the room is closed or the line is cut."""
        guest, played = self._speaker.guest, ""
        while not guest.bye:
            await guest.until(partial(_moved_on, played), seconds=_A_DAY)
            if guest.entities["room"].get("closed"):
                return
            played = guest.step
            await self._play_step(guest.entities["step"])

    async def _play_step(self, step: Step) -> None:
        play = PLAYS.get(step["activity"]["type"])
        try:
            if play is not None:
                await play(self._speaker, step, self._voice)
            if self._speaker.here(step):
                await self._speaker.do(step, "declare_finish", finished=True)
        except TurnedAway:
            # The room went on while they were thinking, as it does.
            return


def _moved_on(played: str, seen: dict[str, Any]) -> bool:
    step = seen.get("step", {})
    return bool(seen.get("room", {}).get("closed")) or step.get("key", played) != played
