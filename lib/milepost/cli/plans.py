"""Commands that look at a plan."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from milepost import samples
from milepost.cli.program import Store, app, faults_as_messages, store_of
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.room.log_text import readable
from milepost.room.sqlite import SQLiteLog

FailOn = Literal["grave", "warning", "hint"]


@app.command()
def log(
    plan: Annotated[str, typer.Argument(help="The plan's id; without one, all are listed.")] = "",
    store: Store = None,
) -> None:
    """Print a plan's log in words. What is not yet revealed is not told here either."""
    with faults_as_messages(), closing(SQLiteLog(store_of(store))) as kept:
        for line in readable(kept, plan):
            typer.echo(line)


@app.command()
def check(
    plan: Annotated[str, typer.Argument(help="A sample's name, a file, or a plan's id.")],
    store: Store = None,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to look from; a sample brings its own."),
    ] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="End with 1 if anything as grave as this is found.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what milestones die of, as far as it is true of this plan, and what to do about it."""
    # Only this command needs pandas and matplotlib; a room must not wait for them.
    from milepost.methods import plan_check  # noqa: PLC0415

    with faults_as_messages():
        chosen, as_of = _plan(plan, store)
        looked = today.date() if today else as_of or datetime.now().astimezone().date()
        found = plan_check.findings(chosen, looked)
    told = plan_check.as_json(found) if as_json else plan_check.as_text(chosen, looked, found)
    typer.echo(told)
    if fail_on and any(each.severity.is_at_least(plan_check.Severity(fail_on)) for each in found):
        raise typer.Exit(1)


def _plan(name: str, store: Path | None) -> tuple[Plan, date | None]:
    """The plan of that name, and the day it is told from, if it is told from one."""
    kept = store_of(store)
    if name not in samples.samples() and not Path(name).exists() and kept.exists():
        with closing(SQLiteLog(kept)) as log_of_all:
            if stored := replay(log_of_all.since(name, 0)).plan:
                return stored, None
    sample = samples.load(name)
    return sample.plan, sample.as_of
