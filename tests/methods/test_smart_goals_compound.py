"""When a sentence holds more than one goal."""

from datetime import date

import pytest

from milepost.methods.smart_goals import advise

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Rewrite the parser and document the plugin API", "document the plugin API"),
        ("Rewrite the parser, drop the old CLI", "drop the old CLI"),
        ("Hire a designer; open a Berlin office", "open a Berlin office"),
        ("Ship the app by May, then win 10k users by August", "win 10k users by August"),
        ("Launch in May and reach 500 users", "reach 500 users"),
        ("The forum is closed and the chat is live", "the chat is live"),
        ("NPS above 40 and churn below 3%", "churn below 3%"),
        ("Improve onboarding and strengthen security", "strengthen security"),
        ("Replace the pump while also insulating the loft", "insulating the loft"),
    ],
)
def test_two_goals_in_one_sentence_are_found(text: str, second: str) -> None:
    finding = advise(text, today=TODAY).compound
    assert finding.verdict == "met"
    assert [span.of(text) for span in finding.words] == [second]
    assert finding.question is not None
    assert finding.question.fields == {"words": second}


@pytest.mark.parametrize(
    "text",
    [
        "Rewrite the parser for tables, lists and footnotes",
        "Recruit and train 20 volunteers by May",
        "Write, edit and print the recipe booklet",
        "Create, read, update and delete endpoints for orders",
        "The portal is built, tested and deployed",
        "Add build and test targets to the Makefile",
        "Let editors create and delete tags",
        "Build a tool that checks links and reports broken ones",
        'Rename "Save and close" to "Done"',
        "Faster and more reliable deliveries",
        "Set up and configure monitoring for the API",
        "Cut stock of pallets and crates by 25%",
    ],
)
def test_lists_and_shared_objects_are_one_goal(text: str) -> None:
    finding = advise(text, today=TODAY).compound
    assert (finding.verdict, finding.question) == ("not_met", None)
