"""Claims about the built screen: small, hashed, whole."""

import gzip
import re

from milepost import screen
from milepost.words import languages, messages

# A page is at most 120 KB compressed, of which its HTML takes half a KB.
BUDGET_BYTES = 119_000


def test_a_screen_in_any_language_leaves_room_for_the_page_in_its_budget() -> None:
    built = screen.bundle()
    words = max(packed(name) for name in built.words.values())
    fonts = sum((screen.DIST / name).stat().st_size for name in built.fonts)
    assert packed(built.script) + packed(built.style) + words + fonts <= BUDGET_BYTES


def test_every_language_has_a_file_of_words() -> None:
    assert sorted(screen.bundle().words) == sorted(languages())


def test_a_file_of_words_holds_all_that_the_screen_says_and_nothing_else() -> None:
    for tag, name in screen.bundle().words.items():
        kept = re.findall(r'"(\w+\.[\w.]+)":', (screen.DIST / name).read_text("utf-8"))
        said = [code for code in messages(tag) if code.startswith("screen.")]
        assert sorted(kept) == sorted(said)


def test_the_script_for_notebooks_without_a_server_asks_for_no_other_file() -> None:
    whole = (screen.DIST / screen.bundle().whole).read_text("utf-8")
    assert re.findall(r"import\(|\bfrom\s*\"|import\s*\"", whole) == []


def test_every_served_name_carries_a_hash() -> None:
    built = screen.bundle()
    served = [built.script, built.style, *built.words.values(), *built.fonts]
    assert [name for name in served if not re.search(r"-[0-9A-Z]{8}\.\w+$", name)] == []


def test_the_style_sheet_asks_only_for_files_that_were_built() -> None:
    built = screen.bundle()
    asked = re.findall(r"url\(\"?\./([^\")]+)", (screen.DIST / built.style).read_text())
    assert asked == list(built.fonts)


def packed(name: str) -> int:
    """The bytes of a built file as they travel."""
    return len(gzip.compress((screen.DIST / name).read_bytes()))
