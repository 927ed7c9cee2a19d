"""What people type is shown as they typed it, or refused in a sentence; never changed."""

from __future__ import annotations

import unicodedata

import pytest

from milepost.rehearsal.guest import Guest, TurnedAway
from tests.bad_days.scene import Scene, all_of, live, write

FAITHFUL = {
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;",
    "Typst": '#import "@preview/evil:1.0.0" #read("/etc/passwd") *bold* $x^2$',
    "a formula": "=cmd|' /C calc'!A0",
    "another formula": '@SUM(1+1)*HYPERLINK("http://example.invalid")',
    "a template": "{{ 7 * 7 }} {count} %s ${HOME}",
    "SQL": "'); DROP TABLE entries; --",
    "right to left": "\u202eevil\u202c שלום עולם مرحبا",
    "combining": "Z" + "\u0310\u0353\u0321" * 300,
    "emoji": "👩🏽‍🚀🏳️‍🌈🇺🇳",
    "decomposed": unicodedata.normalize("NFD", "Ångström é"),
    "outside the plane": "\U0001d510\U0001d526\U0001d529\U0001d522 \U0001f9ff",
    "line ends": "one\ntwo\r\nthree\ttab",
    "odd spaces": "\u00a0\u2028x\u200b\u2060 \ufeff",
    "JSON": '{"seq": 1, "drop": ["me"]}\\u0000',
    "as long as may be": "x" * 4000,
}

REFUSED = {
    "NUL": ("a\0b", "text_unshowable"),
    "escape": ("\x1b[2J", "text_unshowable"),
    "a high control": ("\x9b31m", "text_unshowable"),
    "no character": ("\uffff", "text_unshowable"),
    "nothing": ("", "text_empty"),
    "spaces": (" \n\t\u00a0 ", "text_empty"),
    "too long": ("x" * 4001, "text_too_long"),
    "far too long": ("x" * 100_000, "frame_too_large"),
    "too long in emoji": ("👩" * 4001, "text_too_long"),
}


@pytest.mark.parametrize("text", FAITHFUL.values(), ids=FAITHFUL.keys())
@live
async def test_a_text_is_shown_as_it_was_typed(scene: Scene, text: str) -> None:
    author, reader = await all_of(scene.guest(name) for name in ("Ada", "Ben"))
    note = await write(author, text)
    scene.reveal()
    await reader.until(lambda seen: f"card/{note}" in seen)
    (shown,) = reader.entities[f"card/{note}"]["notes"]
    assert shown["text"] == text
    assert scene.texts() == [text]


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED.keys())
@live
async def test_a_text_that_cannot_be_kept_is_refused(scene: Scene, text: str, code: str) -> None:
    author, other = await all_of(scene.guest(name) for name in ("Ada", "Ben"))
    with pytest.raises(TurnedAway) as refused:
        await _written(author, text, code)
    assert str(refused.value).startswith(code)
    assert text not in str(refused.value) or not text.strip()
    await write(other, "Undisturbed")
    assert scene.texts() == ["Undisturbed"]


async def _written(author: Guest, text: str, code: str) -> None:
    """A frame that is too large is refused without its id: it was not read."""
    if code != "frame_too_large":
        await write(author, text)
        return
    answer = await author.ask({"id": "", "act": "write_note", "step": "ideas", "text": text})
    raise TurnedAway(f"{answer['why']['code']}: {answer['why']['text']}")


@pytest.mark.parametrize(
    "name", ["<b>Ada</b>", "=1+1", "\u202eadA", "👩🏽‍🚀", "#Ada", "Ada\u0310" * 12]
)
@live
async def test_a_name_is_shown_as_it_was_typed(scene: Scene, name: str) -> None:
    guest = await scene.guest(name)
    facilitator = await scene.facilitator()
    assert guest.entities["me"]["name"] == name
    member = guest.entities["me"]["id"]
    assert facilitator.entities[f"member/{member}"]["name"] == name
