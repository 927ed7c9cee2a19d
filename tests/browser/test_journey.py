"""One workshop from join code to PDF, with a facilitator and two people on phones."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage
from tests.browser.waiting import taken_in

GOAL = "By 30 June 2027 the town library lends 500 e-books a month"
OTHER = "Reading feels great"


def test_a_workshop_goes_from_join_code_to_roadmap_pdf(stage: Stage, tmp_path: Path) -> None:
    desk, ana, ben = stage.laptop(), stage.phone("Ana"), stage.phone("Ben")
    _next(desk)

    _write(ana, GOAL)
    _write(ben, OTHER)
    expect(ben.get_by_text(GOAL)).to_have_count(0)
    _press(desk, "Reveal")
    expect(ben.get_by_text(GOAL).first).to_be_visible()
    _next(desk)  # to group
    _next(desk)  # to vote
    for person in (ana, ben):
        person.get_by_role("button", name=f"Give a dot to: {GOAL}").click()
        expect(person.get_by_text("2 of 3 dots left")).to_be_visible()
        taken_in(person)
    expect(ben.get_by_text("2 dots", exact=True)).to_have_count(0)
    _press(desk, "Reveal")
    _next(desk)  # to choose
    desk.get_by_role("checkbox", name=re.compile("Keep")).first.check()
    _next(desk)  # to refine

    _fill(ana, "What do we measure, and where do we read it?", "e-books lent, from the catalogue")
    _fill(ben, "Value we aim for", "500")
    expect(ana.get_by_text("Advice").first).to_be_visible()
    ana.get_by_role("button", name=re.compile("Set .* to 30 June 2027")).click()
    expect(ben.get_by_label("By when?")).to_have_value("2027-06-30")
    for _ in range(5):  # letters, repair, obstacles, confidence, commit
        _next(desk)
    desk.get_by_role("button", name="Put 1 milestone into the plan").click()
    expect(ana.get_by_text("In the plan").first).to_be_visible()

    text = _pdf_text(_roadmap(desk, tmp_path))
    assert "A library in every pocket" in text
    assert GOAL in " ".join(text.split())
    assert "e-books lent" in text
    assert text.count(OTHER) == 1, "among the votes, and not among the milestones"


def _next(desk: Page) -> None:
    """Press next, and wait until the room is there."""
    button = desk.get_by_role("button", name="Next:")
    coming = button.inner_text().split("Next:")[-1].strip()
    button.click()
    expect(desk.get_by_role("heading", name=coming).first).to_be_visible()


def _press(desk: Page, name: str) -> None:
    desk.get_by_role("button", name=name, exact=True).first.click()


def _write(phone: Page, text: str) -> None:
    phone.get_by_label("By our date, what will be different, and for whom?").fill(text)
    phone.get_by_role("button", name="Add note").click()
    expect(phone.get_by_text("1 of 2 notes written.")).to_be_visible()
    taken_in(phone)


def _fill(phone: Page, label: str, value: str) -> None:
    field = phone.get_by_label(label).first
    field.fill(value)
    field.blur()
    expect(phone.get_by_text("Saved").first).to_be_visible()
    taken_in(phone)


def _roadmap(desk: Page, folder: Path) -> Path:
    insight = desk.frame_locator("#insight")
    with desk.expect_download(timeout=60_000) as download:
        insight.get_by_role("button", name="Roadmap", exact=True).click(timeout=60_000)
    assert download.value.suggested_filename.endswith("-roadmap.pdf")
    file = folder / "roadmap.pdf"
    download.value.save_as(file)
    return file


def _pdf_text(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return done.stdout.decode()
