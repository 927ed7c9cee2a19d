"""What a checker of PDF/UA-1 and WCAG finds in one document of each kind: nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import outloud
import pytest

from milepost import agendas
from milepost.export import DOCUMENTS, agenda_pdf, agenda_sheet, pdf
from milepost.methods import example
from milepost.plan.board import Board
from tests.export.boards import revealed
from tests.export.plans import opened

_BOARDS = {"with work": opened(example.plan(), example.TODAY), "with votes": revealed().board()}


_GRAVE = ("error", "warning")


def found_in(data: bytes, folder: Path, severities: tuple[str, ...] = _GRAVE) -> list[str]:
    """What is found, with its page."""
    file = folder / "document.pdf"
    file.write_bytes(data)
    told = outloud.check(str(file))
    assert told.error is None
    found = [each for each in told.findings if each.severity in severities]
    return [f"{each.rule} p.{each.page}: {each.message}" for each in found]


@pytest.mark.parametrize("stem", DOCUMENTS)
@pytest.mark.parametrize("board", _BOARDS.values(), ids=[*_BOARDS])
def test_each_document_is_told_as_it_is_seen(stem: str, board: Board, tmp_path: Path) -> None:
    assert found_in(pdf(stem, board), tmp_path) == []


def test_an_agenda_warns_at_most_of_the_cells_to_write_in(tmp_path: Path) -> None:
    sheet = agenda_sheet(agendas.read(agendas.find("smart_goals")), 60)
    data = agenda_pdf(sheet, as_of=date(2026, 11, 25))
    assert found_in(data, tmp_path, ("error",)) == []
