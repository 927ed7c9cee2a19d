"""How simulated people judge: dots, scores, lanes, sizes and answers of their own."""

from __future__ import annotations

from functools import partial
from statistics import median_high
from typing import Any

from milepost.rehearsal.phrases import comment, milestones
from milepost.rehearsal.speaker import Shown, Speaker, Step
from milepost.samples import Voice

_A_DAY = 86400.0
_THREE = ("low", "likely", "high")

#: How often somebody cannot tell how large a card is.
_UNSURE = 0.06


async def vote(speaker: Speaker, step: Step, voice: Voice) -> None:
    """Spend one's dots, most on what says something exact and a few more on one's own."""
    cards, per_card = speaker.guest.cards(), step["activity"].get("per_card", 1)
    dots = dict.fromkeys(cards, 0)
    for _ in range(step["activity"].get("dots", 0)):
        open_to = [card for card, given in dots.items() if given < per_card]
        if not open_to:
            return
        liking = [_liking(speaker.card(card), voice) for card in open_to]
        card = speaker.random.choices(open_to, liking)[0]
        dots[card] += 1
        await speaker.think()
        await speaker.do(step, "give", card=card, scale="dots", value=dots[card])


def _liking(shown: Shown, voice: Voice) -> float:
    title = shown.get("title", "")
    exact = any(letter.isdigit() for letter in title)
    mine = any(own.text == title for own in voice.cards)
    return 1.0 + 4.0 * exact + 2.0 * mine


async def rate(speaker: Speaker, step: Step, _: Voice) -> None:
    """Score each card on each scale, not far from how it strikes everybody."""
    for card in speaker.guest.cards():
        for scale in step["activity"]["scales"]:
            await _score(speaker, step, card, scale)


async def feedback(speaker: Speaker, step: Step, _: Voice) -> None:
    """Answer each scale, about each card if it is about cards, and add a sentence at times."""
    about = speaker.guest.cards() if step["activity"].get("of") else [""]
    for card in about:
        for scale in step["activity"]["scales"]:
            await _score(speaker, step, card, scale)
    if step["activity"].get("comment") and speaker.random.random() < 0.5:
        await speaker.do(step, "comment", text=comment(speaker))


async def _score(speaker: Speaker, step: Step, card: str, scale: dict[str, Any]) -> None:
    low, high = scale.get("low", 1), scale.get("high", 5)
    strikes = speaker.common(card, scale["key"]).triangular(low, high)
    value = min(high, max(low, round(strikes + speaker.random.uniform(-0.9, 0.9))))
    await speaker.think()
    await speaker.do(step, "give", card=card, scale=scale["key"], value=value)


async def sort(speaker: Speaker, step: Step, _: Voice) -> None:
    """Put cards into lanes: all of them where each does it alone, else those dealt to one."""
    activity = step["activity"]
    alone = activity.get("private", False) and not step.get("revealed", False)
    cards = speaker.guest.cards()
    for card in cards if alone else speaker.mine(cards):
        await speaker.think()
        lane = _lane(speaker, activity, card, alone=alone)
        if alone:
            await speaker.do(step, "give", card=card, scale="lane", value=lane)
        elif speaker.card(card).get("fields", {}).get(activity["field"]) != _key(activity, lane):
            await speaker.do(step, "place", card=card, lane=_key(activity, lane))


def _key(activity: Shown, lane: int) -> str:
    return str(activity["lanes"][lane]["key"])


def _lane(speaker: Speaker, activity: Shown, card: str, *, alone: bool) -> int:
    """The lane as most saw it alone, or as the plan has it, else one that strikes all alike."""
    told = speaker.seen.get("results", {}).get("spread", {}).get(f"{card} lane")
    if told and sum(told):
        return int(told.index(max(told)))
    keys = [lane["key"] for lane in activity["lanes"]]
    shown = speaker.card(card)
    stands = shown.get("fields", {}).get(activity["field"], "")
    known = stands in keys and stands != activity.get("start")
    struck = keys.index(stands) if known else _by_time(speaker, shown, len(keys))
    doubt = speaker.random.choice((-1, *[0] * 8, 1)) if alone else 0
    return min(len(keys) - 1, max(0, struck + doubt))


def _by_time(speaker: Speaker, shown: Shown, lanes: int) -> int:
    """What is needed first goes into the first lane: nothing then waits for what is put off."""
    titles = [each["title"] for each in milestones(speaker).values()]
    own = shown.get("under") or shown.get("title", "")
    if shown.get("kind", "") == "task" and own not in titles:
        return 0
    if own not in titles:
        return speaker.common(str(shown.get("id"))).randrange(lanes)
    return titles.index(own) * (lanes - 1) // len(titles)


async def estimate(speaker: Speaker, step: Step, _: Voice) -> None:
    """Play a card for each item, and again where the room plays it again, until it goes on."""
    played: dict[str, int] = {}
    while speaker.here(step):
        open_ = _to_play(speaker, played)
        if open_ and played:
            await speaker.do(step, "declare_finish", finished=False)
        for card in open_:
            await speaker.think()
            await _play(speaker, step, card)
            played[card] = _round(speaker, card)
        await speaker.do(step, "declare_finish", finished=True)
        await speaker.guest.until(partial(_goes_on, speaker, step, played), seconds=_A_DAY)


def _goes_on(speaker: Speaker, step: Step, played: dict[str, int], _: Shown) -> bool:
    return not speaker.here(step) or bool(_to_play(speaker, played))


def _to_play(speaker: Speaker, played: dict[str, int]) -> list[str]:
    """The cards whose round is open and that one has not played in it."""
    cards = speaker.guest.cards()
    turned = {card for card in cards if _shown(speaker, card).get("turned")}
    return [c for c in cards if c not in turned and played.get(c, 0) < _round(speaker, c)]


def _shown(speaker: Speaker, card: str) -> Shown:
    shown: Shown = speaker.seen.get(f"estimate/{card}", {})
    return shown


def _round(speaker: Speaker, card: str) -> int:
    return int(_shown(speaker, card).get("round", 1))


async def _play(speaker: Speaker, step: Step, card: str) -> None:
    for scale, value in _sizes(speaker, step, card).items():
        if not await speaker.do(step, "give", card=card, scale=scale, value=value):
            return


def _sizes(speaker: Speaker, step: Step, card: str) -> dict[str, float]:
    """What one plays: near to what strikes everybody, after a round near to the middle of it."""
    if speaker.random.random() < _UNSURE:
        return {"pass": 1}
    faces = [face["value"] for face in step.get("faces", ())]
    heard = [each["values"] for each in (_shown(speaker, card).get("past") or [[]])[-1]]
    if not faces:
        return _days(speaker, card, heard)
    told = [each["points"] for each in heard if "points" in each]
    if told:
        return {"points": median_high(told)}
    in_days = step["activity"].get("unit") == "days"
    known = _few_days(speaker, card) if in_days else _known(speaker, card, "points")
    return {"points": _face(speaker, faces, card, known)}


def _known(speaker: Speaker, card: str, key: str) -> float:
    """What the plan says already; 0 where it says nothing."""
    return float(speaker.card(card).get("fields", {}).get(key) or 0)


def _few_days(speaker: Speaker, card: str) -> float:
    """The days that the plan says already, else as few as people can plan for."""
    return _known(speaker, card, "likely") or speaker.common(card).randint(1, 3)


def _face(speaker: Speaker, faces: list[float], card: str, known: float) -> float:
    usual = range(1, max(2, len(faces) // 2 + 1))
    at = speaker.common(card).choice(usual)
    if known:
        at = min(range(len(faces)), key=lambda place: abs(faces[place] - known))
    at += speaker.random.choice((-1, 0, 0, 0, 1))
    return faces[min(len(faces) - 1, max(0, at))]


def _days(speaker: Speaker, card: str, heard: list[dict[str, float]]) -> dict[str, float]:
    told = [each["likely"] for each in heard if "likely" in each]
    strikes = median_high(told) if told else _few_days(speaker, card)
    likely = max(1.0, strikes + (0 if told else speaker.random.choice((0, 0, 1))))
    given = (max(0.5, likely / 2), likely, round(likely * speaker.random.uniform(1.3, 2.0)))
    return dict(zip(_THREE, sorted(given), strict=True))
