"""Dates as a patient person finds them: cards are moved by a day while something is broken."""

from __future__ import annotations

from milepost.methods.network import Link, Network


def early_by_hand(net: Network) -> dict[str, int]:
    """The earliest starts, found by putting each activity off by a day while a link is broken."""
    start = {key: each.earliest for key, each in net.activities.items()}
    moved = True
    while moved:
        moved = False
        for key in net.activities:
            while is_off(net, key, start[key]) or any(
                gap(net, link, start) < 0 for link in net.links if link.after == key
            ):
                start[key] += 1
                moved = True
    return start


def is_off(net: Network, key: str, day: int) -> bool:
    each = net.activities[key]
    return each.duration > 0 and day in set(net.calendar(each).off.tolist())


def over(net: Network, key: str, start: int) -> int:
    left, day = net.activities[key].duration, start
    while left:
        left -= not is_off(net, key, day)
        day += 1
    return day


def gap(net: Network, link: Link, start: dict[str, int]) -> int:
    first, second = link.kind.value.split("_")
    before, after = start[link.before], start[link.after]
    came = before if first == "start" else over(net, link.before, before)
    goes = after if second == "start" else over(net, link.after, after)
    return int(goes - came - link.lag)


def late_by_hand(net: Network, horizon: int | None) -> dict[str, int]:
    """The latest starts, found by bringing each activity forward while something is broken."""
    start = dict.fromkeys(net.activities, 200)

    def is_late(key: str) -> bool:
        asked = [each for each in (horizon, net.activities[key].due) if each is not None]
        if net.activities[key].kind != "gate" and asked and over(net, key, start[key]) > min(asked):
            return True
        return any(gap(net, link, start) < 0 for link in net.links if link.before == key)

    moved = True
    while moved:
        moved = False
        for key in net.activities:
            while is_off(net, key, start[key]) or is_late(key):
                start[key] -= 1
                moved = True
    return start
