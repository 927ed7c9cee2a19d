"""The program that all commands belong to, and what they share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from milepost.agendas import AgendaFaults
from milepost.plan.faults import Fault
from milepost.room.stores import default_store

app = typer.Typer(
    name="milepost",
    help="Workshops that take a team from a vision to milestones that hold.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Store = Annotated[
    Path | None,
    typer.Option("--store", help="The SQLite file of all plans; made on first use."),
]


def store_of(chosen: Path | None) -> Path:
    """The store that was named, or the usual one."""
    return chosen or default_store()


@contextmanager
def faults_as_messages() -> Iterator[None]:
    """Print what went wrong as a sentence, and end with 1: no traceback helps a facilitator."""
    try:
        yield
    except (Fault, AgendaFaults, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def main() -> None:
    """Run the command that was typed."""
    app()
