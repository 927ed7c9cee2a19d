"""The form that opens a room: which workshop, how long, and who leads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets

from milepost.agendas import AgendaFaults, Workshop
from milepost.export import agenda_pdf, agenda_sheet
from milepost.room.live_plan import LivePlan
from milepost.room.room import Room, open_room
from milepost.widgets.download import Download
from milepost.widgets.fields import button, labelled
from milepost.widgets.markup import alert, items, sentence, typed
from milepost.widgets.notice import Notice
from milepost.words import say

_USUAL_MINUTES = 60

#: The workshops that can be run, and what is wrong with those that cannot.
Found = tuple[list[Workshop], list[AgendaFaults]]


class RoomStart(ipywidgets.VBox):
    """Opens a room on a plan.

    Args:
        live: the plan.
        opened: hears of the room.
        found: the workshops that can be run, and what is wrong with the others.
        workshop: the stem to begin with.
    """

    def __init__(
        self,
        live: LivePlan,
        opened: Callable[[Room], None],
        found: Found,
        workshop: str = "",
    ) -> None:
        self._live = live
        self._opened = opened
        self._next: str | None = None if workshop else ""
        sound, faulty = found
        self._workshops = {each.stem: each for each in sound}
        chosen = workshop if workshop in self._workshops else next(iter(self._workshops), None)
        titles = [(each.title, stem) for stem, each in self._workshops.items()]
        self._workshop = ipywidgets.Dropdown(options=titles, value=chosen)
        self._minutes = ipywidgets.ToggleButtons()
        self._about = ipywidgets.HTML()
        self._name = ipywidgets.Text(say("page.room.facilitator"))
        self._notice = Notice()
        self._go = button(say("page.room.start"), self._start, primary=True)
        super().__init__(
            [
                ipywidgets.HTML("".join(map(_faults, faulty))),
                labelled(say("page.room.workshop"), self._workshop),
                labelled(say("page.room.length"), self._minutes),
                self._about,
                labelled(say("page.room.your_name"), self._name),
                self._go,
                self._notice,
                self._on_paper(),
            ]
        )
        self.add_class("milepost-form")
        self._workshop.observe(self._offer_lengths, "value")
        self._minutes.observe(self._tell_about, "value")
        self._offer_lengths()

    @property
    def chosen(self) -> str:
        """The stem of the workshop that would be started."""
        return self._workshop.value or ""

    def choose(self, stem: str) -> None:
        """Have the workshop of that stem started next, if it can be run."""
        if stem in self._workshops:
            self._workshop.value = stem

    def when_chosen(self, tell: Callable[[str], None]) -> None:
        """Tell from now on which workshop is chosen."""
        self._workshop.observe(lambda change: tell(change["new"]), "value")

    def suggest(self, stem: str) -> None:
        """Say which workshop comes next; whoever chose no other goes on to it."""
        if self._next in ("", self.chosen):
            self.choose(stem)
        self._next = stem
        self._name_button()

    def _name_button(self) -> None:
        is_next = self.chosen == self._next
        title = self._workshops[self.chosen].title if is_next and self.chosen else ""
        told = say("page.path.start_next", workshop=title) if title else say("page.room.start")
        self._go.description = told

    def _offer_lengths(self, *_: Any) -> None:
        forms = self._workshops[self._workshop.value].forms
        self._minutes.options = [(say("page.room.minutes", minutes=each), each) for each in forms]
        self._minutes.value = _USUAL_MINUTES if _USUAL_MINUTES in forms else next(iter(forms))
        self._tell_about()
        self._name_button()

    def _tell_about(self, *_: Any) -> None:
        form = self._workshops[self._workshop.value].forms.get(self._minutes.value)
        self._about.value = sentence(form.about, "quiet") if form else ""

    def _on_paper(self) -> Download:
        return Download(
            say("page.room.on_paper"),
            "agenda.pdf",
            self._printed,
            waiting=say("page.room.on_paper_making"),
        )

    def _printed(self) -> bytes:
        workshop = self._workshops[self._workshop.value]
        sheet = agenda_sheet(workshop, self._minutes.value)
        return agenda_pdf(sheet, as_of=self._live.log.now().date())

    def _start(self) -> None:
        with self._notice.telling():
            agenda = self._workshops[self._workshop.value].agenda(self._minutes.value)
            self._opened(open_room(self._live, agenda, name=self._name.value))


def _faults(faults: AgendaFaults) -> str:
    """All that is wrong with a workshop's file, for whoever is writing it."""
    head, *lines = str(faults).splitlines()
    return alert(head) + items(map(typed, lines), "quiet")
