"""What one can take home: each document is made from a board or an agenda, and nothing else.

A new document takes:

1. ``export/STEM.py``: a record made of the board by a pure function, and a :class:`Document`;
2. ``templates/STEM.typ``: ``#let body(told) = …``, which draws the content, but sets no page;
3. its line in ``bodies`` of ``templates/document.typ``, and in ``DOCUMENTS`` below;
4. its name ``pdf.document.STEM`` and its other words ``pdf.…``, in all languages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypedDict, Unpack

from milepost.export.agenda_sheet import AgendaSheet
from milepost.export.backlog import backlog_document
from milepost.export.book import book_document
from milepost.export.document import Cover, Document, Fact, Said
from milepost.export.estimates import estimates_document
from milepost.export.minutes import minutes_document
from milepost.export.ownership import ownership_document
from milepost.export.progress import progress_document
from milepost.export.risks import risks_document
from milepost.export.roadmap import roadmap
from milepost.export.summary import summary_document
from milepost.export.theme import Theme
from milepost.export.timeline import tally, timeline
from milepost.export.typeset import typeset
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from milepost.words import DEFAULT_LANGUAGE


class Print(TypedDict, total=False):
    """How a document is printed.

    ``language`` is the BCP 47 tag of a language that ``milepost.words`` has, by default English;
    ``paper`` is ``a4``, the default, or ``letter``; ``theme`` is an organisation's own look, see
    ``theme.py``.
    """

    language: str
    paper: str
    theme: Theme | None


def roadmap_document(board: Board, as_of: date | None) -> Document:
    """The roadmap: what is due when, what was decided, and how the rooms voted."""
    told = roadmap(board, as_of)
    line, counts = timeline(told), tally((*told.on_the_way(), *told.undated))
    return Document(
        template="roadmap",
        title=told.title,
        as_of=told.as_of,
        content={"roadmap": told, "timeline": line},
        cover=Cover(
            lead=told.vision or Said("vision_none"),
            facts=(Fact(code="horizon", value=told.horizon or Said("no_horizon")),),
            tally=counts,
            path=line,
        ),
    )


Maker = Callable[[Board, date | None], Document]

#: What the book binds, in its order.
_BOUND: Mapping[str, Maker] = {
    "summary": summary_document,
    "roadmap": roadmap_document,
    "backlog": backlog_document,
    "estimates": estimates_document,
    "risks": risks_document,
    "ownership": ownership_document,
    "progress": progress_document,
    "minutes": minutes_document,
}

#: The documents that are made of a board and a day, by their stem; no day is that of the board's
#: last entry. Each raises a ``Fault`` if there was no plan on that day.
DOCUMENTS: Mapping[str, Maker] = {
    **_BOUND,
    "book": lambda board, as_of: book_document(board, as_of, _BOUND.values()),
}


def pdf(stem: str, board: Board, *, as_of: date | None = None, **printed: Unpack[Print]) -> bytes:
    """A document as a PDF: the same board, day and print make the same bytes.

    Args:
        stem: its name in ``DOCUMENTS``.
        board: the plan and its rooms.
        as_of: the day (UTC) whose end is shown; by default that of the board's last entry.
        printed: see :class:`Print`.

    Raises:
        Fault: there is no such document, there was no plan on that day, no such paper is known,
            or Typst refused.
        LookupError: there are no words in that language.
    """
    if stem not in DOCUMENTS:
        raise Fault("pdf_document_unknown", document=stem, known=", ".join(DOCUMENTS))
    return printed_as(DOCUMENTS[stem](board, as_of), **printed)


def agenda_pdf(sheet: AgendaSheet, *, as_of: date, **printed: Unpack[Print]) -> bytes:
    """One form of a workshop as a PDF, to be run with cards and pens.

    Args:
        sheet: what it tells, from ``agenda_sheet``; the workshop's own texts stay as they are.
        as_of: the day on which it is printed.
        printed: see :class:`Print`.

    Raises:
        Fault: no such paper is known, or Typst refused.
        LookupError: there are no words in that language.
    """
    document = Document(template="agenda", title=sheet.title, as_of=as_of, content={"sheet": sheet})
    return printed_as(document, **printed)


def printed_as(document: Document, **printed: Unpack[Print]) -> bytes:
    """Any document as a PDF; see :func:`pdf`."""
    return typeset(
        document,
        language=printed.get("language", DEFAULT_LANGUAGE),
        paper=printed.get("paper", "a4"),
        theme=printed.get("theme") or Theme(),
    )
