"""What is offered to take home, where it is made, and what suits which workshop."""

from __future__ import annotations

import re
from typing import Any

import pytest

from milepost.agendas import sound_and_faulty
from milepost.export import DOCUMENTS
from milepost.export.everything import everything
from milepost.export.parcel import PACKS
from milepost.pages.insight import Insight
from milepost.pages.plan_desk import Chosen, PlanDesk
from milepost.pages.take_home import FILES, TakeHome, suited
from milepost.plan import acts
from milepost.widgets.downloads import Downloads
from tests.pages.stage import Workshop
from tests.pages.test_lobby import parts
from tests.widgets.comms import line_of

pytestmark = pytest.mark.usefixtures("fake_comms")


def files(page: Any) -> list[dict[str, Any]]:
    [shown] = [part for part in parts(page) if isinstance(part, Downloads)]
    return list(shown.files)


def test_every_document_is_offered_and_nothing_that_cannot_be_made() -> None:
    live = Workshop().host.live
    known = {name for name in FILES.values() if name.endswith(".pdf")}
    assert known == {f"{stem}.pdf" for stem in DOCUMENTS}
    others = tuple(set(FILES.values()) - known - set(PACKS) - {"{plan}.milepost"})
    made = {each.name for each in everything(live.board, only=others)}
    assert made == set(others)


def test_behind_the_server_each_file_is_an_address_and_the_choice_goes_with_it() -> None:
    live = Workshop().host.live
    desk = PlanDesk(live, Chosen(origin="http://milepost.example"))
    [home] = [part for part in parts(desk) if isinstance(part, TakeHome)]
    assert files(home)[0]["address"] == (
        f"/plans/{live.plan}/take-home/everything.zip?lang=en&paper=a4"
    )
    home._language.value, home._paper.value = "fr", "letter"
    for file in files(home):
        assert (
            file["address"] == f"/plans/{live.plan}/take-home/{file['name']}?lang=fr&paper=letter"
        )
        assert re.fullmatch(r"[\w.-]+", file["name"])


def test_without_a_server_the_notebook_makes_the_file() -> None:
    home = TakeHome(Workshop().host.live, served=False)
    assert {file["address"] for file in files(home)} == {""}
    [shown] = [part for part in parts(home) if isinstance(part, Downloads)]
    line_of(shown).hear({"make": "plan.md"})
    sent = line_of(shown).published[-1]
    assert sent["data"]["content"]["name"] == "Harbour-plan.md"


@pytest.mark.parametrize(
    ("workshop", "own"),
    [
        ("risk_assessment", "risks"),
        ("role_clarity", "ownership"),
        ("prioritization", "backlog"),
        ("sprint_planning", "backlog"),
        ("agile_estimating", "estimates"),
        ("retrospective", "progress"),
    ],
)
def test_a_room_takes_home_what_its_workshop_makes(workshop: str, own: str) -> None:
    assert suited(workshop) == (own, "minutes", "roadmap")
    assert workshop in {each.stem for each in sound_and_faulty()[0]}


def test_a_room_of_any_other_workshop_has_minutes_and_roadmap() -> None:
    assert suited("smart_goals") == suited("our_own") == ("minutes", "roadmap")


def test_in_a_room_that_has_ended_what_to_take_home_comes_first() -> None:
    workshop = Workshop()
    shown = Insight(workshop.host, served=True)
    assert [file["name"] for file in files(shown)] == ["minutes.pdf", "roadmap.pdf"]
    assert shown.children[0] is shown._shown
    workshop.host.say(acts.CloseRoom())
    shown._order()
    assert shown.children == (shown._take_home, shown._shown)
