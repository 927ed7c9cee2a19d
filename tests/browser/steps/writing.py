"""Notes are written, gathered in groups, and filled in."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from milepost.plan.agenda import Collect, Field, FieldKind, Group, Refine
from tests.browser.steps.content import Alike, Note, Values
from tests.browser.steps.team import Team, about, cards, press
from tests.browser.waiting import taken_in


def collect(team: Team, settings: Collect, notes: tuple[Note, ...] | None) -> None:
    """Each note is written by another person, as far as there are enough."""
    for number, note in enumerate(notes or ()):
        page = team.people[number % len(team.people)]
        form = page.locator("form.note-form").first
        form.get_by_label(settings.prompt).fill(note.text)
        for field in settings.fields:
            if value := note.values.get(field.key):
                fill(form, field, value)
        press(form.get_by_role("button", name="Add note"))
        expect(page.get_by_text(note.text).first).to_be_visible()
    for page in team.people:
        taken_in(page)


def group(team: Team, _settings: Group, alike: Alike | None) -> None:
    """By taps on a phone, cards that say the same are joined and named."""
    if alike is None:
        return
    phone = team.phone
    for title in alike.titles:
        press(phone.locator("[data-card]", has_text=title).locator("label.tick"))
    press(phone.get_by_role("button", name=f"Join {len(alike.titles)}"))
    name = phone.get_by_label("Name of the group")
    name.fill(alike.name)
    name.blur()
    taken_in(phone)
    expect(team.laptop.get_by_label("Name of the group")).to_have_value(alike.name)


def refine(team: Team, settings: Refine, sheets: dict[str, Values] | None) -> None:
    """The laptop fills in the cards of which anything is said."""
    if not sheets:
        return
    for card in cards(team.laptop):
        values: Values = about(sheets, card) or {}
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
