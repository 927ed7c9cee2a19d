"""How long it takes to bring issues in, and what real ones come out as.

``python -m benchmarks.importing 50000`` brings an invented export of so many Jira issues into a new
plan in an SQLite file, and once more into the plan that then is; beside it stands pandas, which
reads the same file and does nothing with it. ``python -m benchmarks.importing FOLDER`` brings in
real issues, in the shapes of Jira and GitHub, with what the same teams finished fortnight by
fortnight, and says when they would be done, seen from the middle of the record. The issues carry
no day on which they were finished, so the fortnights are counted from the day the first issue was
asked for; the tasks of the third column carry all of theirs.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pandas as pd

from benchmarks import jira_export, outside
from benchmarks.table import Figure, table, write_json
from milepost.importing import Named, propose, read
from milepost.methods.forecasting import capacity_forecast, safe_load
from milepost.methods.tracking import burn_up, throughput
from milepost.plan.acts import BringIn
from milepost.plan.plan import Plan
from milepost.room.live_plan import LivePlan
from milepost.room.room import open_plan, plan_act
from milepost.room.sqlite import SQLiteLog

T = TypeVar("T")

_CESAW = "tasks/cesaw_tasks.csv.gz"
_PROJECT = "615"


def measure(files: Sequence[Named]) -> tuple[dict[str, Figure], Plan]:
    """Seconds for each stage of bringing ``files`` into a new plan, and the plan."""
    with tempfile.TemporaryDirectory() as folder:
        log = SQLiteLog(Path(folder) / "plans.db")
        live = open_plan(log, Plan(title="Brought in"))
        first = _brought(live, files)
        seconds, (proposal, plan) = _timed(lambda: _look(live, files))
        log.close()
    assert not proposal
    figures: dict[str, Figure] = {
        "megabytes": sum(len(each.data) for each in files) / 1e6,
        "tasks": len(plan.tasks),
        **first,
        "total_s": sum(first.values()),
        "again_s": seconds,
    }
    return figures, plan


def _brought(live: LivePlan, files: Sequence[Named]) -> dict[str, float]:
    reading, said = _timed(lambda: read(files))
    comparing, proposal = _timed(lambda: propose(_plan(live), said))
    act = BringIn(source=proposal.source, changes=proposal.events)
    entering, _ = _timed(lambda: plan_act(live, act))
    return {"read_s": reading, "compare_s": comparing, "enter_s": entering}


def _look(live: LivePlan, files: Sequence[Named]) -> tuple[int, Plan]:
    plan = _plan(live)
    return len(propose(plan, read(files)).events), plan


def _plan(live: LivePlan) -> Plan:
    assert live.board.plan is not None
    return live.board.plan


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    done = do()
    return time.perf_counter() - began, done


def invented(count: int) -> dict[str, dict[str, Figure]]:
    """An invented export, and plain pandas on the same bytes."""
    data = jira_export.invented(count)
    figures, _ = measure([Named("jira.csv", data)])
    pandas_s, _ = _timed(lambda: pd.read_csv(io.BytesIO(data)))
    total = figures["total_s"]
    assert isinstance(total, float)
    pandas: dict[str, Figure] = {"total_s": pandas_s, "megabytes": len(data) / 1e6}
    return {"milepost": {**figures, "ratio": total / pandas_s}, "pandas.read_csv": pandas}


def real(folder: Path) -> dict[str, dict[str, Figure]]:
    """Real issues and tasks, and when they would be done."""
    issues = folder / "story_points_tawosi"
    fortnights = folder / "capacity" / "tawos_fortnight.csv"
    duracloud, dm = issues / "DURACLOUD.csv", issues / "DM.csv.gz"
    history = [
        Named(f"{name}.csv", jira_export.fortnights(fortnights, f"{name}-0", _first_day(file)))
        for name, file in (("DURACLOUD", duracloud), ("DM", dm))
    ]
    sets = {
        "DURACLOUD as Jira CSV": [
            Named("jira.csv", jira_export.story_points(duracloud)),
            history[0],
        ],
        "DM as GitHub JSON": [Named("github.json", jira_export.github_issues(dm)), history[1]],
        "CESAW as Jira CSV": [
            Named("tasks.csv", jira_export.finished_tasks(folder / _CESAW, _PROJECT))
        ],
    }
    found = {}
    for name, files in sets.items():
        figures, plan = measure(files)
        found[name] = figures | _forecast(plan)
    return found


def _first_day(file: Path) -> date:
    created = (row.cells["created"] for row in outside.rows(file, "created"))
    return min(date.fromisoformat(each[:10]) for each in created)


def _forecast(plan: Plan) -> dict[str, Figure]:
    """What the plan's past says of its future: once the sprints are over, or half of the tasks."""
    done = sorted(each.done_on for each in plan.tasks.values() if each.done_on)
    ends = [each.start + timedelta(weeks=each.weeks) for each in plan.sprints.values()]
    today = max(ends) if ends else done[len(done) // 2]
    found = burn_up(plan, today)
    past = found.past if plan.sprints else throughput(plan, today)
    capacity = capacity_forecast(past.rename(columns={"completed": "delivered"}).tail(26))
    return {
        "periods": len(past),
        "unit": found.left.unit.value,
        "left": found.left.amount,
        "next_safe85": safe_load(capacity),
        "today": str(today),
        "done_p50": str(found.likely or "-"),
        "done_p85": str(found.safe or "-"),
    }


def main() -> None:
    """Print one table, and write it as JSON where told."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", metavar="FOLDER_OR_COUNT", nargs="?", default="50000")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    count = args.what
    figures = invented(int(count)) if count.isdigit() else real(Path(count))
    print(table(figures))
    write_json(args.json, figures)


if __name__ == "__main__":
    main()
