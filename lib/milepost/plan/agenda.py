"""What a workshop consists of: steps, each one activity with its settings.

All workshops are combinations of these activities; a step works on the *cards* of an earlier
step, named by its key (``of``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from milepost.plan.faults import Fault

Key = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,31}\Z")]
Count = Annotated[int, Meta(ge=1, le=99)]


class Setting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything an agenda file can set."""


class FieldKind(StrEnum):
    """What a field of a card takes."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"


class Field(Setting, frozen=True, kw_only=True):
    """One field of a card: its key, its label, and what it takes."""

    key: Key
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""


_WORDS = (FieldKind.TEXT, FieldKind.LONG)

#: The fields of a card that go into the plan with it, and the kinds they may have.
MILESTONE_FIELDS = {
    **dict.fromkeys(("title", "outcome", "why", "metric", "unit"), _WORDS),
    **dict.fromkeys(("baseline", "target"), (FieldKind.NUMBER,)),
    "due": (FieldKind.DATE,),
    "owner": (FieldKind.PERSON,),
}


class Scale(Setting, frozen=True, kw_only=True):
    """A scale people answer on, with words for both its ends."""

    key: Key
    label: str
    low: Annotated[int, Meta(ge=0, le=10)] = 1
    high: Annotated[int, Meta(ge=1, le=10)] = 5
    low_label: str = ""
    high_label: str = ""

    def __post_init__(self) -> None:
        if self.low >= self.high:
            raise Fault("scale_upside_down", key=self.key, low=self.low, high=self.high)


class Inform(Setting, frozen=True, kw_only=True, tag="inform"):
    """People read and listen."""

    text: str = ""


class Collect(Setting, frozen=True, kw_only=True, tag="collect"):
    """Everyone writes cards: privately until the reveal, by name or anonymously."""

    prompt: str
    fields: tuple[Field, ...] = ()
    per_person: Count = 10
    private: bool = True
    anonymous: bool = False


class Group(Setting, frozen=True, kw_only=True, tag="group"):
    """The room joins alike cards and names the groups."""

    of: Key


class Vote(Setting, frozen=True, kw_only=True, tag="vote"):
    """Everyone spends dots; where they went is hidden until the reveal."""

    of: Key
    dots: Count = 3
    per_card: Count = 3


class Rate(Setting, frozen=True, kw_only=True, tag="rate"):
    """Everyone scores each card on one or more scales; the spread is shown after the reveal."""

    of: Key
    scales: tuple[Scale, ...]
    anonymous: bool = False


class Refine(Setting, frozen=True, kw_only=True, tag="refine"):
    """The room fills in the fields of each card together, with advice as it goes.

    Raises:
        Fault: a field that a milestone is made of takes another kind of value than that.
    """

    of: Key
    fields: tuple[Field, ...]
    adviser: str = ""

    def __post_init__(self) -> None:
        for field in self.fields:
            wanted = MILESTONE_FIELDS.get(field.key, (field.kind,))
            if field.kind not in wanted:
                raise Fault("field_kind", key=field.key, kind=field.kind, wanted=wanted[0])


class Select(Setting, frozen=True, kw_only=True, tag="select"):
    """The facilitator keeps at most ``most`` of the cards, as the room has voted."""

    of: Key
    most: Count = 3


class Commit(Setting, frozen=True, kw_only=True, tag="commit"):
    """The room sees what would enter the plan, changes it, and confirms it."""

    of: Key


class Feedback(Setting, frozen=True, kw_only=True, tag="feedback"):
    """Everyone answers on scales and may add a sentence."""

    scales: tuple[Scale, ...]
    comment: str = ""
    anonymous: bool = True


Activity = Inform | Collect | Group | Vote | Rate | Refine | Select | Commit | Feedback

#: What each person does alone and nobody sees before the reveal.
PRIVATE = (Vote, Rate, Feedback)


class Step(Setting, frozen=True, kw_only=True):
    """One item of the agenda: what is done, why, how long, and what the facilitator says."""

    key: Key
    title: str
    minutes: Count
    activity: Activity
    purpose: str = ""
    instruction: str = ""
    script: str = ""

    @property
    def hides(self) -> bool:
        """Whether what people do here stays their own until it is revealed."""
        activity = self.activity
        return isinstance(activity, PRIVATE) or (isinstance(activity, Collect) and activity.private)

    @property
    def anonymous(self) -> bool:
        """Whether nobody, not even the log, may know who said what."""
        return getattr(self.activity, "anonymous", False)

    @property
    def of(self) -> str | None:
        """The key of the step whose cards this one works on."""
        return getattr(self.activity, "of", None)


class Agenda(Setting, frozen=True, kw_only=True):
    """The steps of one form of a workshop.

    Raises:
        Fault: a key is used twice, or a step works on cards of a step that is not before it
            or has none.
    """

    workshop: Key
    title: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise Fault("agenda_empty", title=self.title)
        for fault in agenda_faults(self.steps):
            raise fault

    @property
    def minutes(self) -> int:
        """The planned length."""
        return sum(step.minutes for step in self.steps)

    def step(self, key: str) -> Step | None:
        """The step with that key, or None."""
        return next((step for step in self.steps if step.key == key), None)


def agenda_faults(steps: tuple[Step, ...]) -> list[Fault]:
    """All that is wrong between steps, in their order."""
    faults: list[Fault] = []
    before: dict[str, Step] = {}
    for step in steps:
        if step.key in before:
            faults.append(Fault("step_key_twice", key=step.key))
        source = step.of and before.get(step.of)
        if step.of and not source:
            faults.append(Fault("step_of_nothing", key=step.key, of=step.of))
        elif source and isinstance(source.activity, Inform | Feedback):
            faults.append(Fault("step_of_no_cards", key=step.key, of=step.of))
        before[step.key] = step
    return faults
