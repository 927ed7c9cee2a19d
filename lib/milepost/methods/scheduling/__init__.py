"""Schedules that people can keep: one thing at a time, days off, and what nobody can do better.

The critical path says when things could be done if everybody could do everything at once. Here
each owner does one thing at a time:

>>> from milepost.methods import example
>>> from milepost.methods.scheduling import schedule, describe_proof, resource_links
>>> frame = schedule(example.plan(), example.TODAY)
>>> frame[frame["kind"] == "milestone"][["id", "finish", "late_days"]].to_dict("records")[0]
{'id': 'fares', 'finish': datetime.date(2027, 1, 22), 'late_days': 0}
>>> describe_proof(frame)
'No schedule that keeps all dates is shorter.'
>>> [(link.before, link.after) for link in resource_links(frame)][:2]
[('sell', 'pay'), ('pay', 'more-lines')]

Beneath a plan's schedule lies a problem without a plan: jobs, links of four kinds with lags,
resources, days off, deadlines. Whoever has one can solve it:

>>> from milepost.methods.scheduling import Job, Link, Problem, clash, solve
>>> work = {"painter": 1}
>>> jobs = (Job(id="walls", duration=3, demands=work), Job(id="doors", duration=2, demands=work))
>>> solve(Problem(jobs=jobs, capacities={"painter": 1})).makespan
5

and where it has no solution, ask what cannot hold together:

>>> doors = Job(id="doors", duration=2, demands=work, deadline=2)
>>> walls = Job(id="walls", duration=3, demands=work, deadline=4)
>>> found = clash(Problem(jobs=(walls, doors), capacities={"painter": 1}))
>>> sorted(found.deadlines), sorted(found.work["painter"])
(['doors', 'walls'], ['doors', 'walls'])
"""

from __future__ import annotations

from milepost.methods.scheduling.checks import Breach, breaches
from milepost.methods.scheduling.clashing import Clash, clash
from milepost.methods.scheduling.describing import describe_proof, describe_schedule
from milepost.methods.scheduling.figure import draw_schedule
from milepost.methods.scheduling.planned import problem_of, resource_links, schedule
from milepost.methods.scheduling.problem import Job, Link, Problem
from milepost.methods.scheduling.reasons import date_clash, describe_clash
from milepost.methods.scheduling.searching import solve
from milepost.methods.scheduling.solution import Aim, Progress, Solution, Status
from milepost.methods.scheduling.watch import Search

__all__ = [
    "Aim",
    "Breach",
    "Clash",
    "Job",
    "Link",
    "Problem",
    "Progress",
    "Search",
    "Solution",
    "Status",
    "breaches",
    "clash",
    "date_clash",
    "describe_clash",
    "describe_proof",
    "describe_schedule",
    "draw_schedule",
    "problem_of",
    "resource_links",
    "schedule",
    "solve",
]
