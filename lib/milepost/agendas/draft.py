"""The texts of a new workshop: templates filled in for one name and the lengths it may take."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

import msgspec

from milepost.agendas.forms import LONGEST
from milepost.agendas.naming import stem_of, title_of
from milepost.agendas.reading import FILE, read
from milepost.agendas.workshop import Workshop
from milepost.plan.agenda import Step
from milepost.plan.faults import Fault

TEMPLATES = Path(__file__).resolve().parent / "templates"

#: The lengths of a workshop that is told none, in minutes.
USUAL_LENGTHS = (30, 60, 90)

#: Minutes: every step of the short form needs some; from the second number on, cards are joined.
SHORTEST, LONG_FROM = 15, 45

_MOST_IN_STEP = 99

# How a form's time is shared out, by step of the template; only the proportions matter.
_SHARES = {
    "welcome": 3,
    "ideas": 8,
    "alike": 8,
    "dots": 4,
    "choose": 2,
    "details": 22,
    "promise": 7,
    "exit": 3,
}
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|&~$])")


class Draft(msgspec.Struct, frozen=True):
    """A workshop that is not written yet; each of its files is text."""

    stem: str
    workshop: str
    facilitator: str
    participant: str
    notebook: str


def draft(name: str, lengths: Sequence[int] = USUAL_LENGTHS) -> Draft:
    """The texts of a sound workshop called ``name`` with a form for each length in minutes.

    Raises:
        Fault: no stem can be made of the name, or there can be no form of such a length.
    """
    title, stem = title_of(name), stem_of(name)
    quoted = json.dumps(title, ensure_ascii=False)[1:-1]
    toml = _toml(stem, title, quoted, sorted(set(lengths)))
    guide = _told_in_guides(read(toml, stem))
    return Draft(
        stem=stem,
        workshop=toml,
        facilitator=_filled("facilitator.md", guide),
        participant=_filled("participant.md", guide),
        notebook=_filled(
            "notebook.ipynb",
            {
                "title": quoted,
                "markdown_title": json.dumps(_plain(title), ensure_ascii=False)[1:-1],
                "stem": stem,
                "stem_id": stem.replace("_", "-"),
            },
        ),
    )


def _toml(stem: str, title: str, quoted: str, lengths: Sequence[int]) -> str:
    """Basic strings of TOML know the escapes of JSON, so one quoting serves both."""
    top = _filled(FILE, {"title": quoted, "plain_title": title, "stem": stem})
    return top + "".join(map(_form, lengths))


def _form(minutes: int) -> str:
    if not SHORTEST <= minutes <= LONGEST:
        raise Fault("workshop_length", minutes=minutes, low=SHORTEST, high=LONGEST)
    is_long = minutes >= LONG_FROM
    shares = {key: share for key, share in _SHARES.items() if is_long or key != "alike"}
    steps = {key: str(each) for key, each in shared_out(minutes, shares).items()}
    template = "long_form.toml" if is_long else "short_form.toml"
    return _filled(template, {"minutes": str(minutes), **steps})


def shared_out(minutes: int, shares: Mapping[str, int]) -> dict[str, int]:
    """``minutes`` as whole minutes, at least one each, in proportion to ``shares``.

    Each next minute goes to whoever is furthest behind their share (Webster's method, which
    favours neither the large nor the small), and a step may have no more than 99.
    """
    given = dict.fromkeys(shares, 1)
    for _ in range(minutes - len(shares)):
        waiting = [key for key in given if given[key] < _MOST_IN_STEP]
        given[max(waiting, key=lambda key: shares[key] / (given[key] + 0.5))] += 1
    return given


def _told_in_guides(workshop: Workshop) -> dict[str, str]:
    people = workshop.about.people
    steps = workshop.agenda(max(workshop.forms)).steps
    return {
        "title": _plain(workshop.title),
        "stem": workshop.stem,
        "people": f"{people.fewest} to {people.most}",
        "lengths": " or ".join(map(str, workshop.forms)),
        "timetable": "\n".join(_timetable(workshop, steps)),
        "script": "\n\n".join(map(_spoken, steps)),
        "steps": "\n".join(_listed(number, step) for number, step in enumerate(steps, 1)),
    }


def _timetable(workshop: Workshop, steps: Sequence[Step]) -> Iterator[str]:
    agendas = [workshop.agenda(minutes) for minutes in workshop.forms]
    yield _row("step", "key", *map(str, workshop.forms))
    yield "|" + "---|" * (2 + len(agendas))
    for step in steps:
        found = [agenda.step(step.key) for agenda in agendas]
        minutes = [str(each.minutes) if each else "-" for each in found]
        yield _row(step.title, step.key, *minutes)
    yield _row("**sum**", "", *(f"**{minutes}**" for minutes in workshop.forms))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _spoken(step: Step) -> str:
    said = textwrap.wrap(step.script, 98, break_on_hyphens=False)
    return "\n".join((f"**{step.title}**", "", *(f"> {line}" for line in said)))


def _listed(number: int, step: Step) -> str:
    stop = "" if step.title.endswith("?") else "."
    line = f"{number}. **{step.title}{stop}** {step.instruction}"
    return "\n".join(textwrap.wrap(line, 100, subsequent_indent="   ", break_on_hyphens=False))


def _plain(title: str) -> str:
    """A title as Markdown that shows it as it was typed."""
    return _MARKS.sub(r"\\\1", title)


def _filled(template: str, values: Mapping[str, str]) -> str:
    return Template((TEMPLATES / template).read_text("utf-8")).substitute(values)
