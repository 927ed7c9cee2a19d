"""``milepost import PLAN FILE.milepost``: a plan with its whole log, as it was exported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from milepost import importing
from milepost.cli.program import print_json
from milepost.plan.events import Entry
from milepost.plan.faults import Fault
from milepost.room.sqlite import SQLiteLog
from milepost.words import say


def is_whole(files: Sequence[Path]) -> bool:
    """Whether a plan's whole log is among the files.

    Raises:
        Fault: there are others beside it.
    """
    named = [each for each in files if each.suffix == ".milepost"]
    if named and len(files) > 1:
        raise Fault("plan_file_alone", file=named[0].name[:60])
    return bool(named)


def take_in(log: SQLiteLog, plan: str, file: Path, *, dry: bool, as_json: bool) -> None:
    """Keep the log in ``file`` as the plan of that id: all of it, or what the store lacks of it.

    Raises:
        Fault: the file is not whole, its plan is here already, or another plan has that id.
        Moved: somebody wrote to that plan meanwhile.
    """
    # Only this way of importing reads what an export wrote.
    from milepost.export.plan_file import missing, opened  # noqa: PLC0415

    found = opened(importing.file_at(file).data)
    if not importing.is_id(plan):
        raise Fault("import_no_id", id=plan[:60])
    kept = log.since(plan, 0)
    lacking = missing(kept, found.board, plan)
    if not dry:
        log.take_in(plan, lacking, len(kept))
    title = found.board.plan.title if found.board.plan else found.name
    _tell(plan, title, kept, lacking, dry=dry, as_json=as_json)


def _tell(  # noqa: PLR0913 - said by name
    plan: str,
    title: str,
    kept: Sequence[Entry],
    lacking: Sequence[Entry],
    *,
    dry: bool,
    as_json: bool,
) -> None:
    if as_json:
        told = {"plan": plan, "title": title, "kept": len(kept), "new": len(lacking)}
        print_json({"entered": not dry, **told})
        return
    code = "cli.import.continued" if kept else "cli.import.whole"
    typer.echo(say(code, count=len(lacking), title=importing.shown(title), plan=plan))
    if dry:
        typer.echo(say("cli.import.only_looked"))
