"""Characters: what a bundled font has is printed as it is, the rest is marked and noted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.export.printable import MARK, Press, coverage


@pytest.mark.parametrize(
    "text",
    [
        "Ωμέγα, Жуков, Tiếng Việt, Łódź",
        "مرحبا بالعالم",
        "שלום עולם",
        "नमस्ते",
        "港は 한국, 貿易網 贸易网",
        "สวัสดี",
        "→ ⇒ ≠ ≤ ∑ ∞ ✓ ★ € ₹ ½ … “q”",
        "👩‍👩‍👧 ❤️‍🔥 🇩🇪 1️⃣",
        "e\u0301 a\u0323\u0302",
    ],
)
def test_scripts_with_a_bundled_font_are_printed_as_they_are(text: str) -> None:
    press = Press()
    assert press.set(text) == text
    assert press.missing == set()


def test_a_missing_script_is_marked_letter_by_letter_and_noted() -> None:
    press = Press()
    assert press.set("ok தம") == f"ok {MARK}{MARK}"
    assert press.missing == {"Taml"}


def test_control_characters_and_lone_surrogates_become_marks() -> None:
    assert Press().set("a\x00b\x1bc\ud800d\ufffee") == MARK.join("abcde")


def test_line_ends_of_all_systems_are_one() -> None:
    assert Press().set("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"


@given(st.text(st.characters(exclude_categories=[])))
def test_whatever_comes_out_has_as_many_characters_to_see_and_sets_to_itself(text: str) -> None:
    printed = Press().set(text)
    assert Press().set(printed) == printed
    assert len(printed) == len(text.replace("\r\n", "\n"))
    printed.encode()


def test_an_accent_that_no_font_has_together_with_its_letter_becomes_a_mark() -> None:
    assert Press().set("א\u064b") == f"א{MARK}"
    assert Press().set("q\u0334") == "q\u0334"


def test_a_byte_order_mark_becomes_the_joiner_it_stands_for() -> None:
    assert Press().set("a\ufeffb") == "a\u2060b"


def test_no_font_is_asked_for_what_is_no_character() -> None:
    assert 0 not in coverage()
    assert ord("a") in coverage()
