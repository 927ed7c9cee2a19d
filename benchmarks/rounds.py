"""One round of a load test: a server, a crowd, a load, and what became of each act."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from typing import Any

import msgspec

from benchmarks.commands import Gather, Speak
from benchmarks.contestants import Contestant
from benchmarks.facilitators import Facilitators

Round = dict[str, Any]


class CrowdProcess:
    """The crowd, by its commands."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.crowd"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, command: Gather | Speak) -> dict[str, Any]:
        """Have a command done; its answer."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the crowd's process has no pipes")
        process.stdin.write(msgspec.json.encode(command).decode() + "\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        return answer

    def go_home(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def play_round(contestant: Contestant, options: argparse.Namespace, seed: int) -> Round:
    """One server, one crowd, one load; what was found."""
    contestant.start()
    crowd = CrowdProcess()
    try:
        contestant.wait_until_quiet()
        before = contestant.memory_kb()
        joined = crowd.do(contestant.gather())
        heard, cores = _under_load(contestant, crowd, options, seed)
        memory = (contestant.memory_kb() - before) / contestant.people
        ids, twice = contestant.logged()
    finally:
        crowd.go_home()
        contestant.stop()
    found = outcome(heard, ids, twice, contestant.people)
    found |= {"server_cores": cores, "kb_per_person": memory, "join_seconds": joined["seconds"]}
    found["people"] = contestant.people
    found["refused"] += len(joined["turned_away"])
    found["refusals"] += joined["turned_away"]
    return found


def _under_load(
    contestant: Contestant, crowd: CrowdProcess, options: argparse.Namespace, seed: int
) -> tuple[list[dict[str, Any]], float]:
    facilitators = Facilitators(contestant, options.facilitators)
    heard, used, seconds = [], 0.0, 0.0
    for phase in contestant.phases(options.rate, options.seconds, seed):
        entered = contestant.enter(phase)
        with facilitators:
            cpu, start = contestant.cpu_seconds(), time.perf_counter()
            heard.append(crowd.do(entered))
            seconds += time.perf_counter() - start
            used += contestant.cpu_seconds() - cpu
    facilitators.report()
    return heard, used / seconds


def outcome(heard: list[dict[str, Any]], ids: set[str], twice: int, people: int) -> Round:
    """What became of the acts that a crowd reports, given the ids that the file holds.

    Lost is what is not in the file, or not on every screen, and was not refused.
    """
    acts = [act for phase in heard for act in phase["acts"]]
    acked = [act for act in acts if act["acked"]]
    kept = [act for act in acked if act["id"] in ids]
    whole = [act for act in kept if act["seen"] == people]
    refused = [act for act in acts if act["refused"]]
    return {
        "acked": len(acked),
        "logged": len(kept),
        "lost": len(acts) - len(whole) - len(refused),
        "doubled": sum(phase["doubled"] for phase in heard) + twice,
        "refused": len(refused) + heard[-1]["cut_off"],
        "refusals": [why for phase in heard for why in phase["refusals"]],
        "latencies": sorted(act["ms"] for act in whole),
        "crowd_cores": statistics.mean(phase["crowd_cores"] for phase in heard),
    }
