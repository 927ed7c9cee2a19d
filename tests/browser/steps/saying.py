"""Dots, scores, answers and lanes that everyone gives alone, each otherwise."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from milepost.plan.agenda import Feedback, Rate, Sort, Vote
from tests.browser.steps.content import Split
from tests.browser.steps.team import Team, about, cards, press
from tests.browser.waiting import taken_in

#: The card that each person gives a dot: two agree.
_FAVOURITES = (0, 0, 1)


def vote(team: Team, _settings: Vote, _: None) -> None:
    """Everyone gives a card a dot."""
    for favourite, page in zip(_FAVOURITES, team.people, strict=True):
        dots = page.locator(".ballot").get_by_role("button", name="Give a dot to:")
        dots.first.wait_for()
        press(dots.nth(min(favourite, dots.count() - 1)))
        taken_in(page)


def rate(team: Team, _settings: Rate, _: None) -> None:
    """Everyone scores every card."""
    for number, page in enumerate(team.people):
        for place, card in enumerate(cards(page)):
            _answer(card, number + place)
        taken_in(page)


def feedback(team: Team, settings: Feedback, comment: str | None) -> None:
    """Everyone answers; the first of them in words as well."""
    for number, page in enumerate(team.people):
        places = cards(page) if settings.of else [page.locator(".feedback")]
        for place, card in enumerate(places):
            _answer(card, number + place)
        taken_in(page)
    if comment:
        form = team.phone.locator("form.note-form")
        form.get_by_label(settings.comment).fill(comment)
        press(form.get_by_role("button"))
        team.phone.get_by_text(comment).first.wait_for()
        taken_in(team.phone)


def _answer(card: Locator, number: int) -> None:
    """One answer on each scale, above its lowest and no two people's alike."""
    for scale in card.locator("fieldset.scale").all():
        choices = scale.locator("label.scale-choice")
        press(choices.nth(1 + number % (choices.count() - 1)))


def sort(team: Team, settings: Sort, lanes: dict[str, Split] | None) -> None:
    """Each card goes into the lane that is said of it; alone, each person has their own."""
    labels = {lane.key: lane.label for lane in settings.lanes}
    if not settings.private:
        _settle(team.phone, {title: labels[lane] for title, (lane, *_) in (lanes or {}).items()})
        return
    for number, page in enumerate(team.people):
        for card in cards(page):
            if said := about(lanes or {}, card):
                press(card.locator("label.segment", has_text=labels[said[number]]).first)
        taken_in(page)


def _settle(page: Page, lanes: dict[str, str]) -> None:
    """The room puts the cards that it was split on into a lane."""
    for title, label in lanes.items():
        split = page.locator(".split-cards").get_by_role("group", name=f"Put into a lane: {title}")
        press(split.get_by_role("button", name=label))
        taken_in(page)
