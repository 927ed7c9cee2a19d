"""What Milepost wrote itself comes back as it was, and what was edited updates."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import msgspec
import pytest

from milepost import samples
from milepost.export.spreadsheet import xlsx
from milepost.importing import Named, What, propose, read, whole_plan
from milepost.methods.example import plan as example
from milepost.plan.plan import Plan
from milepost.plan.work import TaskStatus
from tests.importing.files import EMPTY, SPRINTS, after, brought, faults

_TODAY = date(2026, 11, 25)
_PLANS = [*(samples.load(name).plan for name in samples.samples()), example()]


def as_json(plan: Plan) -> bytes:
    return msgspec.json.format(msgspec.json.encode(plan), indent=1)


@pytest.mark.parametrize("plan", _PLANS, ids=lambda each: each.title[:20])
def test_a_plan_comes_back_whole(plan: Plan) -> None:
    assert whole_plan(read([Named("plan.json", as_json(plan))]).whole) == plan


@pytest.mark.parametrize("plan", _PLANS, ids=lambda each: each.title[:20])
def test_a_plan_that_meets_itself_changes_nothing(plan: Plan) -> None:
    proposal = propose(plan, read([Named("plan.json", as_json(plan))]))
    assert proposal.events == ()
    assert {change.what for change in proposal.changes} == {What.SAME}


@pytest.mark.parametrize("plan", _PLANS, ids=lambda each: each.title[:20])
def test_a_plan_enters_an_empty_one_with_all_its_parts(plan: Plan) -> None:
    entered = after(as_json(plan))
    for name in Plan.__struct_fields__:
        if name not in ("changed_on", "milestones"):
            assert getattr(entered, name) == getattr(plan, name), name
    dates = [(key, each.title, each.due) for key, each in entered.milestones.items()]
    assert dates == [(key, each.title, each.due) for key, each in plan.milestones.items()]


@pytest.mark.parametrize("plan", _PLANS, ids=lambda each: each.title[:20])
def test_a_workbook_that_was_edited_brings_in_what_was_edited(plan: Plan) -> None:
    key, was = next(iter(plan.milestones.items()))
    edited = {**plan.milestones, key: msgspec.structs.replace(was, title="Edited on a train")}
    book = xlsx(msgspec.structs.replace(plan, milestones=edited), as_of=_TODAY, language="en")
    proposal = propose(plan, read([Named("plan.xlsx", book)]))
    changed = [each for each in proposal.changes if each.what is not What.SAME]
    assert [(each.shelf, each.title) for each in changed] == [("milestones", "Edited on a train")]
    untouched = propose(plan, read([Named("plan.xlsx", xlsx(plan, as_of=_TODAY, language="en"))]))
    assert untouched.events == ()


def test_all_that_is_wrong_in_a_plan_is_told_with_its_place() -> None:
    data: Any = msgspec.to_builtins(example())
    wrong = copy.deepcopy(data)
    first, second = list(wrong["tasks"])[:2]
    wrong["tasks"][first] |= {"points": "many", "due": "soon", "colour": "red"}
    wrong["tasks"][second]["milestone"] = "nowhere"
    wrong["horizon"] = 7
    wrong["extra"] = {}
    text = msgspec.json.format(msgspec.json.encode(wrong), indent=1).decode()
    lines = text.split("\n")

    def line(sign: str) -> int:
        return next(n for n, each in enumerate(lines, 1) if sign in each)

    found = {(at, code) for at, _, code in faults(text)}
    assert found == {
        (line('"many"'), "import_value_unfit"),
        (line('"soon"'), "import_value_unfit"),
        (line('"colour"'), "import_field_unknown"),
        (line('"horizon": 7'), "import_value_unfit"),
        (line('"extra"'), "import_field_unknown"),
        (line('"nowhere"'), "import_part_unknown"),
    }


def test_json_that_breaks_off_says_where() -> None:
    assert faults('{"title": "x",\n "tasks": {"a": }}') == [(2, 17, "import_json_broken")]


def test_nesting_without_end_is_refused() -> None:
    assert [code for _, _, code in faults("[" * 100_000)] == ["import_json_deep"]


def test_a_table_with_ids_updates_by_them_and_clears_what_was_cleared() -> None:
    plan = after("Task,Due,Points\nDraw,2027-01-01,3\n")
    edited = (
        "id,key,title,status,due,done_on,points\n"
        "draw,sheet:work:Draw,Draw it,done,,2026-12-01,\n,,Paint,open,,,2\n"
    )
    plan = after(edited, plan=plan)
    drawn = plan.tasks["draw"]
    assert (drawn.title, drawn.due, drawn.points) == ("Draw it", None, None)
    assert (drawn.status, drawn.done_on) == (TaskStatus.DONE, date(2026, 12, 1))
    assert plan.tasks["paint"].points == 2


def test_sprint_history_becomes_sprints_that_a_forecast_reads() -> None:
    sprints = list(after(SPRINTS).sprints.values())
    assert [(each.weeks, each.completed) for each in sprints] == [(2, 17), (2, 18), (2, 15.5)]
    again = brought(SPRINTS.replace("17", "16"), plan=after(SPRINTS))
    assert again.counts() == {"sprints": {"changed": 1, "same": 2}}


def test_a_history_without_its_start_is_refused() -> None:
    wrong = SPRINTS.replace("2026-07-27", "").replace("15,5", "much")
    assert faults(wrong) == [(3, 2, "import_value_missing"), (4, 4, "import_not_number")]


def test_a_file_of_nothing_that_is_known_is_refused() -> None:
    assert [code for _, _, code in faults('{"a": 1}')] == ["import_unknown_kind"]
    assert [code for _, _, code in faults("  \n")] == ["import_empty"]
    assert EMPTY.tasks == {}
