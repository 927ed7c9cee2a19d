"""One form of a workshop on paper, for the day on which the network fails.

A pure function of the workshop: what each step is, when, what people do and the facilitator
says, what to write down by hand (see ``by_hand.py`` and ``blanks.py``), and what to bring.
"""

from __future__ import annotations

from datetime import time
from itertools import accumulate

from milepost.agendas import Workshop
from milepost.export.blanks import blank, decided
from milepost.export.by_hand import bring, how
from milepost.export.results import Record
from milepost.export.sheet_parts import Blank, Told
from milepost.plan.agenda import Agenda, Collect, Inform, Step

_DAY = 24 * 60


class StepOnPaper(Record, frozen=True, kw_only=True):
    """A step as the sheet shows it.

    ``begins`` and ``ends`` are minutes from the start; ``clock`` is the time of day at which it
    begins, where a start is known; ``how`` says how it is done with cards and pens.
    """

    number: int
    title: str
    activity: str
    begins: int
    ends: int
    clock: str = ""
    purpose: str = ""
    instruction: str = ""
    prompt: str = ""
    text: str = ""
    script: str = ""
    how: tuple[Told, ...] = ()
    blank: Blank | None = None


class AgendaSheet(Record, frozen=True, kw_only=True):
    """All that the sheet tells."""

    title: str
    summary: str
    about: str
    minutes: int
    fewest: int
    most: int
    clock: str = ""
    ends: str = ""
    needs: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    bring: tuple[Told, ...] = ()
    steps: tuple[StepOnPaper, ...] = ()
    decided: Blank


def agenda_sheet(workshop: Workshop, minutes: int, start: time | None = None) -> AgendaSheet:
    """The form of ``workshop`` that takes ``minutes``, from ``start`` on if that is known.

    Raises:
        Fault: the workshop has no such form; the message lists those it has.
    """
    agenda, about = workshop.agenda(minutes), workshop.about
    ends = tuple(accumulate(step.minutes for step in agenda.steps))
    return AgendaSheet(
        title=workshop.title,
        summary=about.summary,
        about=workshop.forms[minutes].about,
        minutes=minutes,
        fewest=about.people.fewest,
        most=about.people.most,
        clock=_clock(start, 0),
        ends=_clock(start, minutes),
        needs=about.needs,
        makes=about.makes,
        bring=tuple(bring(agenda, about.people.most)),
        decided=decided(),
        steps=tuple(
            _on_paper(number, step, agenda, end, start)
            for number, (step, end) in enumerate(zip(agenda.steps, ends, strict=True), 1)
        ),
    )


def _on_paper(
    number: int, step: Step, agenda: Agenda, ends: int, start: time | None
) -> StepOnPaper:
    begins = ends - step.minutes
    return StepOnPaper(
        number=number,
        title=step.title,
        activity=str(step.activity.__struct_config__.tag),
        begins=begins,
        ends=ends,
        clock=_clock(start, begins),
        purpose=step.purpose,
        instruction=step.instruction,
        prompt=step.activity.prompt if isinstance(step.activity, Collect) else "",
        text=step.activity.text if isinstance(step.activity, Inform) else "",
        script=step.script,
        how=tuple(how(step)),
        blank=blank(step, agenda),
    )


def _clock(start: time | None, minutes: int) -> str:
    """The time of day so many minutes after the start; a workshop may end after midnight."""
    if start is None:
        return ""
    hour, minute = divmod((start.hour * 60 + start.minute + minutes) % _DAY, 60)
    return f"{hour:02}:{minute:02}"
