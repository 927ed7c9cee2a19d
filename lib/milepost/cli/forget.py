"""``milepost forget``: erase what a plan knows of a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from milepost.cli.program import (
    STORES,
    AsJson,
    Store,
    app,
    example,
    faults_as_messages,
    opened,
    print_json,
    store_of,
)
from milepost.room.contents import plan_named
from milepost.room.erasing import Erasure, erase, erasure
from milepost.room.log_text import line
from milepost.words import say

#: Entries that are printed one by one; all of them are in the JSON.
_SHOWN = 40


@app.command(
    rich_help_panel=STORES,
    epilog=example(
        'forget "Dora Meyer" --plan Harbour', 'forget "Dora Meyer" --plan Harbour --yes'
    ),
)
def forget(  # noqa: PLR0913, PLR0917 - one argument for each option
    person: Annotated[str, typer.Argument(help="A name, or the id of one of the plan's people.")],
    plan: Annotated[str, typer.Option(help="The plan's id or title.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without, it only lists.")] = False,
    everywhere: Annotated[
        bool,
        typer.Option(
            "--everywhere",
            help="Also their name in what others wrote, and their sentences in the plan.",
        ),
    ] = False,
    as_json: AsJson = False,
    store: Store = None,
) -> None:
    """Blank a person's names and words in a plan and its log, for good.

    Numbers, votes, dates and the order of things stay. Backups and exported files are not reached.
    With --yes, stop Milepost first.
    """
    with faults_as_messages():
        with opened(store) as log:
            key = plan_named(log, plan)
            found = erasure(log, key, person, everywhere=everywhere)
        if yes:
            found = erase(store_of(store), key, person, everywhere=everywhere)
    if as_json:
        print_json(_record(found, done=yes))
    else:
        typer.echo("\n".join(_told(found, done=yes)))


def _told(found: Erasure, *, done: bool) -> Iterator[str]:
    if not done:
        yield from _lines(found)
    for name, blank in found.who.names.items():
        yield say("cli.forget.name", name=name, blank=blank)
    if found.left:
        yield say("cli.forget.left", count=found.left)
    count = len(found.before)
    yield say("cli.forget.done" if done else "cli.forget.would", count=count)
    if done:
        yield say("cli.forget.elsewhere")


def _lines(found: Erasure) -> Iterator[str]:
    yield from (str(line(found.board, entry)) for entry in found.before[:_SHOWN])
    if len(found.before) > _SHOWN:
        yield say("cli.import.more", count=len(found.before) - _SHOWN)


def _record(found: Erasure, *, done: bool) -> dict[str, Any]:
    return {
        "plan": found.plan,
        "done": done,
        "names": dict(found.who.names),
        "entries": [entry.seq for entry in found.before],
        "left": found.left,
    }
