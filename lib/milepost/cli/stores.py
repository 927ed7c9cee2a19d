"""Commands about the store as a whole: what is in it, a copy of it, and the copy put back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milepost.cli.listing import lines, record, tell_plans
from milepost.cli.program import (
    STORES,
    AsJson,
    Store,
    app,
    bar,
    example,
    faults_as_messages,
    opened,
    print_json,
    store_of,
)
from milepost.room.backup import back_up
from milepost.room.backup import restore as put_back
from milepost.words import say

Force = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]


@app.command(rich_help_panel=STORES, epilog=example("plans", "plans --json"))
def plans(as_json: AsJson = False, store: Store = None) -> None:
    """List all plans: id, last entry, rooms, people, title."""
    tell_plans(store, as_json=as_json)


@app.command(
    rich_help_panel=STORES, epilog=example("backup plans-monday.db", "backup plans.db --force")
)
def backup(
    file: Annotated[Path, typer.Argument(help="Where to write the copy.")],
    force: Force = False,
    as_json: AsJson = False,
    store: Store = None,
) -> None:
    """Copy the store into one file, also while rooms are live.

    In it: all plans with all that was said, and the keys of links. Not in it: the keys of anonymous
    steps, and the folder of keys beside the store, without which people sign in anew.
    """
    chosen = store_of(store)
    with faults_as_messages(), opened(store):
        with bar(say("cli.store.looking"), quiet=as_json) as seen:
            kept = back_up(chosen, file, over=force, seen=seen)
        size = file.stat().st_size
    if as_json:
        print_json({"file": str(file), "bytes": size, "plans": record(kept)})
        return
    typer.echo("\n".join(lines(kept)))
    typer.echo(say("cli.backup.done", file=file, plans=len(kept), size=f"{size / 1e6:.1f}"))
    typer.echo(say("cli.backup.keys", keys=chosen.with_name(f"{chosen.stem}-keys")))


@app.command(rich_help_panel=STORES, epilog=example("restore plans-monday.db --force"))
def restore(
    file: Annotated[Path, typer.Argument(help="What `milepost backup` wrote.")],
    force: Force = False,
    as_json: AsJson = False,
    store: Store = None,
) -> None:
    """Make a backup the store, once each page and plan of it has proved sound.

    A store that is there is put aside with --force, and refused without. Stop Milepost first.
    """
    with faults_as_messages(), bar(say("cli.store.looking"), quiet=as_json) as seen:
        done = put_back(file, store_of(store), over=force, seen=seen)
    if as_json:
        aside = str(done.aside) if done.aside else None
        print_json({"store": str(store_of(store)), "aside": aside, "plans": record(done.plans)})
        return
    typer.echo("\n".join(lines(done.plans)))
    typer.echo(say("cli.restore.done", store=store_of(store), plans=len(done.plans)))
    if done.aside:
        typer.echo(say("cli.restore.aside", file=done.aside))
