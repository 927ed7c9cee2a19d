"""The sample plans that ship: what is publicly known, where it is from, and a room to fill.

A sample is a plan, the sources of its facts, and *voices*: invented people with the cards they
would write in a SMART workshop on that plan, so that a demo has somebody to let in. A file that
holds nothing but a plan will do as well; it has no sources and no voices.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from milepost import places
from milepost.plan import text
from milepost.plan.faults import Fault
from milepost.plan.parts import Id
from milepost.plan.plan import Plan

__all__ = ["Card", "Goal", "Obstacle", "SamplePlan", "Source", "Voice", "load", "samples"]

#: Longest file that is read, in bytes; ours have fewer than 30,000.
LONGEST = 4_000_000

_LONGEST_SHOWN = 300

Link = Annotated[str, Meta(pattern=r"^(https?://[^\s<>\"]+)?$")]


class Sample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything a sample file can hold beside the plan."""


class Source(Sample, frozen=True, kw_only=True):
    """Where facts of the plan are from.

    ``supports`` are the ids of the milestones and decisions that rest on it, ``facts`` say in
    our own words what it says of them, and ``published`` is a date as far as it is known.
    ``checked`` is False for what is common knowledge and was looked up nowhere.
    """

    id: Id
    title: str
    supports: tuple[Id, ...]
    facts: str
    publisher: str = ""
    published: str = ""
    url: Link = ""
    checked: bool = True


class Goal(Sample, frozen=True, kw_only=True):
    """What the room fills in for a card, under the keys of the fields it refines."""

    title: str
    outcome: str
    metric: str
    target: int | float
    unit: str
    due: date
    owner: str
    why: str
    baseline: int | float | None = None

    def typed(self) -> dict[str, str]:
        """The fields as people type them, by key; what is not known is left out."""
        fields = msgspec.to_builtins(self)
        return {key: str(value) for key, value in fields.items() if value is not None}


class Card(Sample, frozen=True, kw_only=True):
    """An outcome somebody writes down, and the evidence that would prove it."""

    text: str
    evidence: str = ""
    goal: Goal | None = None

    def __post_init__(self) -> None:
        text.check(self.text, text.TITLE)


class Obstacle(Sample, frozen=True, kw_only=True):
    """What may get in the way: how it would show, what is done then, what is left for it."""

    text: str
    sign: str = msgspec.field(name="if")
    answer: str = msgspec.field(name="then")
    not_doing: str = ""

    def typed(self) -> dict[str, str]:
        """The fields beside the text as people type them, by key."""
        fields: dict[str, str] = msgspec.to_builtins(self)
        return {key: value for key, value in fields.items() if value and key != "text"}


class Voice(Sample, frozen=True, kw_only=True):
    """An invented person of a simulated room, and what they write there."""

    name: str
    cards: tuple[Card, ...]
    obstacles: tuple[Obstacle, ...] = ()

    def __post_init__(self) -> None:
        text.check(self.name, text.NAME)


class SamplePlan(Sample, frozen=True, kw_only=True):
    """A plan as it stood on the day ``as_of``, its sources, and the people of its room.

    Raises:
        Fault: two voices share a name, a goal's owner is not among the voices, or a source
            supports a part that the plan does not have.
    """

    about: str
    plan: Plan
    as_of: date | None = None
    sources: tuple[Source, ...] = ()
    voices: tuple[Voice, ...] = ()

    def __post_init__(self) -> None:
        names = [voice.name for voice in self.voices]
        _check_distinct(names)
        _check_owners(names, self.goals())
        _check_supports(self.plan, self.sources)

    def goals(self) -> list[Goal]:
        """The goals of all cards that have one, in the order of the voices."""
        cards = (card for voice in self.voices for card in voice.cards)
        return [card.goal for card in cards if card.goal is not None]


def samples() -> dict[str, str]:
    """What each sample that ships is about, by its name."""
    return {name: load(name).about for name in _shipped()}


def load(name_or_path: str | Path) -> SamplePlan:
    """The sample of that name, or the sample or plan in that JSON file.

    Raises:
        Fault: there is no such sample or file, it cannot be read, or it breaks a rule; the
            message names the file, the place in it, and what to do.
    """
    file = _shipped().get(str(name_or_path)) or Path(name_or_path)
    content = _read(file)
    try:
        return _decode(content)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Fault("sample_invalid", file=_shown(file), reason=_shown(error)) from error


def _shipped() -> dict[str, Path]:
    return {file.stem: file for file in sorted((places.data() / "plans").glob("*.json"))}


def _read(file: Path) -> bytes:
    try:
        # Only regular files: a device or a pipe may have no end.
        if not file.is_file():
            raise Fault("sample_unknown", name=_shown(file), known=", ".join(_shipped()))
        if file.stat().st_size > LONGEST:
            raise Fault("sample_too_long", file=_shown(file), longest=LONGEST)
        return file.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise Fault("sample_unreadable", file=_shown(file), reason=error.strerror) from error


def _decode(content: bytes) -> SamplePlan:
    if "plan" in msgspec.json.decode(content, type=dict[str, msgspec.Raw]):
        return msgspec.json.decode(content, type=SamplePlan)
    plan = msgspec.convert(_without_schema(msgspec.json.decode(content)), Plan)
    return SamplePlan(about=plan.title, plan=plan)


def _without_schema(told: dict[str, Any]) -> dict[str, Any]:
    """An exported plan names the schema that it keeps, which is no part of it."""
    return {key: value for key, value in told.items() if key != "$schema"}


def _shown(value: object) -> str:
    """Foreign text in one short line, with all that could steer a terminal as escapes."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode()
        for each in str(value)[:_LONGEST_SHOWN]
    )


def _check_distinct(names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise Fault("sample_voice_twice", name=name)


def _check_owners(names: Iterable[str], goals: Iterable[Goal]) -> None:
    for goal in goals:
        if goal.owner not in names:
            raise Fault("sample_owner_unknown", title=goal.title, owner=goal.owner)


def _check_supports(plan: Plan, sources: Iterable[Source]) -> None:
    for source, part in _supported(sources):
        if part not in plan.milestones and part not in plan.decisions:
            raise Fault("sample_supports_nothing", source=source.id, part=part)


def _supported(sources: Iterable[Source]) -> Iterator[tuple[Source, str]]:
    return ((source, part) for source in sources for part in source.supports)
