"""Which words are a date, and which days they stand for."""

from datetime import date

import pytest

from milepost.methods.smart_goals import advise

TODAY = date(2026, 11, 2)  # a Monday


def due(text: str) -> tuple[str, str | None, str | None] | None:
    found = advise(text, today=TODAY).due
    if found is None:
        return None
    first, last = (day.isoformat() if day else None for day in (found.first, found.last))
    return found.words.of(text), first, last


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("by 31 March 2027", "2027-03-31", "2027-03-31"),
        ("by March 31st, 2027", "2027-03-31", "2027-03-31"),
        ("by the 5th of March", "2027-03-05", "2027-03-05"),
        ("by 2027-03-31", "2027-03-31", "2027-03-31"),
        ("by 31.03.2027", "2027-03-31", "2027-03-31"),
        ("by 3/31/2027", "2027-03-31", "2027-03-31"),
        ("by 31.3.", "2027-03-31", "2027-03-31"),
        ("by March", "2027-03-01", "2027-03-31"),
        ("by March '28", "2028-03-01", "2028-03-31"),
        ("in 03/2028", "2028-03-01", "2028-03-31"),
        ("by the end of March", "2027-03-31", "2027-03-31"),
        ("by mid-March", "2027-03-11", "2027-03-21"),
        ("in the first week of May", "2027-05-01", "2027-05-07"),
        ("Jan-Mar 2027", "2027-01-01", "2027-03-31"),
        ("in Q3", "2027-07-01", "2027-09-30"),
        ("by the end of Q3", "2027-09-30", "2027-09-30"),
        ("by Q3/2028", "2028-07-01", "2028-09-30"),
        ("by 1Q27", "2027-01-01", "2027-03-31"),
        ("in H1 2027", "2027-01-01", "2027-06-30"),
        ("in the second half of 2027", "2027-07-01", "2027-12-31"),
        ("by 2027-W12", "2027-03-22", "2027-03-28"),
        ("in calendar week 12", "2027-03-22", "2027-03-28"),
        ("before 2029", "2028-12-31", "2028-12-31"),
        ("by spring", "2027-03-01", "2027-05-31"),
        ("by FY28", None, None),
    ],
)
def test_a_date_in_the_calendar_is_resolved(words: str, first: str, last: str) -> None:
    assert due(f"Win 30 clients {words}") == (words, first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("within six weeks", "2026-11-02", "2026-12-14"),
        ("in the next 30 days", "2026-11-02", "2026-12-02"),
        ("over the coming two years", "2026-11-02", "2028-11-02"),
        ("in a year's time", "2026-11-02", "2027-11-02"),
        ("within ten working days", "2026-11-02", "2026-11-16"),
        ("two months from today", "2027-01-02", "2027-01-02"),
        ("next quarter", "2027-01-01", "2027-03-31"),
        ("by the end of next month", "2026-12-31", "2026-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("by the end of the decade", "2029-12-31", "2029-12-31"),
        ("by Friday", "2026-11-06", "2026-11-06"),
        ("by EOY", "2026-12-31", "2026-12-31"),
        ("by year end", "2026-12-31", "2026-12-31"),
        ("tomorrow", "2026-11-03", "2026-11-03"),
        ("by the 31st", "2026-12-31", "2026-12-31"),
        ("before Easter", "2027-03-27", "2027-03-27"),
        ("by Thanksgiving", "2026-11-26", "2026-11-26"),
        ("by New Year's Eve", "2026-12-31", "2026-12-31"),
        ("before the holidays", None, None),
        ("within two weeks of the release", "2026-11-02", "2026-11-16"),
    ],
)
def test_a_date_relative_to_today_is_resolved(
    words: str, first: str | None, last: str | None
) -> None:
    found = due(f"Win 30 clients {words}")
    assert found is not None
    assert words.startswith(found[0])
    assert found[1:] == (first, last)


def test_the_31st_is_looked_for_in_months_that_have_it() -> None:
    found = advise("Win 30 clients by the 31st", today=date(2027, 2, 1)).due
    assert found is not None
    assert found.last == date(2027, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "Rotate keys every 15 minutes",
        "Reply to every ticket within 4 hours",
        "Refund customers within 3 days",
        "Patch hosts within 7 days of disclosure",
        "Sign two partners a month",
        "Let members donate monthly",
        "Show the last 12 months",
        "Import the 2021 census",
        "Stabilise the Atlas 2026 edition",
        "Archive the Q3 2024 invoices",
        "Port the driver to Q4OS",
        "Show which fields users may edit",
        "Sort the shelves by author",
        "Grow from 1990 to 2030 members",
        "Place ramps within 200 m of each stop",
        "Run a 30-day trial",
        "Cut waste by 12 tonnes",
        "A plan for five years since 1998",
    ],
)
def test_what_only_looks_like_a_deadline_is_none(text: str) -> None:
    assert due(text) is None


def test_a_deadline_goes_before_a_period_of_work() -> None:
    assert due("Launch in May and win 500 users by July") == ("by July", "2027-07-01", "2027-07-31")


def test_a_known_date_goes_before_an_event() -> None:
    assert due("Sell 90 seats before the season starts in April") == (
        "in April",
        "2027-04-01",
        "2027-04-30",
    )


@pytest.mark.parametrize("words", ["by 31.02.2027", "by 99.99.2027", "by 2027-13-40"])
def test_a_day_that_does_not_exist_is_no_date(words: str) -> None:
    assert due(f"Open the gate {words}") is None


def test_the_calendars_last_year_does_no_harm() -> None:
    for text in ("Open it within 9999 weeks", "Open it by spring", "Open it next year"):
        assert advise(text, today=date(9999, 12, 31)).specific.verdict
