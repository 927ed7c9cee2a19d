from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import simulate

KEYS = [
    *("tasks", "runs", "seconds", "p50_days", "p80_days", "plain_seconds", "times_faster"),
    *("plain_p50_days", "p50_gap_pct", "plain_p80_days", "p80_gap_pct"),
]


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    file = tmp_path_factory.mktemp("simulate") / "simulate.json"
    simulate.main(["--tasks", "20", "--runs", "1500", "--json", str(file)])
    found: dict[str, float] = json.loads(Path(file).read_text())
    return found


def test_the_figures_bear_the_names_of_the_contract(figures: dict[str, float]) -> None:
    assert list(figures) == KEYS
    assert (figures["tasks"], figures["runs"]) == (20, 1500)


def test_both_ways_of_living_through_the_plan_agree(figures: dict[str, float]) -> None:
    assert figures["p50_gap_pct"] == pytest.approx(0, abs=5)
    assert figures["p80_gap_pct"] == pytest.approx(0, abs=5)
    assert figures["p80_days"] > figures["p50_days"] > 0


def test_the_table_has_a_column_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    simulate.main(["--tasks", "5", "--runs", "100"])
    printed = capsys.readouterr().out
    assert printed.splitlines()[0].split() == ["milepost", "plain", "loop"]
    assert "times faster" in printed
