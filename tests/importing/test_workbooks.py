"""Workbooks are read cell by cell, and never unpack further than they may."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from milepost.importing import Named, archive
from tests.importing.files import after, brought, faults, rows, workbook

_HEAD = ("Task", "Owner", "Due", "Points")


def day(serial: float) -> str:
    return f'<c s="1"><v>{serial}</v></c>'


def test_a_sheet_becomes_tasks() -> None:
    plan = after(workbook({"Tasks": rows(_HEAD, ("Draw", "Ana", day(46_477), 3))}))
    (task,) = plan.tasks.values()
    assert (task.title, task.due, task.points) == ("Draw", date(2027, 3, 31), 3)


@pytest.mark.parametrize(("from_1904", "serial"), [(False, 46_477), (True, 45_015)])
def test_days_count_from_either_epoch(from_1904: bool, serial: int) -> None:
    book = workbook({"Tasks": rows(_HEAD, ("A", "", day(serial), 1))}, from_1904=from_1904)
    (task,) = after(book).tasks.values()
    assert task.due == date(2027, 3, 31)


def test_each_sheet_is_what_it_is_called() -> None:
    book = workbook(
        {
            "Milestones": rows(("Key", "Title", "Target", "Metric"), ("M", "Pier", 40, "berths")),
            "Risks": rows(("Risk", "Likelihood", "Threatens"), ("Storm", 4, "Pier")),
        }
    )
    plan = after(book)
    (pier,), (storm,) = plan.milestones.values(), plan.risks.values()
    assert pier.metric is not None
    assert pier.metric.target == 40
    assert storm.threatens == (pier.id,)


def test_hidden_sheets_are_left_out_and_told() -> None:
    sheets = {"Tasks": rows(_HEAD, ("A", "", "", 1)), "Secret": rows(_HEAD, ("B", "", "", 1))}
    proposal = brought(workbook(sheets, hidden=["Secret"]))
    assert [each.title for each in proposal.changes] == ["A"]
    assert any("Secret" in note.say() for note in proposal.notes)


def test_a_merged_cell_counts_for_all_rows_beside_it() -> None:
    lines = rows(("Milestone", "Task"), ("Pier", "Draw"), ("<c/>", "Permit"), ("<c/>", "Build"))
    merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    plan = after(workbook({"Tasks": lines}, after_rows=merged))
    assert [each.milestone is not None for each in plan.tasks.values()] == [True, True, False]


def test_a_range_merged_to_the_end_of_the_sheet_costs_nothing() -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    plan = after(workbook({"Tasks": rows(_HEAD, ("A", "", "", 1))}, after_rows=merged))
    assert len(plan.tasks) == 1


def test_formulas_give_their_last_value_and_are_told() -> None:
    formula = "<c><f>1+2</f><v>3</v></c>"
    proposal = brought(workbook({"Tasks": rows(_HEAD, ("A", "", "", formula))}))
    assert any("formula" in note.say() for note in proposal.notes)


@pytest.mark.parametrize("broken", ["<c><f>1+2</f></c>", '<c t="e"><v>#REF!</v></c>'])
def test_a_formula_without_a_value_is_refused(broken: str) -> None:
    book = workbook({"Tasks": rows(_HEAD, ("A", "", "", broken))})
    assert faults(book) == [(2, 4, "import_cell_unusable")]


def test_a_fault_names_its_sheet() -> None:
    book = workbook({"Tasks": rows(_HEAD, ("A", "", "soon", 1))})
    with pytest.raises(ValueError, match="sheet “Tasks”, row 2, column 3"):
        brought(book)


def test_two_cells_far_apart_are_two_cells() -> None:
    lines = '<row r="1"><c r="A1" t="inlineStr"><is><t>Task</t></is></c></row>'
    far = '<row r="200000"><c r="A200000" t="inlineStr"><is><t>Far</t></is></c></row>'
    assert len(after(workbook({"Tasks": lines + far})).tasks) == 1
    beyond = '<row r="9"><c r="XFD9"><v>1</v></c></row>'
    assert faults(workbook({"Tasks": lines + beyond})) == [(9, 16_384, "import_too_many_columns")]
    below = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert [c for _, _, c in faults(workbook({"Tasks": lines + below}))] == ["import_too_many_rows"]


def test_a_bomb_is_put_down_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000_000)
    bomb = workbook({"Tasks": rows(_HEAD)}, parts={"xl/texts.xml": " " * 20_000_000})
    assert len(bomb) < 50_000
    assert [code for _, _, code in faults(bomb)] == ["import_unpacks_too_far"]


def test_entities_are_refused_before_they_expand() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    book = workbook({"Tasks": rows(_HEAD, ("A", "", "", 1))}, prolog=laughs)
    assert [code for _, _, code in faults(book)] == ["import_workbook_entities"]


def test_a_workbook_with_a_password_or_of_before_2007_is_refused() -> None:
    assert [code for _, _, code in faults(b"\xd0\xcf\x11\xe0" + bytes(100))] == [
        "import_old_workbook"
    ]


def test_another_zip_file_is_no_workbook() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as letter:
        letter.writestr("letter.txt", "Dear diary")
    assert [code for _, _, code in faults(packed.getvalue())] == ["import_workbook_lacks"]


def test_a_workbook_cut_short_is_damaged() -> None:
    book = workbook({"Tasks": rows(_HEAD, ("A", "", "", 1))})
    assert [code for _, _, code in faults(book[:-40])] == ["import_workbook_damaged"]
    assert [code for _, _, code in faults(Named("a.xlsx", book[:300]))] == [
        "import_workbook_damaged"
    ]
