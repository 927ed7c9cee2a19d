"""``milepost rehearse``: try a workshop before people come to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milepost.agendas.path import PATH
from milepost.cli.program import ROOMS, AsJson, app, example, faults_as_messages, print_json
from milepost.cli.rooms import Host, Port, Url, settings_of, until_stopped
from milepost.words import say

if TYPE_CHECKING:
    from milepost.rehearsal.outcome import Entered
    from milepost.rehearsal.tally import Refused
    from milepost.server.rehearsing import LiveRehearsal, Rehearsal, Rehearsed

#: What stands for the whole path.
_ALL = "all"


@app.command(
    rich_help_panel=ROOMS,
    epilog=example(
        "rehearse smart_goals", "rehearse all --people 12", "rehearse sprint_planning --live"
    ),
)
def rehearse(  # noqa: PLR0913, PLR0917 - one argument for each option
    stems: Annotated[
        list[str],
        typer.Argument(
            metavar="STEM...",
            help="Workshops, one after the other over one plan, by stem or file; `all` is the "
            "whole path.",
        ),
    ],
    minutes: Annotated[int, typer.Option(help="Which form, by its length.")] = 60,
    people: Annotated[int, typer.Option(help="How many take part.", min=1, max=200)] = 6,
    plan: Annotated[
        str,
        typer.Option(
            help="The plan to begin with: `example`, `vision` (the same without any work), a "
            "sample's name, or a file. Without one, `all` takes `vision`, the rest `example`."
        ),
    ] = "",
    seed: Annotated[int, typer.Option(help="The same seed takes the same decisions.")] = 1,
    live: Annotated[
        bool, typer.Option("--live", help="You are the facilitator; the others are simulated.")
    ] = False,
    host: Host = "127.0.0.1",
    port: Port = 8484,
    url: Url = "",
    as_json: AsJson = False,
) -> None:
    """Try workshops with simulated people, in a store that is thrown away."""
    # Only this command needs server and methods, which take seconds to load.
    from milepost.rehearsal.starting_plan import EXAMPLE, VISION  # noqa: PLC0415
    from milepost.server.rehearsing import Rehearsal, running_rehearsal  # noqa: PLC0415

    every = _ALL in stems
    rehearsal = Rehearsal(
        stems=PATH if every else tuple(stems),
        minutes=minutes,
        people=people,
        plan=plan or (VISION if every else EXAMPLE),
        seed=seed,
    )
    if live:
        settings = settings_of(Path(), host, port, url)
        until_stopped(running_rehearsal(rehearsal, settings), _greet_live)
        return
    held = _held(rehearsal, quiet=as_json)
    if as_json:
        print_json([_record(each) for each in held])
    if not all(each.sound for each in held):
        raise typer.Exit(1)


def _held(rehearsal: Rehearsal, *, quiet: bool) -> list[Rehearsed]:
    from milepost.server.running import run as run_on_a_loop  # noqa: PLC0415 - see above

    held: list[Rehearsed] = []
    with faults_as_messages():
        run_on_a_loop(_unattended(rehearsal, held, quiet=quiet))
    return held


async def _unattended(rehearsal: Rehearsal, held: list[Rehearsed], *, quiet: bool) -> None:
    """Rehearse, and tell of each workshop once it is over."""
    from milepost.server.rehearsing import rehearsing  # noqa: PLC0415 - see above

    async for each in rehearsing(rehearsal):
        held.append(each)
        if not quiet:
            typer.echo("\n".join(_told(each)))


def _greet_live(live: LiveRehearsal) -> None:
    typer.echo(say("cli.rehearsal.live", title=live.title, link=live.room_link()))
    typer.echo(say("cli.rehearsal.more", link=live.kit.join_link(live.code)))
    typer.echo(say("cli.rehearsal.stop"))


# What is printed


def _told(held: Rehearsed) -> list[str]:
    agenda = held.agenda
    lines = [say("cli.rehearsal.title", title=agenda.title, minutes=agenda.minutes)]
    wide = max(len(step.key) for step in agenda.steps)
    lines += [f"  {s.key:{wide}}  {held.tally.acts[s.key]:5}  {s.title}" for s in agenda.steps]
    lines += [_entered(each) for each in held.outcome.entered]
    return [*lines, *_faults(held), _verdict(held), ""]


def _entered(each: Entered) -> str:
    known = ", ".join(f"{key} {count}" for key, count in each.with_.items())
    kind = f"{each.kind:12}"
    line = say("cli.rehearsal.entered", kind=kind, new=each.new, changed=each.changed)
    return f"{line} ({known})" if known else line


def _faults(held: Rehearsed) -> list[str]:
    found = [say("cli.rehearsal.missing", thing=thing.value) for thing in held.outcome.missing]
    found += [_refused(each) for each in held.tally.refused]
    for step, progress in held.tally.stalled:
        found.append(say("cli.rehearsal.stalled", step=step, progress=progress))
    for who, why in held.tally.gone:
        found.append(say("cli.rehearsal.gone", who=who, why=why))
    for grave in held.outcome.graver():
        found.append(say("cli.rehearsal.grave", finding=grave.say(), next=grave.next_step()))
    return found


def _refused(each: Refused) -> str:
    told = {"step": each.step, "who": each.who, "act": each.act, "sentence": each.sentence}
    return say("cli.rehearsal.refused", **told)


def _verdict(held: Rehearsed) -> str:
    standing = len(held.outcome.after)
    code = "sound" if held.sound else "unsound"
    return say(f"cli.rehearsal.{code}", stem=held.stem, findings=standing)


def _record(held: Rehearsed) -> dict[str, Any]:
    steps = [{"step": s.key, "acts": held.tally.acts[s.key]} for s in held.agenda.steps]
    entered = {
        each.kind: {"new": each.new, "changed": each.changed, **each.with_}
        for each in held.outcome.entered
    }
    return {
        "stem": held.stem,
        "minutes": held.agenda.minutes,
        "sound": held.sound,
        "steps": steps,
        "entered": entered,
        "missing": [thing.value for thing in held.outcome.missing],
        "refused": [vars(each) for each in held.tally.refused],
        "stalled": [list(each) for each in held.tally.stalled],
        "gone": [list(each) for each in held.tally.gone],
        "grave": [each.say() for each in held.outcome.graver()],
        "findings": [each.say() for each in held.outcome.after],
    }
