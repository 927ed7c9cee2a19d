"""The people of a plan: who may own what is planned."""

from __future__ import annotations

import ipywidgets

from milepost.plan.acts import PutPerson
from milepost.plan.parts import Person
from milepost.room.live_plan import LivePlan
from milepost.room.room import new_id, plan_act
from milepost.widgets.fields import button, labelled, row
from milepost.widgets.markup import items, sentence, typed
from milepost.widgets.notice import Notice
from milepost.words import say

_ID_LETTERS = 10


class PeopleForm(ipywidgets.VBox):
    """Lists the people of a plan and adds more."""

    def __init__(self, live: LivePlan) -> None:
        self._live = live
        self._list = ipywidgets.HTML()
        self._name = ipywidgets.Text()
        self._notice = Notice()
        field = labelled(say("page.people.name"), self._name, say("page.people.name_hint"))
        add = button(say("page.people.add"), self._add)
        super().__init__([self._list, row(field, add), self._notice])
        self.add_class("milepost-form")
        self._show()

    def _show(self) -> None:
        plan = self._live.board.plan
        names = [person.name for person in plan.people.values()] if plan else []
        shown = items(map(typed, names), "names")
        self._list.value = shown if names else sentence(say("page.people.none"), "quiet")

    def _add(self) -> None:
        with self._notice.telling():
            person = Person(id=new_id()[:_ID_LETTERS], name=self._name.value.strip())
            plan_act(self._live, PutPerson(person=person))
            self._name.value = ""
            self._show()
