"""Slides, text, dates and words that all methods share."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost import methods
from milepost.methods import frames, saying
from milepost.methods.drawing import (
    LIGHT,
    Box,
    Look,
    Mark,
    date2num,
    date_axis,
    evening,
    fixed,
    key,
    names_left,
    panel,
    png,
    sentence,
    shortened,
    slide,
    svg,
    wrapped,
    write,
)
from milepost.plan.faults import Fault
from milepost.tokens import tokens
from tests.plan.moves import often

HOSTILE = "$x_1$ \\frac{1}{2} <b>&amp;</b> مرحبا 計画 👩🏽‍🚀"


def ticks(first: date, last: date, look: Look = LIGHT) -> list[str]:
    axes = panel(slide("Dates"), Box(), look)
    date_axis(axes, first, last, look)
    return [tick.get_text() for tick in axes.get_xticklabels()]


def test_what_was_typed_is_neither_a_formula_nor_markup() -> None:
    figure = slide(HOSTILE, HOSTILE)
    axes = panel(figure, Box(left=300))
    axes.set_ylim(1, -1)
    write(axes, (0, 0), HOSTILE, colour=LIGHT.ink.ink)
    names_left(axes, [HOSTILE])
    key(axes, [Mark(HOSTILE, {"marker": "o"}), Mark(HOSTILE, {"hatch": "//"})], LIGHT)
    drawn = svg(figure, '"><script>')
    assert "<script>" not in drawn
    assert "<b>" not in drawn
    assert drawn.count("$x_1$") >= 4
    assert png(figure).startswith(b"\x89PNG")


@pytest.mark.parametrize("text", ["計" * 200, "W" * 200, "x" * 200, "many short words " * 20, ""])
@given(letters=st.integers(4, 80), most=st.integers(1, 4))
@often
def test_wrapped_text_stays_within_its_lines_and_their_room(
    text: str, letters: int, most: int
) -> None:
    lines = wrapped(text, letters, most=most)
    assert 1 <= len(lines) <= most
    assert all(shortened(line, letters) == line for line in lines)
    assert ("…" in lines[-1]) == ("".join(lines).replace(" ", "") != text.replace(" ", ""))


def test_a_sentence_parts_no_date_and_leaves_no_word_alone_on_its_last_line() -> None:
    told = "90 of 100 runs keep 30 Apr 2027 for “Gates read the ticket”, 80 keep 19 Apr 2027"
    first, last = sentence(told, 76, most=2)
    assert "30 Apr 2027" in first
    assert "80 keep 19 Apr 2027" in last
    assert len(last) > len(first) / 2
    assert sentence("All is done by 14 May 2027", 23, most=2) == ["All is done by", "14 May 2027"]
    assert sentence("19 Apr 2027", 7, most=3) == ["19 Apr", "2027"]


def test_a_page_turns_a_light_figure_dark_by_its_custom_properties() -> None:
    axes = panel(figure := slide("Title"), Box())
    axes.barh([0], [1], color=LIGHT.ink.accent)
    assert f"var(--accent, {LIGHT.ink.accent})" in svg(figure, "a bar")


def test_the_ground_of_a_hatched_bar_turns_dark_as_well() -> None:
    axes = panel(figure := slide("Title"), Box())
    axes.barh([0], [1], color=LIGHT.ink.accent_soft, hatch="//")
    drawn = svg(figure, "a bar")
    assert f'style="fill: var(--accent-soft, {LIGHT.ink.accent_soft})"' in drawn
    assert 'fill="#' not in drawn


@often
@given(st.text(max_size=80), st.integers(2, 40), st.integers(1, 3))
def test_wrapped_text_keeps_to_its_lines(text: str, letters: int, most: int) -> None:
    lines = wrapped(text, letters, most=most)
    assert 1 <= len(lines) <= most
    assert all(len(line) <= letters for line in lines)


def test_a_single_long_word_is_cut_and_not_lost() -> None:
    assert wrapped("Donaudampfschiff" * 9, 12, most=1)[0].startswith("Donau")


@often
@given(st.text(max_size=80), st.integers(1, 40))
def test_shortened_text_begins_as_it_did(text: str, letters: int) -> None:
    short = shortened(text, letters)
    assert len(short) <= max(letters, 1)
    assert " ".join(text.split()).startswith(short.removesuffix("…").rstrip() or "")


def test_wide_letters_take_more_room() -> None:
    assert len(shortened("W" * 40, 20)) < len(shortened("i" * 40, 20)) == 20


@pytest.mark.parametrize(
    ("days", "first"), [(1, "4 Jan"), (60, "4 Jan"), (200, "Jan 2027"), (900, "Jan 2027")]
)
def test_an_axis_of_dates_names_weeks_months_or_quarters(days: int, first: str) -> None:
    begin = date(2027, 1, 4) if days < 100 else date(2027, 1, 1)
    assert ticks(begin, begin + timedelta(days=days))[0] == first


def test_an_axis_over_decades_names_years() -> None:
    assert ticks(date(2005, 6, 1), date(2031, 1, 1)) == ["2010", "2015", "2020", "2025", "2030"]


@often
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 20_000))
def test_an_axis_of_dates_never_has_more_ticks_than_room(first: date, days: int) -> None:
    assert len(ticks(first, first + timedelta(days=days))) <= 16


def test_the_evening_of_a_day_is_the_morning_of_the_next() -> None:
    assert evening(date(2027, 1, 31)) == date2num(date(2027, 2, 1))


def test_words_are_filled_with_days_spans_numbers_and_lists() -> None:
    assert saying.day(date(2027, 5, 4)).replace("\xa0", " ") == "4 May 2027"
    assert saying.span(timedelta(days=40)) == "6 weeks"
    assert saying.number(1234.56) == "1,234.6"
    told = saying.said("method.more", count=3)
    assert told == "3 more"


def test_a_long_list_says_how_many_more_there_are() -> None:
    names = [f"n{number}" for number in range(6)]
    told = saying.said(
        "check.plan_unseen", names=names, count=6, people=7, changed=date(2027, 1, 1)
    )
    assert told.startswith("n0, n1, n2 and 3 more (6 of 7)")


def test_a_frame_without_a_column_is_refused_with_what_it_has() -> None:
    with pytest.raises(Fault, match="must have the columns b, c; it has a"):
        frames.require(pd.DataFrame({"a": [1]}), "a", "b", "c")


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -1, "x", None])
def test_a_number_that_is_none_is_refused_with_its_row(wrong: object) -> None:
    frame = pd.DataFrame({"a": [1, wrong]})
    with pytest.raises(Fault, match=r"row 2 (holds|is empty)") as caught:
        frames.require_numbers(frame, "a")
    assert caught.value.refusal.code in {"number_unusable", "number_missing"}


def test_what_is_missing_in_a_frame_of_rows_is_none() -> None:
    frame = frames.framed([(1, None), (2, date(2027, 1, 1))], ["number", "day"])
    assert frame["number"].sum() == 3
    assert frame["day"].tolist() == [None, date(2027, 1, 1)]


def test_a_method_is_loaded_when_it_is_asked_for() -> None:
    assert "plan_check" in dir(methods)
    assert methods.plan_check.__name__ == "milepost.methods.plan_check"
    with pytest.raises(AttributeError, match="there are: agile_estimating"):
        _ = methods.palmistry


def test_letters_on_a_fill_that_stays_stay_as_they_are_on_a_dark_page() -> None:
    figure = slide("Told")
    write(panel(figure, Box()), (0.5, 0.5), "Must", size=18, colour=fixed(tokens().light.ink))
    found = svg(figure, "Told")
    assert fixed(tokens().light.ink) in found
    assert f"--ink, {fixed(tokens().light.ink)}" not in found
