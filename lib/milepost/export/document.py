"""What a document is made of, before it has words: its cover, its pictures, what it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import field

from milepost.export.results import Record


class Said(Record, frozen=True):
    """A sentence in the reader's language: its code after ``pdf.``, and what stands in it.

    Days, numbers and sentences among the fields are worded too; ``count`` chooses the plural.
    """

    code: str
    fields: dict[str, Any] = field(default_factory=dict)


class Spoken(Record, frozen=True):
    """Text that a method words itself: ``in_language`` gives it in the language of that tag.

    A record is made before anybody has said in which language it will be read.
    """

    in_language: Callable[[str], str]


class Picture(Record, frozen=True, kw_only=True, tag="picture"):
    """A figure of the methods in a document, drawn by ``picture`` of ``style.typ``.

    ``svg`` is what ``milepost.methods.drawing.svg`` gives; ``caption`` is the sentence of the
    method's ``describe_…``, which is also what those hear who do not see the figure, unless
    ``alternative`` tells more. Each may be :class:`Spoken`, so that it speaks the reader's
    language.
    """

    svg: str | Spoken
    caption: str | Spoken
    alternative: str | Spoken = ""


class Fact(Record, frozen=True, kw_only=True):
    """A short value on the cover, under the words of ``pdf.CODE``."""

    code: str
    value: Any


class Cover(Record, frozen=True, kw_only=True):
    """The first page: a few lines that lead in, some facts, and how far the plan is.

    ``path`` is the timeline whose milestones stand on the banner; ``tally`` counts them by how they
    stand.
    """

    lead: str | Said = ""
    facts: tuple[Fact, ...] = ()
    tally: dict[str, int] = field(default_factory=dict)
    path: Record | None = None


class Document(Record, frozen=True, kw_only=True):
    """One document, or several that are bound as one under a common outline.

    ``template`` names the body that draws ``content`` (worded by ``worded.py``), and the words
    ``pdf.document.TEMPLATE`` the document is called by; ``title`` is that of the plan or the
    workshop. One that has ``parts`` draws them in their order, and nothing of its own.
    """

    template: str
    title: str
    as_of: date
    content: Mapping[str, Any] = field(default_factory=dict)
    cover: Cover | None = None
    parts: tuple[Document, ...] = ()
