"""What the SMART adviser has to say about each card; one whose words did not change stays read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from milepost import words
from milepost.methods import smart_goals
from milepost.plan.agenda import Refine
from milepost.plan.drafts import MilestoneDraft, draft
from milepost.plan.entities import AdviceShown, Criterion
from milepost.plan.faults import Fault
from milepost.room.advice.reading import Reading

#: In the order of the letters; whether several goals hide in one is asked last. That several
#: were found is no success: people are shown whether there is one goal at a time.
_ONE_AT_A_TIME = {"met": "not_met", "not_met": "met", "cannot_tell": "cannot_tell"}
#: The day of the reading, the plan's vision and the day to which it looks.
_About = tuple[date, str, date | None]

_CRITERIA = ("specific", "measurable", "achievable", "relevant", "time_bound", "compound")


def smart_goals_read(reading: Reading, language: str) -> Iterator[tuple[str, AdviceShown]]:
    """The adviser's reading of each card, where the step has that adviser."""
    activity, plan = reading.step.activity, reading.wall.plan
    if plan is None or not isinstance(activity, Refine) or activity.adviser != smart_goals.STEM:
        return
    about = (reading.today, plan.vision, plan.horizon)
    for drafted in _drafts(reading):
        why = reading.wall.field(drafted.card, "why")
        yield f"advice/{drafted.card}", _told(drafted, why, about, language)


def _drafts(reading: Reading) -> Iterator[MilestoneDraft]:
    for card in reading.cards:
        try:
            yield draft(reading.wall, card)
        except Fault:
            # Not yet a milestone, as a card whose text is too long for a title.
            continue


@lru_cache(maxsize=4096)
def _told(drafted: MilestoneDraft, why: str, about: _About, language: str) -> AdviceShown:
    found = _read(drafted, why, about)
    criteria = tuple(
        _criterion(key, getattr(found, key), drafted.title, language) for key in _CRITERIA
    )
    return AdviceShown(card=drafted.card, criteria=criteria, offers=_offers(found, drafted))


@lru_cache(maxsize=2048)
def _read(drafted: MilestoneDraft, why: str, about: _About) -> smart_goals.Advice:
    today, vision, horizon = about
    return smart_goals.advise(
        smart_goals.Draft(
            text=drafted.title, why=why, metric=drafted.metric, due=drafted.due, owner=drafted.owner
        ),
        today=today,
        vision=vision,
        horizon=horizon,
    )


def _criterion(key: str, finding: smart_goals.Finding, text: str, language: str) -> Criterion:
    question = finding.question
    return Criterion(
        key=key,
        verdict=_ONE_AT_A_TIME[finding.verdict] if key == "compound" else finding.verdict,
        words=tuple(span.of(text) for span in finding.words),
        question=words.say(question.code, language, **question.fields) if question else "",
    )


def _offers(found: smart_goals.Advice, drafted: MilestoneDraft) -> dict[str, str]:
    """What the sentence says already and the fields do not yet: a tap fills it in."""
    offers = {}
    if drafted.due is None and found.due and found.due.last:
        offers["due"] = found.due.last.isoformat()
    aimed = next((quantity for quantity in found.quantities if quantity.value is not None), None)
    if drafted.metric is None and aimed is not None:
        offers["target"] = f"{aimed.value:g}"
        offers["unit"] = aimed.unit
    return {key: value for key, value in offers.items() if value}
