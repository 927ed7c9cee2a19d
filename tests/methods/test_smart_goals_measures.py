"""Which words are a measure: quantities, and states that one can check."""

from datetime import date

import pytest

from milepost.methods.smart_goals import advise

TODAY = date(2026, 11, 2)


def quantities(text: str) -> list[tuple[float | None, str]]:
    return [(found.value, found.unit) for found in advise(text, today=TODAY).quantities]


def measured(text: str) -> bool:
    return advise(text, today=TODAY).measurable.verdict == "met"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Win 1,200 subscribers", [(1200, "subscribers")]),
        ("Win 12k subscribers", [(12_000, "subscribers")]),
        ("Raise £40,000", [(40_000, "£")]),
        ("Raise EUR 1.2m in grants", [(1_200_000, "")]),
        ("Raise half a million dollars", [(500_000, "dollars")]),
        ("Recruit twenty-five families", [(25, "families")]),
        ("Recruit one hundred and fifty families", [(150, "families")]),
        ("Cover 80% of the code", [(80, "%")]),
        ("Cut noise below 45 dB", [(45, "dB")]),
        ("Cut the wait from 12 to 5 days", [(12, ""), (5, "days")]),
        ("Halve the backlog", [(None, "")]),
        ("Reach ٣٠ users", [(30, "users")]),
    ],
)
def test_a_quantity_has_its_value_and_unit(
    text: str, expected: list[tuple[float | None, str]]
) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Double monthly donations",
        "Twice as many mentors",
        "Cut costs by a third",
        "No unplanned stops",
        "Zero known defects",
        "Rotate keys every 15m",
        "Train three times a week",
        "A dozen partner shops",
        "Reach 4 of 6 stations",
        "Page load < 2s",
    ],
)
def test_a_measure_needs_no_plain_number(text: str) -> None:
    assert measured(text)


@pytest.mark.parametrize(
    "text",
    [
        "Add 2FA to the login",
        "Support OAuth 2.1 in the API",
        "Upgrade the fleet to Java 21",
        "Port the installer to Q4OS",
        "Write the ISO 27001 register",
        "Prepare the phase 3 tender",
        "Draft phases 0 to 11",
        "Import the 2021 census tables",
        "Build a B2B price list",
        "Offer a 24/7 hotline",
        "Fit an IP67 connector",
        "Split the 40-page manual",
        "Close issue #482",
        "Refit room 204",
        "3) Print the menu",
        "KR 2: Print the menu",
        "Replace one of the lifts",
        "Zero tolerance for delays",
        "Rebuild the shed by 1 May 2027",
    ],
)
def test_a_number_in_a_name_or_a_date_measures_nothing(text: str) -> None:
    assert quantities(text) == []
    assert not measured(text)


@pytest.mark.parametrize(
    "text",
    [
        "Public beta is live",
        "Dark mode shipped to all users",
        "The lease has been signed",
        "The board has accepted the plan",
        "API documentation complete",
        "Passkeys work in Safari",
        "Kitchen passes the hygiene inspection",
        "Every pupil has a library card",
        "Get the gateway released",
        "Ethics approval in hand",
    ],
)
def test_a_state_that_one_can_check_is_a_measure(text: str) -> None:
    assert measured(text)


@pytest.mark.parametrize(
    "text",
    [
        "Improved error messages",
        "Replace the forms designed by the agency",
        "Use the new port if it is available",
        "Processes are optimised",
        "Tickets are reviewed regularly",
        "A product that can be built",
        "Support files",
    ],
)
def test_a_description_is_no_state(text: str) -> None:
    assert not measured(text)


def test_a_measures_interval_stays_a_measure_beside_a_deadline() -> None:
    found = advise("Answer 90% of calls within 2 hours by March 2027", today=TODAY)
    assert [(quantity.value, quantity.unit) for quantity in found.quantities] == [
        (90, "%"),
        (2, "hours"),
    ]
    assert found.due is not None
    assert found.due.last == date(2027, 3, 31)
