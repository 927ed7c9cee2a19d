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
