"""What a phone does to a page: other tabs, cut lines, wrong clocks."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from milepost.plan import acts
from tests.browser.conftest import Stage
from tests.browser.waiting import taken_in

PROMPT = "By our date, what will be different, and for whom?"


def test_two_tabs_of_one_person_show_the_same_notes_once(stage: Stage) -> None:
    stage.room.next()
    first = stage.phone("Ana")
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.get_by_text("Ana").first).to_be_visible()

    _write(first, "Written in the first tab")
    taken_in(first)
    _write(second, "Written in the second tab")
    for tab in (first, second):
        expect(tab.get_by_text("Written in the first tab", exact=True)).to_have_count(1)
        expect(tab.get_by_text("Written in the second tab", exact=True)).to_have_count(1)
        expect(tab.locator(".waiting")).to_have_count(0)
    assert _notes(stage) == ["Written in the first tab", "Written in the second tab"]


def test_what_one_tab_wrote_offline_arrives_once_though_both_send_it(stage: Stage) -> None:
    stage.room.next()
    first = stage.phone("Ana")
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.get_by_text("Live", exact=True)).to_be_visible()
    stage.kit.kill()
    expect(first.get_by_text("Offline")).to_be_visible(timeout=30_000)
    _write(first, "Written in a tunnel")
    expect(second.get_by_text("Offline, 1 kept here")).to_be_visible(timeout=30_000)

    stage.kit.start()
    for tab in (first, second):
        expect(tab.get_by_text("Live", exact=True)).to_be_visible(timeout=30_000)
        expect(tab.get_by_text("Written in a tunnel", exact=True)).to_have_count(1)
        expect(tab.locator(".waiting")).to_have_count(0)
    assert _notes(stage) == ["Written in a tunnel"]


@pytest.mark.parametrize("code", [1000, 1001])
def test_a_line_that_the_server_closes_is_opened_again(stage: Stage, code: int) -> None:
    lines: list[WebSocketRoute] = []

    def connect(line: WebSocketRoute) -> None:
        lines.append(line)
        line.connect_to_server()

    phone = stage.phone("Ana")
    phone.route_web_socket(re.compile("/live"), connect)
    phone.reload()
    expect(phone.get_by_text("Live", exact=True)).to_be_visible()
    lines[0].close(code=code)
    stage.room.live.follow()
    stage.room.next()
    expect(phone.get_by_label(PROMPT)).to_be_visible()
    assert len(lines) > 1


@pytest.mark.parametrize("minutes", [-10, 10], ids=["slow", "fast"])
def test_a_phone_whose_clock_is_wrong_shows_the_time_that_is_left(
    stage: Stage, minutes: int
) -> None:
    phone = stage.phone("Ana")
    phone.clock.install(time=datetime.now(UTC) + timedelta(minutes=minutes))
    phone.reload()
    stage.room.live.follow()
    stage.room.say(acts.StartTimer(step=stage.room.state.step.key, seconds=450))
    expect(phone.get_by_role("timer")).to_have_text(re.compile(r"^7:[0-3]\d left$"))


def _write(phone: Page, text: str) -> None:
    phone.get_by_label(PROMPT).fill(text)
    phone.get_by_role("button", name="Add note").click()


def _notes(stage: Stage) -> list[str]:
    stage.room.live.follow()
    return [note.text for note in stage.room.state.notes.values()]
