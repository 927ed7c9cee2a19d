"""Notes are written, gathered in groups, and filled in."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from milepost.plan.agenda import Collect, Field, FieldKind, Group, Refine
from tests.browser.steps.content import Note, Values
from tests.browser.steps.team import Team, cards, press, taken_in


def collect(team: Team, settings: Collect, notes: tuple[Note, ...]) -> None:
    """Each note is written by another person, as far as there are enough."""
    for number, note in enumerate(notes):
        page = team.people[number % len(team.people)]
        form = page.locator("form.note-form").first
        form.get_by_label(settings.prompt).fill(note.text)
        for field in settings.fields:
            if value := note.values.get(field.key):
                fill(form, field, value)
        press(form.get_by_role("button", name="Add note"))
        expect(page.get_by_text(note.text.strip()).first).to_be_visible()
        taken_in(page)


def group(team: Team, _settings: Group, joined: tuple[str, ...]) -> None:
    """The laptop joins the cards that say the same."""
    page = team.laptop
    for title in joined:
        press(page.locator("[data-card]", has_text=title).locator("label").first)
    if joined:
        press(page.get_by_role("button", name=f"Join {len(joined)}"))
        taken_in(page)


def refine(team: Team, settings: Refine, sheets: tuple[Values, ...]) -> None:
    """The laptop fills in the cards, from the top, as far as anything is said of them."""
    if not sheets:
        return
    for card, values in zip(cards(team.laptop), sheets, strict=False):
        for field in settings.fields:
            if value := values.get(field.key):
                fill(card, field, value)
                taken_in(team.laptop)


def fill(place: Locator, field: Field, value: str) -> None:
    """Answer one field, whatever its kind."""
    if field.kind is FieldKind.CHOICE:
        label = next(choice.label for choice in field.choices if choice.key == value)
        legend = place.get_by_role("group", name=field.label)
        press(legend.locator("label.segment", has_text=label).first)
        return
    control = place.get_by_label(field.label, exact=True).first
    if field.kind is FieldKind.MILESTONE:
        control.select_option(label=value)
        return
    control.fill(value)
    control.blur()
