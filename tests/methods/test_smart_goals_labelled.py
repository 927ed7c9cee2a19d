"""The adviser against labelled sentences, and the benchmark that scores it."""

import json
from pathlib import Path

import pytest

from benchmarks import smart

DATA = Path(smart.__file__).parent / "data"
TUNING = DATA / "smart_goals_tuning.csv"
FINAL = DATA / "smart_goals_final.csv"


@pytest.mark.parametrize(
    ("criterion", "floor"),
    [("specific", 0.97), ("measurable", 0.97), ("time_bound", 0.98), ("compound", 0.90)],
)
def test_the_tuning_half_keeps_its_scores(criterion: str, floor: float) -> None:
    assert smart.score_adviser(smart.load(TUNING), criterion).f1 >= floor


@pytest.mark.parametrize("criterion", smart.CRITERIA)
def test_the_adviser_beats_every_baseline(criterion: str) -> None:
    goals = smart.load(TUNING)
    ours = smart.score_adviser(goals, criterion).f1
    theirs = {
        name: smart.score_rule(goals, criterion, rule).f1 for name, rule in smart.BASELINES.items()
    }
    assert ours > max(theirs.values()) + 0.1


def test_what_is_doubtful_or_not_labelled_is_left_out(tmp_path: Path) -> None:
    head = "text,specific,measurable,time_bound,compound,note"
    (tmp_path / "goals.csv").write_text(f'{head}\nSing.,1,0,,1,"doubtful(measurable, compound)"\n')
    (goal,) = smart.load(tmp_path / "goals.csv")
    assert goal.labels == {"specific": True}


def test_a_label_that_is_neither_yes_nor_no_is_refused_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "goals.csv").write_text(f"text,{','.join(smart.CRITERIA)}\nSing.,1,2,0,0\n")
    with pytest.raises(SystemExit, match=r"goals\.csv, line 2: measurable is '2'"):
        smart.load(tmp_path / "goals.csv")


def test_the_halves_share_no_sentence() -> None:
    tuning, final = (
        {goal.text.casefold() for goal in smart.load(path)} for path in (TUNING, FINAL)
    )
    assert len(tuning) == len(final) == 450
    assert not tuning & final


def test_doubtful_labels_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "goals.csv"
    file.write_text(
        "text,specific,measurable,time_bound,compound,note\n"
        'Open the gate,1,0,0,0,"short; doubtful(specific, compound)"\n'
    )
    [goal] = smart.load(file)
    assert goal.labels == {"measurable": False, "time_bound": False}


def test_scores_follow_their_definitions() -> None:
    found = smart.score([(True, True), (True, True), (True, False), (False, True), (False, False)])
    assert found == (2 / 3, 2 / 3, 2 / 3, 5)


def test_a_rule_that_never_says_yes_scores_nothing() -> None:
    assert smart.score([(False, False)]) == (0.0, 0.0, 0.0, 1)


def test_the_benchmark_prints_a_table_and_writes_the_agreed_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "goals.csv"
    file.write_text(
        "text,specific,measurable,time_bound,compound,note\n"
        "Win 30 clients by May 2027,1,1,1,0,\n"
        "Improve morale,0,0,0,0,\n"
    )
    smart.main([str(file), "--json", str(tmp_path / "out" / "smart.json")])
    figures = json.loads((tmp_path / "out" / "smart.json").read_text())
    assert set(figures) == {*smart.CRITERIA, "ms_per_goal"}
    assert figures["measurable"] == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "n": 2,
        "best_baseline_f1": 1.0,
    }
    assert "always yes" in capsys.readouterr().out
