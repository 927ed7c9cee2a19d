"""The workshops that ship keep their promises: minutes, script and guide agree."""

import re
from pathlib import Path

import msgspec
import pytest

from milepost import agendas, places
from milepost.agendas import Workshop
from milepost.plan.agenda import (
    Agenda,
    Commit,
    Feedback,
    FieldKind,
    Rate,
    Refine,
    Step,
)

STEMS = agendas.stems()
LENGTHS = {"stand_up": [10, 15], "sprint_review": [30, 60]}
CRITERIA = 10
PLAN_FIELDS = {
    "title": FieldKind.TEXT,
    "outcome": FieldKind.LONG,
    "metric": FieldKind.TEXT,
    "baseline": FieldKind.NUMBER,
    "target": FieldKind.NUMBER,
    "unit": FieldKind.TEXT,
    "due": FieldKind.DATE,
    "owner": FieldKind.PERSON,
    "why": FieldKind.LONG,
}


@pytest.fixture(params=STEMS)
def workshop(request: pytest.FixtureRequest) -> Workshop:
    return agendas.workshop(str(request.param))


@pytest.fixture
def smart() -> Workshop:
    return agendas.workshop("smart_goals")


def guide_of(workshop: Workshop) -> str:
    return (places.workshops() / workshop.stem / "facilitator.md").read_text("utf-8")


def all_steps(workshop: Workshop) -> list[Step]:
    return [step for form in workshop.forms.values() for step in form.agenda.steps]


def spoken(text: str) -> str:
    return " ".join(text.replace("\n>", "\n").split())


def test_all_workshops_that_ship_are_sound() -> None:
    assert [workshop.stem for workshop in agendas.workshops()] == STEMS


def test_every_workshop_has_a_short_a_usual_and_a_long_form_or_is_a_short_room(
    workshop: Workshop,
) -> None:
    lengths = LENGTHS.get(workshop.stem, [30, 60, 90])
    assert list(workshop.forms) == lengths
    assert [workshop.agenda(length).minutes for length in workshop.forms] == lengths


def test_every_step_says_what_it_is_for_and_what_is_said_and_done(workshop: Workshop) -> None:
    steps = all_steps(workshop)
    assert [step.key for step in steps if not (step.purpose and step.instruction)] == []
    assert [step.key for step in steps if not step.script] == []


def test_every_form_ends_by_asking_how_it_was(workshop: Workshop) -> None:
    for form in workshop.forms.values():
        assert isinstance(form.agenda.steps[-1].activity, Feedback)


def test_the_timetable_of_the_guide_is_that_of_the_agenda(workshop: Workshop) -> None:
    rows = re.findall(r"^\| [^|]+ \| (\w+) \|((?: (?:\d+|-) \|)+)", guide_of(workshop), re.M)
    keys = {step.key for step in all_steps(workshop)}
    printed = {key: re.findall(r"\d+|-", columns) for key, columns in rows if key in keys}
    assert set(printed) == keys
    for column, form in enumerate(workshop.forms.values()):
        minutes = {step.key: str(step.minutes) for step in form.agenda.steps}
        assert {key: row[column] for key, row in printed.items() if row[column] != "-"} == minutes


def test_the_guide_has_every_line_that_the_facilitator_says(workshop: Workshop) -> None:
    guide = spoken(guide_of(workshop))
    longest = workshop.agenda(max(workshop.forms))
    assert [step.key for step in longest.steps if spoken(step.script) not in guide] == []


def test_the_participants_sheet_fits_one_page(workshop: Workshop) -> None:
    sheet = (places.workshops() / workshop.stem / "participant.md").read_text("utf-8")
    assert len(sheet.split()) <= 420
    assert len(sheet.splitlines()) <= 55


def test_every_guide_is_held_against_another_on_ten_criteria_that_add_up(
    workshop: Workshop,
) -> None:
    rubric = (places.workshops() / workshop.stem / "rubric.md").read_text("utf-8")
    points = re.findall(r"^\| \d+ \| [^|]+ \| ([\d.]+) \|", rubric, re.M)
    [total] = re.findall(r"^\| \| \*\*sum\*\* \| \*\*([\d.]+)\*\* \|", rubric, re.M)
    assert len(points) == CRITERIA
    assert set(points) <= {"0", "0.5", "1"}
    assert sum(map(float, points)) == float(total)


def test_every_workshop_has_a_line_in_the_readme_beside_it(workshop: Workshop) -> None:
    readme = (places.workshops() / "README.md").read_text("utf-8")
    assert f"| `{workshop.stem}` | {workshop.title}" in readme


def test_agendas_survive_the_log(workshop: Workshop) -> None:
    for form in workshop.forms.values():
        written = msgspec.json.encode(form.agenda)
        assert msgspec.json.decode(written, type=Agenda) == form.agenda


def test_an_hour_of_smart_goals_uses_every_activity(smart: Workshop) -> None:
    used = {type(step.activity).__name__ for step in smart.agenda(60).steps}
    assert used == {
        "Inform", "Collect", "Group", "Vote", "Rate", "Refine", "Select", "Commit", "Feedback",
    }  # fmt: skip


def test_ninety_minutes_are_the_hour_and_thirty_more(smart: Workshop) -> None:
    hour = {step.key: step for step in smart.agenda(60).steps}
    more = [step for step in smart.agenda(90).steps if step.key not in hour]
    kept = [step for step in smart.agenda(90).steps if step.key in hour]
    assert kept == list(hour.values())
    assert sum(step.minutes for step in more) == 30


@pytest.mark.parametrize("length", [30, 60, 90])
def test_goals_are_refined_into_the_fields_of_the_plan(smart: Workshop, length: int) -> None:
    refining = [s.activity for s in smart.agenda(length).steps if isinstance(s.activity, Refine)]
    for activity in refining:
        assert {field.key: field.kind for field in activity.fields} == PLAN_FIELDS
        assert activity.adviser == "smart_goals"
    assert len(refining) >= 2


@pytest.mark.parametrize("length", [30, 60, 90])
def test_doubt_is_shown_by_hands_before_the_commitment(smart: Workshop, length: int) -> None:
    steps = smart.agenda(length).steps
    [commit] = [index for index, step in enumerate(steps) if isinstance(step.activity, Commit)]
    hands = steps[commit - 1].activity
    assert isinstance(hands, Rate)
    assert [(scale.low, scale.high) for scale in hands.scales] == [(0, 5)]


def test_what_people_say_of_the_hour_and_of_the_letters_has_no_name(smart: Workshop) -> None:
    nameless = {step.key for step in smart.agenda(60).steps if step.anonymous}
    assert nameless == {"letters", "exit"}


def test_every_workshop_folder_has_words_and_pictures_but_no_code() -> None:
    folders = [places.workshops() / stem for stem in STEMS]
    kinds = {
        file.suffix for folder in folders for file in Path(folder).rglob("*") if file.is_file()
    }
    assert kinds <= {".toml", ".md", ".png"}
