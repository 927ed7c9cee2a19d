"""The roadmap as a document: what a reader gets, whatever people have typed."""

import re
from datetime import date
from typing import Unpack

import msgspec
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milepost.export import DOCUMENTS, pdf
from milepost.export import typeset as typeset_module
from milepost.export.documents import Print
from milepost.methods import example
from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from milepost.plan.parts import Action, Decision, Metric, Milestone, Person
from milepost.plan.plan import Plan
from tests.export.boards import Story, answers, harbour, many, plan_of, revealed, room_story
from tests.export.reading import facts_of, squeezed, structure_of, text_of, words_outside

CODE = (
    '#eval("1+1") #panic() $x^2$ *b* _i_ @ref // c /* d */ <b>&amp;</b> `r` \\ [x] {title} '
    "=cmd|' /C calc'!A0 ~ -- ... \"q\" 'p' #import \"@preview/x:0.1.0\""
)


def roadmap_pdf(board: Board, **printed: Unpack[Print]) -> bytes:
    return pdf("roadmap", board, **printed)


def pdf_of(plan: Plan) -> bytes:
    return roadmap_pdf(Story(plan).board())


def hostile(text: str) -> Plan:
    """A plan in which ``text`` stands everywhere that people type."""
    milestone = Milestone(
        id="m",
        title=text[:300],
        outcome=text,
        metric=Metric(name=text[:300], baseline=-0.5, target=1e14, unit=text[:60]),
        due=date(2027, 1, 1),
        owner="p",
    )
    return Plan(
        title=text[:300],
        vision=text,
        people={"p": Person(id="p", name=text[:60])},
        milestones={"m": milestone},
        decisions={"d": Decision(id="d", text=text, on=date(2026, 1, 1))},
        actions={"a": Action(id="a", text=text, owner="p", due=date(2026, 1, 1))},
    )


def test_the_same_board_makes_the_same_bytes() -> None:
    assert roadmap_pdf(revealed().board()) == roadmap_pdf(revealed().board())


def test_a_later_day_changes_nothing_but_what_depends_on_the_day() -> None:
    board = revealed().board()
    one, two = roadmap_pdf(board), pdf("roadmap", board, as_of=date(2026, 9, 5))
    assert text_of(two).replace("As of 5 Sept", "As of 1 Sept").replace(
        "\n5 Sept", "\n1 Sept"
    ) == text_of(one)
    assert facts_of(two)["CreationDate"].startswith("Sat Sep  5 00:00:00 2026")


def test_the_dates_that_are_likely_stand_beside_those_that_are_promised() -> None:
    board = Story(example.plan()).board()
    text = " ".join(text_of(pdf("roadmap", board, as_of=example.TODAY)).split())
    assert "29 Jan 2027" in text
    assert "50 of 100: 27 Jan 2027 · 80 of 100: 8 Feb 2027 · Kept in 64 of 100" in text


def test_the_document_is_tagged_accessible_and_says_its_title_and_language() -> None:
    pdf = pdf_of(harbour())
    facts = facts_of(pdf)
    assert (facts["Title"], facts["Tagged"]) == ("Harbour for all", "yes")
    assert b"pdfuaid:part>1<" in pdf
    assert b"/Lang(en)" in pdf


def test_sections_are_headings_and_bookmarks_and_tables_have_heads() -> None:
    pdf = roadmap_pdf(revealed().board())
    structure = structure_of(pdf)
    for heading in ("Timeline", "Milestones by date", "Decisions", "Actions"):
        assert f'H1 "{heading}"' in structure
    assert 'H2 "SMART goals"' in structure
    assert "/Scope /Column" in structure
    assert b"/Outlines" in pdf


def test_the_timeline_is_told_to_those_who_do_not_see_it() -> None:
    told = "Time axis from Q2 2026 to Q4 2027. Milestones on it: 1 Done, 1 Committed, 1 Overdue."
    assert told.encode() in pdf_of(harbour())


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("letter", "letter")])
def test_it_fits_the_paper_one_asks_for(paper: str, size: str) -> None:
    pdf = roadmap_pdf(revealed().board(), paper=paper)
    assert f"({size})" in facts_of(pdf)["Page size"]
    assert words_outside(pdf) == []


def test_an_unknown_paper_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Fault, match="“a5”; there are: a4, letter"):
        roadmap_pdf(Story(harbour()).board(), paper="a5")


def test_an_unknown_document_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Fault, match=f"“atlas”; there are: {', '.join(DOCUMENTS)}"):
        pdf("atlas", Story(harbour()).board())


def test_an_empty_plan_says_what_to_do_next() -> None:
    text = text_of(pdf_of(plan_of()))
    for sentence in (
        "No milestones yet",
        "No decisions yet",
        "No actions yet",
        "No room has voted",
    ):
        assert sentence in text


def test_what_is_known_of_a_milestone_is_told() -> None:
    text = " ".join(text_of(pdf_of(harbour())).split())
    for told in ("from 12 to 40 boats", "Ana Lima", "31 Mar 2027", "Overdue", "12 Jun 2026"):
        assert told in text


@pytest.mark.parametrize("count", [3, 300])
def test_every_milestone_is_printed_once_and_none_leaves_its_page(count: int) -> None:
    pdf = pdf_of(many(count))
    text = squeezed(text_of(pdf))
    titles = [squeezed(each.title) for each in many(count).milestones.values()]
    assert {title: text.count(title) for title in titles} == dict.fromkeys(titles, 1)
    assert words_outside(pdf) == []


def test_heads_and_years_come_again_on_every_page_of_a_long_table() -> None:
    text = text_of(pdf_of(many(300)))
    dated, _ = text.split("Milestones without a date")
    pages = [page.splitlines() for page in dated.split("\f")[2:-1]]
    assert len(pages) > 10
    for first, second, *_ in pages:
        head = second if first.startswith("Milestones in") else first
        assert re.fullmatch(r"No\. Milestone · \d{4} Measure Owner Due Status", head)


def test_pages_are_counted_and_carry_the_plan_and_the_day() -> None:
    pages = text_of(pdf_of(many(40))).split("\f")
    count = len(pages) - 1
    assert f"Harbour As of 1 Sept 2026 3 of {count}" in pages[2]
    assert f"Harbour As of 1 Sept 2026 1 of {count}" in pages[0]


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        (CODE + "\n") * 20,
        "W" * 4000,
        "a-b/" * 1000,
        "\u00a0x" * 2000,
        "e\u0301\u0323" * 1300,
        "مرحبا بالميناء " * 250,
        "נמל " * 1000,
        "💥👩‍👩‍👧🇩🇪" * 400,
        "\u2067\u0957\U0001f632\u1dc2\u202e",
        "\u202eevil\u2066\u2069\u200b" * 300,
        "one\n\ntwo\tthree\n" * 100,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_whatever_people_type_is_printed_as_typed_and_stays_on_the_page(text: str) -> None:
    pdf = pdf_of(hostile(text.strip()[:4000]))
    assert words_outside(pdf) == []
    if text.isascii():
        assert squeezed(text.strip()[:300]) in squeezed(text_of(pdf))


def test_text_from_the_right_is_tagged_with_its_language() -> None:
    assert b"/Lang(ar)" in pdf_of(plan_of(Milestone(id="m", title="ميناء")))
    assert b"/Lang(he)" in pdf_of(plan_of(Milestone(id="m", title="נמל")))


def test_characters_without_a_font_become_marks_and_the_cover_names_their_scripts() -> None:
    cover, *_ = text_of(pdf_of(plan_of(Milestone(id="m", title="வணக்கம் ქართული")))).split("\f")
    assert "could not be printed" in cover
    assert "Georgian, Tamil" in cover


def test_a_plan_that_can_be_printed_whole_carries_no_such_note() -> None:
    assert "could not be printed" not in text_of(pdf_of(harbour()))


def test_what_the_room_revealed_is_printed_with_its_numbers() -> None:
    text = text_of(roadmap_pdf(revealed().board()))
    assert "Brighter beacon 4" in text
    assert "Longer pier 2" in text
    assert "median 5" in text
    assert "1 Sept 2026 · 3 people" in text


def test_nothing_that_is_hidden_and_nobody_who_voted_is_in_the_document() -> None:
    hidden = room_story(harbour(), {"n1": "unrevealed-note-canary"})
    answers(hidden, "vote", "n1", "dots", {"m-ann": 2})
    answers(hidden, "exit", "", "sure", {"m-ben": 1})
    hidden.happens(events.Commented(step="exit", text="comment-canary"), who="m-ben", room="r1")
    for story in (hidden, revealed()):
        pdf = roadmap_pdf(story.board())
        assert "canary" not in text_of(pdf).lower()
        assert b"canary" not in pdf.lower()


def test_many_scales_and_long_cards_stay_on_the_page() -> None:
    story = room_story(harbour(), {"n1": "W" * 4000, "n2": "x"})
    opened = next(e.event for e in story.board().entries if isinstance(e.event, events.RoomOpened))
    rate = opened.agenda.steps[2]
    scales = tuple(
        msgspec.structs.replace(rate.activity.scales[0], key=f"s{n}", label=f"{n} " + "long " * 9)  # type: ignore[union-attr]
        for n in range(7)
    )
    steps = list(opened.agenda.steps)
    steps[2] = msgspec.structs.replace(
        rate, activity=msgspec.structs.replace(rate.activity, scales=scales)
    )
    agenda = msgspec.structs.replace(opened.agenda, steps=tuple(steps))
    wide = Story(harbour()).happens(msgspec.structs.replace(opened, agenda=agenda), room="r1")
    for entry in story.board().entries:
        if isinstance(entry.event, events.NoteWritten):
            wide.happens(entry.event, who=entry.who, room="r1")
    answers(wide, "sure", "n1", "s6", {"p": 3, "q": 4})
    shown = (events.StepRevealed(step=key) for key in ("ideas", "vote", "sure"))
    pdf = roadmap_pdf(wide.happens(*shown, room="r1").board())
    assert "median 3.5" in text_of(pdf)
    assert words_outside(pdf) == []


class PanicException(BaseException):
    """What a panic of Rust is called in Python; the real class cannot be imported."""


@pytest.mark.parametrize("failure", [typst.TypstError, PanicException])
def test_a_refusal_by_typst_names_the_document_and_the_reason(
    monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise failure("page is missing")

    monkeypatch.setattr(typeset_module, "_compile", refuse)
    with pytest.raises(Fault, match=r"“Harbour for all”.*page is missing"):
        pdf_of(harbour())


def test_an_interruption_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(typeset_module, "_compile", interrupt)
    with pytest.raises(KeyboardInterrupt):
        pdf_of(harbour())


printable_text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(printable_text.filter(str.strip))
def test_any_text_at_all_makes_a_document(text: str) -> None:
    assert facts_of(pdf_of(hostile(text)))["Tagged"] == "yes"
