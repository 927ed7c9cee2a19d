"""People in one room who read different languages, each on a real phone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from milepost.plan import acts
from milepost.words import say
from tests.browser.conftest import PHONE, Stage

HALF = "Every pupil reads one book that"


def test_a_phone_speaks_its_owners_language_from_the_door_on(stage: Stage) -> None:
    german = stage.browser.new_context(viewport=PHONE, is_mobile=True, locale="de-AT")
    phone, asked = german.new_page(), list[str]()
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("websocket", lambda socket: asked.append(socket.url))
    phone.goto(f"{stage.kit.origin}/join/{stage.code}")
    phone.get_by_label("Dein Name").fill("Uli")
    assert len(asked) <= 6, asked
    phone.get_by_role("button", name="Mitmachen").click()
    phone.get_by_role("button", name="Ich bin fertig").wait_for()
    assert phone.evaluate("document.documentElement.lang") == "de"
    assert phone.locator(".milepost").get_attribute("lang") == "de"


def test_a_language_picked_by_keyboard_is_spoken_at_once_and_loses_nothing(stage: Stage) -> None:
    other = stage.phone("Ana")
    phone = stage.phone("Inês")
    stage.room.say(acts.GoTo(step="ideas", leaving=stage.room.state.step.key))
    note = phone.locator(".note-form textarea").first
    note.fill(HALF)
    phone.get_by_label("Language").focus()
    phone.keyboard.type("Por")
    expect(phone.get_by_role("button", name="Já terminei")).to_be_visible()
    expect(phone.get_by_label("Idioma")).to_have_value("pt")
    expect(note).to_have_value(HALF)
    assert phone.evaluate("document.documentElement.lang") == "pt"

    phone.get_by_role("button", name="Juntar nota").click()
    stage.room.live.follow()
    expect(phone.get_by_text(re.compile("1 de 2 notas"))).to_be_visible()
    phone.reload()
    phone.get_by_role("button", name="Já terminei").wait_for()
    expect(other.get_by_role("button", name="I have finished")).to_be_visible()


def test_a_refusal_comes_in_the_language_that_was_picked_meanwhile(stage: Stage) -> None:
    phone = stage.phone("Ana")
    phone.get_by_label("Language").select_option("fr")
    phone.get_by_role("button", name=say("screen.finish.ask", "fr")).wait_for()
    phone.get_by_role("button", name="changer de nom").click()
    phone.get_by_role("textbox", name="Nom").fill("  ")
    phone.get_by_role("button", name="Enregistrer").click()
    expect(phone.locator(".notice")).to_contain_text(say("refused.text_empty", "fr"))


def test_the_wall_follows_the_desk_in_the_same_browser(stage: Stage) -> None:
    desk = stage.laptop(insight=False)
    wall = desk.context.new_page()
    wall.goto(f"{stage.kit.origin}/present/{stage.code}")
    wall.locator(".join-code").wait_for()
    desk.bring_to_front()
    desk.get_by_label("Language").select_option("es")
    expect(desk.get_by_role("button", name="Siguiente:")).to_be_visible()
    expect(wall.locator(".join-card")).to_contain_text("Entra en")
