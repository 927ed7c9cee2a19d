"""The program that all commands belong to, and what they share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from milepost.agendas import AgendaFaults
from milepost.plan.faults import Fault
from milepost.room.log import StoreFault
from milepost.room.sqlite import SQLiteLog
from milepost.room.stores import default_store

#: The groups in which `milepost --help` shows the commands.
ROOMS: Final = "Hold workshops"
PLANS: Final = "Plans, in and out"
STORES: Final = "The store of all plans"
WORKSHOPS: Final = "Workshops of your own"

app = typer.Typer(
    name="milepost",
    help="Workshops that take a team from a vision to milestones that hold.",
    epilog="Begin with `milepost demo`, or with `milepost run`. `milepost COMMAND --help` shows "
    "examples. A command ends with 0; with 1 where it could not do what was asked, or found what "
    "it looks for; with 2 where it was typed wrong.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Store = Annotated[
    Path | None,
    typer.Option("--store", help="The SQLite file of all plans; made on first use."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]
StoredPlan = Annotated[str, typer.Argument(help="The plan's id or title.")]


def example(*lines: str) -> str:
    """What stands at the end of a command's help: how it is typed."""
    return "\n\n".join(["Examples:", *(f"milepost {line}" for line in lines)])


def store_of(chosen: Path | None) -> Path:
    """The store that was named, or the usual one."""
    return chosen or default_store()


@contextmanager
def opened(chosen: Path | None) -> Iterator[SQLiteLog]:
    """The log in the store that was named, or in the usual one; none is made.

    Raises:
        StoreFault: there is no such store, or it cannot be used.
    """
    store = store_of(chosen)
    if not store.exists():
        raise StoreFault("store_missing", file=str(store))
    with closing(SQLiteLog(store)) as log:
        yield log


@contextmanager
def faults_as_messages() -> Iterator[None]:
    """Print what went wrong as a sentence, and end with 1: no traceback helps a facilitator."""
    try:
        yield
    except (Fault, AgendaFaults, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


@contextmanager
def bar(label: str, *, quiet: bool = False) -> Iterator[Callable[[float], None]]:
    """A bar for long work, on a terminal only; it is told how much is done, from 0 to 1."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    with typer.progressbar(length=100, label=label, file=sys.stderr) as shown:
        yield lambda share: shown.update(max(0, round(100 * share) - shown.pos))


def print_json(told: Any) -> None:
    """Print facts for programs."""
    typer.echo(json.dumps(told, indent=2, ensure_ascii=False))


def main() -> None:
    """Run the command that was typed."""
    app()
