"""The SMART adviser: reads a milestone and asks what a good facilitator would ask.

Each criterion is met, not met, or cannot be told, with the words that show it:

>>> from datetime import date
>>> from milepost.methods.smart_goals import Draft, advise
>>> found = advise("Cut checkout time from 48 to 30 seconds by March 2027", today=date(2026, 11, 2))
>>> found.measurable.verdict, found.time_bound.verdict, found.achievable.verdict
('met', 'met', 'cannot_tell')
>>> found.due.last
datetime.date(2027, 3, 31)
>>> [(quantity.value, quantity.unit) for quantity in found.quantities]
[(48.0, ''), (30.0, 'seconds')]

What is missing comes back as a question, by the code of its message:

>>> found = advise("Make the checkout faster", today=date(2026, 11, 2), vision="A shop for all")
>>> found.measurable.question
Question(code='smart.measurable.comparative', fields={'words': 'faster'})

The plan's own fields count as much as the sentence:

>>> draft = Draft(text="Open the night shelter", due=date(2026, 12, 1), effort_days=30,
...               capacity_days=20)
>>> advise(draft, today=date(2026, 11, 2)).achievable.question.code
'smart.achievable.over_capacity'

Everything is a pure function of its arguments: rules and word lists, no model, no network.
"""

from __future__ import annotations

from milepost.methods.smart_goals.advice import (
    Advice,
    Draft,
    Due,
    Finding,
    Quantity,
    Question,
    Span,
)
from milepost.methods.smart_goals.adviser import advise

__all__ = ["STEM", "Advice", "Draft", "Due", "Finding", "Quantity", "Question", "Span", "advise"]

#: The stem of the workshop that this method serves, and its name in agenda files.
STEM = "smart_goals"
