"""What one can take home: each document is made from a board or an agenda, and nothing else."""

from __future__ import annotations

from datetime import date

from milepost.export.agenda_sheet import AgendaSheet
from milepost.export.roadmap import Roadmap
from milepost.export.roadmap import roadmap as roadmap_of
from milepost.export.timeline import tally, timeline
from milepost.export.typeset import Document, typeset
from milepost.plan.board import Board
from milepost.words import DEFAULT_LANGUAGE


def roadmap_pdf(
    board: Board,
    *,
    as_of: date | None = None,
    language: str = DEFAULT_LANGUAGE,
    paper: str = "a4",
) -> bytes:
    """The roadmap as a PDF: the same board and day make the same bytes.

    Args:
        board: the plan and its rooms.
        as_of: the day (UTC) whose end is shown; by default that of the board's last entry.
        language: BCP 47 tag of a language that ``milepost.words`` has.
        paper: ``a4`` or ``letter``.

    Raises:
        Fault: there was no plan on that day, no such paper is known, or Typst refused.
        LookupError: there are no words in that language.
    """
    return typeset(roadmap_document(roadmap_of(board, as_of)), language=language, paper=paper)


def agenda_pdf(
    sheet: AgendaSheet,
    *,
    as_of: date,
    language: str = DEFAULT_LANGUAGE,
    paper: str = "a4",
) -> bytes:
    """One form of a workshop as a PDF, to be run with cards and pens.

    Args:
        sheet: what it tells, from ``agenda_sheet``; the workshop's own texts stay as they are.
        as_of: the day on which it is printed.
        language: BCP 47 tag of a language that ``milepost.words`` has.
        paper: ``a4`` or ``letter``.

    Raises:
        Fault: no such paper is known, or Typst refused.
        LookupError: there are no words in that language.
    """
    document = Document(template="agenda", title=sheet.title, as_of=as_of, content={"sheet": sheet})
    return typeset(document, language=language, paper=paper)


def roadmap_document(roadmap: Roadmap) -> Document:
    """What the roadmap's template is given."""
    return Document(
        template="roadmap",
        title=roadmap.title,
        as_of=roadmap.as_of,
        content={
            "roadmap": roadmap,
            "tally": tally((*roadmap.on_the_way(), *roadmap.undated)),
            "timeline": timeline(roadmap),
        },
    )
