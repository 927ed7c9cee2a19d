"""How forecasts are scored, on histories made up for it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks import fit_forecast, forecast
from benchmarks.capacity_series import Series, backtest, by_point, by_series, crps, load, steps
from benchmarks.forecast_pool import fit
from milepost.methods.forecasting import LEVELS
from milepost.methods.forecasting.pool import pool

KEYS = {"crps", "bootstrap6_crps", "ratio", "coverage80", "safe85", "series"}


def team(name: str, *loads: float, committed: bool = False, organisation: str = "A") -> Series:
    own = np.array(loads, dtype=float)
    return Series("made_up", name, organisation, own, own if committed else own[:0])


def noisy(name: str, seed: int, *, committed: bool = False, organisation: str = "A") -> Series:
    loads = np.random.default_rng(seed).gamma(4, 5, 12).round(1)
    return team(name, *loads, committed=committed, organisation=organisation)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "estimation" / "capacity"
    place.mkdir(parents=True)
    rows = [f"T,X,{seq},{10 + seq % 3},{9 + seq % 4}" for seq in range(9)]
    (place / "sprints.csv").write_text("\n".join(["series,org,seq,delivered,committed", *rows]))
    rows = [f"{name},Y,{seq},{5 + seq % 4}" for name in ("U", "Copy") for seq in range(11)]
    (place / "fortnights.csv").write_text("\n".join(["series,org,seq,delivered", *rows]))
    return tmp_path


def test_a_sure_and_right_forecast_costs_nothing_and_a_wrong_one_its_distance() -> None:
    assert crps(np.full(19, 5.0), 5) == 0
    assert crps(np.full(19, 5.0), 8) == pytest.approx(3)
    assert crps(np.full(19, 5.0), 2) == pytest.approx(3)


def test_a_period_is_forecast_from_what_came_before_and_nothing_else() -> None:
    seen: list[int] = []

    def way(past: object) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        seen.append(len(past.delivered))  # type: ignore[attr-defined]
        return np.zeros(19)

    points = backtest(team("T", 1, 2, 3, 4, 5), way)
    assert seen == [3, 4]
    assert [each.past_periods for each in points] == [3, 4]
    assert not any(each.inside for each in points)
    assert all(each.safe for each in points)


def test_each_team_counts_once_or_each_forecast() -> None:
    points = [
        *backtest(team("long", *[4.0] * 9), lambda _past: np.full(19, 4.0)),
        *backtest(team("short", *[4.0] * 4), lambda _past: np.full(19, 8.0)),
    ]
    assert by_series(points).crps == pytest.approx(0.5)
    assert by_point(points).crps == pytest.approx(1 / 7)


@pytest.mark.parametrize("below", ["", "estimation", "estimation/capacity"])
def test_the_folder_or_one_above_it_is_read_and_copies_are_left_out(
    folder: Path, below: str
) -> None:
    teams = load(folder / below)
    assert sorted(each.name for each in teams) in (["T", "U"], ["Copy", "T"])
    assert {len(each.committed) for each in teams} == {0, 9}


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no CSV files"):
        load(tmp_path)


def capacities(tmp_path: Path, *rows: str) -> list[Series]:
    head = "series,org,seq,delivered,committed"
    (tmp_path / "some.csv").write_text("\n".join([head, *rows]) + "\n")
    return load(tmp_path)


def test_periods_that_nobody_recorded_and_rows_twice_are_left_out(tmp_path: Path) -> None:
    (found,) = capacities(tmp_path, "T,,1,5,", "T,,0,4,6", "T,,2,,3", "T,,3,0,0", "T,,3,0,0")
    assert found.delivered.tolist() == [4, 5, 0]
    assert [found.commitment(now) for now in range(3)] == [6, None, 0]
    assert found.organisation == "T"


def test_two_rows_that_differ_about_one_period_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"some\.csv, line 3: another row has seq 0 of series T"):
        capacities(tmp_path, "T,A,0,4,6", "T,A,0,5,6")


@pytest.mark.parametrize("loads", [[1, 2, 3], [0, 0, 0, 0, 0]])
def test_teams_that_say_nothing_leave_figures_open(tmp_path: Path, loads: list[int]) -> None:
    capacities(tmp_path, *(f"T,A,{seq},{load}," for seq, load in enumerate(loads)))
    file = tmp_path / "figures.json"
    forecast.main([str(tmp_path), "--json", str(file)])
    figures = json.loads(file.read_text())
    assert all(set(group) == KEYS for group in figures.values())
    assert figures["all"]["ratio"] is None
    assert figures["with_commitment"]["series"] == 0


def test_the_table_and_the_json_hold_the_same_groups(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "figures.json"
    forecast.main([str(folder), "--json", str(file)])
    figures = json.loads(file.read_text())
    assert list(figures) == ["all", "short_history", "with_commitment"]
    assert all(set(group) == KEYS for group in figures.values())
    assert (figures["all"]["series"], figures["with_commitment"]["series"]) == (2, 1)
    ours = figures["all"]
    assert ours["ratio"] == pytest.approx(ours["crps"] / ours["bootstrap6_crps"])
    printed = capsys.readouterr().out
    for way in forecast.WAYS:
        assert way in printed


def test_every_way_gives_nineteen_rising_quantiles() -> None:
    for way in forecast.WAYS.values():
        for past, _ in steps(noisy("T", 3, committed=True)):
            found = way(past)
            assert found.shape == (len(LEVELS),)
            assert (np.diff(found) >= 0).all()


def test_a_pool_is_fitted_from_teams_and_shown_out_of_sample() -> None:
    teams = [noisy(f"T{n}", n, organisation="AB"[n % 2], committed=n < 3) for n in range(6)]
    found = fit(teams, pool())
    assert found != pool()
    assert found.fast == pool().fast
    points = fit_forecast.out_of_sample(teams, pool())
    assert {each.series for each in points[forecast.OURS]} == {f"made_up/T{n}" for n in range(6)}


def test_a_pool_fits_without_any_commitment() -> None:
    assert fit([noisy("T", 1)], pool()).committed == pool().committed


def test_following_a_team_forecasts_as_the_package_does() -> None:
    series = noisy("T", 5, committed=True)
    followed = fit_forecast.with_pool(series, pool())
    assert [each.crps for each in followed] == pytest.approx(
        [each.crps for each in backtest(series, forecast.ours)]
    )
