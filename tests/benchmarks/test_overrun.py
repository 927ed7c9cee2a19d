"""The overrun of stretches of work is measured on whatever tasks there are."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from benchmarks import overrun


def test_a_stretch_counts_with_ten_tasks_and_overruns_by_their_sums(tmp_path: Path) -> None:
    (tmp_path / "tasks").mkdir()
    rows = [("2026-01-05", 1.0, 1.5, "a")] * 12 + [("2026-01-05", 1.0, 9.0, "b")] * 3
    tasks = pd.DataFrame(rows, columns=["start", "est_hours", "act_hours", "project"])
    tasks.assign(end=tasks["start"], person=1, phase="build").to_csv(
        tmp_path / "tasks" / "cesaw_tasks.csv", index=False
    )
    overrun.main([str(tmp_path), "--json", str(tmp_path / "overrun.json")])
    month = json.loads((tmp_path / "overrun.json").read_text())["month"]
    assert (month["stretches"], month["projects"]) == (1, 1)
    assert month["median"] == pytest.approx(1.5)
    assert (month["fit_at_60"], month["fit_at_80"]) == (100, 0)
