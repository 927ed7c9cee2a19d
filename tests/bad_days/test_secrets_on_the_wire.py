"""Raw frames, pages and the log in words hold nothing that is hidden: a canary is nowhere."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tornado.httpclient import AsyncHTTPClient

from milepost.rehearsal.guest import Guest
from tests.bad_days.scene import Scene, all_of, live, write

CANARY = "kanarienvogel"


async def audience(scene: Scene) -> list[Guest]:
    """Everyone who might see too much: a participant, the facilitator, a projector."""
    return [await scene.guest("Ben"), await scene.facilitator(), await scene.projector()]


async def everything_told(scene: Scene, people: list[Guest]) -> str:
    """All frames that came, once all have heard of one more act; and pages, and the log."""
    last = await scene.guest("Last one in")
    members = last.entities["progress"]["members"]
    await all_of(p.until(lambda seen: seen["progress"]["members"] >= members) for p in people)
    for person in people:
        person.close()
        await person.closed()
        person.seq = -1
        await person.connect(role="spectator" if not person.cookies else "facilitator")
        await person.until(lambda seen: "present" in seen)
    frames = [text for person in people for text in person.frames]
    assert len(frames) > 6
    return "\n".join([*frames, *await pages(scene), log_in_words(scene)])


async def pages(scene: Scene) -> list[str]:
    paths = (f"/{kind}/{scene.code}" for kind in ("room", "present", "join"))
    answers = await all_of(AsyncHTTPClient().fetch(scene.kit.origin + path) for path in paths)
    return [answer.body.decode() for answer in answers]


def log_in_words(scene: Scene) -> str:
    command = [sys.executable, "-m", "milepost.cli", "log", scene.room.live.plan]
    store = ["--store", str(scene.kit.store)]
    done = subprocess.run([*command, *store], capture_output=True, text=True, check=True)
    assert "room opened" in done.stdout
    return done.stdout


@pytest.mark.parametrize("step", ["ideas", "whispers"])
@live
async def test_private_notes_reach_nobody_before_the_reveal(scene: Scene, step: str) -> None:
    if step != "ideas":
        scene.go(step)
    people = await audience(scene)
    ada = await scene.guest("Ada")
    first = await write(ada, f"{CANARY} one", step)
    await ada.say("edit_note", step=step, note=first, text=f"{CANARY} two")
    await write(ada, f"{CANARY} three", step)
    await ada.say("withdraw_note", step=step, note=first)
    assert CANARY not in await everything_told(scene, people)
    assert any(CANARY in text for text in ada.frames)

    scene.reveal()
    await all_of(p.until(lambda seen: len(seen["step"].get("cards", ())) == 1) for p in people)
    told = "".join(text for person in people for text in person.frames)
    assert f"{CANARY} three" in told
    assert f"{CANARY} one" not in told
    assert f"{CANARY} two" not in told


@live
async def test_notes_of_a_step_that_was_left_unrevealed_stay_hidden(scene: Scene) -> None:
    people = await audience(scene)
    ada = await scene.guest("Ada")
    await write(ada, CANARY)
    for step in ("vote", "letters", "exit"):
        scene.go(step)
    assert CANARY not in await everything_told(scene, people)


@live
async def test_an_anonymous_step_never_tells_who(scene: Scene) -> None:
    ada = await scene.guest(CANARY)
    scene.go("whispers")
    watcher = await scene.projector()
    member = ada.entities["me"]["id"]
    note = await write(ada, "Something", "whispers")
    await ada.say("declare_finish", step="whispers")
    scene.reveal()
    facilitator = await scene.facilitator()
    await watcher.until(lambda seen: f"card/{note}" in seen)
    await facilitator.until(lambda seen: f"card/{note}" in seen)
    told = "".join(watcher.frames)
    assert CANARY not in told
    assert member not in told
    (shown,) = facilitator.entities[f"card/{note}"]["notes"]
    assert "author" not in shown
    assert "finished" not in facilitator.entities[f"member/{member}"]
    assert {item["who"] for item in facilitator.entities["history"]["items"]} <= {"", "Facilitator"}
    lines = [line for line in log_in_words(scene).splitlines() if "Something" in line]
    assert len(lines) == 1
    assert CANARY not in lines[0]
    assert "somebody" in lines[0]


@live
async def test_hidden_dots_reach_nobody_before_the_reveal(scene: Scene) -> None:
    ada = await scene.guest("Ada")
    cards = [await write(ada, f"Card {n}") for n in range(3)]
    scene.reveal()
    scene.go("vote")
    people = await audience(scene)
    order = list(people[2].cards())
    for person in people:
        person.frames.clear()
    await ada.until(lambda seen: seen["step"]["key"] == "vote")
    await ada.say("give", step="vote", card=cards[2], scale="dots", value=3)
    told = await everything_told(scene, people)
    assert '"results"' not in told
    assert '"given"' not in told.replace('"given":{}', "")
    assert people[2].cards() == order
    scene.reveal()
    await all_of(p.until(lambda seen: "results" in seen) for p in people)
    assert people[2].entities["results"]["dots"] == {cards[2]: 3}


@live
async def test_feedback_is_told_without_names_and_only_after_the_reveal(scene: Scene) -> None:
    scene.go("exit")
    people = await audience(scene)
    ada = await scene.guest("Ada")
    await ada.say("give", step="exit", card="", scale="fist", value=4)
    await ada.say("comment", step="exit", text=CANARY)
    told = await everything_told(scene, people)
    assert CANARY not in told
    assert '"results"' not in told
    scene.reveal()
    await all_of(p.until(lambda seen: "results" in seen) for p in people)
    results = people[2].entities["results"]
    assert results == {
        "step": "exit",
        "spread": {" fist": [0, 0, 0, 0, 1, 0]},
        "comments": [CANARY],
    }


@live
async def test_only_the_facilitator_is_told_the_names_of_members_and_the_script(
    scene: Scene,
) -> None:
    ada, ben = await all_of(scene.guest(name) for name in (CANARY, "Ben"))
    projector = await scene.projector()
    await write(ben, "Mine")
    told = "".join([*ben.frames, *projector.frames])
    assert CANARY not in told
    assert ada.entities["me"]["id"] not in told
    assert '"history"' not in told
