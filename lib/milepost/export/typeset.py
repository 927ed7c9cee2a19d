"""From a record to a PDF: values are worded, checked for glyphs, and handed to Typst as JSON.

A template never sees text as code: everything people typed reaches it as JSON strings in
``sys.inputs`` and is drawn as it is. Only the templates of this folder and the fonts that ship
are read, and the date is the record's own, so the same record makes the same bytes anywhere.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import typst

from milepost import places
from milepost.export.document import Document
from milepost.export.printable import Press
from milepost.export.theme import Theme
from milepost.export.worded import worded
from milepost.export.wording import Wording
from milepost.plan.faults import Fault
from milepost.tokens import tokens

TEMPLATES = Path(__file__).resolve().parent / "templates"

#: The papers one can print on, as Typst calls them.
PAPERS = {"a4": "a4", "letter": "us-letter"}

_LONGEST_IN_FOOTER = 70


def typeset(document: Document, *, language: str, paper: str, theme: Theme) -> bytes:
    """The document as a tagged PDF/UA-1.

    Raises:
        Fault: there is no such paper, or Typst refused; the message says why.
        LookupError: there are no words in that language.
    """
    return compiled(document, words_of(document, language=language, paper=paper, theme=theme))


def words_of(document: Document, *, language: str, paper: str, theme: Theme) -> str:
    """All that the templates are told of a document, with its figures drawn, as JSON.

    Raises:
        Fault: there is no such paper.
        LookupError: there are no words in that language.
    """
    if paper not in PAPERS:
        raise Fault("pdf_paper_unknown", paper=paper, known=", ".join(PAPERS))
    return msgspec.json.encode(_told(document, Wording(language), paper, theme)).decode()


def compiled(document: Document, told: str) -> bytes:
    """The PDF of a document whose words are ``told``.

    Raises:
        Fault: Typst refused; the message says why.
    """
    try:
        return _compile(document, told)
    except typst.TypstError as error:
        raise _refused(document, error) from error
    except BaseException as error:
        # A defect of Typst's own arrives as a panic of Rust, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _refused(document, error) from error


def _refused(document: Document, error: BaseException) -> Fault:
    return Fault("pdf_refused", document=_shortened(document.title), reason=str(error))


def _compile(document: Document, told: str) -> bytes:
    compiler = typst.Compiler(
        TEMPLATES / "document.typ", root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True
    )
    made = compiler.compile(
        format="pdf",
        sys_inputs={"document": told},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(document.as_of, time(), UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"Typst made {type(made).__name__} where one PDF was asked for")
    return made


def _told(document: Document, wording: Wording, paper: str, theme: Theme) -> dict[str, Any]:
    press = Press()
    parts = document.parts or (document,)
    bodies = [{"template": each.template, "told": _body(each, wording, press)} for each in parts]
    return {
        "template": document.template,
        "bound": bool(document.parts),
        "bodies": bodies,
        "cover": worded(document.cover, wording, press),
        "title": press.set(" ".join(document.title.split())),
        "running": press.set(_shortened(document.title)),
        "as_of": press.set(wording.day(document.as_of)),
        "organisation": press.set(theme.organisation),
        "logo": press.set(theme.logo.svg) if theme.logo else "",
        "singular": wording.singular(),
        "say": {code: press.set(phrase) for code, phrase in wording.phrases().items()},
        "missing": sorted(press.set(wording.script(script)) for script in tuple(press.missing)),
        "language": wording.language,
        "paper": PAPERS[paper],
        "look": _look(theme),
    }


def _body(document: Document, wording: Wording, press: Press) -> Any:
    return worded(document.content, wording, press)


def _shortened(title: str) -> str:
    one_line = " ".join(title.split())
    if len(one_line) <= _LONGEST_IN_FOOTER:
        return one_line
    return one_line[: _LONGEST_IN_FOOTER - 1].rstrip() + "…"


def _look(theme: Theme) -> dict[str, Any]:
    shared = tokens()
    return {
        "families": [shared.family, *shared.fallbacks],
        "sizes": shared.sizes,
        "colours": msgspec.to_builtins(shared.light) | theme.colours,
        "categories": shared.categories,
        "severity": shared.severity,
    }


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(places.fonts())],
    )
