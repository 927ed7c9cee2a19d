"""Spreadsheet and CSV: no cell runs, and what was taken home comes back in as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from milepost.export.csv_text import csv_of, csv_text
from milepost.export.spreadsheet import xlsx
from milepost.export.tables import tables
from milepost.importing import Named, What, propose, read
from milepost.importing.delimited import sheet_of
from milepost.importing.sheet import Cell
from milepost.plan.formula import escaped, unescaped
from milepost.plan.plan import Plan
from milepost.plan.reviews import EstimateRound
from tests.export.taken_home import DAY, all_plans, hostile, rich

PLANS = pytest.mark.parametrize("plan", all_plans(), ids=lambda plan: plan.title[:12])

SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
CELLS = st.text(alphabet=f"{''.join(SIGNS)}\t\r\n|% ;,'\"\ufeff\u00a0a1", max_size=14)


@given(CELLS)
def test_no_cell_can_start_a_formula_wherever_a_program_cuts(cell: str) -> None:
    for part in re.split("[;\t\r\n]", escaped(cell)):
        assert not part.lstrip(" \ufeff\u00a0").startswith(SIGNS)


@given(CELLS)
def test_an_escaped_cell_is_read_as_it_was(cell: str) -> None:
    assert unescaped(escaped(cell)) == cell
    _, row = _rows(csv_text(["head", "x"], [[cell, "x"]]).decode("utf-8-sig"))
    assert row == [_lines(cell), "x"]


def _rows(text: str) -> Iterator[list[Cell]]:
    return (row.cells for row in sheet_of(text, "x.csv").rows)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_negative_numbers_stay_numbers_and_days_stay_days() -> None:
    assert csv_text(["Lag", "On"], [[-2, DAY], [-1.5, None]]).splitlines()[1:] == [
        b"-2,2027-01-11",
        b"-1.5,",
    ]


@PLANS
def test_a_workbook_that_comes_back_changes_nothing(plan: Plan) -> None:
    book = xlsx(plan, as_of=DAY, language="en")
    assert _changes(plan, Named("plan.xlsx", book)) == []


@PLANS
def test_csv_that_comes_back_changes_nothing(plan: Plan) -> None:
    files = [
        Named(f"{table.name.lower()}.csv", csv_of(table))
        for table in tables(plan)
        if table.name != "Estimates"
    ]
    assert _changes(plan, *files) == []


def _changes(plan: Plan, *files: Named) -> list[object]:
    proposal = propose(plan, read(files))
    return [change for change in proposal.changes if change.what is not What.SAME]


def test_an_edited_row_updates_its_part() -> None:
    plan = rich()
    (table,) = (each for each in tables(plan) if each.name == "Milestones")
    edited = csv_of(table).replace(b"One fare table", b"One table of fares")
    changed = [
        (each.id, [field for field, *_ in each.fields])
        for each in propose(plan, read([Named("milestones.csv", edited)])).changes
        if each.what is What.CHANGED
    ]
    assert changed == [("fares", ["title"])]


def test_a_workbook_holds_no_formula_no_link_and_the_same_bytes() -> None:
    book = xlsx(hostile(), as_of=DAY, language="de")
    assert book == xlsx(hostile(), as_of=DAY, language="de")
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in parts.read(name)
                assert b"<hyperlink" not in parts.read(name)


def test_who_voted_what_is_in_no_table() -> None:
    votes: dict[str, float] = {"ada": 3.0, "ben": 5.0}
    voted = EstimateRound(id="e1", task="sell", votes=votes, agreed=5.0)
    (table,) = tables(replace(rich(), estimates={"e1": voted}))[-1:]
    assert table.rows == (("Sell a ticket on the phone", 1, 2, "3, 5", 5.0, None),)
