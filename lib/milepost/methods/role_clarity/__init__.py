"""Who does what: the matrix of roles, what is unclear in it, beliefs, and load.

The owner of a part answers for it, and whoever is assigned does what the assignment says:

>>> from milepost.methods import example
>>> plan = example.plan()
>>> matrix = raci(plan)
>>> sorted(matrix.loc["pilot", "ada"]), sorted(matrix.loc["pilot", "chi"])
(['A', 'R'], ['I'])
>>> found = findings(plan, example.TODAY)
>>> print(found[["severity", "rule", "part", "person"]].to_string(index=False))
severity             rule  part person
 warning milestone_on_one gates    ben

A bare frame does as well:

>>> import pandas as pd
>>> rows = [("menu", "ann", "A"), ("menu", "ben", "AR"), ("hall", "ben", "responsible")]
>>> bare = pd.DataFrame(rows, columns=["part", "person", "role"])
>>> for told in findings(bare)["finding"]:
...     print(told)
Nobody answers for “hall”.
ann and ben each answer for “menu”, so nobody does.

What people privately believe often differs:

>>> beliefs = pd.DataFrame(
...     [("menu", "ann", "ann"), ("menu", "ben", "ben"),
...      ("hall", "ann", "ben"), ("hall", "ben", "ben")],
...     columns=["part", "member", "accountable"])
>>> print(describe_mismatches(mismatches(beliefs)))
1 of 2 parts is to be talked about: for “menu”, 1 names ann and 1 names ben

What people have promised by a date is held against the days they have until then, and a schedule
shows which weeks are full:

>>> demand(plan, example.TODAY).query("person == 'dov'").round(1).values.tolist()[0]
['dov', datetime.date(2027, 1, 29), 6.3, 7.5, 0.0]
>>> print(describe_load(load(plan, example.TODAY)))
Nobody has more work than days; Ada is fullest, with 74% of the days until 4 Apr 2027 taken
"""

from __future__ import annotations

from milepost.methods.role_clarity.availability import Availability, team_days
from milepost.methods.role_clarity.beliefs import describe_mismatches, mismatches
from milepost.methods.role_clarity.demand import demand
from milepost.methods.role_clarity.findings import describe_findings, findings
from milepost.methods.role_clarity.limits import RoleLimits
from milepost.methods.role_clarity.load import describe_load, load
from milepost.methods.role_clarity.load_figure import draw_load
from milepost.methods.role_clarity.matrix import raci
from milepost.methods.role_clarity.raci_figure import draw_raci

__all__ = [
    "STEM",
    "Availability",
    "RoleLimits",
    "demand",
    "describe_findings",
    "describe_load",
    "describe_mismatches",
    "draw_load",
    "draw_raci",
    "findings",
    "load",
    "mismatches",
    "raci",
    "team_days",
]

#: The stem of the workshop that these methods serve.
STEM = "role_clarity"
