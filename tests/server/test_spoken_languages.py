"""Several languages in one room: each reads their own, and nobody has to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from milepost.plan import acts
from milepost.plan.agenda import Agenda, Collect, Field, FieldKind, Refine, Step
from milepost.plan.plan import Plan
from milepost.rehearsal.guest import Guest, TurnedAway
from milepost.room.room import open_plan, open_room
from milepost.room.sqlite import SQLiteLog
from milepost.server.preferred_language import COOKIE
from milepost.words import say
from tests.bad_days.scene import Scene, live, write
from tests.kit_process import KitProcess

TITLE = Field(key="title", label="Goal", kind=FieldKind.LONG)
AGENDA = Agenda(
    workshop="short",
    title="Short",
    steps=(
        Step(key="ideas", title="Ideas", minutes=5, activity=Collect(prompt="?", private=False)),
        Step(
            key="goals",
            title="Goals",
            minutes=5,
            activity=Refine(of="ideas", fields=(TITLE,), adviser="smart_goals"),
        ),
    ),
)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    log = SQLiteLog(tmp_path / "plans.db")
    room = open_room(open_plan(log, Plan(title="Apollo")), AGENDA)
    scene = Scene(KitProcess(tmp_path / "plans.db").start(), room)
    yield scene
    scene.kit.stop()
    log.close()


async def speaker(scene: Scene, name: str, language: str) -> Guest:
    """Somebody in the room whose browser says that they picked ``language``."""
    guest = scene.stranger(name)
    await guest.join()
    guest.cookies += f"; {COOKIE}={language}"
    await guest.connect()
    await guest.until(lambda seen: "me" in seen)
    return guest


async def refusal(guest: Guest, **act: Any) -> str:
    with pytest.raises(TurnedAway) as refused:
        await guest.say(**act)
    return str(refused.value).partition(": ")[2]


@live
async def test_each_is_refused_in_their_own_language(scene: Scene) -> None:
    nothing: dict[str, Any] = {"act": "write_note", "step": "ideas", "text": " "}
    for name, language in (("Ana", "en"), ("Uli", "de"), ("Zoé", "fr")):
        guest = await speaker(scene, name, language)
        assert await refusal(guest, **nothing) == say("refused.text_empty", language)


@live
async def test_the_door_of_a_room_refuses_in_the_language_that_was_picked(scene: Scene) -> None:
    for language in ("en", "es"):
        guest = scene.stranger("", cookies=f"{COOKIE}={language}")
        with pytest.raises(TurnedAway) as refused:
            await guest.join()
        assert say("refused.text_empty", language) in str(refused.value)


@live
async def test_each_is_advised_in_their_own_language(scene: Scene) -> None:
    english, german = await speaker(scene, "Ana", "en"), await speaker(scene, "Uli", "de")
    card = await write(english, "Make the checkout faster")
    scene.room.live.follow()
    scene.room.say(acts.GoTo(step="goals", leaving="ideas"))
    await asks(english, card, "smart.time_bound.none", "en")
    await asks(german, card, "smart.time_bound.none", "de")
    late = await speaker(scene, "Inês", "pt")
    await asks(late, card, "smart.time_bound.none", "pt")


async def asks(guest: Guest, card: str, code: str, language: str) -> None:
    """Wait until the adviser asks ``guest`` in a language about a card."""
    question = say(code, language)
    await guest.until(
        lambda seen: any(
            question == criterion.get("question")
            for criterion in seen.get(f"advice/{card}", {}).get("criteria", ())
        )
    )
