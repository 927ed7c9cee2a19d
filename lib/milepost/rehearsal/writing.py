"""How simulated people write: notes, the fields of cards, groups of what is alike."""

from __future__ import annotations

from milepost.rehearsal.phrases import idea, value_for
from milepost.rehearsal.speaker import Shown, Speaker, Step
from milepost.samples import Card, Voice

Note = tuple[str, dict[str, str]]

#: How often somebody writes a second note.
_TWICE = 0.35


async def collect(speaker: Speaker, step: Step, voice: Voice) -> None:
    """Write what one has to say, else what comes to mind."""
    asked = step["activity"].get("fields", ())
    notes = _of_the_voice(voice, {field["key"] for field in asked}) or _ideas(speaker, step)
    for text, fields in notes[: step["activity"].get("per_person", 1)]:
        await speaker.think()
        await speaker.do(step, "write_note", text=text, fields=fields)


def _of_the_voice(voice: Voice, asked: set[str]) -> list[Note]:
    """What a sample's voice has for just such a step: its outcomes, or its obstacles."""
    if "if" in asked:
        told = [(each.text, each.typed()) for each in voice.obstacles]
    elif "evidence" in asked or not asked:
        told = [(each.text, {"evidence": each.evidence}) for each in voice.cards]
    else:
        return []
    return [(text, {k: v for k, v in typed.items() if k in asked and v}) for text, typed in told]


def _ideas(speaker: Speaker, step: Step) -> list[Note]:
    count = 1 + (speaker.random.random() < _TWICE)
    return [(idea(speaker), _answers(speaker, step)) for _ in range(count)]


def _answers(speaker: Speaker, step: Step) -> dict[str, str]:
    fields = step["activity"].get("fields", ())
    answers = {field["key"]: value_for(speaker, field, {}) for field in fields}
    return {key: value for key, value in answers.items() if value}


async def refine(speaker: Speaker, step: Step, voice: Voice) -> None:
    """Fill in what cards lack: on those that one wrote, and on those that nobody did."""
    for card in speaker.guest.cards():
        goal = _goal_of(voice, speaker.card(card))
        if goal:
            await _write_goal(speaker, step, card, goal)
        elif card in _falling_to(speaker):
            await _complete(speaker, step, card)


def _goal_of(voice: Voice, shown: Shown) -> dict[str, str]:
    """What one's own card, standing on a card of the room, is to become."""
    texts = {note["text"] for note in shown.get("notes", ())}
    own: Card | None = next((card for card in voice.cards if card.text in texts), None)
    return own.goal.typed() if own and own.goal else {}


async def _write_goal(speaker: Speaker, step: Step, card: str, goal: dict[str, str]) -> None:
    for field in step["activity"]["fields"]:
        if field["key"] in goal:
            await _fill(speaker, step, card, field["key"], goal[field["key"]])


def _falling_to(speaker: Speaker) -> list[str]:
    """The cards that one is to complete: whoever wrote a note does, the others are dealt out."""
    names = speaker.seen.get("people", {}).get("names", ())
    cards = speaker.guest.cards()
    authors = {card: _author(speaker.card(card), names) for card in cards}
    dealt = set(speaker.mine([card for card in cards if not authors[card]]))
    return [card for card in cards if card in dealt or authors[card] == speaker.guest.name]


def _author(shown: Shown, names: tuple[str, ...]) -> str:
    wrote = (note.get("author", "") for note in shown.get("notes", ()))
    return next((author for author in wrote if author in names), "")


async def _complete(speaker: Speaker, step: Step, card: str) -> None:
    for field in step["activity"]["fields"]:
        shown = speaker.card(card)
        if field["key"] != "title" and not shown.get("fields", {}).get(field["key"]):
            await _fill(speaker, step, card, field["key"], value_for(speaker, field, shown))


async def _fill(speaker: Speaker, step: Step, card: str, key: str, value: str) -> None:
    shown = speaker.card(card)
    stands = shown.get("title") if key == "title" else shown.get("fields", {}).get(key)
    if value and value != stands:
        was = stands or ""
        await speaker.think()
        await speaker.do(step, "set_field", card=card, field=key, value=value, was=was)


async def group(speaker: Speaker, step: Step, _: Voice) -> None:
    """Join what is alike, as whoever begins sees it, and name it."""
    if not speaker.speaks_first():
        return
    for cards in _alike(speaker):
        await speaker.think()
        await speaker.do(step, "join_cards", cards=cards)
    for card in speaker.guest.cards():
        shown = speaker.card(card)
        if shown.get("group") and not shown.get("name"):
            await speaker.do(step, "name_group", group=card, name=shown["title"][:80])


def _alike(speaker: Speaker) -> list[list[str]]:
    """What was suggested as alike, if anything was; else notes that begin alike."""
    notes = [c for c in speaker.guest.cards() if not speaker.card(c).get("kind")]
    offered = [
        [c for c in each if c in notes] for each in speaker.seen.get("alike", {}).get("groups", ())
    ]
    starts: dict[str, list[str]] = {}
    for card in notes:
        starts.setdefault(speaker.card(card).get("title", "")[:12], []).append(card)
    return [each for each in offered or starts.values() if len(each) > 1]
