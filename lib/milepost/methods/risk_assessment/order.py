"""An order of all activities in which the plan's links hold, and the owners' hands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from milepost.methods.network import Link, Network

__all__ = ["ordered"]


def ordered(network: Network, hands: Iterable[Link]) -> tuple[list[str], list[Link]]:
    """The activities, each after all that it waits for, and the ``hands`` that hold in it.

    Hands whose ends are no longer open are left out, and of each circle that hands close, one:
    where two links of the plan let works overlap (a lead; a start-start and a finish-finish), the
    schedule may have one owner do something between the start and the finish of another's work,
    and then there is no order that holds in every run.
    """
    there = network.activities.keys()
    found = _Order(network, [each for each in hands if {each.before, each.after} <= there])
    return found.keys, found.hands


class _Order:
    """Kahn's algorithm, which opens a circle where it meets one."""

    def __init__(self, network: Network, hands: Sequence[Link]) -> None:
        self.keys: list[str] = []
        self.hands = list(hands)
        self._fixed = {(link.before, link.after) for link in network.links}
        self._waiting: dict[str, dict[str, None]] = {key: {} for key in network.activities}
        self._followers = defaultdict[str, list[str]](list)
        for link in (*network.links, *hands):
            self._waiting[link.after][link.before] = None
            self._followers[link.before].append(link.after)
        self._free = [key for key, waits in self._waiting.items() if not waits]
        while self._waiting:
            self._take_free()
            if self._waiting:
                self._open(self._circle())

    def _take_free(self) -> None:
        while self._free:
            key = self._free.pop()
            del self._waiting[key]
            self.keys.append(key)
            for follower in dict.fromkeys(self._followers[key]):
                if follower in self._waiting:
                    self._no_longer(key, follower)

    def _no_longer(self, before: str, after: str) -> None:
        self._waiting[after].pop(before, None)
        if not self._waiting[after]:
            self._free.append(after)

    def _circle(self) -> list[str]:
        """Activities of which each waits for the next, and the last for the first."""
        key, path = next(iter(self._waiting)), dict[str, None]()
        while key not in path:
            path[key] = None
            key = next(iter(self._waiting[key]))
        way = list(path)
        return way[way.index(key) :]

    def _open(self, circle: list[str]) -> None:
        steps = [(before, after) for after, before in pairwise([*circle, circle[0]])]
        before, after = next(step for step in steps if step not in self._fixed)
        self.hands = [link for link in self.hands if (link.before, link.after) != (before, after)]
        self._no_longer(before, after)
