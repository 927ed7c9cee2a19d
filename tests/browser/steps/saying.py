"""Dots, scores, answers and lanes that everyone gives alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from milepost.plan.agenda import Feedback, Rate, Sort, Vote
from tests.browser.steps.team import Team, cards, press, taken_in


def vote(team: Team, _settings: Vote, _: None) -> None:
    """Everyone gives the first card a dot."""
    for page in team.people:
        press(page.get_by_role("button", name="Give a dot to:").first)
        taken_in(page)


def rate(team: Team, _settings: Rate, _: None) -> None:
    """Everyone scores every card."""
    for number, page in enumerate(team.people):
        for card in cards(page):
            _answer(card, number)
        taken_in(page)


def feedback(team: Team, settings: Feedback, comment: str | None) -> None:
    """Everyone answers; the first of them in words as well."""
    for number, page in enumerate(team.people):
        for card in cards(page) if settings.of else [page.locator(".feedback")]:
            _answer(card, number)
        taken_in(page)
    if comment:
        form = team.phone.locator("form.note-form")
        form.get_by_label(settings.comment).fill(comment)
        press(form.get_by_role("button"))
        team.phone.get_by_text(comment).first.wait_for()


def sort(team: Team, settings: Sort, lanes: tuple[str, ...] | None) -> None:
    """Each card goes into the lane that is said for its place; together, only the open ones."""
    for page in team.people if settings.private else [team.laptop]:
        _sort(page, settings, lanes or ())


def _sort(page: Page, settings: Sort, lanes: tuple[str, ...]) -> None:
    labels = {lane.key: lane.label for lane in settings.lanes}
    if settings.private:
        for card, lane in zip(cards(page), lanes, strict=False):
            press(card.locator("label.segment", has_text=labels[lane]).first)
    else:
        for lane in lanes:
            place = page.get_by_role("group", name="Put into a lane:").first
            press(place.get_by_role("button", name=labels[lane]))
            taken_in(page)
    taken_in(page)


def _answer(card: Locator, number: int) -> None:
    for scale in card.locator("fieldset.scale").all():
        choices = scale.locator("label.scale-choice")
        press(choices.nth(min(2 + number % 2, choices.count() - 1)))
