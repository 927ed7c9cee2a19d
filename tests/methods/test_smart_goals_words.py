"""Whatever the adviser asks, there are words for it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import smart
from milepost import words
from milepost.methods.smart_goals import Draft, Question, advise
from milepost.plan.parts import Metric

TODAY, HORIZON = date(2026, 11, 2), date(2027, 12, 31)
DATA = Path(smart.__file__).parent / "data"
DRAFTS = [
    Draft(text=""),
    Draft(text="Запустить бета-версию"),
    Draft(text="This list may change."),
    Draft(text="Open it soon", metric=Metric(name="visits")),
    Draft(text="Open it", metric=Metric(name="visits", target=30)),
    Draft(text="Open it by May 2027", due=date(2027, 6, 1), effort_days=3),
    Draft(text="Open it", due=date(2027, 6, 1), effort_days=3, capacity_days=2),
    Draft(text="Open it", due=date(2028, 6, 1)),
    Draft(text="Open it by May 2020"),
]


def asked() -> Iterator[Question]:
    goals = smart.load(DATA / "smart_goals_tuning.csv")
    for draft in [*DRAFTS, *(Draft(text=goal.text) for goal in goals)]:
        for vision in ("", "Clean water for everybody"):
            found = advise(draft, today=TODAY, vision=vision, horizon=HORIZON)
            for name in (*smart.CRITERIA, "achievable", "relevant"):
                if question := getattr(found, name).question:
                    yield question


def test_every_question_has_words_that_use_its_fields() -> None:
    questions = list(asked())
    assert len({question.code for question in questions}) >= 26
    for question in questions:
        said = words.say(question.code, **question.fields)
        assert not re.search(r"\{(words|metric|due|today|horizon|effort|capacity)\}", said)


def test_no_words_are_left_over() -> None:
    known = {code for code in words.messages() if code.startswith("smart.")}
    assert known == {question.code for question in asked()}
