from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from benchmarks import schedule
from benchmarks.schedule_checker import chain, makespan, wrongs
from benchmarks.schedule_instances import Instance, Known, load, one_owner
from benchmarks.schedule_rivals import latest_finish, plain
from milepost.methods.scheduling import Aim, Search, Solution, Status

KEYS = ["n", "optimal_pct", "best_known_pct", "gap_pct", "lft_gap_pct", "plain_gap_pct"]
KEYS += ["slowest_s", "worse_than_lft"]

#: A start, three activities of which only two may run at a time, an end.
SMALL: dict[str, Any] = {
    "name": "small",
    "set": "j30",
    "capacities": [2],
    "durations": [0, 3, 2, 2, 0],
    "demands": [[0], [1], [1], [1], [0]],
    "successors": [[1, 2, 3], [4], [4], [4], []],
}
#: One after the other within two days, though both need all there is.
TOGETHER: dict[str, Any] = {
    "name": "together",
    "set": "max_j10",
    "capacities": [1],
    "durations": [0, 3, 3, 0],
    "demands": [[0], [1], [1], [0]],
    "successors": [[1, 2], [2, 3], [1, 3], []],
    "lags": [[0, 0], [0, 3], [-2, 3], []],
}
APART = {**TOGETHER, "name": "apart", "lags": [[0, 0], [0, 3], [-3, 3], []]}
BEST = """set,name,lower_bound,best_known,status
j30,small,4,4,optimal
max_j10,together,,,infeasible
max_j10,apart,6,6,optimal
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rcpsp.jsonl").write_text(json.dumps(SMALL) + "\n")
    lags = (json.dumps(each) for each in (TOGETHER, APART))
    (tmp_path / "rcpsp_max.jsonl").write_text("\n".join(lags) + "\n")
    (tmp_path / "best_known.csv").write_text(BEST)
    return tmp_path


def small(**fields: Any) -> Instance:
    return Instance(**SMALL | fields)


def test_the_figures_bear_the_names_of_the_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "out" / "schedule.json"
    schedule.main([str(folder), "--seconds", "0.5", "--json", str(file)])
    found = json.loads(file.read_text())
    for name in ("j30", "lags", "one_owner"):
        assert found[name].keys() >= set(KEYS)
    assert found["infeasible_recognised_pct"] == found["infeasible_explained_pct"] == 100
    assert (found["lags"]["n"], found["lags"]["optimal_pct"]) == (2, 100)
    assert (found["j30"]["gap_pct"], found["j30"]["worse_than_lft"]) == (0, 0)
    assert "infeasible_recognised_pct" in capsys.readouterr().out


def test_each_set_is_read_with_what_is_known_of_it(folder: Path) -> None:
    sets = load(folder)
    assert {name: len(found) for name, found in sets.items()} == {
        "j30": 1,
        "lags": 2,
        "one_owner": 1,
    }
    assert sets["j30"][0].known == Known(4, infeasible=False)
    assert sets["lags"][0].known == Known(None, infeasible=True)


def test_what_no_file_knows_is_set_beside_the_best_of_the_run(folder: Path) -> None:
    (folder / "best_known.csv").unlink()
    (folder / "rcpsp.jsonl").unlink()
    above = folder / "above"
    above.mkdir()
    (above / "scheduling").symlink_to(folder)
    columns, infeasible = schedule.measure(above, 0.5)
    assert list(columns) == ["lags"]
    assert (columns["lags"]["optimal_pct"], columns["lags"]["gap_pct"]) == (100, 0)
    assert infeasible["infeasible_recognised_pct"] == 100


def test_an_instance_is_known_by_its_set_and_name(folder: Path) -> None:
    (folder / "best_known.csv").write_text(BEST.replace("j30,small", "j60,small"))
    assert load(folder)["j30"][0].known == Known(None, infeasible=False)


def test_a_folder_without_instances_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"neither rcpsp\.jsonl"):
        load(tmp_path / "none")
    (folder / "rcpsp_max.jsonl").unlink()
    (folder / "rcpsp.jsonl").write_text("\n\n")
    with pytest.raises(SystemExit, match="no instances"):
        load(folder)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"durations": "3"}, "Expected `array`"),
        ({"demands": [[0]]}, "small has not one list of demands for each activity"),
        ({"demands": [[0], [1, 1], [1], [1], [0]]}, "not one demand for each resource"),
        ({"successors": [[1, 2, 3], [4], [4], [9], []]}, "a successor that is no activity"),
        ({"lags": [[], [], [], [], []]}, "not one lag for each successor"),
        ({"durations": [0, -3, 2, 2, 0]}, "a negative duration"),
    ],
)
def test_a_broken_instance_is_refused_by_file_and_line(
    folder: Path, fields: dict[str, Any], wrong: str
) -> None:
    lines = (json.dumps(SMALL), json.dumps(SMALL | fields))
    (folder / "rcpsp.jsonl").write_text("\n".join(lines))
    with pytest.raises(SystemExit, match=rf"rcpsp\.jsonl, line 2: .*{wrong}"):
        load(folder)


@pytest.mark.parametrize(
    "fields",
    [
        {"demands": [[0], [3], [1], [1], [0]]},
        {"successors": [[1, 2, 3], [2], [1], [4], []]},
    ],
)
def test_what_nobody_can_do_is_infeasible_without_lags_as_well(fields: dict[str, Any]) -> None:
    found = schedule.run(small(**fields), 0.5)
    assert found.ours.status is Status.INFEASIBLE
    assert found.is_decided
    assert found.is_explained


def test_activity_i_belongs_to_person_i_mod_4() -> None:
    owned = one_owner(small())
    assert owned.capacities == [1, 1, 1, 1]
    assert owned.demands[1] == [0, 1, 0, 0]
    assert owned.demands[4] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("starts", "wrong"),
    [
        ([0, 0, 0, 3, 5], ""),
        ([0, 0, 0, 2, 4], ""),
        ([0, 0, 0, 0, 3], "day 0 uses 3 of 2 of resource 0"),
        ([0, 0, 0, 2, 3], "activity 4 starts less than 2 days after activity 3"),
        ([0, -1, 0, 2, 4], "activity 1 starts at -1"),
        ([0, 0], "2 starts for 5 activities"),
    ],
)
def test_the_checker_finds_what_is_wrong(starts: list[int], wrong: str) -> None:
    assert "".join(wrongs(small(), starts)).startswith(wrong)
    assert bool(wrongs(small(), starts)) == bool(wrong)


def test_the_checker_counts_maximum_lags() -> None:
    assert wrongs(Instance(**TOGETHER), [0, 0, 3, 6]) == [
        "activity 1 starts less than -2 days after activity 2"
    ]


def test_the_longest_chain_knows_no_resources() -> None:
    assert chain(small(capacities=[1])) == 3


def test_rivals_make_sound_schedules() -> None:
    for starts in (plain(small(), 1)[0], latest_finish(small())):
        assert starts is not None
        assert wrongs(small(), starts) == []
        assert makespan(small(), starts) == 4


def result(status: Status, makespan: int, best: int | None) -> schedule.Result:
    known = Known(best, infeasible=best is None)
    return schedule.Result(
        instance=replace(small(), known=known),
        ours=Solution(status=status, makespan=makespan),
        seconds=1.0,
        lft=6,
        plain=5,
        is_plain_proven=False,
        is_explained=False,
    )


def test_figures_are_shares_of_all_and_means_over_the_best_known() -> None:
    results = [result(Status.OPTIMAL, 4, 4), result(Status.FEASIBLE, 7, 5)]
    found = schedule.figures(results)
    assert (found["optimal_pct"], found["best_known_pct"]) == (50, 50)
    assert found["gap_pct"] == pytest.approx(20)
    assert found["plain_gap_pct"] == pytest.approx(12.5)
    assert found["worse_than_lft"] == 1


def test_what_is_called_impossible_wrongly_is_not_decided() -> None:
    assert not result(Status.INFEASIBLE, 0, 4).is_decided
    assert result(Status.INFEASIBLE, 0, None).is_decided
    assert not result(Status.OPTIMAL, 5, 4).is_decided


def test_an_unsound_schedule_ends_the_benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "latest_finish", lambda _: [0, 0, 0, 0, 3])
    with pytest.raises(RuntimeError, match="small: day 0 uses 3 of 2"):
        schedule.run(small(), 0.5)


def test_the_search_is_for_length_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Search] = []

    def solve(_problem: object, search: Search) -> Solution:
        asked.append(search)
        return Solution(status=Status.UNKNOWN)

    monkeypatch.setattr(schedule, "solve", solve)
    schedule.run(small(), 2.0)
    assert {(each.seconds, each.aim) for each in asked} == {(2.0, Aim.MAKESPAN)}
