"""What one takes home of a plan, as buttons: documents, tables, figures, the whole as one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

import ipywidgets

from milepost.export import theme
from milepost.export.everything import Manner
from milepost.export.parcel import WHOLE, parcel
from milepost.room.live_plan import LivePlan
from milepost.widgets.download import Made
from milepost.widgets.downloads import Downloads
from milepost.widgets.fields import labelled, row
from milepost.widgets.markup import sentence
from milepost.words import SPOKEN, languages, own_names, say

_WHOLE_PLAN: Final = "whole"

#: What is offered, in its order, under the codes of its words; ``{plan}`` stands for the plan's id.
FILES: Final[Mapping[str, str]] = {
    "everything": WHOLE,
    "summary": "summary.pdf",
    "roadmap": "roadmap.pdf",
    "backlog": "backlog.pdf",
    "estimates": "estimates.pdf",
    "risks": "risks.pdf",
    "ownership": "ownership.pdf",
    "progress": "progress.pdf",
    "minutes": "minutes.pdf",
    "book": "book.pdf",
    "figures": "figures.zip",
    "spreadsheet": "plan.xlsx",
    "csv": "csv.zip",
    "calendar": "calendar.ics",
    "markdown": "plan.md",
    "gantt": "gantt.mmd",
    "json": "plan.json",
    "jira": "jira.csv",
    "github": "github.sh",
    _WHOLE_PLAN: "{plan}.milepost",
}

#: What a workshop makes of its own; each room has its minutes and the roadmap besides.
_OF_WORKSHOP: Final[Mapping[str, str]] = {
    "risk_assessment": "risks",
    "role_clarity": "ownership",
    "prioritization": "backlog",
    "sprint_planning": "backlog",
    "agile_estimating": "estimates",
    "retrospective": "progress",
}


def suited(workshop: str) -> tuple[str, ...]:
    """What a room of that workshop takes home, by the keys of ``FILES``."""
    own = _OF_WORKSHOP.get(workshop)
    return (*([own] if own else []), "minutes", "roadmap")


class TakeHome(ipywidgets.VBox):
    """Buttons for files of one plan as it stands, and how they are made.

    Args:
        live: the plan.
        served: whether Milepost's server makes the files; else this notebook does.
        keys: which of ``FILES``; by default all.
    """

    def __init__(self, live: LivePlan, *, served: bool, keys: Sequence[str] = tuple(FILES)) -> None:
        self._live = live
        self._served = served
        self._keys = keys
        self._language = ipywidgets.Dropdown(options=_languages(), value=SPOKEN)
        papers = [(say(f"page.take_home.paper.{each}"), each) for each in ("a4", "letter")]
        self._paper = ipywidgets.Dropdown(options=papers)
        self._files = Downloads(
            self._made, waiting=say("page.take_home.waiting"), lost=say("page.take_home.lost")
        )
        how = row(
            labelled(say("page.take_home.language"), self._language),
            labelled(say("page.take_home.paper"), self._paper),
        )
        told = ipywidgets.HTML(sentence(say("page.take_home.how"), "quiet"))
        super().__init__([told, how, self._files])
        self.add_class("milepost-take-home")
        for choice in (self._language, self._paper):
            choice.observe(self._offer, "value")
        self._offer()

    def _offer(self, _: Any = None) -> None:
        self._files.offer([self._line(key, FILES[key]) for key in self._keys])

    def _line(self, key: str, file: str) -> tuple[str, str, str, str]:
        name = file.format(plan=self._live.plan)
        known = f"pdf.document.{key}" if file.endswith(".pdf") else f"page.take_home.file.{key}"
        about = say(f"page.take_home.about.{key}")
        return name, say(known), about, self._address(name) if self._served else ""

    def _address(self, name: str) -> str:
        how = f"lang={self._language.value}&paper={self._paper.value}"
        return f"/plans/{quote(self._live.plan)}/take-home/{quote(name)}?{how}"

    def _made(self, name: str) -> Made:
        manner = Manner(
            name=self._live.plan,
            language=self._language.value,
            paper=self._paper.value,
            theme=theme.own(),
        )
        return parcel(self._live.follow(), name, manner)


def _languages() -> list[tuple[str, str]]:
    names = own_names()
    return [(names[tag], tag) for tag in languages()]
