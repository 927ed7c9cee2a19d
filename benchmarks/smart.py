"""Scores the SMART adviser on labelled sentences, beside three baselines on the same file.

    python -m benchmarks.smart FILE [--json FILE]

FILE is a CSV with the columns `text,specific,measurable,time_bound,compound`, each 1 or 0, and
`note`: `doubtful(x,y)` leaves x and y of that sentence out, as does an empty cell. See
benchmarks/data/README.md.
"""

from __future__ import annotations

import argparse
import math
import re
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.outside import Row, rows
from benchmarks.table import write_json
from milepost.methods.smart_goals import advise

CRITERIA = ("specific", "measurable", "time_bound", "compound")
#: A fixed day, so that the same file gives the same figures on any day.
TODAY = date(2026, 11, 2)
ROUNDS = 3

_DOUBTFUL = re.compile(r"doubtful\(([\w, ]+)\)")
_A_DATE_WORD = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d\b"
    r"|\bq[1-4]\b|\bquarter\b|\b(?:by|within)\b",
    re.IGNORECASE,
)

BASELINES: dict[str, Callable[[str], bool]] = {
    "a digit": lambda text: bool(re.search(r"\d", text)),
    "a date word": lambda text: bool(_A_DATE_WORD.search(text)),
    "always yes": lambda _text: True,
}


class Goal(NamedTuple):
    """A sentence with its labels; what is doubtful has none."""

    text: str
    labels: Mapping[str, bool]


class Score(NamedTuple):
    """How well yes was told from no."""

    precision: float
    recall: float
    f1: float
    n: int


def load(path: Path) -> list[Goal]:
    """The labelled sentences of a CSV file."""
    return [Goal(row.cells["text"], _labels(row)) for row in rows(path, "text", *CRITERIA)]


def _labels(row: Row) -> dict[str, bool]:
    doubtful = _DOUBTFUL.findall(row.cells.get("note") or "")
    left_out = {name.strip() for found in doubtful for name in found.split(",")}
    labels = {name: row.number(name) for name in CRITERIA if name not in left_out}
    if wrong := [name for name, label in labels.items() if label > 1 or 0 < label < 1]:
        raise row.wrong(f"{wrong[0]} is {row.cells[wrong[0]]!r}, neither 0 nor 1")
    return {name: label == 1 for name, label in labels.items() if not math.isnan(label)}


def score(answers: Iterable[tuple[bool, bool]]) -> Score:
    """Precision, recall and F1 of (answer, label) pairs; 0 where nothing can be divided."""
    pairs = list(answers)
    hits = sum(answer and label for answer, label in pairs)
    said, true = sum(answer for answer, _ in pairs), sum(label for _, label in pairs)
    return Score(
        precision=hits / said if said else 0.0,
        recall=hits / true if true else 0.0,
        f1=2 * hits / (said + true) if said + true else 0.0,
        n=len(pairs),
    )


def score_adviser(goals: list[Goal], criterion: str) -> Score:
    """The adviser's score on one criterion, where "met" is yes."""

    def answer(text: str) -> bool:
        return bool(getattr(advise(text, today=TODAY), criterion).verdict == "met")

    return score_rule(goals, criterion, answer)


def score_rule(goals: list[Goal], criterion: str, rule: Callable[[str], bool]) -> Score:
    """The score of any rule that says yes or no to a sentence."""
    return score(
        (rule(goal.text), goal.labels[criterion]) for goal in goals if criterion in goal.labels
    )


def milliseconds_per_goal(goals: list[Goal]) -> float:
    """The median over rounds of the mean time for one sentence."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for goal in goals:
            advise(goal.text, today=TODAY)
        rounds.append((time.perf_counter() - start) * 1000 / max(len(goals), 1))
    return statistics.median(rounds)


def measure(goals: list[Goal]) -> dict[str, object]:
    """All figures of one file, by the names that the JSON has."""
    figures: dict[str, object] = {}
    for criterion in CRITERIA:
        ours = score_adviser(goals, criterion)
        best = max(score_rule(goals, criterion, rule).f1 for rule in BASELINES.values())
        figures[criterion] = ours._asdict() | {"best_baseline_f1": best}
    return figures | {"ms_per_goal": milliseconds_per_goal(goals)}


def table(goals: list[Goal]) -> str:
    """One line per criterion and rule."""
    lines = [f"{'criterion':<11} {'rule':<12} {'precision':>9} {'recall':>7} {'F1':>6} {'n':>5}"]
    for criterion in CRITERIA:
        scores = {"adviser": score_adviser(goals, criterion)} | {
            name: score_rule(goals, criterion, rule) for name, rule in BASELINES.items()
        }
        lines += [
            f"{criterion:<11} {name:<12} {s.precision:>9.3f} {s.recall:>7.3f} {s.f1:>6.3f} {s.n:>5}"
            for name, s in scores.items()
        ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Print the table, and write the JSON if it is asked for."""
    parser = argparse.ArgumentParser(description="Score the SMART adviser on labelled sentences.")
    parser.add_argument("file", type=Path, help="CSV of labelled sentences")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    options = parser.parse_args(arguments)
    goals = load(options.file)
    figures = measure(goals)
    print(table(goals))
    print(f"{figures['ms_per_goal']:.2f} ms a sentence, {len(goals)} sentences")
    write_json(options.json, figures)


if __name__ == "__main__":
    main()
