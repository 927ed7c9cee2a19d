"""Whoever sits in the back row sees all of the wall, or reads how much of it they do not see."""

from __future__ import annotations

from msgspec.structs import replace
from playwright.sync_api import Page, expect

from milepost import agendas
from milepost.plan.agenda import Agenda, Select
from milepost.room.room import open_room
from tests.browser.conftest import Stage
from tests.browser.played import Play

CUT = """() => {
  const main = document.querySelector('.wall > main');
  const padding = parseFloat(getComputedStyle(main).paddingBottom);
  const edge = main.getBoundingClientRect().bottom - padding;
  const cards = [...main.querySelectorAll('.card:not(.card .card)')];
  return cards.filter((card) => card.getBoundingClientRect().bottom > edge + 1).length;
}"""


def test_what_does_not_fit_on_the_wall_is_counted(stage: Stage) -> None:
    stage.room = open_room(stage.room.live, _keeping_twelve(agendas.load("smart_goals")))
    wall = stage.wall()
    counted = 0
    for moment in Play(stage.room, people=15, kept=12).moments():
        moment.wait_on(wall)
        cut = wall.evaluate(CUT)
        if cut:
            expect(wall.locator(".beyond")).to_contain_text(f"and {cut} more")
            counted += 1
        _assert_the_way_in_is_seen(wall)
    assert counted, "in no step were there too many cards for the wall"


def _keeping_twelve(agenda: Agenda) -> Agenda:
    steps = tuple(
        replace(step, activity=replace(step.activity, most=12))
        if isinstance(step.activity, Select)
        else step
        for step in agenda.steps
    )
    return replace(agenda, steps=steps)


def _assert_the_way_in_is_seen(wall: Page) -> None:
    for part in (".qr", ".join-code", ".link-state"):
        expect(wall.locator(f".wall-side {part}")).to_be_in_viewport(ratio=1)
    assert wall.locator(".join-url-code").evaluate("code => code.getClientRects().length") == 1
