"""What a document is made of, before it has words: its cover, its pictures, what it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import field

from milepost.export.results import Record

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from milepost.methods.drawing import Look


class Said(Record, frozen=True):
    """A sentence in the reader's language: its code after ``pdf.``, and what stands in it.

    Days, numbers and sentences among the fields are worded too; ``count`` chooses the plural.
    """

    code: str
    fields: dict[str, Any] = field(default_factory=dict)


class Spoken(Record, frozen=True):
    """What a method says, or writes into its figures, once the reader's language is known."""

    say: Callable[[str], str]


class Picture(Record, frozen=True, kw_only=True):
    """A figure of the methods in a document, drawn by ``picture`` of ``style.typ``.

    ``draw`` is a method's ``draw_…`` of a look, ``say`` its ``describe_…`` of a language: the
    sentence that those hear who do not see the figure, and that others read on top of it.
    """

    draw: Callable[[Look], Figure]
    say: Callable[[str], str]


class Fact(Record, frozen=True, kw_only=True):
    """A short value on the cover, under the words of ``pdf.CODE``."""

    code: str
    value: Any


class Cover(Record, frozen=True, kw_only=True):
    """The first page: a few lines that lead in, some facts, and how far the plan is.

    ``path`` is the timeline whose milestones stand on the banner; ``tally`` counts them by how they
    stand.
    """

    lead: str | Said | Spoken = ""
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
