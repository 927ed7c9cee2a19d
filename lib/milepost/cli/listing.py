"""The plans of a store as lines and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import typer

from milepost.cli.program import bar, faults_as_messages, opened, print_json, store_of
from milepost.room.contents import PlanKept, contents
from milepost.room.log import Log
from milepost.room.log_text import one_line
from milepost.words import say


def tell_plans(store: Path | None, *, as_json: bool) -> None:
    """Print all plans of a store."""
    with faults_as_messages(), opened(store) as log:
        kept = _looked_at(log, quiet=as_json)
    if as_json:
        print_json(record(kept))
    else:
        typer.echo("\n".join(lines(kept)) or say("cli.plans.none", store=store_of(store)))


def _looked_at(log: Log, *, quiet: bool) -> tuple[PlanKept, ...]:
    """All plans of a store, with a bar while their logs are read."""
    found: list[PlanKept] = []
    with bar(say("cli.store.looking"), quiet=quiet) as seen:
        count = len(log.plans())
        for each in contents(log):
            found.append(each)
            seen(len(found) / count)
    return tuple(found)


def lines(kept: Sequence[PlanKept]) -> list[str]:
    """One line for each plan."""
    wide = max((len(plan.id) for plan in kept), default=0)
    return [f"{plan.id:{wide}}  {_facts(plan)}  {one_line(plan.title)}" for plan in kept]


def _facts(plan: PlanKept) -> str:
    counts = {"rooms": f"{plan.rooms:3}", "people": f"{plan.people:3}"}
    entries = f"{plan.entries:6}"
    return say("cli.plans.facts", last=f"{plan.last:%Y-%m-%d %H:%M}", entries=entries, **counts)


def record(kept: Sequence[PlanKept]) -> list[dict[str, Any]]:
    """What is known of each plan."""
    made: list[dict[str, Any]] = msgspec.to_builtins(list(kept))
    return made
