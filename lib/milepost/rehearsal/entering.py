"""How a simulated facilitator lets cards into the plan, once nothing among them is in a circle."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from milepost.rehearsal.speaker import Shown, Speaker, Step

#: The finding that some wait for each other; a milestone waits for its tasks.
_CIRCLE = "dependency_circle"


async def enter(speaker: Speaker, step: Step, advised: Callable[[], Awaitable[bool]]) -> None:
    """Let all cards in at once; if that cannot be, each that can."""
    if not step.get("cards"):
        return
    cards = list(step["cards"])
    if any(_fields(speaker, card).get("milestone") for card in cards):
        await advised()
        await _untie(speaker, step)
    if not await _enter(speaker, step, cards):
        for card in cards:
            await _enter(speaker, step, [card])


async def _untie(speaker: Speaker, step: Step) -> None:
    """Take what is in a circle out of the milestone that waits for it."""
    for card in _in_circles(speaker):
        home = _fields(speaker, card).get("milestone", "")
        if home:
            await speaker.do(step, "set_field", card=card, field="milestone", value="", was=home)


def _in_circles(speaker: Speaker) -> list[str]:
    found = speaker.seen.get("findings", {}).get("items", ())
    return [card for each in found if each["key"] == _CIRCLE for card in each.get("cards", ())]


def _fields(speaker: Speaker, card: str) -> Shown:
    fields: Shown = speaker.card(card).get("fields", {})
    return fields


async def _enter(speaker: Speaker, step: Step, cards: list[str]) -> bool:
    taken = await speaker.do(step, "commit_cards", cards=cards)
    if taken:
        speaker.tally.committed.setdefault(step["key"], []).extend(cards)
    return taken
