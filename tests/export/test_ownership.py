"""Who does what as a document, for three people and for forty."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from milepost.export import pdf
from milepost.export.ownership import ownership
from milepost.methods import example
from milepost.plan.parts import Milestone, Person
from milepost.plan.plan import Plan
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Assignment, Dependency, Raci, Task
from tests.export.boards import Story
from tests.export.reading import squeezed, text_of, words_outside

DAY = date(2026, 9, 1)
DAYS = ThreePoint(low=2, likely=3, high=6)


def team(people: int, milestones: int, name: str = "Person") -> Plan:
    """A plan in which each milestone has an owner, a task, and somebody who is told."""
    persons = [Person(id=f"p{n}", name=f"{name} <{n:02d}>") for n in range(people)]
    goals = [
        Milestone(
            id=f"m{n}",
            title=f"Pontoon <{n:03d}>",
            due=DAY + timedelta(days=20 + n),
            owner=f"p{n % people}",
        )
        for n in range(milestones)
    ]
    tasks = [
        Task(
            id=f"t{n}",
            title=f"Task ({n:03d})",
            milestone=f"m{n}",
            owner=f"p{n % people}",
            days=DAYS,
        )
        for n in range(milestones)
    ]
    informed = [
        Assignment(id=f"a{n}", part=f"m{n}", person=f"p{(n + 1) % people}", role=Raci.INFORMED)
        for n in range(milestones)
    ]
    return Plan(
        title="Harbour",
        people={each.id: each for each in persons},
        milestones={each.id: each for each in goals},
        tasks={each.id: each for each in tasks},
        assignments={each.id: each for each in informed},
    )


def printed(plan: Plan) -> bytes:
    return pdf("ownership", Story(plan).board())


def test_each_part_has_its_letters_in_the_order_of_the_people() -> None:
    record = ownership(team(3, 2), DAY)
    assert [part.letters for part in record.parts if part.milestone] == [
        ("AR", "I", ""),
        ("", "AR", "I"),
    ]


@pytest.mark.parametrize(("people", "milestones"), [(3, 3), (12, 20), (40, 80)])
def test_every_part_is_printed_once_and_every_name_is_there(people: int, milestones: int) -> None:
    made = printed(team(people, milestones))
    matrix, _, load = squeezed(text_of(made)).partition("Load")
    parts = [f"Pontoon<{n:03d}>" for n in range(milestones)]
    parts += [f"Task({n:03d})" for n in range(milestones)]
    body = matrix.partition("answersforit")[2]
    assert {part: body.count(part) for part in parts} == dict.fromkeys(parts, 1)
    assert all(f"Person<{n:02d}>" in load for n in range(people))
    assert words_outside(made) == []


def test_somebodys_work_is_held_against_the_days_they_have() -> None:
    record = ownership(team(1, 9), DAY)
    (person,) = record.people
    assert (person.answers, person.does) == (18, 18)
    assert person.fullest is not None
    assert person.fullest.over > 0
    assert "days too much" in text_of(printed(team(1, 9)))


def test_what_is_unclear_comes_with_the_next_step() -> None:
    text = " ".join(text_of(printed(team(1, 9))).split())
    assert "Person <00> has" in text
    assert "Pass on, cut or move" in text


def test_a_circle_in_the_plan_is_said_and_the_matrix_is_printed_all_the_same() -> None:
    plan = team(2, 2)
    circle = [("d0", "m0", "m1"), ("d1", "m1", "m0")]
    links = {id_: Dependency(id=id_, before=one, after=other) for id_, one, other in circle}
    record = ownership(replace(plan, dependencies=links), DAY)
    assert len(record.parts) == 4


def test_nobody_and_nothing_are_said_in_words() -> None:
    text = text_of(printed(Plan(title="Harbour")))
    assert "nobody can answer for it" in text
    assert "Nobody is on the plan yet" in text


@pytest.mark.parametrize("name", ["W" * 50, "محمد", "שלום", "王小明", "👩‍👩‍👧"])
@pytest.mark.parametrize("people", [3, 12, 20])
def test_names_of_all_kinds_find_room(name: str, people: int) -> None:
    assert words_outside(printed(team(people, 2, name))) == []


def test_the_example_is_clear_but_for_what_hangs_on_one() -> None:
    (found,) = ownership(example.plan(), example.TODAY).unclear
    assert found.severity == "warning"
    assert "Gates read the ticket" in found.finding.say("en")
