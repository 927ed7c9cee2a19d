"""The backlog: every open item once, in the order of the method, and the next sprint."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import msgspec
import pytest

from milepost.export import pdf
from milepost.export.backlog import Backlog, BacklogItem, backlog
from milepost.plan.parts import Status
from milepost.plan.work import TaskStatus
from tests.export.boards import plan_of
from tests.export.plans import HOSTILE, TODAY, opened, work
from tests.export.reading import squeezed, text_of, words_outside


def items(record: Backlog) -> list[BacklogItem]:
    return [item for part in record.classes for item in part.items] + [*record.aside]


@pytest.mark.parametrize("count", [3, 300])
def test_every_open_item_is_listed_once_and_what_is_over_is_counted(count: int) -> None:
    plan = work(count)
    record = backlog(opened(plan))
    still = [task.title for task in plan.tasks.values() if task.is_open]
    assert Counter(item.title for item in items(record)) == Counter(still)
    assert record.over == count - len(still)


def test_classes_come_in_their_order_and_items_by_their_place() -> None:
    record = backlog(opened(work(30)))
    assert [part.moscow for part in record.classes] == ["must", "should", "", "wont"]
    for part in record.classes:
        places = [item.place for item in part.items if item.place]
        assert places == sorted(places)


def test_an_item_names_the_places_of_what_it_waits_for() -> None:
    record = backlog(opened(work(30)))
    by_title = {item.title: item for item in items(record)}
    before, after = by_title["Task [001] of many"], by_title["Task [004] of many"]
    assert before.place in after.waits_for
    assert before.place is not None
    assert after.place is not None
    assert before.place < after.place


def test_what_nobody_will_do_this_time_has_no_place() -> None:
    wont = backlog(opened(work(30))).classes[-1]
    assert {item.place for item in wont.items} == {None}


def test_an_open_task_of_a_dropped_milestone_stands_aside() -> None:
    plan = work(6)
    dropped = msgspec.structs.replace(plan.milestones["m0"], status=Status.DROPPED)
    plan = msgspec.structs.replace(plan, milestones={**plan.milestones, "m0": dropped})
    aside = backlog(opened(plan)).aside
    assert [item.title for item in aside] == ["Task [000] of many", "Task [003] of many"]


def test_the_sprint_that_runs_is_told_as_the_team_planned_it() -> None:
    sprint = backlog(opened(work(12))).sprint
    assert sprint is not None
    assert (sprint.planned, sprint.goal) == (True, "A guest lands at the new pier")
    assert (sprint.start, sprint.end) == (date(2026, 11, 23), date(2026, 12, 6))
    assert [task.title for task in sprint.tasks] == ["Task [001] of many", "Task [002] of many"]
    assert sprint.hundred is not None
    assert 1 <= sprint.hundred <= 99


def test_where_no_sprint_is_planned_the_method_proposes_one_from_today() -> None:
    sprint = backlog(opened(msgspec.structs.replace(work(12), sprints={}))).sprint
    assert sprint is not None
    assert (sprint.planned, sprint.start, sprint.goal) == (False, TODAY, "")
    assert sprint.tasks


def test_without_people_or_open_tasks_there_is_no_sprint() -> None:
    done = {
        key: msgspec.structs.replace(task, status=TaskStatus.DONE, done_on=TODAY)
        for key, task in work(4).tasks.items()
    }
    assert backlog(opened(msgspec.structs.replace(work(4), tasks=done))).sprint is None
    assert backlog(opened(plan_of())).sprint is None


def test_a_plan_with_nothing_in_it_says_what_to_do_first() -> None:
    text = " ".join(text_of(pdf("backlog", opened(plan_of()))).split())
    assert "Nothing is left to do in this plan: add milestones and tasks" in text
    assert "No sprint can be proposed yet" in text


def test_300_items_are_printed_once_with_their_heads_on_every_page() -> None:
    printed = pdf("backlog", opened(work(300)))
    text = text_of(printed)
    listed, _, _ = text.partition("The next sprint")
    found = Counter(re.findall(r"Task\[\d+\]ofmany", squeezed(listed.split("by class")[1])))
    assert set(found.values()) == {1}
    assert len(found) == 250
    assert words_outside(printed) == []
    for page in listed.split("\f")[3:-1]:
        above, item, _ = page.partition("Task [")
        assert item
        assert re.search(r"^No\. Item · .+ Owner Size Status Order$", above, re.MULTILINE)


def test_hostile_text_stays_on_the_page() -> None:
    assert words_outside(pdf("backlog", opened(work(6, said=HOSTILE)))) == []
