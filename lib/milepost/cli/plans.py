"""Commands that look at a plan."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
import typer

from milepost.cli.finding import found_plan
from milepost.cli.listing import tell_plans
from milepost.cli.program import (
    PLANS,
    AsJson,
    Store,
    app,
    example,
    faults_as_messages,
    opened,
    print_json,
    store_of,
)
from milepost.plan.faults import Fault
from milepost.room.contents import plan_named
from milepost.room.log_text import readable

FailOn = Literal["grave", "warning", "hint"]


@app.command(rich_help_panel=PLANS, epilog=example("log", "log Harbour", "log Harbour --json"))
def log(
    plan: Annotated[
        str, typer.Argument(help="The plan's id or title; without one, all are listed.")
    ] = "",
    as_json: AsJson = False,
    store: Store = None,
) -> None:
    """Print a plan's log in words. What is not yet revealed is not told here either."""
    if not plan:
        tell_plans(store, as_json=as_json)
        return
    with faults_as_messages(), opened(store) as kept:
        told = list(readable(kept, plan_named(kept, plan)))
    if as_json:
        print_json(msgspec.to_builtins(told))
    else:
        typer.echo("\n".join(map(str, told)))


@app.command(
    rich_help_panel=PLANS,
    epilog=example(
        "check tesla", "check Harbour --today 2027-03-01", "check Harbour --fail-on grave"
    ),
)
def check(
    plan: Annotated[
        str, typer.Argument(help="A sample's name, a file, or a stored plan's id or title.")
    ],
    store: Store = None,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to look from; a sample brings its own."),
    ] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="End with 1 if anything as grave as this is found.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what milestones die of, as far as it is true of this plan, and what to do about it."""
    # Only this command needs pandas and matplotlib; a room must not wait for them.
    from milepost.methods import plan_check  # noqa: PLC0415

    with faults_as_messages():
        named = found_plan(plan, store_of(store))
        looked = today.date() if today else named.as_of or datetime.now().astimezone().date()
        chosen = named.board.plan
        if chosen is None:
            raise Fault("plan_log_broken", plan=plan, entries=named.board.seq, last=named.board.seq)
        found = plan_check.findings(chosen, looked)
    told = plan_check.as_json(found) if as_json else plan_check.as_text(chosen, looked, found)
    typer.echo(told)
    if fail_on and any(each.severity.is_at_least(plan_check.Severity(fail_on)) for each in found):
        raise typer.Exit(1)
