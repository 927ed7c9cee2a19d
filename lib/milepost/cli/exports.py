"""``milepost export``: everything one takes home of a plan, as files in a folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from milepost import samples
from milepost.cli.program import Store, app, faults_as_messages, store_of
from milepost.plan.board import Board
from milepost.plan.events import Entry, PlanOpened
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.room.log import PROGRAM
from milepost.room.sqlite import SQLiteLog
from milepost.words import DEFAULT_LANGUAGE, languages, say


class Named(NamedTuple):
    """A plan that was found: what its files call it, and its board."""

    name: str
    board: Board


@app.command("export")
def take_home(  # noqa: PLR0913, PLR0917 - one argument for each option
    plan: Annotated[
        str,
        typer.Argument(
            help="A sample's name, a file (JSON or .milepost), or a plan's id or title."
        ),
    ],
    out: Annotated[Path, typer.Option(help="The folder to write to; made if it is not there.")],
    only: Annotated[
        list[str] | None,
        typer.Option(help="Only this: `roadmap`, `figures`, `csv`, `plan.xlsx`; once for each."),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="As it stood on this day; else on the last one."),
    ] = None,
    language: Annotated[
        str, typer.Option(help=f"Of all files: {', '.join(languages())}.")
    ] = DEFAULT_LANGUAGE,
    paper: Annotated[str, typer.Option(help="`a4` or `letter`.")] = "a4",
    theme: Annotated[
        Path | None, typer.Option(help="Your own logo and colour: a theme.toml; else yours.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the files as JSON.")] = False,
    store: Store = None,
) -> None:
    """Write a plan as PDF, spreadsheet, calendar, Markdown, Mermaid, JSON, for Jira and GitHub.

    milepost export tesla --out tesla

    milepost export "Harbour for all" --out harbour --only roadmap --only figures --language de
    """
    # Only this command needs Typst, pandas and matplotlib; a room must not wait for them.
    from milepost.export import theme as themes  # noqa: PLC0415
    from milepost.export.everything import Manner, everything  # noqa: PLC0415

    with faults_as_messages():
        _check(language, paper)
        found = found_plan(plan, store_of(store), as_of.date() if as_of else None)
        look = themes.load(theme) if theme else themes.own()
        manner = Manner(name=found.name, language=language, paper=paper, theme=look)
        day = as_of.date() if as_of else None
        files = everything(found.board, day, manner, tuple(only or ()))
        sizes, failed = _written(((m.name, m.data, m.fault) for m in files), out, quiet=as_json)
    _tell(out, sizes, failed, as_json=as_json)
    if failed:
        raise typer.Exit(1)


def _check(language: str, paper: str) -> None:
    if language not in languages():
        raise Fault("language_unknown", tag=language[:20], known=", ".join(languages()))
    if paper not in ("a4", "letter"):
        raise Fault("pdf_paper_unknown", paper=paper[:20], known="a4, letter")


def found_plan(name: str, store: Path, day: date | None = None) -> Named:
    """The plan of that name: a sample, a file, or a stored plan by its id or its title.

    Args:
        name: what was typed.
        store: the file of all plans; it need not be there.
        day: on which a plan that is no more than a file is said to stand; else that of the
            sample, else today.

    Raises:
        Fault: there is none of that name, or several; the message lists them.
    """
    if name in samples.samples():
        return _of_sample(name, name, day)
    if Path(name).is_file():
        return _of_file(Path(name), day)
    return _of_store(name, store)


def _of_file(file: Path, day: date | None) -> Named:
    from milepost.export.plan_file import LONGEST, is_plan_file, opened  # noqa: PLC0415

    with file.open("rb") as read:
        if is_plan_file(read.read(12)):
            read.seek(0)
            found = opened(read.read(LONGEST + 1))
            return Named(_plain(found.name), found.board)
    return _of_sample(str(file), _plain(file.stem), day)


def _of_sample(source: str, name: str, day: date | None) -> Named:
    sample = samples.load(source)
    on = sample.as_of or day or datetime.now(UTC).date()
    return Named(name, begun(sample.plan, on))


def begun(plan: Plan, on: date) -> Board:
    """The board of a plan that has no log: it was opened on that day."""
    at = datetime.combine(on, time(), UTC)
    return replay([Entry(seq=1, at=at, who=PROGRAM, event=PlanOpened(plan=plan))])


def _of_store(name: str, store: Path) -> Named:
    if not store.exists():
        raise _unknown(name, [])
    with closing(SQLiteLog(store)) as log:
        known = log.plans()
        if name in known:
            return Named(name, replay(log.since(name, 0)))
        boards = {id_: replay(log.since(id_, 0)) for id_ in known}
    titles = {id_: board.plan.title for id_, board in boards.items() if board.plan}
    alike = [id_ for id_, title in titles.items() if _same(title) == _same(name)]
    if len(alike) > 1:
        raise Fault("plan_ambiguous", title=name[:80], plans=", ".join(alike))
    if not alike:
        raise _unknown(name, [f"{id_} ({title})" for id_, title in titles.items()])
    return Named(alike[0], boards[alike[0]])


def _same(title: str) -> str:
    return " ".join(title.casefold().split())


def _unknown(name: str, stored: list[str]) -> Fault:
    told = ", ".join(stored[:20]) or "-"
    return Fault(
        "plan_not_found", name=name[:80], samples=", ".join(samples.samples()), stored=told
    )


def _plain(name: str) -> str:
    """A name that any system takes for a file's."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)
    return kept.strip("-")[:60] or "plan"


def _written(
    files: Iterator[tuple[str, bytes, str]], out: Path, *, quiet: bool
) -> tuple[dict[str, int], dict[str, str]]:
    """Write each file as soon as it is made; sizes and faults, by name."""
    sizes: dict[str, int] = {}
    failed: dict[str, str] = {}
    progress = not quiet and sys.stderr.isatty()
    for name, data, fault in files:
        if fault:
            failed[name] = fault
            continue
        _write(out / name, data)
        sizes[name] = len(data)
        if progress:
            typer.echo(f"\r\x1b[2K{len(sizes):>3}  {name}", nl=False, err=True)
    if progress:
        typer.echo("\r\x1b[2K", nl=False, err=True)
    return sizes, failed


def _write(file: Path, data: bytes) -> None:
    """Write a file in one go: whoever looks meanwhile sees the old one or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    beside.write_bytes(data)
    beside.replace(file)


def _tell(out: Path, sizes: dict[str, int], failed: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        told = {"folder": str(out), "files": sizes, "failed": failed}
        typer.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for name, why in failed.items():
        typer.echo(say("cli.export.failed", name=name, why=why), err=True)
    size = f"{sum(sizes.values()) / 1_000_000:.1f} MB"
    typer.echo(say("cli.export.written", count=len(sizes), size=size, folder=out))
