"""All of it at once: the same bytes twice, and one fault loses one file."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from milepost.export import everything as made_of
from milepost.export.everything import Manner, everything
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from tests.export.boards import Story, revealed
from tests.export.taken_home import hostile

LIGHT = ("plan.xlsx", "csv", "calendar", "plan.md", "gantt", "plan.json", "jira", "github")


def test_the_same_board_makes_the_same_bytes() -> None:
    for story in (revealed(), Story(hostile())):
        first = list(everything(story.board(), only=LIGHT))
        assert first == list(everything(story.board(), only=LIGHT))
        assert [made.fault for made in first if made.fault] == []


def test_figures_are_whole_files_of_their_own() -> None:
    made = {each.name: each for each in everything(revealed().board(), only=("figures",))}
    assert "figures/timeline.svg" in made
    assert "figures/findings.png" in made
    for name, each in made.items():
        assert not each.fault
        if name.endswith(".svg"):
            root = ET.fromstring(each.data)
            assert root.tag == "{http://www.w3.org/2000/svg}svg"
            assert b"var(--" not in each.data
        else:
            assert each.data.startswith(b"\x89PNG")


def test_a_file_that_cannot_be_made_is_told_and_loses_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(*_: object, **__: object) -> bytes:
        raise OverflowError("date value out of range")

    monkeypatch.setattr(made_of, "xlsx", breaks)
    made = {each.name: each for each in everything(revealed().board(), only=LIGHT)}
    assert made["plan.xlsx"].fault == "OverflowError: date value out of range"
    assert made["plan.json"].data


def test_what_is_not_there_is_refused_with_what_there_is() -> None:
    with pytest.raises(Fault, match="roadmap"):
        list(everything(revealed().board(), only=("cake",)))


def test_a_day_before_the_plan_is_refused_and_a_past_day_is_told_of() -> None:
    with pytest.raises(Fault):
        list(everything(revealed().board(), date(2020, 1, 1), only=LIGHT))
    with pytest.raises(Fault):
        list(everything(Board()))


def test_the_plan_s_own_name_names_its_file() -> None:
    names = [m.name for m in everything(revealed().board(), None, Manner(name="pier"), ("pier",))]
    assert names == ["pier.milepost"]
