"""Tables come in whatever program wrote them, and every fault has its line and column."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.importing import Named, What
from milepost.plan.work import TaskStatus
from tests.importing.files import TASKS, after, brought, faults, table


def test_a_table_becomes_tasks_with_people_and_milestones() -> None:
    plan = after(TASKS)
    drawn = plan.tasks["draw-the-pier"]
    assert (drawn.title, drawn.due, drawn.points) == ("Draw the pier", date(2027, 3, 31), 3)
    assert drawn.owner is not None
    assert plan.people[drawn.owner].name == "Ana"
    assert drawn.milestone is not None
    assert plan.milestones[drawn.milestone].title == "Pier"
    assert len(plan.milestones) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_recognised(delimiter: str) -> None:
    rows = [["Draw it; then build, twice | once", "3,5"], ["Permit", "2"]]
    plan = after(table(["Task", "Points"], rows, delimiter))
    assert [each.points for each in plan.tasks.values()] == [3.5, 2]
    assert next(iter(plan.tasks.values())).title == "Draw it; then build, twice | once"


def test_a_file_that_says_its_delimiter_is_believed() -> None:
    assert [t.points for t in after("sep=;\r\nTask;Points\r\nDraw, cut;3\r\n").tasks.values()] == [
        3
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_usual_encodings_are_read(encoding: str) -> None:
    plan = after("Aufgabe;Zuständig\nBrücke bauen … „schnell“;Jörg\nPrüfen;Zoë\n".encode(encoding))
    assert [each.title for each in plan.tasks.values()] == ["Brücke bauen … „schnell“", "Prüfen"]
    assert {each.name for each in plan.people.values()} == {"Jörg", "Zoë"}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "\u0417\u0430\u0434\u0430\u0447\u0430;\u041a\u0442\u043e\n\u041c\u043e\u0441\u0442;\u0418\u0432\u0430\u043d\n",
            "cp1251",
        ),
        ("課題,誰\n橋,太郎\n", "shift-jis"),
    ],
)
def test_an_encoding_nobody_can_tell_is_refused(text: str, encoding: str) -> None:
    assert [each[2] for each in faults(text.encode(encoding))] == ["import_encoding_unknown"]


@pytest.mark.parametrize(
    ("head", "due"),
    [
        ("Aufgabe,Fällig am,Punkte", "31.3.2027"),
        ("Tarea,Fecha límite,Puntos", "31/03/2027"),
        ("Tâche,Échéance,Taille", "31 mars 2027"),
        ("TAREFA , Prazo,Pontos", "31 de março de 2027"),
        ("Task Name,Due date,Story Points", "31/Mar/27 8:09 PM"),
        ("summary,DEADLINE,SP", '"March 31, 2027"'),
    ],
)
def test_columns_are_known_in_five_languages(head: str, due: str) -> None:
    (task,) = after(f"{head}\nPier,{due},3\n").tasks.values()
    assert (task.title, task.due, task.points) == ("Pier", date(2027, 3, 31), 3)


def test_one_date_of_a_column_tells_the_order_of_the_others() -> None:
    plan = after("Task,Due\nA,03/04/2027\nB,03/25/2027\n")
    assert [each.due for each in plan.tasks.values()] == [date(2027, 3, 4), date(2027, 3, 25)]


def test_a_date_that_may_be_two_days_is_refused() -> None:
    assert faults("Task,Due\nA,03/04/2027\n") == [(2, 2, "import_day_ambiguous")]


def test_text_in_quotes_runs_over_lines_and_the_next_row_keeps_its_line() -> None:
    text = 'Task,Due,Description\n"Draw ""it""",2027-01-01,"one\ntwo\nthree"\nPermit,soon,\n'
    assert faults(text) == [(5, 2, "import_not_day")]


def test_all_faults_are_told_at_once() -> None:
    text = "Task,Due,Points,Status\nA,soon,many,odd\n,2027-01-01,1,open\nB,2027-02-30,1,open\n"
    assert faults(text) == [
        (2, 2, "import_not_day"),
        (2, 3, "import_not_number"),
        (2, 4, "import_not_choice"),
        (3, 1, "import_value_missing"),
        (4, 2, "import_not_day"),
    ]


def test_a_quote_that_is_never_closed_is_found_where_it_opens() -> None:
    assert faults('Task,Due\nA,2027-01-01\n"B,2027-01-02\nC,\n') == [(3, 1, "import_quote_open")]


def test_text_after_a_closing_quote_is_refused() -> None:
    assert faults('Task,Due\n"A"x,2027-01-01\n') == [(2, 1, "import_quote_inside")]


def test_a_row_that_is_longer_than_the_head_is_refused() -> None:
    assert faults("Task,Due\nA,2027-01-01,\nB,2027-01-01,oops\n") == [(3, 3, "import_beyond_head")]


def test_a_head_may_follow_a_title() -> None:
    plan = after("Plan of the harbour,,\n,,\nTask,Owner,Points\nDraw,Ana,3\n")
    assert [each.points for each in plan.tasks.values()] == [3]


def test_columns_that_mean_the_same_are_refused_until_one_is_chosen() -> None:
    text = "Summary,Title,Points\nlong,short,3\n"
    assert [each[2] for each in faults(text)] == ["import_columns_alike"]
    (task,) = brought(text, columns=["Title=title"]).changes
    assert task.title == "short"
    (task,) = brought(text, columns=["Title="]).changes
    assert task.title == "long"


def test_a_column_nobody_knows_can_be_named_and_is_told_otherwise() -> None:
    text = "Bezeichner,Gewicht\nPier,3\n"
    assert [each[2] for each in faults(text)] == ["import_no_title"]
    proposal = brought(text, columns=["Bezeichner=title"])
    assert "Gewicht" in proposal.notes[0].say()
    (change,) = brought(text, columns=["Bezeichner=title", "Gewicht=points"]).changes
    assert change.title == "Pier"


def test_rows_say_what_they_are_and_what_they_wait_for() -> None:
    head = "Type,Title,Key,Depends on,Impact,Status,Done on\n"
    text = (
        f"{head}Milestone,Pier,M1,,,,\nTask,Draw,T1,,,done,2026-05-01\n"
        'Task,Permit,T2,"T1, Pier",,,\nRisk,Storm,R1,,4,open,\n'
    )
    plan = after(text)
    assert [each.title for each in plan.milestones.values()] == ["Pier"]
    assert plan.tasks["t1"].status is TaskStatus.DONE
    pairs = {(each.before, each.after) for each in plan.dependencies.values()}
    assert pairs == {("t1", "t2"), ("m1", "t2")}
    assert plan.risks["r1"].now.impact == 4


def test_a_risk_register_is_read_as_one() -> None:
    text = "Risk,Cause,Likelihood,Impact,Probability,Mitigation\nStorm,Winter,4,5,30 %,Wait\n"
    (risk,) = after(text).risks.values()
    assert (risk.event, risk.now.likelihood, risk.now.probability) == ("Storm", 4, 0.3)


def test_a_key_that_comes_twice_is_refused_with_both_lines() -> None:
    assert faults("Key,Task\n1,A\n2,B\n1,C\n") == [(4, 1, "import_key_twice")]


def test_what_waits_in_a_circle_is_refused() -> None:
    found = faults("Key,Task,Depends on\n1,A,2\n2,B,1\n3,C,2\n")
    assert found == [(2, 3, "link_circle"), (3, 3, "link_circle")]


def test_what_waits_for_nothing_there_is_is_refused() -> None:
    assert faults("Key,Task,Depends on\n1,A,7\n") == [(2, 3, "import_part_unknown")]


def test_a_table_that_is_brought_in_again_changes_only_what_changed() -> None:
    plan = after(TASKS)
    again = brought(TASKS.replace("Ana", "Cy").replace("Permit,Bo,,5", "Permit,Bo,,8"), plan=plan)
    changed = {each.title: each.fields for each in again.changes if each.what is What.CHANGED}
    assert changed["Permit"] == (("points", "5", "8"),)
    assert [field for field, _, _ in changed["Draw the pier"]] == ["owner"]
    assert again.counts() == {"people": {"new": 1}, "tasks": {"changed": 2}}


def test_an_empty_cell_erases_nothing() -> None:
    plan = after(TASKS)
    assert brought(TASKS.replace("2027-03-31", ""), plan=plan).events == ()


def test_what_is_no_longer_there_is_kept_and_told() -> None:
    plan = after(TASKS)
    less = "\n".join(TASKS.split("\n")[:2])
    gone = [each.title for each in brought(less, plan=plan).changes if each.what is What.GONE]
    assert gone == ["Permit"]


def test_people_are_matched_however_their_name_is_spelt() -> None:
    plan = after(TASKS)
    proposal = brought(Named("more.csv", b"Task,Owner\nPaint, ANA \n"), plan=plan)
    assert [each.shelf for each in proposal.changes] == ["tasks"]
