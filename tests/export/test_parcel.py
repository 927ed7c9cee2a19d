"""One file by its name: what people keep it as, what is in a pack, and what there is not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from milepost.export import parcel as packing
from milepost.export.everything import Made, Manner
from milepost.export.parcel import kind_of, parcel
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from tests.export.plans import opened, work

BOARD = opened(work(tasks=4))
MANNER = Manner(name="p1")


def titled(title: str) -> Board:
    assert BOARD.plan is not None
    return replace(BOARD, plan=replace(BOARD.plan, title=title))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbour for all", "Harbour-for-all-plan.md"),
        ("../../etc/passwd", "etc-passwd-plan.md"),
        ('a"b;\r\nSet-Cookie: c', "a-b-Set-Cookie-c-plan.md"),
        ("Hafen für alle 港", "Hafen-für-alle-港-plan.md"),
        ("💥", "p1-plan.md"),
    ],
)
def test_a_file_is_kept_under_the_plans_title_as_any_system_takes_it(title: str, name: str) -> None:
    assert parcel(titled(title), "plan.md", MANNER).name == name


def test_the_plan_itself_is_kept_under_its_title() -> None:
    made = parcel(BOARD, "p1.milepost", MANNER)
    assert (made.name, made.kind) == ("Harbour-for-all.milepost", "application/octet-stream")


def test_a_pack_holds_the_files_of_its_folder_and_is_the_same_twice() -> None:
    made = parcel(BOARD, "csv.zip", MANNER)
    assert made.kind == "application/zip"
    assert made == parcel(BOARD, "csv.zip", MANNER)
    names = zipfile.ZipFile(io.BytesIO(made.data)).namelist()
    assert "Harbour-for-all/csv/tasks.csv" in names
    assert all(name.startswith("Harbour-for-all/csv/") for name in names)


def test_a_pack_says_which_of_its_files_could_not_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Iterator[Made]:
        yield Made("plan.md", b"# Harbour")
        yield Made("book.pdf", b"", "no room on the page")

    monkeypatch.setattr(packing, "everything", broken)
    pack = zipfile.ZipFile(io.BytesIO(parcel(BOARD, "everything.zip", MANNER).data))
    assert pack.namelist() == ["Harbour-for-all/plan.md", "Harbour-for-all/missing.txt"]
    assert "book.pdf: no room on the page" in pack.read("Harbour-for-all/missing.txt").decode()
    with pytest.raises(Fault, match="no room on the page"):
        parcel(BOARD, "book.pdf", MANNER)


@pytest.mark.parametrize(
    "file",
    [
        "",
        "roadmap",
        "csv",
        "../plan.md",
        "plan.md/",
        "csv/../plan.md",
        "figures/../../x",
        "x" * 160,
        "\x00",
    ],
)
def test_a_name_that_is_none_makes_nothing(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_packed", None)
    with pytest.raises(Fault) as told:
        parcel(BOARD, file, MANNER)
    assert told.value.refusal.code == "export_unknown"


def test_each_kind_of_file_says_what_it_is() -> None:
    names = ("a.pdf", "a.ics", "csv/a.csv", "a.PDF", "a.exe")
    assert [kind_of(name).partition(";")[0] for name in names] == [
        "application/pdf",
        "text/calendar",
        "text/csv",
        "application/octet-stream",
        "application/octet-stream",
    ]
