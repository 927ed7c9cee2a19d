"""What no text, however odd, can do to the adviser."""

from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods.smart_goals import Advice, Finding, Span, advise
from milepost.methods.smart_goals.sentence import LONGEST_READ

CRITERIA = ("specific", "measurable", "achievable", "relevant", "time_bound", "compound")
WORDS = """
by within until in the end of next Q3 May 2027 15 1,200 % £ -- 3.13 every and , ; is live improve
reduce users half a million Easter week 12/03 31.02.2027 no zero 2FA K8s ( [ ² ٣ 😀
"""
PIECES = st.sampled_from([*WORDS.split(), "\x00", "\ud800", "\u202e", "\u0301", "\u2019", "\u201c"])
TEXTS = st.text() | st.text(st.characters(), max_size=80) | st.lists(PIECES).map(" ".join)
DAYS = st.dates()
UNHURRIED = settings(deadline=None)


def findings(found: Advice) -> dict[str, Finding]:
    return {name: getattr(found, name) for name in CRITERIA}


def spans(found: Advice) -> list[Span]:
    shown = [span for finding in findings(found).values() for span in finding.words]
    return [*shown, *(quantity.words for quantity in found.quantities)] + (
        [found.due.words] if found.due else []
    )


@UNHURRIED
@given(TEXTS, DAYS, TEXTS)
def test_any_text_gets_an_answer_on_any_day(text: str, today: date, vision: str) -> None:
    found = advise(text, today=today, vision=vision, horizon=today)
    assert {finding.verdict for finding in findings(found).values()} <= {
        "met",
        "not_met",
        "cannot_tell",
    }


@UNHURRIED
@given(TEXTS, DAYS)
def test_every_span_lies_inside_the_text_and_shows_something(text: str, today: date) -> None:
    for span in spans(advise(text, today=today, vision=text)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()


@UNHURRIED
@given(TEXTS, DAYS)
def test_the_same_question_gets_the_same_answer(text: str, today: date) -> None:
    assert advise(text, today=today, vision=text) == advise(text, today=today, vision=text)


@UNHURRIED
@given(TEXTS, DAYS)
def test_a_due_range_is_in_order(text: str, today: date) -> None:
    due = advise(text, today=today).due
    if due and due.first and due.last:
        assert due.first <= due.last


@UNHURRIED
@given(TEXTS)
def test_what_is_not_met_is_asked_about_but_for_a_second_goal(text: str) -> None:
    found = findings(advise(text, today=date(2026, 11, 2)))
    for name, finding in found.items():
        wanted = "met" if name == "compound" else "not_met"
        if finding.verdict in {wanted, "cannot_tell"}:
            assert finding.question is not None


@UNHURRIED
@given(st.text(min_size=1, max_size=20))
def test_nothing_beyond_the_limit_is_read(tail: str) -> None:
    text = ("Open the gate. " * LONGEST_READ)[:LONGEST_READ]
    today = date(2026, 11, 2)
    assert advise(text + tail, today=today) == advise(text, today=today)


def test_an_answer_travels_as_json() -> None:
    found = advise("Win 30 clients by May 2027 and open a shop", today=date(2026, 11, 2))
    assert msgspec.json.decode(msgspec.json.encode(found), type=Advice) == found
