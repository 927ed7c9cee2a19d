"""How a simulated facilitator settles lanes: what is split, and what the methods find in them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

from milepost.rehearsal.speaker import Speaker, Step

#: How often one takes up what is found; each time may bring up something else.
_ROUNDS = 8

#: The finding that something waits for what may be given up.
_INVERTED = "class_inverted"


async def settle_lanes(
    speaker: Speaker, step: Step, advised: Callable[[], Awaitable[bool]]
) -> None:
    """Place what the room saw too differently, then mend what is found, once it is ``advised``."""
    await _place_split(speaker, step)
    if step["activity"]["field"] != "moscow":
        return
    for _ in range(_ROUNDS):
        if not await advised() or not await _mend(speaker, step):
            return


async def _place_split(speaker: Speaker, step: Step) -> None:
    """Place what was split where most saw it."""
    spread = speaker.seen.get("results", {}).get("spread", {})
    for card in step.get("cards", ()):
        counts = spread.get(f"{card} lane", ())
        if counts and 2 * max(counts) <= sum(counts):
            lane = step["activity"]["lanes"][counts.index(max(counts))]["key"]
            await speaker.do(step, "place", card=card, lane=lane)


async def _mend(speaker: Speaker, step: Step) -> bool:
    """Lift what others cannot go without to where they are; whether anything was moved."""
    moved = False
    lanes = [lane["key"] for lane in step["activity"]["lanes"]]
    for cards in _inverted(speaker):
        shown = {card: _lane(speaker, card) for card in cards}
        at = {card: lanes.index(lane) for card, lane in shown.items() if lane in lanes}
        for card in (card for card in at if at[card] == max(at.values()) > min(at.values())):
            higher = lanes[min(at.values())]
            moved |= await speaker.do(step, "place", card=card, lane=higher)
    return moved


def _inverted(speaker: Speaker) -> Iterator[list[str]]:
    """The cards of each finding that some wait for others that may be given up."""
    for found in speaker.seen.get("findings", {}).get("items", ()):
        if found["key"] == _INVERTED:
            yield list(found.get("cards", ()))


def _lane(speaker: Speaker, card: str) -> str:
    return str(speaker.card(card).get("fields", {}).get("moscow", ""))
