"""Claims about the built screen: small, hashed, whole."""

import gzip
import re

from milepost import screen

# A page is at most 120 KB compressed; this much of it is left for the HTML itself.
BUDGET_BYTES = 110_000


def test_script_style_and_font_leave_room_for_the_page_in_its_budget() -> None:
    built = screen.bundle()
    texts = [(screen.DIST / name).read_bytes() for name in (built.script, built.style)]
    fonts = [(screen.DIST / name).stat().st_size for name in built.fonts]
    assert sum(len(gzip.compress(text)) for text in texts) + sum(fonts) <= BUDGET_BYTES


def test_every_served_name_carries_a_hash() -> None:
    built = screen.bundle()
    served = [built.script, built.style, *built.fonts]
    assert [name for name in served if not re.search(r"-[0-9A-Z]{8}\.\w+$", name)] == []


def test_the_style_sheet_asks_only_for_files_that_were_built() -> None:
    built = screen.bundle()
    asked = re.findall(r"url\(\"?\./([^\")]+)", (screen.DIST / built.style).read_text())
    assert asked == list(built.fonts)
