"""A room in which people build something together, with the phone and the laptop they do it on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from milepost.plan import acts
from milepost.plan.agenda import Activity, Agenda, Inform, Step
from milepost.plan.parts import Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.work import Task
from milepost.room.room import open_plan, open_room
from milepost.room.sqlite import SQLiteLog
from tests.browser.conftest import LAPTOP, Stage
from tests.kit_process import KitProcess

PLAN = Plan(
    title="A library in every pocket",
    people={"p1": Person(id="p1", name="Ana"), "p2": Person(id="p2", name="Ben")},
    milestones={"m1": Milestone(id="m1", title="Opening")},
    tasks={
        "t1": Task(id="t1", title="Import the catalogue", milestone="m1"),
        "t2": Task(id="t2", title="Train the volunteers", milestone="m1"),
    },
)


@contextmanager
def building(folder: Path, browser: Browser, activity: Activity) -> Iterator[Stage]:
    """A kit with one room that stands in a step of that activity, on the plan's parts."""
    steps = (
        Step(key="hello", title="Hello", minutes=1, activity=Inform()),
        Step(key="build", title="Build", minutes=9, activity=activity),
        Step(key="bye", title="Bye", minutes=1, activity=Inform()),
    )
    log = SQLiteLog(folder / "plans.db")
    agenda = Agenda(workshop="building", title="Building", steps=steps)
    room = open_room(open_plan(log, PLAN), agenda)
    room.say(acts.GoTo(step="build", leaving="hello"))
    kit = KitProcess(folder / "plans.db").start()
    try:
        yield Stage(kit, room, browser)
    finally:
        kit.stop()
        for context in browser.contexts:
            context.close()
        log.close()


def seat_at_a_laptop(stage: Stage, name: str) -> Page:
    """A laptop that has joined the room by keyboard."""
    page = stage.browser.new_context(viewport=LAPTOP, reduced_motion="reduce").new_page()
    page.goto(f"{stage.kit.origin}/join/{stage.code}")
    page.get_by_label("Your name").fill(name)
    page.keyboard.press("Enter")
    page.get_by_text("I have finished").wait_for()
    return page
