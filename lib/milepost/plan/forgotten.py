"""Who is meant when somebody is to be forgotten: the ids and the names that they go by in a log.

What was said in anonymous steps is nobody's: even while a pseudonym could still be traced,
whoever saw a note before and after would know whose it was.

A person is everybody whom the log knows by the name that was given: people of the plan, members
of rooms. Whoever came twice under two names is found by each of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count

import msgspec

from milepost.plan import events
from milepost.plan.events import Entry, happened
from milepost.plan.parts import Id, Person
from milepost.plan.text import same_name

#: Ids of people that Milepost numbered. Those of an import may be made of the name.
_NUMBERED = re.compile(r"p\d+(-\d+)?\Z")


class Forgotten(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is to be forgotten.

    ``names`` are their names, as :func:`same_name` has them, with what stands there instead, and
    ``spelt`` the ways in which they were written. ``people`` are their ids in the plan, with what
    becomes of each: the same, unless it may tell the name. ``seats`` are the rooms that they were
    in, with their id as a member there.
    ``actions`` are those that they wrote themselves when they checked in.
    """

    names: Mapping[str, str]
    spelt: frozenset[str]
    people: Mapping[Id, Id] = {}
    seats: frozenset[tuple[Id, str]] = frozenset()
    actions: frozenset[Id] = frozenset()

    def blank_name(self, name: str) -> str:
        """What stands in the place of a name: another where it is theirs, else the same."""
        return self.names.get(same_name(name), name)

    def any_name(self) -> str:
        """What stands in the place of a name that is theirs in one room and another's elsewhere."""
        return next(iter(self.names.values()))

    def did(self, entry: Entry) -> bool:
        """Whether an entry is something they did, in a room or by the link of their own."""
        return (entry.room, entry.who) in self.seats if entry.room else entry.who in self.people


def forgotten(entries: Sequence[Entry], asked: str, blank: str) -> Forgotten:
    """Who goes by ``asked``, a name or the id of a person, in the log of one plan.

    Args:
        entries: the log.
        asked: a name, however it is spelt, or an id.
        blank: what stands in the place of names, with a number behind it.
    """
    people, seats = _people(entries), _seats(entries)
    asked_names = people.get(asked, [asked])
    # Nobody has no name.
    wanted = set(filter(None, map(same_name, asked_names)))
    theirs = {key: names for key, names in people.items() if _any_of(names, wanted)}
    sat = {seat: names for seat, names in seats.items() if _any_of(names, wanted)}
    others = [names for key, names in people.items() if key not in theirs]
    others += [names for seat, names in seats.items() if seat not in sat]
    taken = {same_name(name) for names in others for name in names}
    spelt = [*asked_names, *chain.from_iterable((*theirs.values(), *sat.values()))]
    own = dict.fromkeys(map(same_name, spelt))
    names = [name for name in own if name in wanted or (name and name not in taken)]
    return Forgotten(
        names=dict(zip(names, _blanks(entries, blank), strict=False)),
        spelt=frozenset(name for name in spelt if same_name(name) in names),
        people=_new_ids(theirs, people),
        seats=frozenset(sat),
        actions=frozenset(_written_alone(entries, theirs)),
    )


def known_names(entries: Sequence[Entry]) -> list[str]:
    """All names by which a log knows somebody, each in one spelling."""
    found = [*_people(entries).values(), *_seats(entries).values()]
    spelt = {same_name(name): name for names in found for name in names}
    return sorted(spelt.values(), key=str.casefold)


def _any_of(names: Iterable[str], wanted: set[str]) -> bool:
    return any(same_name(name) in wanted for name in names)


def _people(entries: Sequence[Entry]) -> dict[Id, list[str]]:
    """The names that each person of the plan has had."""
    found: dict[Id, list[str]] = defaultdict(list)
    for entry in entries:
        for person in _told(entry):
            found[person.id].append(person.name)
    return found


def _told(entry: Entry) -> Iterator[Person]:
    for event in happened(entry.event):
        if isinstance(event, events.PlanOpened):
            yield from event.plan.people.values()
        elif isinstance(event, events.PersonPut):
            yield event.person


def _seats(entries: Sequence[Entry]) -> dict[tuple[Id, str], list[str]]:
    """The names that each member has had, by room and member.

    One browser may have been lent to somebody else in another room, so it is no person.
    """
    found: dict[tuple[Id, str], list[str]] = defaultdict(list)
    for entry in entries:
        match entry.event:
            case events.MemberJoined(member=member):
                found[entry.room, member.id].append(member.name)
            case events.MemberRenamed(member=key, name=name):
                found[entry.room, key].append(name)
    return found


def _blanks(entries: Sequence[Entry], blank: str) -> Iterator[str]:
    """Names that nobody in the log goes by."""
    known = {same_name(name) for name in known_names(entries)}
    numbered = (f"{blank} {number}" for number in count(1))
    return (each for each in numbered if same_name(each) not in known)


def _new_ids(theirs: Iterable[Id], people: Iterable[Id]) -> dict[Id, Id]:
    free = (f"p0-{number}" for number in count(1))
    kept = set(people)
    new = (each for each in free if each not in kept)
    return {key: key if _NUMBERED.match(key) else next(new) for key in theirs}


def _written_alone(entries: Sequence[Entry], theirs: Iterable[Id]) -> Iterator[Id]:
    """The actions that a person wrote by the link of their own, and nobody before them."""
    known: set[Id] = set()
    for entry in entries:
        for event in happened(entry.event):
            if isinstance(event, events.ActionPut) and event.action.id not in known:
                known.add(event.action.id)
                if not entry.room and entry.who in theirs:
                    yield event.action.id
