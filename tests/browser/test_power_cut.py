"""What a browser keeps when the server dies, the line drops, or the page is reloaded."""

from __future__ import annotations

from playwright.sync_api import expect

from milepost.room.live_plan import LivePlan
from milepost.room.room import Room
from milepost.room.sqlite import SQLiteLog
from tests.browser.conftest import Stage
from tests.browser.waiting import taken_in

PROMPT = "By our date, what will be different, and for whom?"


def test_unsent_text_survives_a_killed_server_and_a_reload(stage: Stage) -> None:
    stage.room.next()
    phone = stage.phone("Ana")
    phone.get_by_label(PROMPT).fill("Half a thought")
    stage.kit.kill()
    expect(phone.get_by_text("Offline")).to_be_visible(timeout=30_000)
    expect(phone.get_by_label(PROMPT)).to_have_value("Half a thought")

    stage.kit.start()
    expect(phone.get_by_text("Live", exact=True)).to_be_visible(timeout=30_000)
    phone.reload()
    expect(phone.get_by_label(PROMPT)).to_have_value("Half a thought")
    expect(phone.get_by_text("Ana").first).to_be_visible()


def test_a_note_sent_while_offline_arrives_once(stage: Stage) -> None:
    stage.room.next()
    phone = stage.phone("Ana")
    stage.kit.kill()
    expect(phone.get_by_text("Offline")).to_be_visible(timeout=30_000)
    phone.get_by_label(PROMPT).fill("Written in a tunnel")
    phone.get_by_role("button", name="Add note").click()
    expect(phone.get_by_text("Offline, 1 kept here")).to_be_visible()

    stage.kit.start()
    expect(phone.get_by_text("1 of 2 notes written.")).to_be_visible(timeout=30_000)
    expect(phone.get_by_text("Live", exact=True)).to_be_visible()
    assert _notes(stage) == ["Written in a tunnel"]


def test_the_facilitator_comes_back_to_the_same_step_on_another_laptop(stage: Stage) -> None:
    first = stage.laptop()
    first.get_by_role("button", name="Next:").click()
    expect(first.get_by_role("heading", name="What should be different?").first).to_be_visible()
    first.context.close()
    second = stage.laptop()
    expect(second.get_by_role("heading", name="What should be different?").first).to_be_visible()


def test_a_half_written_note_is_handed_in_when_the_room_goes_on(stage: Stage) -> None:
    stage.room.next()
    phone = stage.phone("Ana")
    phone.get_by_label(PROMPT).fill("Nearly there")
    stage.room.live.follow()
    stage.room.next()
    expect(phone.get_by_text("your note was handed in").first).to_be_visible()
    taken_in(phone)
    assert _notes(stage) == ["Nearly there"]


def _notes(stage: Stage) -> list[str]:
    log = SQLiteLog(stage.kit.store)
    room = Room(LivePlan(log, stage.room.live.plan), stage.room.id)
    log.close()
    return [note.text for note in room.state.notes.values()]
