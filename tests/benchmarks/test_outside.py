"""Files from outside are found where they may be, and refused by file and line."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import pandas as pd
import pytest

from benchmarks.outside import files, moments, read, rows


def written(file: Path, *lines: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_files_are_found_in_the_folder_before_those_below_it(tmp_path: Path) -> None:
    deep = written(tmp_path / "estimation" / "capacity" / "deep.csv", "x")
    places = ("capacity", "estimation/capacity")
    assert files(tmp_path, places, "*.csv*") == [deep]
    near = written(tmp_path / "near.csv", "x")
    assert files(tmp_path, places, "*.csv*") == [near]
    assert files(tmp_path / "none", places, "*.csv*") == []


@pytest.mark.parametrize("text", ["", " ", "NaN", "null"])
def test_an_empty_cell_is_no_number(tmp_path: Path, text: str) -> None:
    (row,) = rows(written(tmp_path / "a.csv", "a,b", f"{text},1"), "a")
    assert math.isnan(row.number("a"))
    assert math.isnan(row.number("of no column"))
    assert row.number("b") == 1


@pytest.mark.parametrize("text", ["two", "-1", "inf"])
def test_a_number_that_cannot_be_is_refused_by_file_and_line(tmp_path: Path, text: str) -> None:
    file = written(tmp_path / "a.csv", "a,b", "1,2", f"{text},3")
    with pytest.raises(SystemExit, match=rf"a\.csv, line 3: a is '{text}'"):
        read(file, numbers=["a"])


def test_a_missing_column_a_short_row_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="line 1: no column c"):
        list(rows(written(tmp_path / "a.csv", "a,b", "1,2"), "a", "c"))
    with pytest.raises(SystemExit, match="line 3: not 2 cells"):
        list(rows(written(tmp_path / "b.csv", "a,b", "1,2", "1")))
    (tmp_path / "c.csv").touch()
    with pytest.raises(SystemExit, match="line 1: no column a"):
        list(rows(tmp_path / "c.csv", "a"))


def test_what_is_not_packed_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"a\.csv\.gz, after line 1"):
        list(rows(written(tmp_path / "a.csv.gz", "a,b")))
    (tmp_path / "b.csv").write_bytes(b"a,b\n\xff\xfe,1\n")
    with pytest.raises(SystemExit, match=r"b\.csv, after line 1"):
        list(rows(tmp_path / "b.csv"))


def test_a_packed_file_with_a_mark_in_front_and_lines_within_cells_is_read(tmp_path: Path) -> None:
    text = '\ufefftitle,size\n"one\nand more",3\n,5\n'
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(text.encode()))
    frame = read(tmp_path / "a.csv.gz", "title", numbers=["size"])
    assert frame["size"].tolist() == [3, 5]
    assert frame["title"].iloc[0] == "one\nand more"
    assert frame["title"].isna().tolist() == [False, True]
    assert frame["line"].tolist() == [3, 4]


def test_dates_may_be_missing_but_not_in_words(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", "start,n", "2027-01-31,1", "2027-02-01 04:12:00,1", ",1")
    found = moments(file, read(file), "start")
    assert found.notna().tolist() == [True, True, False]
    assert found[1] == pd.Timestamp(2027, 2, 1, 4, 12)
    file = written(tmp_path / "b.csv", "start,n", "2027-01-31,1", "soon,1")
    with pytest.raises(SystemExit, match=r"b\.csv, line 3: start is 'soon'"):
        moments(file, read(file), "start")
