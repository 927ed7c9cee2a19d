"""``milepost import``: bring a plan in from elsewhere, or changes to one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from milepost import importing
from milepost.cli.program import (
    PLANS,
    AsJson,
    Store,
    app,
    bar,
    example,
    faults_as_messages,
    print_json,
    store_of,
)
from milepost.cli.whole_plans import is_whole, take_in
from milepost.importing import Asked, ImportFaults, Kind, Proposal, Wanted, What
from milepost.plan.acts import BringIn, OpenPlan
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.room.contents import plan_named
from milepost.room.imports import undo_import
from milepost.room.live_plan import LivePlan
from milepost.room.room import plan_act
from milepost.room.sqlite import SQLiteLog
from milepost.words import say

#: Changes that are printed one by one; all of them are in the JSON.
_SHOWN = 40

#: Bytes from which on a bar shows how far it is.
_LONG = 2_000_000


@app.command(
    "import",
    rich_help_panel=PLANS,
    epilog=example(
        "import harbour jira.csv --new Harbour",
        "import harbour jira.csv velocity.csv --dry-run",
        "import harbour work.xlsx --column Bezeichner=title",
        "import harbour harbour.milepost",
        "import harbour --undo",
    ),
)
def bring_in(  # noqa: PLR0913, PLR0917 - one argument for each option
    plan: Annotated[
        str, typer.Argument(help="The plan's id or title; with --new, the id it gets.")
    ],
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...",
            help="CSV, xlsx or JSON: tables, exports of Jira and GitHub, sprint history, plans; or "
            "one .milepost file, a whole plan.",
        ),
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="What the files are; else it is seen.")] = None,
    new: Annotated[str, typer.Option(help="Begin a plan of this title with what is in it.")] = "",
    column: Annotated[
        list[str] | None,
        typer.Option(help="Which column is which field, as in `Summary=title`; once for each."),
    ] = None,
    dates: Annotated[
        Literal["dmy", "mdy"] | None, typer.Option(help="What comes first in 03/04/2027.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back the latest import that stands.")
    ] = False,
    as_json: AsJson = False,
    store: Store = None,
) -> None:
    """Bring in milestones, tasks, risks and sprints: all of a file, or nothing and all faults."""
    with faults_as_messages(), closing(SQLiteLog(store_of(store))) as log:
        if is_whole(files or ()):
            take_in(log, plan, (files or [])[0], dry=dry_run, as_json=as_json)
            return
        live = LivePlan(log, plan if new else plan_named(log, plan))
        if undo:
            _tell_undone(undo_import(live), as_json=as_json)
            return
        if not files:
            raise Fault("import_no_files")
        wanted = Wanted(importing.wanted_columns(column or ()), dates or "")
        with _faults_told(as_json=as_json):
            named = [importing.file_at(each) for each in files]
            short = sum(len(each.data) for each in named) < _LONG
            with bar(say("cli.import.reading"), quiet=as_json or short) as progress:
                read = importing.read(named, Asked(kind, wanted), progress)
                proposal = importing.propose(_plan(live, new), read)
        if not dry_run:
            _enter(live, proposal, new)
    _tell(proposal, dry=dry_run, as_json=as_json)


def _plan(live: LivePlan, new: str) -> Plan:
    """The plan that is compared with: an empty one where a new one is begun."""
    if new and live.board.plan is not None:
        raise Fault("plan_open_already")
    return live.board.plan or Plan(title=new)


def _enter(live: LivePlan, proposal: Proposal, new: str) -> None:
    if new:
        _check_id(live.plan)
    if new and proposal.whole is not None:
        # What was promised and estimated first comes along; entered part by part it would not.
        whole = importing.whole_plan({**proposal.whole, "title": new})
        plan_act(live, OpenPlan(plan=whole))
        return
    if new:
        plan_act(live, OpenPlan(plan=Plan(title=new)))
    if proposal.events:
        plan_act(live, BringIn(source=proposal.source, changes=proposal.events))


def _check_id(plan: str) -> None:
    if not importing.is_id(plan):
        raise Fault("import_no_id", id=plan[:60])


@contextmanager
def _faults_told(*, as_json: bool) -> Iterator[None]:
    """Print all that is wrong and end with 1."""
    try:
        yield
    except ImportFaults as wrong:
        if as_json:
            told = {"count": wrong.count, "faults": [fault.told() for fault in wrong.faults]}
            print_json(told)
        else:
            typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from None


def _tell_undone(source: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"undone": source})
    else:
        typer.echo(say("cli.import.undone", source=source))


def _tell(proposal: Proposal, *, dry: bool, as_json: bool) -> None:
    if as_json:
        print_json({"entered": not dry, **proposal.told()})
        return
    for line in _lines(proposal, dry=dry):
        typer.echo(line)


def _lines(proposal: Proposal, *, dry: bool) -> Iterator[str]:
    yield from (note.say() for note in proposal.notes)
    for fact in proposal.facts:
        yield f"  {fact.field}: {fact.was} → {fact.becomes}"
    told = [change for change in proposal.changes if change.what is not What.SAME]
    for change in told[:_SHOWN] if dry else ():
        yield f"  {change.what:8}{change.shelf:13}{importing.shown(change.title)}"
        for field, was, becomes in change.fields:
            yield f"            {field}: {importing.shown(was)} → {importing.shown(becomes)}"
    if dry and len(told) > _SHOWN:
        yield say("cli.import.more", count=len(told) - _SHOWN)
    for shelf, counts in proposal.counts().items():
        counted = ", ".join(f"{count} {what}" for what, count in counts.items())
        yield f"{shelf}: {counted}"
    yield say("cli.import.would" if dry else "cli.import.entered", source=proposal.source)
