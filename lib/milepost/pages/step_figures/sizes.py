"""Estimates once they are turned over: how far apart they are, and what the past says."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from milepost.methods import agile_estimating
from milepost.methods.agile_estimating import Deck
from milepost.pages.seen import each, sure
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.agenda import Estimate, Unit
from milepost.plan.entities import CardShown, EstimateGiven, EstimateShown, StepShown
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.room.advice.sizing import finished_items
from milepost.words import SPOKEN


def sizes(view: View, reading: Reading) -> Iterator[str]:
    """The votes on the card that was turned last, items like it, and the team's bias."""
    told = [shown for shown in each(view, "estimate", EstimateShown).values() if _is_told(shown)]
    if not told:
        return
    latest = _at_hand(view, told)
    title = sure(view, f"card/{latest.card}", CardShown).title
    yield from _poker(view, latest, title)
    yield from _past(reading, title)


def _is_told(shown: EstimateShown) -> bool:
    return shown.turned or bool(shown.past)


def _at_hand(view: View, told: list[EstimateShown]) -> EstimateShown:
    """The card that all look at, else the last one whose size is still open, else the last."""
    spotlight = sure(view, "step", StepShown).spotlight
    unsettled = [shown for shown in told if not shown.agreed]
    lit = [shown for shown in told if shown.card == spotlight]
    return (lit or unsettled or told)[-1]


def rounds(shown: EstimateShown, title: str) -> pd.DataFrame:
    """The cards that were shown on one item, by round: ``item round member value``."""
    played = [*shown.past, *([shown.votes] if shown.turned else [])]
    rows = [
        (title, number, str(place), _card(given))
        for number, votes in enumerate(played, 1)
        for place, given in enumerate(votes)
    ]
    return pd.DataFrame(rows, columns=["item", "round", "member", "value"])


def _card(given: EstimateGiven) -> float | str:
    return given.values.get("points", "?")


def _poker(view: View, shown: EstimateShown, title: str) -> Iterator[str]:
    step = sure(view, "step", StepShown)
    votes = rounds(shown, title)
    values = {float(each) for each in votes["value"] if each != "?"}
    deck = Deck(tuple(sorted({face.value for face in step.faces} | values)))
    if values and step.faces:
        told = agile_estimating.describe_poker(agile_estimating.poker(votes, deck), SPOKEN)
        yield slide(agile_estimating.draw_poker(votes, title, deck, LOOK), told)


def _past(reading: Reading, title: str) -> Iterator[str]:
    past, activity = finished_items(reading.plan), reading.step.activity
    if isinstance(activity, Estimate) and activity.unit is Unit.POINTS:
        odds = agile_estimating.suggest(title, past.dropna(subset=["points"]))
        if len(odds):
            alike = agile_estimating.similar(title, past)
            told = agile_estimating.describe_suggestion(odds, SPOKEN)
            yield slide(agile_estimating.draw_suggestion(odds, alike, LOOK), told)
    found = agile_estimating.bias(past)
    if len(found):
        told = agile_estimating.describe_bias(found, SPOKEN)
        yield slide(agile_estimating.draw_bias(found, LOOK, anonymous=True), told)
