"""All that one takes home of a plan, file by file; one that cannot be made does not hold up others.

The same board, day, language, paper and theme make the same files, byte by byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple, TypeAlias

from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.calendar import ics
from milepost.export.csv_text import csv_of
from milepost.export.document import Document, Picture
from milepost.export.documents import DOCUMENTS, printed_as
from milepost.export.figures import drawn_as_png, drawn_as_svg, pictures_in, pictures_of
from milepost.export.github_script import github_script
from milepost.export.jira_csv import jira_csv
from milepost.export.json_plan import SCHEMA_FILE, plan_json, plan_schema
from milepost.export.markdown import markdown
from milepost.export.mermaid import gantt
from milepost.export.plan_file import plan_file
from milepost.export.results import Record
from milepost.export.spreadsheet import xlsx
from milepost.export.tables import tables
from milepost.export.theme import Theme
from milepost.export.wording import Wording
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

_GITHUB = "github.sh"


class Manner(Record, frozen=True, kw_only=True):
    """How files are made: see ``documents.Print``; ``name`` tells the plan from others."""

    name: str = "plan"
    language: str = DEFAULT_LANGUAGE
    paper: str = "a4"
    theme: Theme | None = None


class Made(NamedTuple):
    """A file: its name below the folder, with ``/``, and its bytes, or why there are none."""

    name: str
    data: bytes
    fault: str = ""


Make: TypeAlias = Callable[[], bytes | None]

_PLAIN = Manner()


def everything(
    board: Board, as_of: date | None = None, manner: Manner = _PLAIN, only: tuple[str, ...] = ()
) -> Iterator[Made]:
    """Every file of a plan, one after the other, as soon as it is made.

    Args:
        board: the plan and its rooms.
        as_of: the day (UTC) whose end is shown; by default that of the board's last entry.
        manner: language, paper and look.
        only: names of files, or of folders (``figures``), or stems (``roadmap``); all without any.

    Raises:
        Fault: there was no plan on that day, or ``only`` names something that there is not.
        LookupError: there are no words in that language.
    """
    day = as_of or last_day(board)
    then = board_on(board, day)
    plan = plan_on(then, day)
    Wording(manner.language)
    making = _Making(then, plan, day, manner)
    files = dict(making.files())
    wanted = _wanted(files, only)
    for name in wanted:
        yield from _made(name, files[name])
    if not only or "figures" in only:
        yield from making.figures()


def _wanted(files: Mapping[str, Make], only: tuple[str, ...]) -> list[str]:
    known = {"figures", *files, *(_stem(name) for name in files), *map(_folder, files)} - {""}
    for each in only:
        if each not in known:
            told = sorted({*(_stem(name) for name in files), "figures", "csv"})
            raise Fault("export_unknown", name=each[:60], known=", ".join(told))
    if not only:
        return list(files)
    return [name for name in files if {name, _stem(name), _folder(name)} & set(only)]


def _stem(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0]


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _made(name: str, make: Make) -> Iterator[Made]:
    try:
        data = make()
    except Exception as error:  # noqa: BLE001 - told as this file's fault; others are still made
        yield Made(name, b"", _told(error))
        return
    if data is not None:
        yield Made(name, data)


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, Fault) else f"{type(error).__name__}: {error}"


class _Making:
    def __init__(self, board: Board, plan: Plan, day: date, manner: Manner) -> None:
        self._board = board
        self._plan = plan
        self._day = day
        self._manner = manner
        self._documents: dict[str, Document] = {}

    def files(self) -> Iterator[tuple[str, Make]]:
        """The files other than figures, by name."""
        for stem in DOCUMENTS:
            yield f"{stem}.pdf", partial(self._pdf, stem)
        plan, day, language = self._plan, self._day, self._manner.language
        name = self._manner.name
        yield "plan.xlsx", partial(xlsx, plan, as_of=day, language=language)
        for table in tables(plan):
            yield f"csv/{table.name.lower()}.csv", partial(csv_of, table)
        yield (
            "calendar.ics",
            partial(ics, self._board, plan, as_of=day, language=language, name=name),
        )
        yield "plan.md", lambda: markdown(plan, as_of=day, language=language).encode()
        others = Wording(language).say("take.others")
        yield "gantt.mmd", lambda: gantt(plan, others=others).encode()
        yield "plan.json", partial(plan_json, plan)
        yield SCHEMA_FILE, plan_schema
        yield "jira.csv", partial(jira_csv, plan)
        yield _GITHUB, lambda: github_script(plan, as_of=day, file=_GITHUB).encode()
        yield f"{name}.milepost", partial(plan_file, self._board, name)

    def _document(self, stem: str) -> Document:
        if stem not in self._documents:
            self._documents[stem] = DOCUMENTS[stem](self._board, self._day)
        return self._documents[stem]

    def _pdf(self, stem: str) -> bytes:
        manner = self._manner
        return printed_as(
            self._document(stem),
            language=manner.language,
            paper=manner.paper,
            theme=manner.theme,
        )

    def figures(self) -> Iterator[Made]:
        """Each figure twice, as SVG and as PNG; none where its method has nothing to show."""
        language = self._manner.language
        for name, make in self._pictures():
            try:
                picture = make()
            except Fault:
                continue  # a plan that this method cannot speak of
            if picture is not None:
                yield from _made(f"figures/{name}.svg", partial(drawn_as_svg, picture, language))
                yield from _made(f"figures/{name}.png", partial(drawn_as_png, picture, language))

    def _pictures(self) -> Iterator[tuple[str, Callable[[], Picture | None]]]:
        for stem in DOCUMENTS:
            try:
                document = self._document(stem)
            except Fault:
                continue  # told where its PDF was made
            for name, picture in pictures_in(stem, document).items():
                yield name, partial(_given, picture)
        yield from pictures_of(self._plan, self._day)


def _given(picture: Picture) -> Picture:
    return picture
