"""The criteria that the sentence alone answers: specific, measurable, time-bound, one goal."""

from __future__ import annotations

from datetime import date

from milepost.methods.smart_goals.advice import Criterion, Due, Finding, Question, Span
from milepost.methods.smart_goals.calendar_words import pattern
from milepost.methods.smart_goals.reading import Reading
from milepost.methods.smart_goals.verbs import CHANGE
from milepost.plan.parts import Metric

_SOME_DAY = pattern(
    r"\b(?:as soon as possible|asap|soon|some ?day|eventually|one day|in the (?:near )?future"
    r"|when (?:possible|we can|there is time)|in due course|sooner or later|in the long run"
    r"|in the long term)\b"
)
_INTERVAL = pattern(
    r"\b(?:(?:every|each|per) (?:\d{1,4} ?)?\w+|(?:an?) (?:day|week|month|quarter|year)"
    r"|daily|weekly|monthly|quarterly|yearly|annually|within \w+ \w+)\b"
)


def specific(reading: Reading) -> Finding:
    """Met if a figure or a done-test pins the goal down, or it names a thing and what happens."""
    content = reading.content
    if reading.measures:
        return Finding("met", reading.measures)
    if content.names_a_thing:
        return Finding("met", tuple(token.span for token in (*content.head, *content.rest)))
    if content.is_statement:
        return _asks("specific", "statement")
    if content.vague_verb is not None:
        return _asks("specific", "vague_verb", content.vague_verb.span, reading)
    if content.vague:
        return _asks("specific", "vague_word", content.vague[0].span, reading)
    return _asks("specific", "no_object")


def measurable(reading: Reading, metric: Metric | None) -> Finding:
    """Met if the plan has a target or the sentence a quantity or a done-test."""
    if metric is not None and metric.target is not None:
        missing = metric.baseline is None
        question = _question("measurable", "no_baseline", metric=metric.name) if missing else None
        return Finding("met", reading.measures, question)
    if reading.measures:
        return Finding("met", reading.measures)
    if metric is not None:
        return Finding("not_met", (), _question("measurable", "no_target", metric=metric.name))
    return _no_measure(reading)


def _no_measure(reading: Reading) -> Finding:
    content, clause = reading.content, reading.clause
    if content.comparative is not None:
        return _asks("measurable", "comparative", content.comparative.span, reading)
    if clause.verb is not None and clause.verb_word in CHANGE:
        return _asks("measurable", "direction", clause.sentence.tokens[clause.verb].span, reading)
    if content.vague:
        return _asks("measurable", "vague_word", content.vague[0].span, reading)
    if content.vague_verb is not None:
        return _asks("measurable", "vague_verb", content.vague_verb.span, reading)
    if reading.due is not None:
        return _asks("measurable", "only_a_date", reading.due.words, reading)
    return _asks("measurable", "none")


def time_bound(reading: Reading, due: date | None) -> Finding:
    """Met if the plan has a due date or the sentence says by when."""
    words = tuple(found.words for found in reading.dues)
    if due is not None:
        differs = reading.due is not None and not _agrees(reading.due, due)
        question = _differs(reading, due) if differs else None
        return Finding("met", words, question)
    if reading.due is not None:
        question = None if reading.due.last else _unresolved(reading)
        return Finding("met", words, question)
    for case, form in (("some_day", _SOME_DAY), ("interval", _INTERVAL)):
        if match := form.search(reading.sentence.text):
            return _asks("time_bound", case, Span(*match.span()), reading)
    return _asks("time_bound", "none")


def _agrees(said: Due, due: date) -> bool:
    return said.first is None or said.last is None or said.first <= due <= said.last


def _differs(reading: Reading, due: date) -> Question | None:
    said = reading.due.words.of(reading.sentence.text) if reading.due else ""
    return _question("time_bound", "differs", words=said, due=due.isoformat())


def _unresolved(reading: Reading) -> Question | None:
    said = reading.due.words.of(reading.sentence.text) if reading.due else ""
    return _question("time_bound", "which_day", words=said)


def compound(reading: Reading) -> Finding:
    """Met if the sentence holds a second goal, which it had better not."""
    if reading.second_goal is None:
        return Finding("not_met")
    second = reading.second_goal.of(reading.sentence.text).strip()
    return Finding("met", (reading.second_goal,), _question("compound", "several", words=second))


def _asks(
    criterion: Criterion, case: str, words: Span | None = None, reading: Reading | None = None
) -> Finding:
    """Not met, shown by ``words``, which the question quotes."""
    if words is None or reading is None:
        return Finding("not_met", (), _question(criterion, case))
    said = words.of(reading.sentence.text)
    return Finding("not_met", (words,), _question(criterion, case, words=said))


def _question(criterion: Criterion, case: str, **fields: str) -> Question:
    return Question(f"smart.{criterion}.{case}", fields)
