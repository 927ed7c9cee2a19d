"""What is brought in comes out as a forecast."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.importing import Named
from milepost.methods.forecasting import capacity_forecast, safe_load
from milepost.methods.tracking import burn_up, throughput
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus
from tests.importing.files import JIRA_ROWS, SPRINTS, after, issue, jira_csv

_TODAY = date(2026, 11, 2)


def finished(number: int, days_ago: int, points: str) -> dict[str, str]:
    on = (_TODAY - timedelta(days=days_ago)).isoformat()
    row = issue(f"Invented {number}", f"HAR-{number}", "Story", "Done", Resolved=on)
    return row | {"Custom field (Story Points)": points}


def test_issues_that_were_finished_tell_when_the_rest_will_be() -> None:
    past = [finished(100 + n, 3 + 4 * n, str(2 + n % 3)) for n in range(24)]
    plan = after(jira_csv([*JIRA_ROWS, *past]))
    history = throughput(plan, _TODAY)
    assert len(history) >= 7
    assert history["completed"].sum() == sum(2 + n % 3 for n in range(24)) + 3
    found = burn_up(plan, _TODAY)
    assert found.likely is not None
    assert _TODAY < found.likely <= _TODAY + timedelta(weeks=8)


def test_sprint_history_beside_issues_tells_the_next_sprint() -> None:
    plan = after(Named("jira.csv", jira_csv()), Named("velocity.csv", SPRINTS.encode()))
    delivered = [each.completed for each in plan.sprints.values()]
    assert delivered == [17, 18, 15.5]
    found = burn_up(plan, _TODAY)
    assert found.scope == 17 + 18 + 15.5 + found.left.amount
    history = found.past.rename(columns={"completed": "delivered"})
    assert 4 < safe_load(capacity_forecast(history)) < 18


def test_throughput_counts_tasks_where_nobody_sized_them() -> None:
    task = Task(id="a", title="A", status=TaskStatus.DONE, done_on=date(2026, 10, 30))
    frame = throughput(Plan(title="x", tasks={"a": task}), _TODAY)
    assert frame["completed"].tolist() == [1]
    assert throughput(Plan(title="x"), _TODAY).empty
