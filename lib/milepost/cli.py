"""``milepost``: the whole kit from the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import segno
import typer

from milepost import samples
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.room.log_text import readable
from milepost.room.sqlite import SQLiteLog
from milepost.room.stores import default_store
from milepost.server.demo import Demo, running_demo
from milepost.server.kit import Kit, KitSettings, running_kit
from milepost.server.running import run_until_stopped
from milepost.words import say

K = TypeVar("K")

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
Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 is every network.")]
Port = Annotated[int, typer.Option(help="Port to listen on; 0 takes any free one.")]
Url = Annotated[str, typer.Option(help="The address people use, if a proxy stands in front.")]
Password = Annotated[
    str | None,
    typer.Option(envvar="MILEPOST_PASSWORD", help="Also lets a facilitator in who has no link."),
]

FailOn = Literal["grave", "warning", "hint"]

_EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones in the room must reach it


@app.command()
def run(
    store: Store = None,
    host: Host = _EVERYWHERE,
    port: Port = 8484,
    url: Url = "",
    password: Password = None,
) -> None:
    """Start Milepost for this room: prints the facilitator's link, and where phones join."""
    _serve(KitSettings(_store(store), host, port, url, password), with_code=True)


@app.command()
def serve(
    store: Store = None,
    host: Host = "127.0.0.1",
    port: Port = 8484,
    url: Url = "",
    password: Password = None,
) -> None:
    """Serve Milepost quietly, as behind a proxy; listens on this machine only unless told."""
    _serve(KitSettings(_store(store), host, port, url, password), with_code=False)


@app.command()
def demo(
    plan: Annotated[str, typer.Argument(help="A sample's name, or a file with a plan.")] = "tesla",
    people: Annotated[int, typer.Option(help="How many simulated people join.", min=1)] = 8,
    host: Host = _EVERYWHERE,
    port: Port = 8484,
    url: Url = "",
) -> None:
    """Show a sample plan with a room in full swing, in a store that is thrown away."""
    _until_stopped(running_demo(plan, people, KitSettings(Path(), host, port, url)), _greet_demo)


@app.command()
def log(
    plan: Annotated[str, typer.Argument(help="The plan's id; without one, all are listed.")] = "",
    store: Store = None,
) -> None:
    """Print a plan's log in words. What is not yet revealed is not told here either."""
    with _faults_as_messages(), closing(SQLiteLog(_store(store))) as kept:
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

    with _faults_as_messages():
        chosen, as_of = _plan(plan, store)
        looked = today.date() if today else as_of or datetime.now().astimezone().date()
        found = plan_check.findings(chosen, looked)
    told = plan_check.as_json(found) if as_json else plan_check.as_text(chosen, looked, found)
    typer.echo(told)
    if fail_on and any(each.severity.is_at_least(plan_check.Severity(fail_on)) for each in found):
        raise typer.Exit(1)


def _plan(name: str, store: Path | None) -> tuple[Plan, date | None]:
    """The plan of that name, and the day it is told from, if it is told from one."""
    kept = _store(store)
    if name not in samples.samples() and not Path(name).exists() and kept.exists():
        with closing(SQLiteLog(kept)) as log_of_all:
            if stored := replay(log_of_all.since(name, 0)).plan:
                return stored, None
    sample = samples.load(name)
    return sample.plan, sample.as_of


def _store(chosen: Path | None) -> Path:
    return chosen or default_store()


def _serve(settings: KitSettings, *, with_code: bool) -> None:
    def greet(kit: Kit) -> None:
        _greet(kit, with_code=with_code)

    _until_stopped(running_kit(settings), greet)


def _until_stopped(starting: AbstractAsyncContextManager[K], greet: Callable[[K], None]) -> None:
    with _faults_as_messages():
        run_until_stopped(starting, greet)


def _greet(kit: Kit, *, with_code: bool) -> None:
    typer.echo(say("cli.facilitator", link=kit.local_facilitator_link()))
    typer.echo(say("cli.facilitator_elsewhere", link=kit.facilitator_link()))
    typer.echo(say("cli.join", link=f"{kit.origins[0]}/"))
    for other in kit.origins[1:]:
        typer.echo(say("cli.also_at", link=f"{other}/"))
    typer.echo(say("cli.cannot_connect"))
    typer.echo(say("cli.store", store=kit.settings.store))
    if with_code:
        segno.make(f"{kit.origins[0]}/", error="m").terminal(compact=True)
    typer.echo(say("cli.stop"))


def _greet_demo(demo: Demo) -> None:
    _greet(demo.kit, with_code=False)
    link = demo.kit.join_link(demo.code)
    typer.echo(say("cli.demo", title=demo.title, join_code=demo.code, link=link))
    typer.echo(say("cli.demo_room", link=demo.room_link()))
    segno.make(link, error="m").terminal(compact=True)


@contextmanager
def _faults_as_messages() -> Iterator[None]:
    """Print what went wrong as a sentence, and end with 1: no traceback helps a facilitator."""
    try:
        yield
    except (Fault, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def main() -> None:
    """Run the command that was typed."""
    app()


if __name__ == "__main__":
    main()
