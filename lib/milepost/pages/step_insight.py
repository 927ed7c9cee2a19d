"""What helps to lead the step that a room is on: worked out of a view, described, drawn.

Everything here is a function of what the facilitator may see, so that nothing private can be
in a figure by mistake; with it go the methods' own figures (:mod:`milepost.pages.step_figures`).
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from milepost.pages.bars import describe_bars, draw_bars
from milepost.pages.canvas import svg
from milepost.pages.seen import each, one, sure
from milepost.pages.smart_table import describe_smart_table, draw_smart_table, smart_table
from milepost.pages.spread import describe_spread, draw_spread, medians, spread
from milepost.plan.agenda import Commit, Feedback, Inform, Rate, Refine, Select, Vote
from milepost.plan.entities import CardShown, Progress, Results, StepShown
from milepost.plan.view import View
from milepost.widgets.markup import items, sentence, typed
from milepost.words import say

_MOST_ASKED = 6


def step_insight(view: View, figures: str = "") -> str:
    """What helps to lead the step that the room is on, as HTML.

    Args:
        view: what the facilitator sees.
        figures: those of the methods (:mod:`milepost.pages.step_figures`), which come first.
    """
    return figures + _told(view, drawn=bool(figures))


def _told(view: View, *, drawn: bool) -> str:
    """How people take part, and what they gave."""
    step = sure(view, "step", StepShown)
    if step.hides and not step.revealed:
        return _taking_part(view)
    match step.activity:
        case Inform():
            return sentence(say("page.insight.inform"), "quiet")
        case Rate() | Feedback():
            return _scores(view)
        case Refine() if step.activity.adviser:
            return _advice(view)
        case Commit():
            return _commitment(view)
        case Vote() | Select(sprint=False):
            return _votes(view)
        case _:
            return "" if drawn else _cards(view)


def taking_part(view: View) -> pd.DataFrame:
    """How far the room is: people who are ``in the room``, have acted, and have finished."""
    progress = sure(view, "progress", Progress)
    rows = [
        (say("page.taking_part.members"), progress.members),
        (say("page.taking_part.acted"), progress.acted),
        (say("page.taking_part.finished"), progress.finished),
    ]
    return pd.DataFrame(rows, columns=["what", "people"])


def _taking_part(view: View) -> str:
    progress, frame = sure(view, "progress", Progress), taking_part(view)
    if not progress.members:
        return sentence(say("page.insight.nobody"), "quiet")
    figure = svg(draw_bars(frame, progress.members), describe_bars(frame))
    notes = sentence(say("page.insight.notes", count=progress.notes)) if progress.notes else ""
    return figure + notes + sentence(say("page.insight.hidden"), "quiet")


def votes(view: View) -> pd.DataFrame:
    """The dots of each ``card``, most first; empty until they are revealed."""
    results, cards = one(view, "results", Results), each(view, "card", CardShown)
    dots = results.dots if results else {}
    rows = [(card.title, dots.get(key, 0)) for key, card in cards.items()] if dots else []
    frame = pd.DataFrame(rows, columns=["card", "dots"])
    return frame.sort_values("dots", ascending=False, kind="stable", ignore_index=True)


def _votes(view: View) -> str:
    frame = votes(view)
    if frame.empty:
        return sentence(say("page.insight.no_votes"), "quiet")
    return svg(draw_bars(frame), describe_bars(frame))


def _scores(view: View) -> str:
    frame = spread(view)
    if not frame["people"].sum():
        return sentence(say("page.insight.no_scores"), "quiet")
    middles = medians(frame)
    card, scale = middles.index[0]
    weakest = say("page.insight.weakest", scale=scale, median=f"{middles.iloc[0]:g}")
    return sentence(weakest) + _of(card) + svg(draw_spread(frame), describe_spread(frame))


def _of(card: str) -> str:
    return sentence(card, "quiet") if card else ""


def _advice(view: View) -> str:
    frame = smart_table(view)
    if frame.empty:
        return sentence(say("page.insight.no_cards"), "quiet")
    asked = frame.loc[frame["ask"] != "", ["card", "ask"]].head(_MOST_ASKED)
    said = items(f"{typed(ask)}{sentence(card, 'quiet')}" for card, ask in asked.to_numpy())
    return svg(draw_smart_table(frame), describe_smart_table(frame)) + said


def grouped(view: View) -> pd.DataFrame:
    """The ``card`` of each group and how many ``notes`` it stands for, most first."""
    rows = [(card.title, len(card.notes)) for card in each(view, "card", CardShown).values()]
    frame = pd.DataFrame(rows, columns=["card", "notes"])
    return frame.sort_values("notes", ascending=False, kind="stable", ignore_index=True)


def _cards(view: View) -> str:
    frame = grouped(view)
    if frame.empty:
        return sentence(say("page.insight.no_cards"), "quiet")
    told = sentence(say("page.insight.cards", count=len(frame), notes=int(frame["notes"].sum())))
    joined = frame[frame["notes"] > 1]
    return told + (svg(draw_bars(joined), describe_bars(joined)) if len(joined) else "")


def _commitment(view: View) -> str:
    cards = each(view, "card", CardShown)
    entered = sum(bool(card.milestone) for card in cards.values())
    told = say("page.insight.committed", count=entered, cards=len(cards))
    return sentence(told) + items(_missing(view), "plain")


def _missing(view: View) -> Iterator[str]:
    """The cards that still lack what makes a milestone checkable."""
    for card in each(view, "card", CardShown).values():
        lacking = [key for key in ("due", "owner", "metric") if not card.fields.get(key)]
        if lacking and not card.milestone:
            named = ", ".join(say(f"page.field.{key}") for key in lacking)
            yield f"{typed(card.title)}<br>{typed(say('page.insight.lacks', fields=named))}"
