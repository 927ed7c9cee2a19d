"""The parts of a plan, and those that are brought in, by whatever names they go by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from milepost.importing.shelves import PARTS, PREFIXES, TITLES
from milepost.importing.vocabulary import plain
from milepost.plan.parts import Id, Part
from milepost.plan.plan import Plan
from milepost.plan.text import same_name

_LONGEST = 40
_NO_ID = re.compile(r"[^a-z0-9]+")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,47}\Z")


class Known:
    """What can be referred to: ids by key, by id and by title, people by name."""

    def __init__(self, plan: Plan) -> None:
        self._ids: set[Id] = set()
        self._on: set[tuple[str, Id]] = set()
        self._tries: dict[str, int] = defaultdict(int)
        self._by_key: dict[str, tuple[str, Id]] = {}
        self._titles: dict[tuple[str, str], Id | None] = {}
        self._people: dict[str, Id] = {}
        for shelf in PARTS:
            for part in getattr(plan, shelf).values():
                self.add(shelf, part.id, getattr(part, "key", ""), title_of(shelf, part))

    def add(self, shelf: str, id_: Id, key: str = "", title: str = "") -> None:
        """Know one more part."""
        self._ids.add(id_)
        self._on.add((shelf, id_))
        if key:
            self._by_key.setdefault(key, (shelf, id_))
        if shelf == "people":
            self._people.setdefault(same_name(title), id_)
        elif shelf in ("milestones", "tasks") and title:
            name = shelf, title.casefold()
            self._titles[name] = id_ if self._titles.get(name, id_) == id_ else None

    def keyed(self, key: str) -> tuple[str, Id] | None:
        """Shelf and id of the part that has this key."""
        return self._by_key.get(key)

    def person(self, name: str) -> Id | None:
        """The id of the person of that name, however it is spelt, or of that id."""
        return self._people.get(same_name(name)) or (name if ("people", name) in self._on else None)

    def part(self, names: tuple[str, ...], among: tuple[str, ...]) -> Id | None:
        """The id of the part that goes by one of ``names``: as key, as id or as title.

        Args:
            names: what it may go by; what comes first counts.
            among: the shelves on which it may be. Of two parts of one title neither is meant.
        """
        keyed = (found[1] for n in names if (found := self._by_key.get(n)) and found[0] in among)
        ids = (name for name in names if any((shelf, name) in self._on for shelf in among))
        titles = (self._titles.get((shelf, n.casefold())) for shelf in among for n in names)
        return next(chain(keyed, ids, filter(None, titles)), None)

    def new_id(self, shelf: str, key: str) -> Id:
        """An id that nothing has yet, made from a key: ``abc-12`` from ``jira:ABC-12``."""
        return next(each for each in self._candidates(shelf, key) if each not in self._ids)

    def _candidates(self, shelf: str, key: str) -> Iterator[Id]:
        plainly = slug(key) or PREFIXES[shelf]
        if _ID.match(plainly) and not self._tries[plainly]:
            self._tries[plainly] = 1
            yield plainly
        while True:
            self._tries[plainly] += 1
            yield f"{plainly}-{self._tries[plainly]}"


def slug(key: str) -> str:
    """The last part of a key in letters, digits and dashes."""
    last = key.rpartition(":")[2].rpartition("/")[2] if key.count("/") != 2 else key
    last = last.removeprefix("github:").partition("/")[2] if last.startswith("github:") else last
    return _NO_ID.sub("-", plain(last)).strip("-")[:_LONGEST].strip("-")


def is_id(text: str) -> bool:
    """Whether a part of a plan can have this id."""
    return bool(_ID.match(text))


def title_of(shelf: str, part: Part) -> str:
    """What a part is known by; nothing for those that only join others."""
    return str(getattr(part, TITLES[shelf], "")) if shelf in TITLES else ""
