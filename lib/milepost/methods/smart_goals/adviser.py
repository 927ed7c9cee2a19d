"""Puts the answers for all criteria together."""

from __future__ import annotations

from datetime import date

from milepost.methods.smart_goals import wording
from milepost.methods.smart_goals.advice import Advice, Draft, Finding, Question
from milepost.methods.smart_goals.feasibility import achievable
from milepost.methods.smart_goals.reading import Reading, read
from milepost.methods.smart_goals.relevance import relevant


def advise(
    goal: Draft | str, *, today: date, vision: str = "", horizon: date | None = None
) -> Advice:
    """Judge a goal by the SMART criteria (Doran 1981) and say what would mend it.

    Args:
        goal: the milestone as far as it is written, or its sentence alone. English is read;
            of other scripts the adviser says that it cannot tell.
        today: the day that "within six weeks" and "by March" are counted from.
        vision: what the plan is for; without it, relevance cannot be told.
        horizon: the last day of the plan.

    Returns:
        One finding per criterion, and the due date and quantities that the sentence names.
        Any text gets an answer; at most its first 1,000 characters are read.
    """
    draft = Draft(text=goal) if isinstance(goal, str) else goal
    reading = read(draft.text, today)
    silence = _silence(reading)
    return Advice(
        specific=silence or wording.specific(reading),
        measurable=silence or wording.measurable(reading, draft.metric),
        achievable=achievable(draft, reading.due, today, horizon),
        relevant=silence or relevant(draft, vision),
        time_bound=silence or wording.time_bound(reading, draft.due),
        compound=silence or wording.compound(reading),
        due=reading.due,
        quantities=reading.quantities,
    )


def _silence(reading: Reading) -> Finding | None:
    """Why the sentence cannot be judged at all, if it cannot."""
    if not reading.sentence.words and not reading.quantities:
        return Finding("cannot_tell", (), Question("smart.sentence.empty"))
    if not reading.sentence.latin():
        return Finding("cannot_tell", (), Question("smart.sentence.language"))
    return None
