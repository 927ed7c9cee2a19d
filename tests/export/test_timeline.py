"""The geometry of the timeline: everything on it, nothing over anything else."""

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.export.roadmap import roadmap
from milepost.export.timeline import LENGTH, MARK, MOST_DIVISIONS, Timeline, timeline
from milepost.plan.parts import Milestone
from milepost.plan.plan import Plan
from tests.export.boards import Story, harbour, many, plan_of


def drawn(plan: Plan) -> Timeline:
    figure = timeline(roadmap(Story(plan).board()))
    assert figure is not None
    return figure


def due_on(*days: date) -> Plan:
    return plan_of(*(Milestone(id=f"m{n}", title=f"M{n}", due=day) for n, day in enumerate(days)))


def test_a_plan_without_dates_has_no_timeline() -> None:
    assert timeline(roadmap(Story(plan_of(Milestone(id="m", title="Rope"))).board())) is None


def test_few_milestones_are_marks_with_their_numbers_and_standing() -> None:
    assert [(mark.number, mark.standing) for mark in drawn(harbour()).marks] == [
        (1, "done"),
        (2, "overdue"),
        (3, "committed"),
    ]


def test_many_milestones_become_columns_that_count_each_once() -> None:
    figure = drawn(many(300))
    assert figure.marks == ()
    dated = sum(1 for each in many(300).milestones.values() if each.due)
    assert sum(count for column in figure.columns for _, count in column.counts) == dated


def test_the_axis_reaches_to_the_horizon() -> None:
    figure = drawn(harbour())
    assert figure.horizon is not None
    assert figure.divisions[-1].at < figure.horizon <= LENGTH


def test_a_day_long_before_the_first_milestone_is_not_on_the_axis() -> None:
    assert drawn(due_on(date(2030, 1, 1))).as_of is None


@settings(max_examples=80, deadline=None)
@given(st.lists(st.dates(), min_size=1, max_size=60))
def test_any_dates_fit_on_the_axis_and_no_mark_covers_another(days: list[date]) -> None:
    figure = drawn(due_on(*days))
    assert 1 <= len(figure.divisions) <= MOST_DIVISIONS
    assert figure.divisions[0].at == 0
    assert figure.divisions[-1].until == LENGTH
    assert all(0 <= mark.at <= LENGTH for mark in figure.marks)
    in_one_lane = ((one, two) for one, two in combinations(figure.marks, 2) if one.lane == two.lane)
    assert all(abs(one.at - two.at) >= MARK for one, two in in_one_lane)
    counted = sum(count for column in figure.columns for _, count in column.counts)
    assert len(figure.marks) + counted == len(days)
