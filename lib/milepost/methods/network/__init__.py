"""A plan as a network: what is still to be done, how long it takes, what waits for what.

Timeline, backward planning, schedule and simulation all start here, so that they speak of the
same work. What is done or dropped, or will not be done this time, is no longer in it; what has
been started counts with what remains, and waits for what it waited for before. Times are numbers
of working days (see :mod:`milepost.methods.working_days`) from ``today``.

A milestone with tasks is reached when they all are. It stands in the network twice: under its
own id as the point at which it is reached, and under ``ID~start`` as the point before its first
task, which waits for whatever the milestone waits for.

>>> from milepost.methods import example
>>> net = network(example.plan(), example.TODAY)
>>> [link.before for link in net.links if link.after == "sell"]
['pilot~start', 'fares']
>>> net.activities["brief-crews"].duration  # two days of Chi, who gives three a week
4
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from milepost.methods.network.activity import (
    FROM_START,
    GATE,
    TO_FINISH,
    Activity,
    ActivityKind,
    Link,
    Network,
    WorkRules,
)
from milepost.methods.network.circles import circle_in, circles_in, in_order
from milepost.methods.network.effort import own_days
from milepost.methods.network.links import came_on, links_between, links_within
from milepost.methods.network.planned import (
    is_planned,
    part_of,
    planned_milestones,
    planned_tasks,
)
from milepost.methods.network.reading import activities
from milepost.methods.working_days import WorkingDays
from milepost.plan.faults import Fault
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.words import Chain

__all__ = [
    "FROM_START",
    "GATE",
    "TO_FINISH",
    "Activity",
    "ActivityKind",
    "Link",
    "Network",
    "WorkRules",
    "cycles",
    "is_planned",
    "network",
    "part_of",
]

_SILENT = WorkRules()


def network(plan: Plan, today: date, rules: WorkRules = _SILENT) -> Network:
    """What of ``plan`` is still to be done on the morning of ``today``.

    Raises:
        Fault: parts wait for each other in a circle, an owner has no days, or the calendar's
            country is unknown.
    """
    days = WorkingDays(plan.calendar, today)
    found = {activity.id: activity for activity in activities(plan, days, rules)}
    links = tuple(_links(plan, found))
    if circle := circle_in(found, links):
        titles = Chain(part_of(plan, key).title for key in circle)
        raise Fault("dependency_circle", parts=titles)
    return Network(
        days=days,
        activities={key: found[key] for key in in_order(found, links)},
        links=links,
        own_days=own_days(plan, days),
    )


def cycles(plan: Plan) -> list[list[Id]]:
    """The circles in which what is still to be done waits for itself, one per knot, shortest first.

    Each is a list of ids of tasks and milestones, of which each waits for the one before it, and
    the first for the last. The list is empty just when :func:`network` has no circle to refuse.
    """
    tasks, milestones = planned_tasks(plan), planned_milestones(plan)
    gates = {f"{task.milestone}{GATE}" for task in tasks.values() if task.milestone in milestones}
    keys = [*tasks, *milestones, *sorted(gates)]
    return circles_in(keys, tuple(_links(plan, set(keys))))


def _links(plan: Plan, keys: Collection[str]) -> Iterator[Link]:
    """What still has to be waited for among the activities ``keys``."""
    yield from (link for link in links_within(plan) if link.after in keys and link.before in keys)
    for link in links_between(plan):
        if link.before in keys and link.after in keys and came_on(plan, link) is None:
            yield link
