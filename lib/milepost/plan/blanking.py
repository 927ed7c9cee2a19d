"""Forgetting somebody: their names and words in a log give way to blanks, all else stays.

Numbers, times, ids, votes and the order of entries stay, so the log folds to the same board
under other names. What the room let into the plan is the plan's and stays too, as do names in
sentences of others, unless ``everywhere`` is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from msgspec.structs import replace

from milepost.plan import events
from milepost.plan.agenda import PLAN_FIELDS, FieldKind
from milepost.plan.events import Entry, happened
from milepost.plan.forgotten import Forgotten
from milepost.plan.reviews import Feedback
from milepost.plan.rewriting import rewritten
from milepost.plan.word_places import (
    MADE_OF_PEOPLE,
    NAMES,
    PEOPLE,
    PLANNED,
    WORDS,
    WRITTEN,
    card_field,
    kinds,
)

#: What stands where somebody's words stood.
BLANK: Final = "…"

_LONGEST_ID = 48


def blanked(
    entries: Sequence[Entry], who: Forgotten, *, everywhere: bool = False
) -> dict[int, Entry]:
    """The entries that change as ``who`` is forgotten, by their numbers, as they then are.

    Args:
        entries: the whole log of a plan.
        who: whom to forget.
        everywhere: blank their name in sentences of others too, and sentences of theirs that
            others have taken over, as into the title of a milestone.
    """
    blanking = _Blanking(entries, who)
    made = [blanking.entry(entry) for entry in entries]
    if everywhere:
        # Only now is known what all their sentences were.
        made = [blanking.echo(entry) for entry in made]
    pairs = zip(entries, made, strict=True)
    return {before.seq: after for before, after in pairs if after is not before}


class _Blanking:
    def __init__(self, entries: Sequence[Entry], who: Forgotten) -> None:
        self._who = who
        opened = (e for entry in entries for e in happened(entry.event))
        self._kinds = {
            event.room: kinds(event.agenda)
            for event in opened
            if isinstance(event, events.RoomOpened)
        }
        self._sentences: set[str] = set()
        names = sorted(map(re.escape, who.spelt), key=len, reverse=True)
        self._named = re.compile(rf"(?<!\w)({'|'.join(names)})(?!\w)" if names else r"(?!)", re.I)

    def entry(self, entry: Entry) -> Entry:
        """The entry without their names, and without their words if it is theirs."""
        if isinstance(entry.event, events.RoomOpened):
            return entry
        event = rewritten(entry.event, self._rewrite(entry))
        who = entry.who if entry.room else self._who.people.get(entry.who, entry.who)
        if event is entry.event and who == entry.who:
            return entry
        return replace(entry, event=event, who=who)

    def _rewrite(self, entry: Entry) -> Callable[[Any, str, str], str]:
        theirs = self._who.did(entry)

        def rewrite(owner: Any, field: str, value: str) -> str:
            place = type(owner).__name__, field
            if place in PEOPLE:
                return self._who.people.get(value, value)
            if place in MADE_OF_PEOPLE:
                return self._id_without(value)
            if self._is_name(entry, owner, place):
                return self._without_name(entry, owner, value)
            if self._is_theirs(entry, owner, place, theirs=theirs):
                return self._without_words(value)
            return value

        return rewrite

    def _is_name(self, entry: Entry, owner: Any, place: tuple[str, str]) -> bool:
        key = card_field(owner, place[1])
        named = bool(key) and FieldKind.PERSON in self._kind(entry, key)
        return named or place in NAMES

    def _without_name(self, entry: Entry, owner: Any, name: str) -> str:
        blank = self._who.blank_name(name)
        if blank is name and _member(owner) and (entry.room, _member(owner)) in self._who.seats:
            return self._who.any_name()
        typed = isinstance(owner, events.CardsLinked) and self._who.did(entry)
        return self._without_words(name) if blank is name and typed else blank

    def _is_theirs(self, entry: Entry, owner: Any, place: tuple[str, str], *, theirs: bool) -> bool:
        if isinstance(owner, Feedback) and place[1] in ("said", "shown"):
            return self._who.blank_name(owner.audience) is not owner.audience
        if place == ("Action", "text"):
            return owner.id in self._who.actions
        key = card_field(owner, place[1])
        if key:
            return theirs and self._is_words(entry, key)
        return theirs and place in WRITTEN

    def _is_words(self, entry: Entry, key: str) -> bool:
        kinds = self._kind(entry, key)
        return not kinds or any(kind in WORDS for kind in kinds)

    def _kind(self, entry: Entry, key: str) -> set[FieldKind]:
        return self._kinds.get(entry.room, {}).get(key) or set(PLAN_FIELDS.get(key, ()))

    def _without_words(self, words: str) -> str:
        if not words.strip() or words == BLANK:
            return words
        if len(words.split()) > 1:
            self._sentences.add(_plain(words))
        return BLANK

    def _id_without(self, value: str) -> str:
        for old, new in self._who.people.items():
            if old != new:
                value = re.sub(rf"(?<![a-z0-9]){old}(?![a-z0-9])", new, value)
        return value[:_LONGEST_ID]

    # What others made of it

    def echo(self, entry: Entry) -> Entry:
        """The entry without their sentences in the plan, and without their name in any."""
        if isinstance(entry.event, events.RoomOpened):
            return entry
        event = rewritten(entry.event, self._echoed)
        return entry if event is entry.event else replace(entry, event=event)

    def _echoed(self, owner: Any, field: str, value: str) -> str:
        place = type(owner).__name__, field
        shared = place in PLANNED or isinstance(owner, events.GroupNamed | events.FieldSet)
        if shared and _plain(value) in self._sentences:
            return BLANK
        if place in PLANNED | WRITTEN or card_field(owner, field):
            return self._named.sub(lambda found: self._who.blank_name(found[0]), value)
        return value


def _member(owner: Any) -> str:
    """The member whose name an event or a struct in it tells."""
    if isinstance(owner, events.MemberRenamed):
        return owner.member
    return owner.id if type(owner).__name__ == "Member" else ""


def _plain(words: str) -> str:
    return " ".join(words.split())
