"""Items in the order of their priority, but none before what it waits for."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

__all__ = ["acyclic", "in_circles", "needed_rank", "sequence"]

Waits = Mapping[str, Sequence[str]]


def sequence(keys: Sequence[str], waits: Waits) -> list[str]:
    """``keys`` in their own order, but each only once all that it waits for is placed.

    Args:
        keys: the most urgent first.
        waits: what each waits for, without circles (see :func:`acyclic`).
    """
    place = {key: number for number, key in enumerate(keys)}
    open_waits = {key: len(waits[key]) for key in keys}
    behind: dict[str, list[str]] = {key: [] for key in keys}
    for key in keys:
        for before in waits[key]:
            behind[before].append(key)
    ready = [place[key] for key in keys if not open_waits[key]]
    order = []
    while ready:
        key = keys[heapq.heappop(ready)]
        order.append(key)
        for after in behind[key]:
            open_waits[after] -= 1
            if not open_waits[after]:
                heapq.heappush(ready, place[after])
    return order


def acyclic(keys: Sequence[str], waits: Waits) -> dict[str, tuple[str, ...]]:
    """What each of ``keys`` waits for, without the waiting that closes a circle.

    Circles are entered at their most urgent member, which so comes before what it waits for.
    """
    place = {key: number for number, key in enumerate(_depth_first(keys, waits))}
    return {key: tuple(each for each in waits[key] if place[each] < place[key]) for key in keys}


def _depth_first(keys: Sequence[str], waits: Waits) -> Iterator[str]:
    """Each after all that it waits for, as far as there are no circles."""
    begun: set[str] = set()
    for key in keys:
        ahead = [(key, False)]
        while ahead:
            item, is_ready = ahead.pop()
            if is_ready:
                yield item
            elif item not in begun:
                begun.add(item)
                ahead.append((item, True))
                ahead += [(each, False) for each in reversed(waits[item])]


def needed_rank(
    keys: Sequence[str], waits: Waits, ranks: Mapping[str, int]
) -> dict[str, tuple[int, str]]:
    """The best rank among each item and all that wait for it, and whose rank that is.

    Args:
        keys: the most urgent first.
        waits: what each waits for, without circles.
        ranks: the rank of each, the smaller the more urgent.
    """
    best = {key: (ranks[key], key) for key in keys}
    for key in reversed(sequence(keys, waits)):
        for before in waits[key]:
            if best[key][0] < best[before][0]:
                best[before] = best[key]
    return best


def in_circles(keys: Sequence[str], waits: Waits) -> NDArray[np.bool_]:
    """For each of ``keys``, whether it waits for itself through others."""
    place = {key: number for number, key in enumerate(keys)}
    pairs = [(place[key], place[each]) for key in keys for each in waits[key]]
    if not pairs:
        return np.zeros(len(keys), dtype=bool)
    rows, columns = zip(*pairs, strict=True)
    shape = (len(keys), len(keys))
    graph: Any = csr_array((np.ones(len(pairs)), (rows, columns)), shape=shape)
    _, knots = connected_components(graph, directed=True, connection="strong")
    return np.asarray(np.bincount(knots)[knots] > 1)
