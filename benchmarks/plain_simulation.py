"""The simulation as one would write it down: a loop over runs, a loop over tasks, no array."""

from __future__ import annotations

import math
import random
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from graphlib import TopologicalSorter
from statistics import NormalDist

from milepost.methods.network import Activity, Link, Network, network
from milepost.methods.risk_assessment import Correlation
from milepost.plan.plan import Plan
from milepost.plan.risks import Risk
from milepost.plan.three_point import ThreePoint

_TENTH = NormalDist().inv_cdf(0.9)


def percentiles(plan: Plan, today: date, hands: tuple[Link, ...], runs: int) -> tuple[float, float]:
    """P50 and P80 of the end, in working days from today."""
    loop = _Loop(network(plan, today), hands, list(plan.risks.values()))
    rng = random.Random(1)
    ends = sorted(loop.run(rng) for _ in range(runs))
    return ends[math.ceil(0.5 * runs) - 1], ends[math.ceil(0.8 * runs) - 1]


class _Loop:
    def __init__(self, net: Network, hands: tuple[Link, ...], risks: list[Risk]) -> None:
        self._waits = defaultdict[str, list[Link]](list)
        for link in (*net.links, *hands):
            self._waits[link.after].append(link)
        order = {key: {link.before for link in self._waits[key]} for key in net.activities}
        self._activities = [net.activities[key] for key in TopologicalSorter(order).static_order()]
        self._off = {key: [int(day) for day in own.off] for key, own in net.own_days.items()}
        self._risks = risks
        self._shares = Correlation()

    def run(self, rng: random.Random) -> float:
        """The end of one run."""
        shared, owners = rng.gauss(), {key: rng.gauss() for key in self._off}
        delays = self._delays(rng)
        starts: dict[str, float] = {}
        finishes: dict[str, float] = {}
        for activity in self._activities:
            work = delays[activity.part] if activity.kind != "gate" else 0.0
            if activity.spread is not None:
                work += _days(activity.spread, self._score(rng, activity, shared, owners))
            off = self._off[activity.owner] if activity.owner else []
            self._place(activity, work, off, (starts, finishes))
        end: float = max(finishes.values())
        return end

    def _delays(self, rng: random.Random) -> dict[str, float]:
        delays = defaultdict[str, float](float)
        for risk in self._risks:
            if risk.now.delay and rng.random() < (risk.now.probability or 0):
                lost = _days(risk.now.delay, rng.gauss())
                for part in risk.threatens:
                    delays[part] += lost
        return delays

    def _score(
        self, rng: random.Random, activity: Activity, shared: float, owners: dict[str, float]
    ) -> float:
        everybody, owner = self._shares.everybody, self._shares.owner
        by_owner = owners[activity.owner] if activity.owner else rng.gauss()
        alone = math.sqrt(1 - everybody - owner) * rng.gauss()
        return math.sqrt(everybody) * shared + math.sqrt(owner) * by_owner + alone

    def _place(
        self,
        activity: Activity,
        work: float,
        off: list[int],
        times: tuple[dict[str, float], dict[str, float]],
    ) -> None:
        starts, finishes = times
        start, over = max(float(activity.earliest), 0.0), 0.0
        for link in self._waits[activity.id]:
            since = starts if link.kind in ("start_start", "start_finish") else finishes
            time = since[link.before] + link.lag
            if link.kind in ("finish_finish", "start_finish"):
                over = max(over, time)
                start = max(start, _at(_own(time, off) - work, off))
            else:
                start = max(start, time)
        if work:
            start = _at(_own(start, off), off)
        starts[activity.id] = start
        finishes[activity.id] = max(_over(_own(start, off) + work, off), over)


def _days(spread: ThreePoint, score: float) -> float:
    if not spread.has_spread:
        return spread.likely
    point = spread.low if score < 0 else spread.high
    ratio: float = (point / spread.likely) ** (abs(score) / _TENTH)
    return spread.likely * ratio


def _own(time: float, off: list[int]) -> float:
    """The days until then that are not off."""
    passed = bisect_right(off, time - 1)
    return min(time, off[passed] if passed < len(off) else math.inf) - passed


def _at(own: float, off: list[int]) -> float:
    """The time at which so many own days are over and the next begins."""
    return own + bisect_right([day - place for place, day in enumerate(off)], own)


def _over(own: float, off: list[int]) -> float:
    """The time at which so many own days are over."""
    return own + bisect_left([day - place for place, day in enumerate(off)], own)
