"""Circles in which parts wait for each other, and the order of what does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from milepost.methods.network.activity import GATE, Link
from milepost.plan.parts import Id

__all__ = ["circle_in", "circles_in", "in_order"]

_Graph = Mapping[str, set[str]]


def in_order(keys: Iterable[str], links: Iterable[Link]) -> list[str]:
    """All ``keys``, in an order in which nothing comes before what it waits for."""
    return list(TopologicalSorter(_waiting(keys, links)).static_order())


def circle_in(keys: Iterable[str], links: Iterable[Link]) -> list[Id]:
    """The parts of one circle, each waiting for the one before it; empty if there is none."""
    return _parts(_circle(_waiting(keys, links)))


def circles_in(keys: Iterable[str], links: Iterable[Link]) -> list[list[Id]]:
    """One circle for each knot, shortest first."""
    graph: _Graph = _waiting(keys, links)
    found = []
    while circle := _circle(graph):
        found.append(_parts(circle))
        graph = {key: waits.difference(circle) for key, waits in graph.items() if key not in circle}
    return sorted(found, key=len)


def _waiting(keys: Iterable[str], links: Iterable[Link]) -> dict[str, set[str]]:
    """What each activity waits for."""
    graph: dict[str, set[str]] = {key: set() for key in keys}
    for link in links:
        graph[link.after].add(link.before)
    return graph


def _circle(graph: _Graph) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][:-1]
        return circle
    return []


def _parts(circle: Iterable[str]) -> list[Id]:
    """The parts of a circle, each once, in the order of waiting."""
    return list(dict.fromkeys(each.removesuffix(GATE) for each in circle))
