"""Days are counted as one would on a wall calendar, in both directions."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from functools import cache
from itertools import count, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods import working_days
from milepost.methods.working_days import OwnDays, WorkingDays, public_holidays
from milepost.plan.faults import Fault
from milepost.plan.parts import Calendar

often = settings(max_examples=80, deadline=None)

ORIGIN = date(2027, 1, 10)  # a Sunday
near = st.integers(-40, 40).map(lambda days: ORIGIN + timedelta(days=days))
calendars = st.builds(
    Calendar,
    working_week=st.sets(st.integers(0, 6), min_size=1).map(tuple),
    country=st.sampled_from(["", "DE-BY", "US"]),
    days_off=st.lists(near, max_size=12).map(tuple),
)
offs = st.sets(st.integers(-12, 25), max_size=20)
starts = st.integers(-10, 20)
durations = st.integers(1, 12)


public = cache(public_holidays)


def is_worked(calendar: Calendar, day: date) -> bool:
    off = {*calendar.days_off, *public(calendar.country, day.year, day.year)}
    return day.weekday() in calendar.working_week and day not in off


def days_from(first: date) -> list[date]:
    return [first + timedelta(days=each) for each in range(120)]


@often
@given(calendars, near, near)
def test_a_day_has_the_number_of_working_days_between(
    calendar: Calendar, origin: date, day: date
) -> None:
    days = WorkingDays(calendar, origin)
    first, last = min(origin, day), max(origin, day)
    between = sum(is_worked(calendar, each) for each in days_from(first) if each < last)
    assert days.number(day) == (between if origin <= day else -between)
    assert days.finish(day) == days.number(day) + is_worked(calendar, day)


@often
@given(calendars, near, st.integers(-60, 60))
def test_a_number_is_that_of_its_day(calendar: Calendar, origin: date, number: int) -> None:
    days = WorkingDays(calendar, origin)
    day = days.day(number)
    assert is_worked(calendar, day)
    assert days.number(day) == number
    assert days.last_day(days.finish(day)) == day
    assert days.day(number + 1) > day


@often
@given(calendars, near, st.lists(near, max_size=8))
def test_the_numbers_of_days_off_are_those_of_working_days_only(
    calendar: Calendar, origin: date, off: list[date]
) -> None:
    days = WorkingDays(calendar, origin)
    worked = {each for each in off if is_worked(calendar, each)}
    assert days.numbers(off).tolist() == sorted(days.number(each) for each in worked)


def test_before_a_weekend_that_is_the_origin_lies_friday() -> None:
    days = WorkingDays(Calendar(), date(2027, 1, 9))
    assert days.number(date(2027, 1, 8)) == -1
    assert days.day(-1) == date(2027, 1, 8)
    assert days.day(0) == date(2027, 1, 11)


def test_holidays_of_a_country_are_no_working_days() -> None:
    days = WorkingDays(Calendar(country="DE-BY"), date(2027, 1, 5))
    assert days.day(1) == date(2027, 1, 7)  # Epiphany is a holiday in Bavaria


@pytest.mark.parametrize("country", ["XX", "DE-XX"])
def test_an_unknown_country_is_named(country: str) -> None:
    with pytest.raises(Fault, match=country):
        WorkingDays(Calendar(country=country), ORIGIN)


def test_the_calendar_ends_with_the_year_9999_and_says_so() -> None:
    days = WorkingDays(Calendar(), ORIGIN)
    assert days.number(date.max) + 1 == days.finish(date.max)
    assert days.day(days.number(date.max)) == date.max
    with pytest.raises(Fault, match="9999"):
        days.day(days.number(date.max) + 1)
    with pytest.raises(Fault, match="9999"):
        days.day(-10_000_000)


def worked_from(off: set[int], start: int, duration: int) -> list[int]:
    return list(islice((day for day in count(start) if day not in off), duration))


@often
@given(offs, starts, durations)
def test_work_pauses_on_days_off(off: set[int], start: int, duration: int) -> None:
    own = OwnDays(off)
    worked = worked_from(off, start, duration)
    assert own.begin(start) == worked[0]
    assert own.finish(start, duration) == worked[-1] + 1
    assert own.worked(worked[0], worked[-1] + 1) == duration
    assert own.last_day(start) == next(day for day in count(start, -1) if day not in off)


@often
@given(offs, starts, durations)
def test_the_latest_start_is_the_last_that_keeps_a_finish(
    off: set[int], finish: int, duration: int
) -> None:
    own = OwnDays(off)
    start = own.latest_start(finish, duration)
    assert start not in off
    assert own.finish(start, duration) <= finish
    assert own.finish(own.begin(start + 1), duration) > finish


@often
@given(offs, starts, durations)
def test_the_first_start_is_the_first_that_reaches_a_finish(
    off: set[int], finish: int, duration: int
) -> None:
    own = OwnDays(off)
    start = own.first_start(finish, duration)
    assert start not in off
    assert own.finish(start, duration) >= finish
    assert own.finish(own.last_day(start - 1), duration) < finish


@given(offs, starts)
def test_work_of_no_days_is_a_point_in_time(off: set[int], day: int) -> None:
    own = OwnDays(off)
    assert own.finish(day, 0) == own.latest_start(day, 0) == own.first_start(day, 0) == day


def test_the_example_in_the_text_holds() -> None:
    assert doctest.testmod(working_days).failed == 0
