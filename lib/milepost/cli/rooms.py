"""Commands that run rooms: on this machine until they are stopped.

The server is loaded by the commands that need it: for the others it is seconds of waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import segno
import typer

from milepost.cli.program import ROOMS, Store, app, example, faults_as_messages, store_of
from milepost.words import say

if TYPE_CHECKING:
    from milepost.server.demo import Demo
    from milepost.server.kit import Kit, KitSettings

K = TypeVar("K")

Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 is every network.")]
Port = Annotated[int, typer.Option(help="Port to listen on; 0 takes any free one.")]
Url = Annotated[str, typer.Option(help="The address people use, if a proxy stands in front.")]
Password = Annotated[
    str | None,
    typer.Option(envvar="MILEPOST_PASSWORD", help="Also lets a facilitator in who has no link."),
]

_EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones in the room must reach it


@app.command(
    rich_help_panel=ROOMS,
    epilog=example("run", "run --port 9000", "run --store plans.db --url https://plan.example.org"),
)
def run(
    store: Store = None,
    host: Host = _EVERYWHERE,
    port: Port = 8484,
    url: Url = "",
    password: Password = None,
) -> None:
    """Start Milepost for this room: prints the facilitator's link, and where phones join."""
    _serve(settings_of(store_of(store), host, port, url, password), with_code=True)


@app.command(
    rich_help_panel=ROOMS, epilog=example("serve --store plans.db --url https://plan.example.org")
)
def serve(
    store: Store = None,
    host: Host = "127.0.0.1",
    port: Port = 8484,
    url: Url = "",
    password: Password = None,
) -> None:
    """Serve Milepost quietly, as behind a proxy; listens on this machine only unless told."""
    _serve(settings_of(store_of(store), host, port, url, password), with_code=False)


@app.command(rich_help_panel=ROOMS, epilog=example("demo", "demo netflix --people 20"))
def demo(
    plan: Annotated[str, typer.Argument(help="A sample's name, or a file with a plan.")] = "tesla",
    people: Annotated[int, typer.Option(help="How many simulated people join.", min=1)] = 8,
    host: Host = _EVERYWHERE,
    port: Port = 8484,
    url: Url = "",
) -> None:
    """Show a sample plan with a room in full swing, in a store that is thrown away."""
    from milepost.server.demo import running_demo  # noqa: PLC0415 - see above

    until_stopped(running_demo(plan, people, settings_of(Path(), host, port, url)), _greet_demo)


def settings_of(
    store: Path, host: str, port: int, url: str, password: str | None = None
) -> KitSettings:
    """What a kit is told, from a command's options."""
    from milepost.server.kit import KitSettings  # noqa: PLC0415 - see above

    return KitSettings(store, host, port, url, password)


def _serve(settings: KitSettings, *, with_code: bool) -> None:
    from milepost.server.kit import running_kit  # noqa: PLC0415 - see above

    until_stopped(running_kit(settings), partial(greet, with_code=with_code))


def until_stopped(starting: AbstractAsyncContextManager[K], told: Callable[[K], None]) -> None:
    """Keep ``starting`` running until it is stopped; ``told`` prints what it started."""
    from milepost.server.running import run_until_stopped  # noqa: PLC0415 - see above

    with faults_as_messages():
        run_until_stopped(starting, told)


def greet(kit: Kit, *, with_code: bool) -> None:
    """Print where a kit is reached, and by whom."""
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
    greet(demo.kit, with_code=False)
    link = demo.kit.join_link(demo.code)
    typer.echo(say("cli.demo", title=demo.title, join_code=demo.code, link=link))
    typer.echo(say("cli.demo_room", link=demo.room_link()))
    segno.make(link, error="m").terminal(compact=True)
