"""How a simulated facilitator leads a room: step by step, once everybody has finished."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from statistics import median_high
from typing import Any

from milepost.rehearsal.entering import enter
from milepost.rehearsal.guest import TurnedAway
from milepost.rehearsal.lanes import settle_lanes
from milepost.rehearsal.speaker import Shown, Speaker, Step

#: Seconds in which nobody at all does anything until one waits for them in vain.
_PATIENCE = 180.0

_THREE = ("low", "likely", "high")

#: What a sprint holds where nothing tells how much the team finishes.
_A_FEW = 5


class Lead:
    """The facilitator of one room.

    Args:
        speaker: their socket, opened as a facilitator.
        people: how many take part.
        patience: seconds in which nobody does anything until they are waited for in vain.
    """

    def __init__(self, speaker: Speaker, people: int, patience: float = _PATIENCE) -> None:
        self._speaker = speaker
        self._people = people
        self._patience = patience
        self._settles: dict[str, Callable[[Step], Awaitable[None]]] = {
            "sort": self._sort,
            "estimate": self._estimate,
            "select": self._select,
            "commit": self._commit,
        }

    async def lead(self) -> None:
        """Take the room through its agenda, and end it."""
        guest = self._speaker.guest
        await self._until("agenda", lambda seen: "agenda" in seen and "step" in seen)
        keys = [item["key"] for item in guest.entities["agenda"]["items"]]
        for at, key in enumerate(keys):
            if at:
                await guest.say("go_to", step=key, leaving=keys[at - 1])
            await self._until(key, partial(_is_on, key))
            await self._run(guest.entities["step"])
        await guest.say("close_room")

    async def _until(self, step: str, seen: Callable[[Shown], bool]) -> bool:
        """Wait, and tell whether it came; what people are waited for in vain is written down."""
        tally, done = self._speaker.tally, -1
        while tally.acts.total() > done:  # people are slow, not stuck
            done = tally.acts.total()
            with suppress(TimeoutError):
                await self._speaker.guest.until(seen, self._patience)
                return True
        tally.stalled.append((step, str(self._speaker.seen.get("progress"))))
        return False

    async def _advised(self, step: Step) -> bool:
        """Wait until the advice beside the board knows the board as it is."""
        now = self._speaker.guest.seq
        return await self._until(
            step["key"], lambda seen: bool(seen.get("advised", {}).get("seq", 0) >= now)
        )

    async def _run(self, step: Step) -> None:
        kind = step["activity"]["type"]
        await self._until(step["key"], self._all_finished)
        try:
            if step.get("hides") and kind != "estimate":
                await self._speaker.do(step, "reveal")
                await self._until(step["key"], lambda seen: seen["step"].get("revealed", False))
            if kind in self._settles:
                await self._settles[kind](self._speaker.seen["step"])
            # Not before: people would begin to play the cards of other tables.
            if self._speaker.seen.get("tables"):
                await self._speaker.do(step, "join_tables")
        except TurnedAway:
            return

    def _all_finished(self, seen: Shown) -> bool:
        return bool(seen.get("progress", {}).get("finished", 0) >= self._here)

    @property
    def _here(self) -> int:
        """How many there are to wait for."""
        return self._people - len(self._speaker.tally.gone)

    async def _sort(self, step: Step) -> None:
        await settle_lanes(self._speaker, step, partial(self._advised, step))

    # Estimates

    async def _estimate(self, step: Step) -> None:
        for card in step.get("cards", ()):
            rounds = step["activity"].get("rounds", 3)
            await self._turn(step, card)
            while self._apart(step, card) and self._shown(card).get("round", 1) < rounds:
                await self._speaker.do(step, "vote_again", card=card)
                await self._until(step["key"], partial(self._played, card))
                await self._turn(step, card)
            values = self._middle(step, card)
            if values:
                await self._speaker.do(step, "agree", card=card, values=values)

    def _shown(self, card: str) -> Shown:
        shown: Shown = self._speaker.seen.get(f"estimate/{card}", {})
        return shown

    async def _turn(self, step: Step, card: str) -> None:
        await self._speaker.do(step, "turn_over", card=card)
        await self._until(step["key"], lambda _: bool(self._shown(card).get("turned")))

    def _played(self, card: str, seen: Shown) -> bool:
        """Whether everybody at the card's table has played it and laid their hands down."""
        tables = seen.get("tables", {})
        at = tables.get("boards", {}).get(card, 0)
        people = len(tables["people"][at - 1]) if at else self._people
        return self._shown(card).get("given", 0) >= people and self._all_finished(seen)

    def _votes(self, card: str) -> list[dict[str, float]]:
        return [vote["values"] for vote in self._shown(card).get("votes", ())]

    def _apart(self, step: Step, card: str) -> bool:
        """Whether the highest and the lowest are more than one card, or a half, from each other."""
        faces = [face["value"] for face in step.get("faces", ())]
        points = [faces.index(v["points"]) for v in self._votes(card) if v.get("points") in faces]
        likely = [vote["likely"] for vote in self._votes(card) if "likely" in vote]
        far = bool(points) and max(points) - min(points) > 1
        return far or (bool(likely) and max(likely) > 1.5 * min(likely))

    def _middle(self, step: Step, card: str) -> dict[str, float]:
        votes = self._votes(card)
        given = {
            scale: median_high(vote[scale] for vote in votes if scale in vote)
            for scale in ("points", *_THREE)
            if any(scale in vote for vote in votes)
        }
        if "points" in given and step["activity"].get("unit") == "days":
            return {"likely": given["points"]}
        return given

    # What is kept, and what enters the plan

    async def _select(self, step: Step) -> None:
        cards = sorted(step.get("cards", ()), key=self._rank)
        most = step["activity"].get("most", 3)
        if step["activity"].get("sprint"):
            await self._fill_sprint(step, [c for c in cards if self._is_work(c)][:most])
        elif cards:
            await self._speaker.do(step, "choose", cards=cards[:most])

    def _rank(self, card: str) -> float:
        """Cards with the highest scores first; without scores they stay as the room left them."""
        fields = self._speaker.card(card).get("fields", {})
        return -float(fields.get("likelihood") or 0) * float(fields.get("impact") or 0)

    def _is_work(self, card: str) -> bool:
        shown = self._speaker.card(card)
        meant = shown.get("fields", {}).get("moscow") != "wont"
        return meant and shown.get("kind", "") in ("", "task")

    async def _fill_sprint(self, step: Step, cards: list[str]) -> None:
        """Choose one, hear how much the team finishes, and fill up to that."""
        if not cards:
            return
        cards = sorted(cards, key=self._size)
        await self._speaker.do(step, "choose", cards=cards[:1])
        await self._advised(step)
        safe = self._speaker.seen.get("sprint", {}).get("safe")
        chosen, total = cards[: 1 if safe else _A_FEW], self._size(cards[0])
        for card in cards[1:]:
            if safe and total + self._size(card) <= safe:
                chosen.append(card)
                total += self._size(card)
        await self._speaker.do(step, "choose", cards=chosen)

    def _size(self, card: str) -> float:
        fields: dict[str, Any] = self._speaker.card(card).get("fields", {})
        return float(fields.get("points") or fields.get("likely") or 1)

    async def _commit(self, step: Step) -> None:
        await enter(self._speaker, step, partial(self._advised, step))


def _is_on(step: str, seen: Shown) -> bool:
    return bool(seen["step"]["key"] == step)
