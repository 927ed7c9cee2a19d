"""What a review tells of a plan, question by question: sentences, tables, and what is to be drawn.

All of it was worked out by :mod:`milepost.export.progress`, as for the document; here it becomes
parts of a page. What cannot be told yet says what is missing and what to do about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import msgspec
import pandas as pd

from milepost.export.document import Picture, Said, Spoken
from milepost.export.progress import Progress, ReviewLine, Slip
from milepost.methods import tracking
from milepost.pages.reading import day
from milepost.plan.plan import Plan
from milepost.widgets.markup import heading, items, sentence, table, typed
from milepost.words import SPOKEN, say

__all__ = ["QUESTIONS", "Looked", "Piece"]

#: HTML, or a figure below its sentence.
Piece = str | Picture

_MOST_CHANGES = 25
_MOST_GAPS = 6
_NOTHING = "\u2013"


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as it was on a day, and what is told of it; the log knows days from ``begun`` on."""

    told: Progress
    plan: Plan
    begun: date

    @property
    def day(self) -> date:
        """The day that is looked at."""
        return self.told.as_of


def promises(looked: Looked) -> Iterator[Piece]:
    """How many milestones were done, and on time; and how their dates moved."""
    told = looked.told
    if isinstance(told.promises, Said):
        yield _missing("no_milestones")
        return
    if told.completion is None:
        yield sentence(told.promises.say(SPOKEN)) + _missing("none_due")
    else:
        yield told.completion
    if told.trend is None:
        yield _missing("no_trend")
    else:
        yield told.trend
        yield _slips(told.slips, looked.day)


def _slips(slips: Iterable[Slip], today: date) -> str:
    columns = [say(f"page.review.slips.{each}") for each in ("what", "first", "now", "moved")]
    return table(columns, (_slip(each, today) for each in slips))


def _slip(slip: Slip, today: date) -> Iterator[str]:
    yield typed(slip.title)
    yield day(slip.first)
    yield ("✓ " if slip.done_on else "") + day(slip.due)
    if slip.done_on is None and slip.due < today:
        yield _late(say("page.review.past"))
        return
    moved = "later" if slip.days > 0 else "earlier"
    said = say(f"page.review.{moved}", count=abs(slip.days)) if slip.days else ""
    yield said or say("page.review.kept")


def voices(looked: Looked) -> Iterator[Piece]:
    """What the team says of feasibility and pace, and how that changed."""
    if looked.told.feedback is None:
        yield _missing("no_voices")
        return
    yield looked.told.feedback
    if len({each.on for each in looked.plan.feedback.values()}) == 1:
        yield _missing("one_voice")


def estimates(looked: Looked) -> Iterator[Piece]:
    """How far off first estimates were, and whether what was called sure came true."""
    past = tracking.records(looked.plan)
    yield _missing("no_estimates") if past.empty else _accuracy(past)
    held = [tracking.calibration(past), tracking.calibration_of_dates(looked.plan, looked.day)]
    yield from _calibration([each for each in held if len(each)])


def _calibration(held: list[pd.DataFrame]) -> Iterator[Piece]:
    """Whether what was called sure came true: of tasks, of forecast dates, of both."""
    if not held:
        yield _missing("no_calibration")
        return
    yield Picture(
        draw=partial(tracking.draw_calibration, pd.concat(held, ignore_index=True)),
        say=partial(tracking.describe_calibration, held[0]),
    )
    for also in held[1:]:
        told = tracking.describe_calibration(also, SPOKEN)
        yield sentence(say("page.review.of_dates", told=told))


def _accuracy(past: pd.DataFrame) -> Picture:
    found = tracking.accuracy(past)
    return Picture(
        draw=partial(tracking.draw_accuracy, past), say=partial(tracking.describe_accuracy, found)
    )


def ahead(looked: Looked) -> Iterator[Piece]:
    """What is done, sprint by sprint, and when the rest may be."""
    told = looked.told
    if told.burn_up is not None:
        yield told.burn_up
        return
    if told.ahead is not None:
        yield sentence(told.ahead.say(SPOKEN))
    yield _missing("no_sprints")


def cadence(looked: Looked) -> Iterator[Piece]:
    """Whether the plan and its risks are looked at as often as was agreed."""
    told = looked.told
    if not told.reviews:
        yield _missing("no_reviews")
        return
    due = tracking.describe_reviews(tracking.reviews(looked.plan, looked.day), SPOKEN)
    yield sentence(due) + sentence(say("page.review.weeks", count=told.weeks), "quiet")
    columns = [say(f"page.review.reviews.{each}") for each in ("what", "last", "due", "overdue")]
    yield table(columns, map(_review, told.reviews))
    yield _gaps(tracking.review_gaps(looked.plan, looked.day))


def _review(line: ReviewLine) -> Iterator[str]:
    whole = line.kind == "plan"
    yield typed(say("page.review.whole_plan") if whole else line.title)
    yield day(line.last_on) if line.last_on else _NOTHING
    yield day(line.due_on)
    late = say("page.review.overdue", count=line.overdue) if line.overdue else ""
    yield _late(late) if late else say("page.review.in_time")


def _gaps(gaps: pd.DataFrame) -> str:
    """The time between reviews of the whole plan, the latest first."""
    if gaps.empty:
        return _missing("never_reviewed")
    columns = [say(f"page.review.gaps.{each}") for each in ("between", "days", "against")]
    latest = gaps.iloc[::-1].head(_MOST_GAPS).to_dict("records")
    return heading(say("page.review.gaps"), 3) + table(columns, map(_gap, latest))


def _gap(gap: Mapping[Any, Any]) -> Iterator[str]:
    before, on, over = gap["before"], gap["on"], gap["over"]
    until = day(on) if on else say("page.review.gaps.open")
    yield f"{day(before)} {_NOTHING} {typed(until)}"
    yield str(gap["days"])
    late = say("page.review.overdue", count=over) if over else ""
    yield _late(late) if late else say("page.review.in_time")


def changes(looked: Looked) -> Iterator[Piece]:
    """What is different since the last review, and who has seen the plan as it now stands."""
    told = looked.told
    if told.since is None:
        yield _missing("never_reviewed")
    elif told.since < looked.begun:
        yield sentence(say("page.review.before_log", day=day(told.since), begun=day(looked.begun)))
    else:
        yield sentence(say("page.review.since", day=day(told.since)), "quiet")
        yield _lines([each.says for each in told.changes or ()])
    yield "".join(_readers(looked))


def _lines(changed: list[Spoken]) -> str:
    lines = [typed(each.say(SPOKEN)) for each in changed]
    if not lines:
        return sentence(say("page.review.unchanged"))
    shown, rest = lines[:_MOST_CHANGES], lines[_MOST_CHANGES:]
    if not rest:
        return items(shown, "changes")
    more = typed(say("page.review.more_changes", count=len(rest)))
    return items(shown, "changes") + (
        f"<details><summary>{more}</summary>{items(rest, 'changes')}</details>"
    )


def _readers(looked: Looked) -> Iterator[str]:
    yield heading(say("page.review.who_knows"), 3)
    readers = looked.told.readers
    if not readers:
        yield _missing("nobody")
        return
    if looked.plan.changed_on is not None:
        yield sentence(say("page.review.changed_on", day=day(looked.plan.changed_on)), "quiet")
    behind = [_behind(each.name, each.seen_on) for each in readers if not each.knows]
    yield from _named("unseen", behind)
    if behind:
        yield sentence(say("page.review.tell_them"), "quiet")
    yield from _named("seen", [typed(each.name) for each in readers if each.knows])


def _named(code: str, names: list[str]) -> Iterator[str]:
    if names:
        yield sentence(say(f"page.review.{code}", count=len(names))) + items(names, "names")


def _behind(name: str, seen_on: date | None) -> str:
    last = say("page.between.older", day=day(seen_on)) if seen_on else say("page.review.unseen_yet")
    return f"{typed(name)} · {typed(last)}"


def _late(text: str) -> str:
    return f'<strong class="late">{typed(text)}</strong>'


def _missing(code: str) -> str:
    return sentence(say(f"page.review.{code}"), "quiet")


#: The questions of a review in their order, by the code of their heading.
QUESTIONS: dict[str, Callable[[Looked], Iterator[Piece]]] = {
    "promises": promises,
    "voices": voices,
    "estimates": estimates,
    "ahead": ahead,
    "cadence": cadence,
    "changes": changes,
}
