"""Commands for whoever writes a workshop, or prints one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from milepost import agendas, places
from milepost.agendas import AgendaFaults
from milepost.cli.program import WORKSHOPS, app, example, faults_as_messages
from milepost.plan.faults import Fault
from milepost.words import say

Named = Annotated[
    str, typer.Argument(metavar="STEM", help="The workshop's stem, or the path of its file.")
]


@app.command(
    rich_help_panel=WORKSHOPS,
    epilog=example('new-workshop "Team charter"', 'new-workshop "Team charter" --minutes 45'),
)
def new_workshop(
    name: Annotated[str, typer.Argument(help="What it is called, as in “Team charter”.")],
    minutes: Annotated[
        list[int], typer.Option(help="The length of a form; name the option once for each.")
    ] = list(agendas.USUAL_LENGTHS),  # noqa: B006 - Typer copies it
    folder: Annotated[
        Path | None,
        typer.Option(
            envvar=places.FOLDER,
            resolve_path=True,
            help="Where your own `workshops` and `notebooks` are.",
        ),
    ] = None,
) -> None:
    """Write a workshop of your own that runs as it stands: agenda, guides and notebook."""
    with faults_as_messages():
        begun = agendas.begin(name, minutes, folder)
    typer.echo(say("cli.workshop_begun", folder=begun.folder, notebook=begun.notebook))
    if folder not in (None, places.own()):
        typer.echo(say("cli.workshop_elsewhere", variable=places.FOLDER, folder=folder))
    typer.echo(say("cli.workshop_next", stem=begun.stem))


@app.command(
    rich_help_panel=WORKSHOPS, epilog=example("check-workshop", "check-workshop team_charter")
)
def check_workshop(
    stem: Annotated[
        str,
        typer.Argument(metavar="[STEM]", help="A stem or a file; without one, all are checked."),
    ] = "",
) -> None:
    """Say all that is wrong with a workshop's file, each with its line and what to do."""
    names = [stem] if stem else agendas.stems()
    told = [_checked(name) for name in names]
    if not all(told):
        raise typer.Exit(1)


@app.command(
    rich_help_panel=WORKSHOPS,
    epilog=example("agenda smart_goals --minutes 60 --start 09:30", "agenda role_clarity"),
)
def agenda(
    stem: Named,
    minutes: Annotated[int, typer.Option(help="Which form to print, by its length.")] = 60,
    start: Annotated[
        datetime | None,
        typer.Option(formats=["%H:%M"], help="When it begins; else it counts from 0:00."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The PDF to write; else `STEM-MINUTES.pdf`, here.")
    ] = None,
    paper: Annotated[str, typer.Option(help="`a4` or `letter`.")] = "a4",
) -> None:
    """Print a workshop on paper, to be run with cards and pens on the day the network fails."""
    # Only this command needs Typst and the methods, which take seconds to load.
    from milepost.export import agenda_pdf, agenda_sheet  # noqa: PLC0415

    with faults_as_messages():
        workshop = agendas.read(agendas.find(stem))
        sheet = agenda_sheet(workshop, minutes, start.time() if start else None)
        pdf = agenda_pdf(sheet, as_of=datetime.now().astimezone().date(), paper=paper)
        file = out or Path(f"{workshop.stem}-{minutes}.pdf")
        file.write_bytes(pdf)
    typer.echo(say("cli.written", file=file))


def _checked(name: str) -> bool:
    """Tell whether the workshop can be used, and if not, why."""
    try:
        workshop = agendas.read(agendas.find(name))
        agendas.notebook_of(agendas.find(name))
    except (Fault, AgendaFaults) as error:
        typer.echo(str(error), err=True)
        return False
    forms = ", ".join(map(str, workshop.forms))
    typer.echo(say("cli.workshop_sound", stem=workshop.stem, forms=forms))
    return True
