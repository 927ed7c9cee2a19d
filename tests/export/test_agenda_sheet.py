"""An agenda on paper: when steps are, how they go by hand, what is written down and brought."""

from __future__ import annotations

from datetime import time
from typing import get_args

import pytest

from milepost import agendas, words
from milepost.agendas import About, Form, People, Workshop
from milepost.export.agenda_sheet import AgendaSheet, agenda_sheet
from milepost.export.sheet_parts import Heading, Told
from milepost.plan import agenda as steps
from milepost.plan.agenda import Activity, Agenda, Field, FieldKind, Scale, Step
from milepost.plan.faults import Fault

SURE = Scale(key="sure", label="Sure", low_label="no", high_label="yes")
FACES = (steps.Face(label="small", value=1), steps.Face(label="huge", value=20))
LANES = (steps.Lane(key="now", label="Now"), steps.Lane(key="later", label="Later"))
CHOICE = Field(
    key="term",
    label="Term",
    kind=FieldKind.CHOICE,
    choices=(steps.Choice(key="short", label="Short"), steps.Choice(key="long", label="Long")),
)

#: Every activity, and each again where its settings change what people do on paper.
ACTIVITIES: dict[str, Activity] = {
    "inform": steps.Inform(text="Look."),
    "ideas": steps.Collect(prompt="What?", per_person=2),
    "open": steps.Collect(
        prompt="What?", per_person=1, private=False, anonymous=True, fields=(CHOICE,)
    ),
    "group": steps.Group(of="ideas"),
    "vote": steps.Vote(of="ideas", dots=4, per_card=2),
    "dot": steps.Vote(of="ideas", dots=1),
    "rate": steps.Rate(of="ideas", scales=(SURE,)),
    "matrix": steps.Rate(of="ideas", scales=(SURE, Scale(key="worth", label="Worth")), matrix=True),
    "sort": steps.Sort(of="ideas", lanes=LANES),
    "sort_alone": steps.Sort(of="ideas", lanes=LANES, private=True),
    "refine": steps.Refine(of="ideas", fields=(CHOICE,)),
    "sequence": steps.Sequence(of="ideas"),
    "back": steps.Sequence(of="ideas", direction=steps.Direction.BACKWARD, dates=False),
    "assign": steps.Assign(of="ideas"),
    "raci": steps.Assign(of="ideas", grid=steps.Grid.RACI, private=True),
    "estimate": steps.Estimate(of="ideas"),
    "own": steps.Estimate(of="ideas", deck=steps.DeckKind.OWN, faces=FACES, rounds=1),
    "days": steps.Estimate(of="ideas", deck=steps.DeckKind.THREE_POINT),
    "select": steps.Select(of="ideas", most=2),
    "sprint": steps.Select(of="ideas", sprint=True),
    "feedback": steps.Feedback(scales=(SURE,), comment="What else?"),
    "per_card": steps.Feedback(of="ideas", scales=(SURE, SURE)),
    **{f"from_{each}": steps.Collect(prompt="?", beside=each) for each in steps.Source},
    **{f"into_{each}": steps.Commit(of="ideas", makes=each) for each in steps.Makes},
}


def step(key: str, activity: Activity, minutes: int = 5, tables: int = 0) -> Step:
    return Step(key=key, title=key.title(), minutes=minutes, activity=activity, tables=tables)


def workshop_of(*listed: Step) -> Workshop:
    agenda = Agenda(workshop="all", title="All of it", steps=listed)
    about = About(title="All of it", summary="Sum.", makes=(), people=People(fewest=3, most=8))
    return Workshop(
        stem="all", about=about, forms={agenda.minutes: Form(about="Only.", agenda=agenda)}
    )


@pytest.fixture(scope="module")
def everything() -> Workshop:
    """A workshop of every activity there is, in each of its ways."""
    listed = [step(key, activity) for key, activity in ACTIVITIES.items()]
    return workshop_of(*listed, step("seated", steps.Inform(), tables=4))


def sheet_of(workshop: Workshop, start: time | None = None) -> AgendaSheet:
    return agenda_sheet(workshop, next(iter(workshop.forms)), start)


def columns(sheet: AgendaSheet, title: str) -> list[str]:
    [found] = [each for each in sheet.steps if each.title == title]
    assert found.blank
    return [each.code or each.text for each in found.blank.columns]


def codes(told: tuple[Told, ...]) -> set[str]:
    return {each.code for each in told}


def test_every_step_begins_when_the_one_before_it_ends() -> None:
    sheet = agenda_sheet(agendas.workshop("smart_goals"), 60, time(9, 30))
    assert (sheet.steps[0].begins, sheet.steps[-1].ends) == (0, 60)
    for one, two in zip(sheet.steps, sheet.steps[1:], strict=False):
        assert one.ends == two.begins
    assert (sheet.clock, sheet.steps[1].clock, sheet.ends) == ("09:30", "09:34", "10:30")


def test_a_workshop_may_end_after_midnight() -> None:
    sheet = sheet_of(workshop_of(step("late", steps.Inform(), 40)), time(23, 45))
    assert (sheet.clock, sheet.ends) == ("23:45", "00:25")


def test_without_a_start_there_are_minutes_and_no_clock() -> None:
    sheet = sheet_of(workshop_of(step("one", steps.Inform())))
    assert (sheet.clock, sheet.ends, sheet.steps[0].clock) == ("", "", "")


def test_a_form_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(Fault, match="there are: 30, 60, 90"):
        agenda_sheet(agendas.workshop("smart_goals"), 45)


def test_the_words_of_the_agenda_are_on_the_sheet() -> None:
    workshop = agendas.workshop("smart_goals")
    for told, step_ in zip(
        agenda_sheet(workshop, 60).steps, workshop.agenda(60).steps, strict=True
    ):
        assert (told.title, told.instruction, told.script, told.purpose) == (
            step_.title, step_.instruction, step_.script, step_.purpose,
        )  # fmt: skip


def test_the_example_has_every_activity_there_is() -> None:
    assert {type(each) for each in ACTIVITIES.values()} == set(get_args(Activity))


def test_every_sentence_and_heading_has_words(everything: Workshop) -> None:
    sheet, known = sheet_of(everything), words.messages()
    told = [*sheet.bring, *(each for step_ in sheet.steps for each in step_.how)]
    blanks = [each.blank for each in sheet.steps if each.blank]
    heads: list[Heading] = [head for each in blanks for head in (*each.columns, *each.rows)]
    asked = {each.code for each in told} | {f"column.{head.code}" for head in heads if head.code}
    assert [
        code
        for code in sorted(asked)
        if f"pdf.sheet.{code}" not in known and f"pdf.sheet.{code}.one" not in known
    ] == []
    assert {f"pdf.activity.{each.activity}" for each in sheet.steps} <= set(known)


def test_every_sentence_has_its_values(everything: Workshop) -> None:
    sheet = sheet_of(everything)
    for told in [*sheet.bring, *(each for step_ in sheet.steps for each in step_.how)]:
        assert "{" not in words.say(f"pdf.sheet.{told.code}", **told.fields)


def test_no_word_of_the_sheet_is_left_over(everything: Workshop) -> None:
    sheet = sheet_of(everything)
    used = codes(sheet.bring) | {code for each in sheet.steps for code in codes(each.how)}
    spoken = (
        code for code in words.messages() if code.startswith(("pdf.sheet.how.", "pdf.sheet.bring."))
    )
    known = {
        code.removeprefix("pdf.sheet.").removesuffix(".one").removesuffix(".other")
        for code in spoken
    }
    assert known - used == set()


def test_what_is_written_down_is_what_the_activity_asks(everything: Workshop) -> None:
    sheet = sheet_of(everything)
    assert columns(sheet, "Vote") == ["card", "dots"]
    assert columns(sheet, "Matrix") == ["card", "A", "B"]
    assert columns(sheet, "Raci") == ["card", "responsible", "accountable", "consulted", "informed"]
    assert columns(sheet, "Days") == ["card", "good", "likely", "bad"]
    assert columns(sheet, "Own") == ["card", "1", "agreed"]
    assert columns(sheet, "Sequence") == ["card", "waits_for", "date"]
    assert columns(sheet, "Back") == ["card", "waits_for"]


def test_a_field_tells_what_one_can_choose(everything: Workshop) -> None:
    [refine] = [each for each in sheet_of(everything).steps if each.activity == "refine"]
    assert refine.blank
    assert [(row.text, row.hint) for row in refine.blank.rows] == [("Term", "Short, Long")]


def test_there_are_as_many_cards_to_fill_in_as_were_kept() -> None:
    def kept(most: int) -> list[str]:
        select = step("kept", steps.Select(of="ideas", most=most))
        refine = step("refine", steps.Refine(of="kept", fields=(CHOICE,)))
        listed = (step("ideas", steps.Collect(prompt="?")), select, refine)
        return columns(sheet_of(workshop_of(*listed)), "Refine")

    assert kept(1) == ["field", "nth_card"]
    assert kept(2) == ["field", *["nth_card"] * 2]
    assert kept(9) == ["field", *["nth_card"] * 3]


def test_one_brings_cards_and_dots_for_as_many_people_as_may_come() -> None:
    ideas, vote = ACTIVITIES["ideas"], ACTIVITIES["vote"]
    sheet = sheet_of(workshop_of(step("ideas", ideas), step("vote", vote)))
    needed = {each.code: each.fields for each in sheet.bring}
    assert needed["bring.cards"] == {"cards": 16, "people": 8}
    assert needed["bring.dots"] == {"dots": 32}
    assert "bring.slips" not in needed


def test_secret_answers_need_slips_and_a_box() -> None:
    sheet = sheet_of(workshop_of(step("exit", ACTIVITIES["feedback"])))
    assert "bring.slips" in codes(sheet.bring)
    assert "how.anonymous" in codes(sheet.steps[0].how)


def test_tables_are_told_and_brought(everything: Workshop) -> None:
    sheet = sheet_of(everything)
    assert sheet.steps[-1].how[0] == Told("how.tables", {"tables": 4})
    assert Told("bring.tables", {"tables": 4}) in sheet.bring
