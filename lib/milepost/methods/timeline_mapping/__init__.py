"""The timeline: when everything can be done, what has slack, what has none, what cannot hold.

Links, lags, fixed dates and days off decide; how much one person can do at once does not, which
is what a schedule is for.

>>> from milepost.methods import example
>>> frame = timeline(example.plan(), example.TODAY)
>>> shown = ["id", "early_start", "early_finish", "total_slack", "free_slack", "driven_by"]
>>> print(frame[frame["milestone"] == "gates"][shown].to_string(index=False))
           id early_start early_finish  total_slack  free_slack     driven_by
gate-software  2027-01-11   2027-01-26            9           9          None
order-readers  2027-01-18   2027-01-25            0           0     try-codes
    fit-gates  2027-02-09   2027-02-18            0           0 order-readers
        gates  2027-02-18   2027-02-18            0           0     fit-gates

The chain that decides when it all ends, in the order of waiting:

>>> " > ".join(critical_chains(frame)[0])
'try-codes > order-readers > fit-gates > gates > more-lines > launch > all-lines'

Dates drift. Two of four promises were put off since they were first made:

>>> print(drift(example.plan(), example.TODAY)[["id", "first", "stands", "moved"]])
          id       first      stands  moved
0      fares  2027-01-29  2027-01-29      0
1      pilot  2027-03-12  2027-03-26      9
2      gates  2027-04-30  2027-04-30      0
3  all-lines  2027-06-30  2027-07-16     12

Source: the critical path method is that of Kelley and Walker (1959), with the four kinds of link
of the PMBOK Guide; see :mod:`milepost.methods.timeline_mapping.passes`.
"""

from __future__ import annotations

from milepost.methods.network import cycles
from milepost.methods.timeline_mapping.chains import critical_chains, describe_timeline
from milepost.methods.timeline_mapping.conflicts import Conflict, conflicts, describe_conflicts
from milepost.methods.timeline_mapping.critical_path import timeline
from milepost.methods.timeline_mapping.drift import describe_drift, drift
from milepost.methods.timeline_mapping.gantt import draw_timeline
from milepost.methods.timeline_mapping.research import describe_research, research_time

__all__ = [
    "STEM",
    "Conflict",
    "conflicts",
    "critical_chains",
    "cycles",
    "describe_conflicts",
    "describe_drift",
    "describe_research",
    "describe_timeline",
    "draw_timeline",
    "drift",
    "research_time",
    "timeline",
]

#: The stem of the workshop that these methods serve.
STEM = "timeline_mapping"
