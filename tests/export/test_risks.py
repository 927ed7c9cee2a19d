"""The risk register as a document: ordered as the method orders it, with all that is known."""

from datetime import date

import pytest

from milepost.export import DOCUMENTS, pdf
from milepost.export.document import Document
from milepost.export.likely import likely
from milepost.export.pictures import drawn
from milepost.export.risks import Risks
from milepost.methods import example
from milepost.plan.parts import Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.risks import Assessment, Response, Risk, RiskStatus
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Task
from tests.export.boards import Story, harbour
from tests.export.reading import squeezed, structure_of, text_of, words_outside
from tests.export.test_roadmap_pdf import CODE

DAY = date(2026, 9, 1)


def document(plan: Plan, day: date = DAY) -> Document:
    return DOCUMENTS["risks"](Story(plan).board(), day)


def told(plan: Plan) -> Risks:
    record = document(plan).content["risks"]
    assert isinstance(record, Risks)
    return record


def risk(id_: str, likelihood: int = 0, impact: int = 0, **more: object) -> Risk:
    now = Assessment(likelihood=likelihood or None, impact=impact or None)
    return Risk(id=id_, event=f"Event <{id_}>", now=now, **more)  # type: ignore[arg-type]


def plan_of(*risks: Risk) -> Plan:
    return Plan(
        title="Harbour",
        people={"ana": Person(id="ana", name="Ana Lima")},
        milestones={"pier": Milestone(id="pier", title="Pier open", due=date(2027, 1, 1))},
        risks={each.id: each for each in risks},
    )


def many(count: int) -> Plan:
    return plan_of(*(risk(f"r{n:03d}", 1 + n % 5, 1 + n // 5 % 5) for n in range(count)))


def test_what_happened_comes_first_then_the_gravest_then_the_unscored_then_the_closed() -> None:
    record = told(
        plan_of(
            risk("closed", 5, 5, status=RiskStatus.CLOSED),
            risk("mild", 1, 2),
            risk("grave", 4, 4),
            risk("unscored"),
            risk("happened", 2, 2, status=RiskStatus.HAPPENED),
        )
    )
    kinds = [group.kind for group in record.groups]
    assert kinds == ["happened", "very_high", "low", "unscored", "closed"]
    assert [line.number for line in record.lines()] == [1, 2, 3, 4, 5]


def test_all_that_is_known_of_a_risk_is_printed() -> None:
    known = risk(
        "r",
        4,
        5,
        cause="Old piles",
        effect="The pier sinks",
        threatens=("pier",),
        response=Response.REDUCE,
        mitigation="Replace the piles",
        trigger="Cracks in spring",
        owner="ana",
        review_on=date(2026, 8, 1),
        residual=Assessment(likelihood=1, impact=5),
    )
    text = " ".join(text_of(pdf("risks", Story(plan_of(known)).board())).split())
    for part in (
        *("Event <r>", "Old piles", "The pier sinks", "Pier open", "Reduce", "Replace the piles"),
        *("Cracks in spring", "Ana Lima", "Review on 1 Aug 2026", "Review overdue"),
        *(
            "20 4 \N{MULTIPLICATION SIGN} 5",
            "Very high",
            "5 1 \N{MULTIPLICATION SIGN} 5",
            "Moderate",
        ),
    ):
        assert part in text


@pytest.mark.parametrize("count", [3, 60])
def test_every_risk_is_printed_once_in_the_register_and_none_leaves_its_page(count: int) -> None:
    made = pdf("risks", Story(many(count)).board())
    _, _, register = squeezed(text_of(made)).partition("Allrisks")
    names = [f"Event<r{n:03d}>" for n in range(count)]
    assert {name: register.count(name) for name in names} == dict.fromkeys(names, 1)
    assert words_outside(made) == []


def test_a_plan_without_risks_says_what_to_ask() -> None:
    text = text_of(pdf("risks", Story(plan_of()).board()))
    assert "what would make this plan fail" in text
    assert "Nothing can be said yet" in text
    assert document(plan_of()).content["matrix"] is None


def test_the_matrix_is_told_to_those_who_do_not_see_it() -> None:
    made = pdf("risks", Story(many(3)).board())
    assert "Figure" in structure_of(made)
    assert document(many(3)).content["matrix"].say("en").encode() in made


def test_the_chance_that_dates_hold_is_said_where_work_is_estimated() -> None:
    record = document(example.plan(), example.TODAY).content["risks"]
    last = record.dates[-1]
    assert (last.title, last.likely.p50, last.likely.p80) == (
        "One ticket on all lines",
        date(2027, 4, 30),
        date(2027, 5, 26),
    )
    assert last.likely.hundred == 99


def test_no_chance_is_said_where_nothing_is_estimated() -> None:
    assert likely(harbour(), DAY).dates == {}


def test_a_milestone_whose_work_nobody_has_estimated_gets_no_date() -> None:
    days = ThreePoint(low=1, likely=2, high=5)
    plan = Plan(
        title="Harbour",
        milestones={key: Milestone(id=key, title=key) for key in ("known", "unknown")},
        tasks={"t": Task(id="t", title="t", milestone="known", days=days)},
    )
    assert likely(plan, DAY).dates.keys() == {"known"}


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        "W" * 4000,
        "Łódź, Гавань, 港, 항구, μ",
        "مرحبا بالميناء " * 90,
        "נמל " * 300,
        "港" * 1500,
        "💥👩‍👩‍👧🇩🇪" * 90,
    ],
)
def test_whatever_people_type_stays_on_the_page_and_in_the_figure(text: str) -> None:
    risk_of_it = hostile(text.strip())
    made = pdf("risks", Story(plan_of(risk_of_it)).board())
    assert words_outside(made) == []


def hostile(text: str) -> Risk:
    long = text[:4000]
    scores = Assessment(likelihood=3, impact=3)
    return Risk(
        id="r", event=text[:300], cause=long, effect=long, mitigation=long, trigger=long, now=scores
    )


def test_the_register_speaks_the_readers_language() -> None:
    board = Story(many(3)).board()
    assert pdf("risks", board, language="de") == pdf("risks", board, language="de")
    assert b"/Lang(de)" in pdf("risks", board, language="de")


@pytest.mark.parametrize(
    "text", ["مرحبا بالميناء", "สวัสดีท่าเรือ", "नमस्ते बंदरगाह", "👩‍👩‍👧 💥", "e\u0323\u0302"]
)
def test_letters_that_join_are_set_by_the_document_and_not_within_its_figures(text: str) -> None:
    picture = drawn(document(plan_of(hostile(text))).content["matrix"], "en")
    (label,) = picture["labels"]
    assert (label.text, label.anchor, label.turn) == (text, "start", 0)
    assert text not in picture["svg"]


def test_plain_letters_stay_within_a_figure() -> None:
    picture = drawn(document(plan_of(hostile("Łódź: 3-4, naïve"))).content["matrix"], "en")
    assert picture["labels"] == []
