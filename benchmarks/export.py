"""How long each document takes, how large it is, and how many pages it has.

``python -m benchmarks.export`` prints every document of an invented plan, each the first thing that
its process makes. ``methods`` is what the numbers in it take, ``figures`` what drawing and wording
them take and looking through the fonts once, ``seconds`` what Typst takes for the PDF, and ``cold``
is all of it. All are seconds of one core, however many took part. ``weasyprint`` is that program
with the words and figures of the same book in plain tables of HTML, where it is installed or where
``--weasyprint`` names a Python that has it.
"""

from __future__ import annotations

import argparse
import html
import json
import multiprocessing
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pymupdf

from benchmarks.large_plan import large_board
from benchmarks.table import Figure, table, write_json
from milepost.export.document import Document
from milepost.export.documents import DOCUMENTS
from milepost.export.printable import Press
from milepost.export.theme import Theme
from milepost.export.typeset import compiled, words_of
from milepost.export.worded import worded
from milepost.export.wording import Wording
from milepost.plan.board import Board

T = TypeVar("T")

_VARIABLE = re.compile(r"var\(--[a-z-]+, (#[0-9a-f]{6})\)")

# The other program, in a process of its own: it reads HTML, writes the PDF, and says what it took.
_OTHER = """
import sys, time
from weasyprint import HTML
page = sys.stdin.read()
began = time.process_time()
HTML(string=page).write_pdf(sys.argv[1])
print(time.process_time() - began)
"""


def measure(board: Board, stem: str) -> dict[str, Figure]:
    """One document of a board, which must be the first that this process makes."""
    print_of = partial(words_of, language="en", paper="a4", theme=Theme())
    methods, document = _timed(lambda: DOCUMENTS[stem](board, None))
    figures, told = _timed(lambda: print_of(document))
    seconds, pdf = _timed(lambda: compiled(document, told))
    cold = methods + figures + seconds
    return {"cold": cold, "methods": methods, "figures": figures, "seconds": seconds, **_size(pdf)}


def _alone(board: Board, stem: str) -> dict[str, Figure]:
    """Measure in a process of its own: Typst remembers what it has set."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as process:
        return process.submit(measure, board, stem).result()


def _size(pdf: bytes) -> dict[str, Figure]:
    with pymupdf.open(stream=pdf) as opened:
        return {"megabytes": len(pdf) / 1e6, "pages": opened.page_count}


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    done = work()
    return time.process_time() - began, done


def other(board: Board, python: str, file: Path) -> dict[str, Figure]:
    """WeasyPrint on the book's words and figures, or nothing where ``python`` has none."""
    command = [python, "-c", _OTHER, str(file)]
    done = subprocess.run(
        command, input=book_as_html(board), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        return {}
    return {"seconds": float(done.stdout), **_size(file.read_bytes())}


def book_as_html(board: Board) -> str:
    """The words and figures of the book, part by part, in plain tables."""
    parts = (_part(each) for each in DOCUMENTS["book"](board, None).parts)
    style = "@page {size: A4} body {font: 9pt sans-serif} td {border-top: 1px solid; padding: 2pt}"
    return f"<html><head><style>{style}</style></head><body>{''.join(parts)}</body></html>"


def _part(document: Document) -> str:
    told = json.loads(json.dumps(worded(document.content, Wording("en"), Press()), default=str))
    return f"<h1>{html.escape(document.template)}</h1>{_plain(told)}"


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        if "svg" in value:
            return _VARIABLE.sub(r"\1", value["svg"])
        said = (f"<dt>{name}</dt><dd>{_plain(each)}</dd>" for name, each in value.items())
        return f"<dl>{''.join(said)}</dl>"
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        return _rows(value)
    if isinstance(value, list):
        return "<br>".join(map(_plain, value))
    return "" if value is None else html.escape(str(value))


def _rows(rows: list[Mapping[str, Any]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    heads = "".join(f"<th>{name}</th>" for name in names)
    cells = ("".join(f"<td>{_plain(row.get(name))}</td>" for name in names) for row in rows)
    body = "".join(f"<tr>{each}</tr>" for each in cells)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def main() -> None:
    """Measure, print the table, and write the JSON where one is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--milestones", type=int, default=40)
    asked.add_argument("--tasks", type=int, default=300)
    asked.add_argument("--risks", type=int, default=60)
    asked.add_argument("--only", nargs="*", choices=[*DOCUMENTS], help="Only these documents.")
    asked.add_argument("--weasyprint", default=sys.executable, help="A Python that has it.")
    asked.add_argument("--out", type=Path, help="Keep the book of the other program here.")
    asked.add_argument("--json", type=Path)
    options = asked.parse_args()
    board = large_board(options.milestones, options.tasks, options.risks)
    found = {stem: _alone(board, stem) for stem in options.only or DOCUMENTS}
    file = options.out or Path("out/weasyprint.pdf")
    file.parent.mkdir(parents=True, exist_ok=True)
    found["weasyprint"] = other(board, options.weasyprint, file)
    print(table(found))
    write_json(options.json, found)


if __name__ == "__main__":
    main()
