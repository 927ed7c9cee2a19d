"""Sprint planning: how much a team can take on, what goes in, and how likely it is finished.

>>> from milepost.methods import example
>>> plan = example.plan()
>>> found = plan_sprint(plan, example.TODAY)
>>> print(describe_capacity(found.capacity))
4 people have 31 days together for this sprint.
>>> found.chosen["title"].tolist()
['Collect the fares of nine lines', 'Find out: do codes scan in the sun?']

Where everybody can take over from everybody, more fits, and what is left is told with its reason:

>>> together = plan_sprint(plan, example.TODAY, rules=Rules(by_person=False))
>>> found.size < together.size <= together.load.safe
True
>>> left = together.items[together.items["state"] == "left"].set_index("id")
>>> describe_reason(left.loc["pay"])
'waits for Sell a ticket on the phone'

Several sprints ahead are chosen together:

>>> ahead = sprints_ahead(plan, example.TODAY, n=6, rules=Rules(by_person=False))
>>> ahead[ahead["id"].isin(["try-codes", "fit-gates"])]["sprint"].is_monotonic_increasing
True

Any backlog can be chosen from, with no plan behind it:

>>> import pandas as pd
>>> backlog_of_two = pd.DataFrame(
...     {"id": ["a", "b"], "title": ["Pay", "Sell"], "size": [5, 8], "moscow": ["should", "must"]}
... )
>>> chosen = select(backlog_of_two, Room(load=10)).to_dict("records")
>>> [(row["title"], str(row["state"]), describe_reason(row)) for row in chosen]
[('Sell', 'chosen', ''), ('Pay', 'left', 'a Must goes first')]
"""

from __future__ import annotations

from milepost.methods.sprint_planning.ahead import describe_ahead, sprints_ahead
from milepost.methods.sprint_planning.ahead_figure import draw_ahead
from milepost.methods.sprint_planning.backlog import backlog
from milepost.methods.sprint_planning.capacity import capacity, describe_capacity
from milepost.methods.sprint_planning.chance import chance_by_estimates, days_needed
from milepost.methods.sprint_planning.chosen import chosen_sprint, sprint_findings
from milepost.methods.sprint_planning.load import (
    Load,
    chance_by_history,
    describe_load,
    history_for,
    load,
)
from milepost.methods.sprint_planning.planned import (
    Rules,
    SprintPlan,
    describe_sprint,
    plan_sprint,
)
from milepost.methods.sprint_planning.reasons import Reason, describe_reason
from milepost.methods.sprint_planning.room import GoalRule, Room
from milepost.methods.sprint_planning.selection import State, select
from milepost.methods.sprint_planning.sprint_figure import draw_sprint

__all__ = [
    "GoalRule",
    "Load",
    "Reason",
    "Room",
    "Rules",
    "SprintPlan",
    "State",
    "backlog",
    "capacity",
    "chance_by_estimates",
    "chance_by_history",
    "chosen_sprint",
    "days_needed",
    "describe_ahead",
    "describe_capacity",
    "describe_load",
    "describe_reason",
    "describe_sprint",
    "draw_ahead",
    "draw_sprint",
    "history_for",
    "load",
    "plan_sprint",
    "select",
    "sprint_findings",
    "sprints_ahead",
]
