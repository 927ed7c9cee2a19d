"""What simulated people have to say: words from a small list, and from the plan they work on."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from milepost.rehearsal.speaker import Shown, Speaker

_FILE = Path(__file__).with_name("phrases.json")

#: Days ahead at which something is looked at again.
_SOON, _LATER = 7, 28

#: Days ahead that a plan without a horizon is made for.
_HALF_A_YEAR = 180


@cache
def phrases() -> dict[str, Any]:
    """The lists that people's words are taken from."""
    read: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return read


def idea(speaker: Speaker) -> str:
    """Something to write on a card: what to do, to what, and where or for which milestone."""
    chance, lists = speaker.random, phrases()
    aims = [f"for “{each['title'][:80]}”" for each in milestones(speaker).values()]
    where = chance.choice([*lists["where"], *aims])
    return f"{chance.choice(lists['verbs'])} {chance.choice(lists['things'])} {where}"


def comment(speaker: Speaker) -> str:
    """A sentence of feedback."""
    return str(speaker.random.choice(phrases()["comments"]))


def milestones(speaker: Speaker) -> dict[str, Shown]:
    """The open milestones that the room shows, by id, earliest first."""
    found = [each for key, each in speaker.seen.items() if key.startswith("milestone/")]
    meant = [each for each in found if each.get("status") not in ("done", "dropped")]
    return {each["id"]: each for each in sorted(meant, key=lambda each: each.get("due") or "9")}


def horizon(speaker: Speaker) -> str:
    """The day that the plan looks ahead to."""
    later = speaker.today + timedelta(days=_HALF_A_YEAR)
    return str(speaker.seen.get("room", {}).get("horizon") or later)


def value_for(speaker: Speaker, field: Shown, card: Shown) -> str:
    """What somebody types into ``field`` of a ``card``; nothing where nothing has to be said."""
    match field.get("kind", "text"):
        case "number":
            return _number(speaker, field["key"])
        case "date":
            return _date(speaker, field["key"], card)
        case "person":
            return speaker.guest.name
        case "choice":
            return _choice(speaker, field)
        case "milestone":
            return _milestone(speaker, card)
        case _:
            return _text(speaker, field["key"])


def _milestone(speaker: Speaker, card: Shown) -> str:
    """The first milestone that waits for ``card``; else the last that it does not wait for.

    What nobody has connected with anything is for one of the later ones: there is time for more.
    """
    title, open_ = str(card.get("title", "")), milestones(speaker)
    later = _later(speaker, title)
    waiting = [key for key, each in open_.items() if each["title"] in later]
    free = [key for key, each in open_.items() if title not in _later(speaker, each["title"])]
    if not later and len(free) == len(open_):
        return str(speaker.random.choice(free[len(free) // 2 :] or [""]))
    return [*waiting[:1], *free[::-1], ""][0]


def _later(speaker: Speaker, title: str) -> set[str]:
    """The titles of all that waits for what has this ``title``."""
    found: set[str] = set()
    next_ = set(speaker.follows.get(title, ()))
    while next_:
        found |= next_
        next_ = {later for each in next_ for later in speaker.follows.get(each, ())} - found
    return found


def _number(speaker: Speaker, key: str) -> str:
    low, high = phrases()["numbers"].get(key, (1, 10))
    return str(speaker.random.randint(low, high))


def _choice(speaker: Speaker, field: Shown) -> str:
    # Where a part of the plan stands is known already: nobody here has finished anything.
    unknown = field["key"] != "status"
    return str(speaker.random.choice(field["choices"])["key"]) if unknown else ""


def _date(speaker: Speaker, key: str, card: Shown) -> str:
    if key == "done_on":
        return str(speaker.today) if speaker.common(card.get("id", "")).random() < 0.3 else ""
    if key != "due":
        return str(speaker.today + timedelta(days=speaker.random.randint(_SOON, _LATER)))
    most = max(_SOON, _latest(speaker, card) - speaker.today.toordinal())
    return str(speaker.today + timedelta(days=speaker.random.randint(most // 2, most)))


def _latest(speaker: Speaker, card: Shown) -> int:
    """The last day, counted as the calendar does, on which a card may be due."""
    ends = [horizon(speaker)]
    ends += [
        each["due"]
        for each in milestones(speaker).values()
        if each.get("due") and each["title"] == card.get("under")
    ]
    return min(type(speaker.today).fromisoformat(end).toordinal() for end in ends)


def _text(speaker: Speaker, key: str) -> str:
    lists = phrases()
    return str(speaker.random.choice(lists["texts"].get(key, lists["sentences"])))
