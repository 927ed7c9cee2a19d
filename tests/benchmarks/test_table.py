"""Figures that are none are a dash in the table, and null in the JSON."""

from __future__ import annotations

import json
import math
from pathlib import Path

from benchmarks.table import Figure, table, write_json


def test_what_is_no_number_is_a_dash_and_null(tmp_path: Path) -> None:
    figures: dict[str, dict[str, Figure]] = {
        "ours": {"a": math.nan, "b": 1.0},
        "theirs": {"a": None, "c": math.inf},
    }
    assert table(figures).splitlines()[1:] == [
        "a     -       -",
        "b     1       -",
        "c     -       -",
    ]
    write_json(tmp_path / "out" / "figures.json", figures)
    told = json.loads((tmp_path / "out" / "figures.json").read_text())
    assert told == {"ours": {"a": None, "b": 1}, "theirs": {"a": None, "c": None}}
