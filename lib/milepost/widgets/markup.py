"""HTML of a page's small parts. What people typed is text in it, never markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def typed(text: str) -> str:
    """What somebody typed, in its own direction."""
    return f'<bdi class="typed">{escape(text)}</bdi>'


def heading(text: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{typed(text)}</h{level}>"


def sentence(text: str, kind: str = "") -> str:
    """A sentence; ``kind`` is a class of the style sheet, such as ``quiet``."""
    return f'<p class="{escape(kind)}">{typed(text)}</p>'


def alert(text: str) -> str:
    """Why something was refused, said aloud by a screen reader."""
    return f'<p class="refused" role="alert">{typed(text)}</p>'


def link(text: str, address: str, kind: str = "milepost-button") -> str:
    """A link that takes the whole window, also out of a frame."""
    return f'<a class="{escape(kind)}" href="{escape(address)}" target="_top">{typed(text)}</a>'


def told_in(language: str, content: str) -> str:
    """A section for readers of one language; the server takes those of other languages out."""
    return f'<section class="told" lang="{escape(language)}">{content}</section>'


def items(parts: Iterable[str], kind: str = "") -> str:
    """A list of parts that are HTML already."""
    lines = "".join(f"<li>{part}</li>" for part in parts)
    return f'<ul class="{escape(kind)}">{lines}</ul>'


def table(columns: Iterable[str], rows: Iterable[Iterable[str]], caption: str = "") -> str:
    """A table of cells that are HTML already; the first of each row heads it."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{_row(tuple(row))}</tr>" for row in rows)
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(cells: tuple[str, ...]) -> str:
    first, *others = cells
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others)
