"""What the adviser answers about a milestone, criterion by criterion."""

import doctest
from datetime import date

import pytest

from milepost.methods import smart_goals
from milepost.methods.smart_goals import Advice, Draft, advise
from milepost.plan.parts import Metric

TODAY = date(2026, 11, 2)  # a Monday


def read(text: str, **fields: object) -> Advice:
    return advise(Draft(text=text, **fields), today=TODAY)  # type: ignore[arg-type]


def test_the_worked_example_in_the_docstring_holds() -> None:
    assert doctest.testmod(smart_goals).failed == 0
    assert doctest.testmod(smart_goals).attempted > 5


@pytest.mark.parametrize(
    "text",
    [
        "Replace the diesel pump in shed 2",
        "Add a search box to the catalogue",
        "The catalogue is searchable",
        "Reduce allocations in the parser",
        "Keyboard shortcuts for the editor",
        "We will move the archive to the new depot",
    ],
)
def test_a_thing_and_what_happens_to_it_is_specific(text: str) -> None:
    assert read(text).specific.verdict == "met"


@pytest.mark.parametrize(
    ("text", "case", "words"),
    [
        ("Improve collaboration", "vague_verb", "Improve"),
        ("Improving the parser", "vague_verb", "Improving"),
        ("Staff will improve their writing", "vague_verb", "improve"),
        ("Faster and simpler forms", "vague_verb", "Faster"),
        ("Build a great product", "vague_word", "great"),
    ],
)
def test_a_vague_goal_is_asked_about_its_own_words(text: str, case: str, words: str) -> None:
    finding = read(text).specific
    assert finding.verdict == "not_met"
    assert finding.question is not None
    assert finding.question.code == f"smart.specific.{case}"
    assert finding.question.fields["words"] == words
    assert [span.of(text) for span in finding.words] == [words]


def test_a_figure_makes_a_vague_change_specific() -> None:
    assert read("Improve page load").specific.verdict == "not_met"
    assert read("Improve page load from 3 s to 1 s").specific.verdict == "met"


def test_a_remark_is_no_goal() -> None:
    finding = read("This list may change.").specific
    assert finding.question is not None
    assert finding.question.code == "smart.specific.statement"


def test_a_comparative_is_asked_than_what() -> None:
    finding = read("Make the checkout faster").measurable
    assert finding.question is not None
    assert finding.question.code == "smart.measurable.comparative"
    assert finding.question.fields == {"words": "faster"}


def test_a_date_alone_is_no_measure() -> None:
    finding = read("Rebuild the shed by 1 May 2027").measurable
    assert finding.verdict == "not_met"
    assert finding.question is not None
    assert finding.question.code == "smart.measurable.only_a_date"


def test_the_plans_metric_counts_as_a_measure() -> None:
    metric = Metric(name="checkout time", baseline=48, target=30, unit="s")
    finding = read("Make the checkout faster", metric=metric).measurable
    assert (finding.verdict, finding.question) == ("met", None)


def test_a_metric_without_baseline_is_met_and_asked_for_it() -> None:
    finding = read("Make it faster", metric=Metric(name="checkout time", target=30)).measurable
    assert finding.verdict == "met"
    assert finding.question is not None
    assert finding.question.code == "smart.measurable.no_baseline"


def test_a_metric_without_target_is_no_measure() -> None:
    finding = read("Make it faster", metric=Metric(name="checkout time")).measurable
    assert finding.verdict == "not_met"
    assert finding.question is not None
    assert finding.question.code == "smart.measurable.no_target"


def test_the_due_field_makes_a_goal_time_bound() -> None:
    assert read("Open the shelter", due=date(2027, 1, 1)).time_bound.verdict == "met"


def test_a_due_field_that_contradicts_the_sentence_is_asked_about() -> None:
    question = read("Open the shelter by 1 May 2027", due=date(2027, 3, 1)).time_bound.question
    assert question is not None
    assert question.code == "smart.time_bound.differs"
    assert question.fields == {"words": "by 1 May 2027", "due": "2027-03-01"}


@pytest.mark.parametrize(
    ("text", "case", "words"),
    [
        ("Open the shelter as soon as possible", "some_day", "as soon as possible"),
        ("Back up the database every 15 minutes", "interval", "every 15 minutes"),
    ],
)
def test_some_day_and_an_interval_are_no_date(text: str, case: str, words: str) -> None:
    finding = read(text).time_bound
    assert finding.verdict == "not_met"
    assert finding.question is not None
    assert finding.question.code == f"smart.time_bound.{case}"
    assert finding.question.fields == {"words": words}


def test_an_event_is_a_deadline_whose_day_is_asked_for() -> None:
    found = read("Print the programme before the summer fair")
    assert found.time_bound.verdict == "met"
    assert found.due is not None
    assert (found.due.first, found.due.last) == (None, None)
    assert found.time_bound.question is not None
    assert found.time_bound.question.code == "smart.time_bound.which_day"


@pytest.mark.parametrize(
    ("fields", "verdict", "case"),
    [
        ({}, "cannot_tell", "no_date"),
        ({"due": date(2026, 10, 1)}, "not_met", "past"),
        ({"due": date(2028, 1, 1)}, "not_met", "beyond_horizon"),
        ({"due": date(2027, 1, 1)}, "cannot_tell", "no_effort"),
        ({"due": date(2027, 1, 1), "effort_days": 9}, "cannot_tell", "no_capacity"),
        (
            {"due": date(2027, 1, 1), "effort_days": 9, "capacity_days": 8},
            "not_met",
            "over_capacity",
        ),
        ({"due": date(2027, 1, 1), "effort_days": 8, "capacity_days": 8}, "met", None),
    ],
)
def test_dates_and_capacity_tell_what_is_achievable(
    fields: dict[str, object], verdict: str, case: str | None
) -> None:
    draft = Draft(text="Open the shelter", **fields)  # type: ignore[arg-type]
    finding = advise(draft, today=TODAY, horizon=date(2027, 12, 31)).achievable
    assert finding.verdict == verdict
    code = finding.question.code if finding.question else None
    assert code == (f"smart.achievable.{case}" if case else None)


def test_a_date_in_the_sentence_counts_where_the_plan_has_none() -> None:
    found = read("Open the shelter by 1 May 2020")
    assert found.achievable.verdict == "not_met"
    assert [span.of("Open the shelter by 1 May 2020") for span in found.achievable.words] == [
        "by 1 May 2020"
    ]


def test_relevance_needs_a_vision() -> None:
    finding = advise("Plant 200 oaks", today=TODAY).relevant
    assert finding.verdict == "cannot_tell"


@pytest.mark.parametrize(
    ("text", "why", "verdict"),
    [
        ("Install 40 chargers at the harbour", "", "met"),
        ("Publish a cookbook", "", "not_met"),
        ("Publish a cookbook", "Guests at the harbour ask for one", "met"),
    ],
)
def test_relevance_is_a_shared_content_word(text: str, why: str, verdict: str) -> None:
    vision = "Every harbour on the coast has charging for boats"
    assert advise(Draft(text=text, why=why), today=TODAY, vision=vision).relevant.verdict == verdict


def test_relevance_shows_the_shared_words() -> None:
    text = "Charging points for boats"
    finding = advise(text, today=TODAY, vision="We charge every boat").relevant
    assert [span.of(text) for span in finding.words] == ["boats"]


@pytest.mark.parametrize("text", ["", "   ", "...", "\x00", "😀"])
def test_no_words_no_verdict(text: str) -> None:
    finding = read(text).specific
    assert finding.verdict == "cannot_tell"
    assert finding.question is not None
    assert finding.question.code == "smart.sentence.empty"


def test_another_script_is_not_judged() -> None:
    found = read("Запустить бета-версию до мая")
    assert {found.specific.verdict, found.measurable.verdict, found.compound.verdict} == {
        "cannot_tell"
    }
