"""Times a live room under load, side by side with a bare broadcaster.

    python -m benchmarks.live --people N --rate R --seconds S [--workshop STEM]
                              [--facilitators K] [--voila N] [--rounds 3] [--json FILE]

N people join one room through the real door within five seconds, then R acts a second happen in
the room altogether for S seconds a round: notes and edits in a revealed step, then dots. Server
and crowd run in processes of their own. Rounds alternate; times are medians over them, counts
are sums.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.contestants import BareBroadcaster, Contestant
from benchmarks.milepost_room import MilepostRoom
from benchmarks.rounds import Round, play_round
from benchmarks.table import Figure, table, write_json
from benchmarks.voila_room import StockVoila

#: In the order of the table; these are the JSON's.
_COUNTS = ("acked", "logged", "lost", "doubled")
_TIMES = ("p50_ms", "p95_ms", "p99_ms")
_SERVER = ("server_cores", "kb_per_person", "join_seconds")


def _percentile(values: list[float], percent: float) -> float:
    """The nearest-rank percentile of sorted values; not a number where there are none."""
    if not values:
        return float("nan")
    return values[min(int(len(values) * percent / 100), len(values) - 1)]


def summary(rounds: list[Round]) -> dict[str, Any]:
    """Sums of what is counted, medians of what is timed."""
    found: dict[str, Any] = {"people": rounds[0]["people"]}
    found |= {key: sum(each[key] for each in rounds) for key in _COUNTS}
    for key in _TIMES:
        percent = float(key[1:3])
        found[key] = statistics.median(_percentile(each["latencies"], percent) for each in rounds)
    for key in (*_SERVER, "crowd_cores"):
        found[key] = statistics.median(each[key] for each in rounds)
    found["refused"] = sum(each["refused"] for each in rounds)
    found["refusals"] = [why for each in rounds for why in each["refusals"]]
    return found


def measure(options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """A summary for each contestant, from alternating rounds."""
    makers: dict[str, Callable[[Path], Contestant]] = {
        MilepostRoom.name: lambda at: MilepostRoom(at, options.people, options.workshop),
        BareBroadcaster.name: lambda at: BareBroadcaster(at, options.people),
    }
    if options.voila:
        makers[StockVoila.name] = lambda at: StockVoila(at, options.voila)
    rounds: dict[str, list[Round]] = {name: [] for name in makers}
    for seed in range(options.rounds):
        for name, make in makers.items():
            with tempfile.TemporaryDirectory(prefix=f"milepost-live-{name}-") as folder:
                rounds[name].append(play_round(make(Path(folder)), options, seed))
    return {name: summary(each) for name, each in rounds.items()}


def figures(options: argparse.Namespace, found: dict[str, dict[str, Any]]) -> dict[str, Figure]:
    """The room's figures, with the broadcaster's p95 as the floor."""
    ours, floor = found[MilepostRoom.name], found[BareBroadcaster.name]["p95_ms"]
    return {
        "people": options.people,
        "rate": options.rate,
        **_picked(ours, (*_COUNTS, *_TIMES)),
        "floor_p95_ms": floor,
        "p95_ratio": ours["p95_ms"] / floor,
        **_picked(ours, (*_SERVER, "refused")),
    }


def _picked(found: dict[str, Any], keys: Iterable[str]) -> dict[str, Figure]:
    return {key: found[key] for key in keys}


def main(arguments: list[str] | None = None) -> None:
    """Measure, print the table, and write the JSON if it is asked for."""
    options = _parser().parse_args(arguments)
    _, most_files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most_files, most_files))
    found = measure(options)
    ours = figures(options, found)
    columns = {
        name: _picked(each, ("people", *_COUNTS, *_TIMES, *_SERVER, "refused", "crowd_cores"))
        for name, each in found.items()
    }
    print(table(columns))
    print(
        f"p95 {ours['p95_ratio']:.2f} times the broadcaster's; medians of {options.rounds} rounds"
    )
    for name, each in found.items():
        for why in dict.fromkeys(each["refusals"]):
            print(f"{name} refused: {why}")
    write_json(options.json, ours)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Time a live room beside a bare broadcaster.")
    parser.add_argument("--people", type=int, required=True, help="WebSocket clients")
    parser.add_argument("--rate", type=float, required=True, help="acts a second in the room")
    parser.add_argument("--seconds", type=float, required=True, help="length of each round's load")
    parser.add_argument("--workshop", default="smart_goals", help="stem of the workshop to run")
    parser.add_argument("--facilitators", type=int, default=0, help="pages opened under load")
    parser.add_argument("--voila", type=int, default=0, help="stock Voila pages to compare with")
    parser.add_argument("--rounds", type=int, default=3, help="rounds for each server")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    return parser


if __name__ == "__main__":
    main()
