"""Whether what waits for what would come round to itself."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from milepost.plan.parts import Id


def circle(links: Iterable[tuple[Id, Id]], before: Id, after: Id) -> list[Id]:
    """The circle that a link from ``before`` to ``after`` would close, named from ``before`` on.

    Args:
        links: what there is already, as pairs of which the second waits for the first.
        before: the id that is to come first.
        after: the id that is to wait for it.

    Returns:
        The shortest such circle, with ``before`` at both ends; empty where there is none.
    """
    following: dict[Id, list[Id]] = defaultdict(list)
    for first, second in links:
        following[first].append(second)
    came_from: dict[Id, Id] = {after: before}
    ahead = deque([after])
    while ahead:
        here = ahead.popleft()
        if here == before:
            return _back(came_from, before)
        for each in following[here]:
            if each not in came_from:
                came_from[each] = here
                ahead.append(each)
    return []


def _back(came_from: dict[Id, Id], before: Id) -> list[Id]:
    path = [before]
    while len(path) == 1 or path[-1] != before:
        path.append(came_from[path[-1]])
    return path[::-1]


def in_circles(links: Iterable[tuple[Id, Id]]) -> set[tuple[Id, Id]]:
    """The links that lie on circles or between them; none where each can come in its order.

    Takes away what waits for nothing and what nothing waits for until no more can be (Kahn 1962),
    so it looks at each link but twice.
    """
    left = set(links)
    return _stuck({(after, before) for before, after in _stuck(left)}, turned=True)


def _stuck(links: set[tuple[Id, Id]], *, turned: bool = False) -> set[tuple[Id, Id]]:
    following: dict[Id, list[Id]] = defaultdict(list)
    waits: dict[Id, int] = defaultdict(int)
    for first, second in links:
        following[first].append(second)
        waits[second] += 1
    free = deque(key for key in following if not waits[key])
    freed: set[Id] = set()
    while free:
        here = free.popleft()
        freed.add(here)
        for each in following[here]:
            waits[each] -= 1
            if not waits[each]:
                free.append(each)
    kept = {(first, second) for first, second in links if first not in freed}
    return {(second, first) for first, second in kept} if turned else kept
