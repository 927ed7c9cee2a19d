"""The benchmark of imports measures what it says, on files as small as these."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from benchmarks import importing

_ISSUES = "issuekey,created,type,components,title,description,storypoint,split_mark\n"
_DELIVERED = "series,org,seq,delivered,items\n"
_TASKS = "est_hours,act_hours,start,end,person,phase,project,organization\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folders of the real data, with invented rows."""
    for name in ("story_points_tawosi", "capacity", "tasks"):
        (tmp_path / name).mkdir()
    issues = [
        f"X-{n},2020-01-0{n} 10:00:00,New.Feature,A,Invented {n},Words,{n},train\n"
        for n in range(1, 6)
    ]
    text = _ISSUES + "".join(issues)
    (tmp_path / "story_points_tawosi" / "DURACLOUD.csv").write_text(text)
    (tmp_path / "story_points_tawosi" / "DM.csv.gz").write_bytes(gzip.compress(text.encode()))
    past = [f"{s}-0,Org,{n},{4 + n % 3},2\n" for s in ("DURACLOUD", "DM") for n in range(12)]
    (tmp_path / "capacity" / "tawos_fortnight.csv").write_text(_DELIVERED + "".join(past))
    done = [
        f"1.5,2,2012-0{1 + n % 8}-01 08:00:00,2012-0{1 + n % 8}-1{n % 7} 09:00:00,7,Test,615,D\n"
        for n in range(24)
    ]
    packed = gzip.compress((_TASKS + "".join(done)).encode())
    (tmp_path / "tasks" / "cesaw_tasks.csv.gz").write_bytes(packed)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, what: str, out: Path) -> dict[str, dict[str, object]]:
    monkeypatch.setattr(sys, "argv", ["importing", what, "--json", str(out)])
    importing.main()
    found: dict[str, dict[str, object]] = json.loads(out.read_text())
    return found


def test_real_issues_come_out_with_forecasts(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run(monkeypatch, str(folder), tmp_path / "real.json")
    jira, github, cesaw = found.values()
    assert (jira["tasks"], github["tasks"], cesaw["tasks"]) == (5, 5, 24)
    assert jira["left"] == github["left"] == 15
    assert str(jira["today"]) < str(jira["done_p50"]) <= str(jira["done_p85"])
    assert jira["periods"] == 6


def test_an_invented_export_is_measured_beside_pandas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run(monkeypatch, "300", tmp_path / "invented.json")
    assert list(found) == ["milepost", "pandas.read_csv"]
    assert found["milepost"]["tasks"] == 297
