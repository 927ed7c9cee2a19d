"""Rules that a matrix of roles alone can break."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import cached_property

import pandas as pd

from milepost.methods.role_clarity.found import HINT, WARNING, Found
from milepost.methods.role_clarity.limits import RoleLimits
from milepost.methods.role_clarity.matrix import cells_of, people_of, titles_of
from milepost.words import Titles

__all__ = ["MATRIX_RULES", "Seen"]


class Seen:
    """A matrix under examination: who holds which letter where."""

    def __init__(self, matrix: pd.DataFrame, limits: RoleLimits) -> None:
        self.limits = limits
        self.titles, self.names = titles_of(matrix), people_of(matrix)
        self.unknown = set(matrix.attrs.get("unknown", ()))
        self.stakeholders = set(matrix.attrs.get("stakeholders", ()))
        self._cells = cells_of(matrix)
        self.parts, self.people = list(self._cells), [str(each) for each in matrix.columns]

    @cached_property
    def by_part(self) -> dict[str, dict[str, list[str]]]:
        """The people who hold each letter, by part."""
        return {
            part: {
                letter: [person for person, held in row.items() if letter in held]
                for letter in "RACI"
            }
            for part, row in self._cells.items()
        }

    def letters(self, part: str, person: str) -> frozenset[str]:
        """What somebody is for a part."""
        return self._cells[part][person]

    def parts_of(self, person: str, letter: str) -> list[str]:
        """The parts for which somebody holds a letter."""
        return [part for part in self.parts if person in self.by_part[part][letter]]

    def named(self, people: list[str]) -> list[str]:
        """What people are called."""
        return [self.names[person] for person in people]

    def titled(self, parts: list[str]) -> Titles:
        """What parts are called."""
        return Titles(self.titles[part] for part in parts)


def accountable_none(seen: Seen) -> Iterator[Found]:
    """Nobody answers for a part."""
    for part, held in seen.by_part.items():
        if not held["A"]:
            yield Found("accountable_none", WARNING, part, None, {"title": seen.titles[part]})


def accountable_many(seen: Seen) -> Iterator[Found]:
    """More than one person answers for a part, so nobody does."""
    yield from _too_many(seen, ("accountable_many", WARNING), "A", 2)


def responsible_none(seen: Seen) -> Iterator[Found]:
    """Somebody answers for a part, and nobody does it; or nobody is said to do anything."""
    open_parts = [part for part, held in seen.by_part.items() if held["A"] and not held["R"]]
    if len(open_parts) > 1 and not any(held["R"] for held in seen.by_part.values()):
        evidence = {"titles": seen.titled(open_parts), "count": len(open_parts)}
        yield Found("responsible_nowhere", WARNING, None, None, evidence)
        return
    for part in open_parts:
        people = seen.by_part[part]["A"]
        evidence = {"title": seen.titles[part], "names": seen.named(people)}
        yield Found("responsible_none", WARNING, part, people[0], evidence)


def responsible_many(seen: Seen) -> Iterator[Found]:
    """So many do a part that each may wait for the others."""
    yield from _too_many(seen, ("responsible_many", WARNING), "R", seen.limits.responsible)


def consulted_many(seen: Seen) -> Iterator[Found]:
    """So many are to be asked that nothing moves."""
    yield from _too_many(seen, ("consulted_many", HINT), "C", seen.limits.consulted)


def _too_many(seen: Seen, rule: tuple[str, str], letter: str, least: int) -> Iterator[Found]:
    for part, held in seen.by_part.items():
        if len(held[letter]) >= least:
            names, count = seen.named(held[letter]), len(held[letter])
            evidence = {"title": seen.titles[part], "names": names, "count": count}
            yield Found(*rule, part, None, evidence)


def accountable_concentrated(seen: Seen) -> Iterator[Found]:
    """One person answers for a large share of all parts."""
    share = max(seen.limits.accountable_share, 1 / max(len(seen.people), 1))
    most = math.ceil(share * len(seen.parts))
    for person in seen.people if len(seen.parts) >= seen.limits.shared_parts else ():
        count = len(seen.parts_of(person, "A"))
        if count > max(most, 1):
            evidence = {"name": seen.names[person], "count": count, "of": len(seen.parts)}
            yield Found("accountable_concentrated", WARNING, None, person, evidence)


def responsible_alone(seen: Seen) -> Iterator[Found]:
    """One person is the only one to do the work of many parts."""
    for person in seen.people:
        alone = [part for part in seen.parts_of(person, "R") if len(seen.by_part[part]["R"]) == 1]
        if len(alone) > seen.limits.sole_parts:
            titles, count = seen.titled(alone), len(alone)
            evidence = {"name": seen.names[person], "titles": titles, "count": count}
            yield Found("responsible_alone", WARNING, None, person, evidence)


def person_without_part(seen: Seen) -> Iterator[Found]:
    """People have no letter at all, or are only told or asked; stakeholders may be."""
    idle = [
        person
        for person in (seen.people if seen.parts else ())
        if person not in seen.stakeholders
        and not seen.parts_of(person, "R")
        and not seen.parts_of(person, "A")
    ]
    asked = [person for person in idle if seen.parts_of(person, "C") + seen.parts_of(person, "I")]
    nothing = [person for person in idle if person not in asked]
    for rule, people in (("person_without_part", nothing), ("person_only_asked", asked)):
        if people:
            evidence = {"names": seen.named(people), "count": len(people)}
            yield Found(rule, HINT, None, people[0] if len(people) == 1 else None, evidence)


def person_unknown(seen: Seen) -> Iterator[Found]:
    """Somebody who is not on the list of people holds a letter."""
    for person in seen.people:
        if person in seen.unknown:
            parts = [part for part in seen.parts if seen.letters(part, person)]
            evidence = {"name": person, "titles": seen.titled(parts)}
            yield Found("person_unknown", WARNING, None, person, evidence)


MATRIX_RULES: tuple[Callable[[Seen], Iterator[Found]], ...] = (
    accountable_none,
    accountable_many,
    responsible_none,
    responsible_many,
    consulted_many,
    accountable_concentrated,
    responsible_alone,
    person_without_part,
    person_unknown,
)
