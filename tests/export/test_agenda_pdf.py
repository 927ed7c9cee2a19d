"""The agenda on paper as a document: what a facilitator gets, whatever a workshop's file says."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings

from milepost import agendas
from milepost.agendas import About, Form, People, Workshop
from milepost.export import agenda_pdf, agenda_sheet
from milepost.plan import agenda as steps
from milepost.plan.agenda import Agenda, Field, Lane, Scale, Step
from milepost.plan.faults import Fault
from tests.export.reading import facts_of, squeezed, structure_of, text_of, words_outside
from tests.export.test_agenda_sheet import ACTIVITIES, step, workshop_of
from tests.export.test_roadmap_pdf import CODE, printable_text

TODAY = date(2026, 11, 25)


def pdf_of(workshop: Workshop, start: time | None = None, paper: str = "a4") -> bytes:
    sheet = agenda_sheet(workshop, next(iter(workshop.forms)), start)
    return agenda_pdf(sheet, as_of=TODAY, paper=paper)


def hostile(text: str) -> Workshop:
    """A workshop in which ``text`` stands everywhere that an author types."""
    label = text[:300]
    scale = Scale(key="s", label=label, low_label=label, high_label=label)
    field = Field(key="f", label=label, hint=label)
    lanes = (Lane(key="a", label=label, hint=label), Lane(key="b", label=label))
    done: dict[str, steps.Activity] = {
        "inform": steps.Inform(text=text),
        "ideas": steps.Collect(prompt=text, fields=(field,)),
        "rate": steps.Rate(of="ideas", scales=(scale,)),
        "sort": steps.Sort(of="ideas", lanes=lanes),
        "refine": steps.Refine(of="ideas", fields=(field,)),
        "exit": steps.Feedback(scales=(scale,), comment=label),
    }
    listed = tuple(
        Step(key=key, title=label, minutes=5, activity=each, purpose=label, instruction=text,
             script=text)
        for key, each in done.items()
    )  # fmt: skip
    agenda = Agenda(workshop="all", title=label, steps=listed)
    about = About(
        title=label,
        summary=text,
        makes=(text,),
        needs=(text,),
        people=People(fewest=1, most=99),
    )
    return Workshop(stem="all", about=about, forms={30: Form(about=text, agenda=agenda)})


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_all_that_people_do_and_the_facilitator_says_is_printed(minutes: int) -> None:
    workshop = agendas.workshop("smart_goals")
    text = squeezed(text_of(agenda_pdf(agenda_sheet(workshop, minutes), as_of=TODAY)))
    for each in workshop.agenda(minutes).steps:
        for told in (each.title, each.instruction, each.script):
            assert squeezed(told) in text


def test_the_clock_runs_from_the_start_that_is_given() -> None:
    text = text_of(
        pdf_of(workshop_of(step("one", steps.Inform()), step("two", steps.Inform())), time(9, 30))
    )
    assert "5 minutes" not in text
    assert "10 minutes · 09:30 to 09:40 · for 3 to 8 people" in text
    assert "09:35 · minutes 5–10" in text  # noqa: RUF001 - a range


def test_the_document_is_tagged_accessible_and_says_its_title_and_language() -> None:
    pdf = pdf_of(agendas.workshop("smart_goals"))
    facts = facts_of(pdf)
    assert (facts["Title"], facts["Tagged"]) == ("SMART goals", "yes")
    assert b"pdfuaid:part>1<" in pdf
    assert b"/Lang(en)" in pdf


def test_steps_are_headings_and_tables_have_heads() -> None:
    structure = structure_of(pdf_of(agendas.workshop("smart_goals")))
    for heading in ("Before you start", "At a glance", "Step by step", "Decisions and actions"):
        assert f'H1 "{heading}"' in structure
    assert 'H2 "1 Why we are here"' in structure
    assert "/Scope /Column" in structure


def test_every_activity_finds_room_on_its_page() -> None:
    listed = [step(key, activity) for key, activity in ACTIVITIES.items()]
    pdf = pdf_of(workshop_of(*listed))
    assert words_outside(pdf) == []
    assert "{" not in text_of(pdf)


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("letter", "letter")])
def test_it_fits_the_paper_one_asks_for(paper: str, size: str) -> None:
    pdf = pdf_of(agendas.workshop("smart_goals"), paper=paper)
    assert f"({size})" in facts_of(pdf)["Page size"]
    assert words_outside(pdf) == []


def test_an_unknown_paper_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Fault, match="“a5”; there are: a4, letter"):
        pdf_of(agendas.workshop("smart_goals"), paper="a5")


def test_the_same_agenda_on_the_same_day_makes_the_same_bytes() -> None:
    assert pdf_of(agendas.workshop("smart_goals")) == pdf_of(agendas.workshop("smart_goals"))


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        (CODE + "\n") * 20,
        "W" * 4000,
        "مرحبا بالميناء " * 250,
        "נמל " * 1000,
        "💥👩‍👩‍👧🇩🇪" * 400,
        "\u202eevil\u2066\u2069\u200b" * 300,
        "one\n\ntwo\tthree\n" * 100,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_whatever_an_author_types_is_printed_as_typed_and_stays_on_the_page(text: str) -> None:
    typed = text.strip()[:4000]
    pdf = pdf_of(hostile(typed))
    assert words_outside(pdf) == []
    if text.isascii():
        assert squeezed(typed[:300]) in squeezed(text_of(pdf))


def test_characters_without_a_font_become_marks_and_the_first_page_names_their_scripts() -> None:
    first, *_ = text_of(pdf_of(workshop_of(step("one", steps.Inform(text="வணக்கம் ქართული"))))).split(
        "\f"
    )
    assert "could not be printed" in first
    assert "Georgian, Tamil" in first


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(printable_text.filter(str.strip))
def test_any_text_at_all_makes_a_document(text: str) -> None:
    assert facts_of(pdf_of(hostile(text)))["Tagged"] == "yes"


def test_a_list_in_a_step_is_printed_as_a_list_and_strong_words_without_stars() -> None:
    plain, printed = (
        pdf_of(workshop_of(step("read", steps.Inform(text=text))))
        for text in (
            "Four groups",
            "Four groups:\n\n- **Must**: no way round\n- Could: nice\n- 2 * 3",
        )
    )
    assert "**" not in text_of(printed)
    assert "- Must" not in text_of(printed)
    assert "Must: no way round" in text_of(printed)
    points = [structure_of(each).count("LBody") for each in (plain, printed)]
    assert points[1] == points[0] + 3
