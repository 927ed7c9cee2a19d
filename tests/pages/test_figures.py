"""Frames hold the figures, drawings show them, and each drawing says in words what it shows."""

import re

import pandas as pd
import pytest
from matplotlib.figure import Figure

from milepost.pages.bars import describe_bars, draw_bars
from milepost.pages.canvas import canvas, lines, svg, write
from milepost.pages.pace import describe_pace, draw_pace, pace
from milepost.pages.smart_table import describe_smart_table, draw_smart_table, smart_table
from milepost.pages.spread import describe_spread, draw_spread, medians, spread
from milepost.plan import acts
from milepost.tokens import tokens
from tests.pages.stage import Workshop

DOTS = pd.DataFrame({"card": ["Pier", "Crane"], "dots": [4, 1]})


def text_of(figure: Figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def test_used_minutes_count_from_when_a_step_was_entered() -> None:
    workshop = Workshop()
    workshop.clock.passes(3)
    workshop.host.next()
    workshop.clock.passes(7.5)
    frame = pace(workshop.seen(), workshop.clock.now)
    assert list(frame["planned"][:3]) == [5, 5, 5]
    assert list(frame["used"][:2]) == [3, 7]
    assert frame["used"][2:].isna().all()
    assert list(frame["step"][frame["on"]]) == ["Ideas"]


def test_time_stands_still_when_a_room_has_ended() -> None:
    workshop = Workshop()
    workshop.clock.passes(3)
    workshop.host.say(acts.CloseRoom())
    workshop.clock.passes(60)
    frame = pace(workshop.seen(), workshop.clock.now)
    assert frame["used"][0] == 3
    assert not frame["on"].any()


def test_a_step_that_takes_too_long_is_drawn_in_another_colour() -> None:
    workshop = Workshop()
    workshop.clock.passes(9)
    figure = draw_pace(pace(workshop.seen(), workshop.clock.now))
    colours = {patch.get_facecolor() for patch in figure.axes[0].patches}
    drawn = svg(figure, "")
    assert tokens().light.warn in drawn
    assert len(colours) >= 2
    assert "9 of 5 min" in describe_pace(pace(workshop.seen(), workshop.clock.now))


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    figure = draw_bars(DOTS)
    widths = [patch.get_extents().width for patch in figure.axes[0].patches]
    background, full, _, quarter = widths
    assert full == background
    assert quarter == pytest.approx(full / 4)
    assert text_of(figure) == ["Pier", "4", "Crane", "1"]
    assert describe_bars(DOTS) == "Pier: 4; Crane: 1"


def rated() -> Workshop:
    workshop = Workshop()
    workshop.write("Pier", "Crane")
    workshop.go("letters")
    pier, crane = workshop.cards()
    for person, score in ((0, 5), (1, 4)):
        workshop.give(person, pier, "sure", score)
    for person, score in ((0, 1), (1, 2)):
        workshop.give(person, crane, "sure", score)
    return workshop


def test_scores_are_absent_before_the_reveal() -> None:
    assert spread(rated().seen()).empty


def test_a_spread_keeps_how_many_chose_each_value() -> None:
    workshop = rated()
    workshop.reveal()
    frame = spread(workshop.seen())
    pier = frame[frame["card"] == "Pier"]
    assert list(zip(pier["value"], pier["people"], strict=True)) == [
        (1, 0),
        (2, 0),
        (3, 0),
        (4, 1),
        (5, 1),
    ]
    assert medians(frame).index[0] == ("Crane", "Sure")
    assert "Pier Sure (4: 1, 5: 1)" in describe_spread(frame)
    assert "Crane" in text_of(draw_spread(frame))


def test_the_adviser_is_shown_by_card_and_letter() -> None:
    workshop = Workshop()
    workshop.write("Cut checkout time from 48 to 30 seconds by March 2027", "Be better")
    workshop.go("draft")
    frame = smart_table(workshop.seen()).set_index("card")
    sound = frame.loc["Cut checkout time from 48 to 30 seconds by March 2027"]
    assert (sound["measurable"], sound["time_bound"]) == ("met", "met")
    vague = frame.loc["Be better"]
    assert (vague["measurable"], vague["time_bound"]) == ("not_met", "not_met")
    assert "Be" in vague["ask"]
    drawn = draw_smart_table(frame.reset_index())
    assert {"✓", "✗", "S", "M", "A", "R", "T"} <= set(text_of(drawn))
    assert "Be better: " in describe_smart_table(frame.reset_index())


def test_a_figure_follows_the_page_into_the_dark() -> None:
    drawn = svg(draw_bars(DOTS), "")
    accent, ink = tokens().light.accent, tokens().light.ink
    assert f"var(--accent, {accent})" in drawn
    assert f"var(--ink, {ink})" in drawn


def test_a_figure_keeps_to_itself_in_the_page_around_it() -> None:
    drawn = svg(draw_bars(DOTS), "")
    assert "<style" not in drawn
    assert re.findall(r' id="\w+_\d+"', drawn) == []
    assert "<?xml" not in drawn


def test_the_same_frame_gives_the_same_drawing() -> None:
    assert svg(draw_bars(DOTS), "") == svg(draw_bars(DOTS), "")


def test_what_is_written_in_a_figure_is_text() -> None:
    figure, axes = canvas(20)
    write(axes, (0, 10), "<b onload=x> $\\frac{1}{2}$ --> 日本語")
    drawn = svg(figure, 'a "quoted" <alternative>')
    assert "<b onload" not in drawn
    assert "日本語" in drawn
    assert "\\frac{1}{2}" in drawn
    assert 'aria-label="a &quot;quoted&quot; &lt;alternative&gt;"' in drawn


def test_a_long_label_is_cut_to_two_lines() -> None:
    assert lines("") == [""]
    assert len(lines("word " * 100)) == 2
    assert lines("word " * 100)[-1].endswith("…")
