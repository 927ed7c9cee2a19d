"""The benchmark of estimates scores what it says, on a small made-up world."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from benchmarks import effort, estimate, fit_estimate, story_points

ISSUES, TASKS = 60, 160


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One project whose titles tell the size, and one person whose work takes twice as long."""
    draws = np.random.default_rng(1)
    kinds = np.arange(ISSUES) % 2
    issues = pd.DataFrame(
        {
            "title": [f"{('login', 'report')[kind]} page {n}" for n, kind in enumerate(kinds)],
            "description": None,
            "storypoint": np.where(kinds, 8, 2),
            "split_mark": ["train"] * 36 + ["valid"] * 12 + ["test"] * 12,
        }
    )
    (tmp_path / "story_points_made_up").mkdir()
    issues.to_csv(tmp_path / "story_points_made_up" / "Ferry.csv.gz", index=False)
    estimates = draws.choice([1.0, 2.0, 4.0], TASKS)
    tasks = pd.DataFrame(
        {
            "start": pd.date_range("2027-01-04", periods=TASKS, freq="D").strftime("%Y-%m-%d"),
            "est_pomodoros": estimates,
            "act_pomodoros": estimates * 2 * draws.lognormal(0, 0.3, TASKS),
            "tag": "@work",
        }
    )
    (tmp_path / "tasks").mkdir()
    tasks.to_csv(tmp_path / "tasks" / "renzo_tasks.csv", index=False)
    return tmp_path


def test_the_json_has_the_names_of_the_contract(folder: Path) -> None:
    file = folder / "out" / "figures.json"
    estimate.main([str(folder), "--json", str(file)])
    figures = json.loads(file.read_text("utf-8"))
    assert set(figures) == {"static", "rolling", "effort", "totals"}
    for split in ("static", "rolling"):
        assert {"mae", "geo_ratio", "worst_ratio", "seconds"} <= set(figures[split])
        assert {"median", "mean", "kNN", "ridge"} == set(figures[split]["beside"])
    assert {"mean_abs_log_ratio", "coverage80"} <= set(figures["effort"])
    assert 0 <= figures["totals"]["coverage80"] <= 100


def test_titles_that_tell_the_size_beat_the_median(folder: Path) -> None:
    found = estimate.sizes(story_points.load(folder), None)
    assert found["milepost"]["geo_ratio"] == pytest.approx(0, abs=0.01)
    assert found["median"]["geo_ratio"] == 1


def test_a_project_without_issues_to_test_is_passed_over(folder: Path) -> None:
    issues = pd.read_csv(folder / "story_points_made_up" / "Ferry.csv.gz")
    untested = issues.assign(split_mark="train")
    untested.to_csv(folder / "story_points_made_up" / "Old.csv", index=False)
    assert [each.name for each in story_points.load(folder)] == ["story_points_made_up/Ferry"]


def sized(folder: Path, name: str, points: list[float], tested: int, title: str) -> None:
    """Write a project that has as many issues as ``points``, the last of them to test."""
    known = len(points) - tested
    issues = {
        "title": title,
        "storypoint": points,
        "split_mark": ["train"] * known + ["test"] * tested,
    }
    pd.DataFrame(issues).to_csv(folder / "story_points_made_up" / f"{name}.csv", index=False)


def test_projects_of_few_issues_or_words_or_sizes_are_scored(folder: Path) -> None:
    sized(folder, "Few", [1, 2, 8], 2, "login page")
    sized(folder, "Same", [3.0] * 30, 10, "login page")
    sized(folder, "Wordless", [1, 2, 3, 5, 8] * 6, 10, "the")
    projects = story_points.load(folder)
    assert len(projects) == 4
    for step in (None, story_points.STEP):
        found = story_points.compared(projects, step)
        ratios = story_points.project_ratios(found["milepost"], found["median"])
        assert "story_points_made_up/Same" not in ratios
        assert ratios["story_points_made_up/Few"] == 1
    assert estimate.sizes(projects[3:], None)["milepost"]["mae"]


def test_a_project_whose_median_is_never_off_has_no_ratio(folder: Path) -> None:
    sized(folder, "Ferry", [3.0] * 30, 10, "login page")
    (folder / "story_points_made_up" / "Ferry.csv.gz").unlink()
    figures = estimate.sizes(story_points.load(folder), None)["milepost"]
    assert (figures["mae"], figures["geo_ratio"], figures["worst_ratio"]) == (0, None, None)


def test_issues_to_test_come_after_the_others_wherever_they_stand(folder: Path) -> None:
    file = folder / "story_points_made_up" / "Ferry.csv.gz"
    (ordered,) = story_points.load(folder)
    issues = pd.read_csv(file)
    is_tested = issues["split_mark"] == "test"
    pd.concat([issues[is_tested], issues[~is_tested]]).to_csv(file, index=False)
    (found,) = story_points.load(folder)
    assert found.first_test == ordered.first_test
    assert found.issues.equals(ordered.issues)


def test_the_folder_above_is_read_and_what_is_missing_is_not_reported(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "above").mkdir()
    (folder / "tasks").rename(folder / "kept")
    (tmp_path / "above" / "estimation").symlink_to(folder)
    assert set(estimate.measure(tmp_path / "above")) == {"static", "rolling"}
    (folder / "kept").rename(folder / "tasks")
    (folder / "story_points_made_up").rename(folder / "kept")
    assert set(estimate.measure(tmp_path / "above")) == {"effort", "totals"}
    (folder / "tasks").rename(folder / "kept" / "too")
    with pytest.raises(SystemExit, match="neither story_points"):
        estimate.measure(folder)


def test_tasks_have_any_file_name_and_need_no_person_kind_project_or_end(folder: Path) -> None:
    rows = [
        "start,est_hours,act_hours",
        "2027-01-04,1,2",
        ",1,2",
        "2027-01-05,,2",
        "2027-01-06,0,2",
    ]
    (folder / "tasks" / "ferry.csv").write_text("\n".join(rows) + "\n")
    ferry, _ = effort.load(folder)
    assert (ferry.source, ferry.name, ferry.unit, len(ferry.tasks)) == (
        "ferry",
        "ferry",
        "hours",
        1,
    )
    assert len(effort.tasks_told(ferry)) == 1
    assert np.isnan(effort.coverage80(effort.totals_told(ferry)))


def test_a_task_without_project_person_or_kind_still_counts(folder: Path) -> None:
    head = "est_hours,act_hours,start,end,person,phase,project"
    rows = [head, "1,2,2027-01-04,,,,", "1,3,2027-01-06,2027-01-05,7,Test,12"]
    (folder / "tasks" / "ferry.csv").write_text("\n".join(rows) + "\n")
    teams = [each for each in effort.load(folder) if each.source == "ferry"]
    assert [each.name for each in teams] == ["12", "ferry"]
    for team in teams:
        assert len(effort.tasks_told(team)) == 1
        assert (team.tasks["ended"] == team.tasks["day"]).all()


def test_no_rule_is_told_what_comes_later(folder: Path) -> None:
    (project,) = story_points.load(folder)
    first = project.first_test
    changed = project._replace(issues=project.issues.copy())
    changed.issues.loc[first:, "points"] = 100
    for name, rule in story_points.rules(project).items():
        told = story_points.rules(changed)[name](first, first + 5)
        np.testing.assert_allclose(rule(first, first + 5), told)


def test_work_that_takes_twice_as_long_is_corrected(folder: Path) -> None:
    (team,) = effort.load(folder)
    told = effort.tasks_told(team)
    assert len(told) == TASKS
    assert effort.error_ratio(told) < 0.7
    assert effort.coverage80(told) > 60


def test_a_fortnight_is_told_from_what_ended_before_it(folder: Path) -> None:
    (team,) = effort.load(folder)
    told = effort.totals_told(team)
    assert len(told) == TASKS // 14
    later = team.tasks["day"] >= team.tasks["day"].min() + pd.Timedelta(days=28)
    changed = team._replace(tasks=team.tasks.assign(actual=team.tasks["actual"].where(~later, 1e3)))
    again = effort.totals_told(changed)
    np.testing.assert_allclose(told["p90"].iloc[:2], again["p90"].iloc[:2])


def test_projects_that_share_issues_are_left_out_together(folder: Path) -> None:
    (project,) = story_points.load(folder)
    twin = project._replace(name="twin")
    other = project._replace(name="other", issues=project.issues.assign(title="else"))
    family = fit_estimate.families([project, twin, other])
    assert family["twin"] == family[project.name] != family["other"]


def test_a_project_is_scored_with_what_is_best_for_the_others() -> None:
    scores = {"x": {"a": 0.5, "b": 1.0, "c": 1.0}, "y": {"a": 1.5, "b": 0.9, "c": 0.9}}
    family = {"a": "a", "b": "b", "c": "c"}
    assert fit_estimate.left_out(scores, family) == {"a": 1.5, "b": 1.0, "c": 1.0}


def test_people_who_differ_are_found_to_differ() -> None:
    draws = np.random.default_rng(1)
    ratios = np.repeat([0.5, 1.0, 2.0, 1.0], 50) * draws.lognormal(0, 0.3, 200)
    tasks = pd.DataFrame(
        {"estimate": 1.0, "actual": ratios, "person": np.repeat(["a", "b", "c", "d"], 50)}
    )
    found = fit_estimate.spreads([effort.Team("made up", "ferry", tasks)])
    assert found["people_sd"] == pytest.approx(0.57, abs=0.1)
    assert found["task_sd"] == pytest.approx(0.3, abs=0.05)
