"""``milepost export``: everything one takes home of a plan, as files in a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from milepost.cli.finding import found_plan
from milepost.cli.program import (
    PLANS,
    AsJson,
    Store,
    app,
    example,
    faults_as_messages,
    print_json,
    store_of,
)
from milepost.plan.faults import Fault
from milepost.words import DEFAULT_LANGUAGE, languages, say


@app.command(
    "export",
    rich_help_panel=PLANS,
    epilog=example(
        "export tesla --out tesla",
        'export "Harbour for all" --out harbour --only roadmap --only figures --language de',
    ),
)
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
    as_json: AsJson = False,
    store: Store = None,
) -> None:
    """Write a plan as PDF, spreadsheet, calendar, Markdown, Mermaid, JSON, for Jira and GitHub."""
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
        print_json(told)
        return
    for name, why in failed.items():
        typer.echo(say("cli.export.failed", name=name, why=why), err=True)
    size = f"{sum(sizes.values()) / 1_000_000:.1f} MB"
    typer.echo(say("cli.export.written", count=len(sizes), size=size, folder=out))
