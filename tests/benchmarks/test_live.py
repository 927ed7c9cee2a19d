from __future__ import annotations

import json
import subprocess
import sys

import pytest

from benchmarks.rounds import outcome
from benchmarks.screens import frame_at
from benchmarks.table import table
from benchmarks.tally import Tally, mark_of

COUNTS = ["acked", "logged", "lost", "doubled"]
TIMES = ["p50_ms", "p95_ms", "p99_ms", "floor_p95_ms", "p95_ratio"]
SERVER = ["server_cores", "kb_per_person", "join_seconds", "refused"]
KEYS = ["people", "rate", *COUNTS, *TIMES, *SERVER]
PEOPLE = 4


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, float]]:
    file = tmp_path_factory.mktemp("live") / "live.json"
    load = ["--people", str(PEOPLE), "--rate", "12", "--seconds", "3", "--rounds", "1"]
    command = [sys.executable, "-m", "benchmarks.live", *load, "--json", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout, json.loads(file.read_text())


def test_the_figures_bear_the_names_of_the_contract(run: tuple[str, dict[str, float]]) -> None:
    _, figures = run
    assert list(figures) == KEYS


def test_each_act_is_acknowledged_logged_and_seen_once(run: tuple[str, dict[str, float]]) -> None:
    _, figures = run
    assert figures["acked"] == figures["logged"] == 36
    assert figures["lost"] == figures["doubled"] == figures["refused"] == 0


def test_room_and_broadcaster_stand_side_by_side(run: tuple[str, dict[str, float]]) -> None:
    printed, figures = run
    assert printed.splitlines()[0].split() == ["milepost", "broadcaster"]
    assert figures["p95_ratio"] == pytest.approx(figures["p95_ms"] / figures["floor_p95_ms"])


class Nobody:
    number = 0


def seen_by_one(*frames: bytes) -> Tally:
    tally = Tally(1, echoes=True, prefix="act-")
    tally.begin(0, marked=True)
    for at, frame in enumerate(frames, 1):
        tally.heard(Nobody(), frame, float(at))  # type: ignore[arg-type]
    return tally


def test_an_act_that_comes_twice_is_counted_as_doubled() -> None:
    frame = f'{{"seq":1,"put":"{mark_of(0)}"}}'.encode()
    assert seen_by_one(frame).doubled == 0
    assert seen_by_one(frame, frame).doubled == 1


def test_an_act_that_one_screen_never_shows_is_lost() -> None:
    heard = {"acts": [{"id": "a", "acked": True, "refused": False, "seen": 1, "ms": 5.0}]}
    phase = {**heard, "doubled": 0, "cut_off": 0, "refusals": [], "crowd_cores": 0.0}
    assert outcome([phase], {"a"}, twice=0, people=1)["lost"] == 0
    assert outcome([phase], {"a"}, twice=0, people=2)["lost"] == 1
    assert outcome([phase], set(), twice=0, people=1)["lost"] == 1


@pytest.mark.parametrize("size", [5, 125, 126, 65535, 65536])
def test_frames_of_every_length_are_told_apart(size: int) -> None:
    head = {126: b"\x81\x7e" + (size % 65536).to_bytes(2), 127: b"\x81\x7f" + size.to_bytes(8)}
    kind = 127 if size > 65535 else 126
    whole = (head[kind] if size > 125 else bytes((0x81, size))) + b"x" * size
    assert frame_at(whole[:-1], 0) is None
    assert frame_at(whole + b"\x81", 0) == (1, len(whole) - size, len(whole))


def test_a_figure_that_one_column_lacks_is_a_dash() -> None:
    lines = table({"a": {"x": 1, "y": 0.5}, "b": {"x": 2}}).splitlines()
    assert [line.split() for line in lines] == [["a", "b"], ["x", "1", "2"], ["y", "0.5", "-"]]
