"""Backward planning: what has to be true by when, counted back from the horizon.

>>> from datetime import date
>>> from msgspec.structs import replace
>>> from milepost.methods import example
>>> plan = replace(example.plan(), horizon=date(2027, 3, 5))  # far too soon
>>> frame = backward_plan(plan, example.TODAY)
>>> print(frame[["id", "latest_start", "when", "missing"]].tail(3).to_string(index=False))
           id latest_start   when  missing
collect-fares   2026-12-30 before        7
order-readers   2026-12-30 before        7
    try-codes   2026-12-21 before       12

Three chains are too long, the worst by 12 working days:

>>> chains = short_chains(frame)
>>> chains["short_by"].tolist()
[12, 7, 3]
>>> " > ".join(chains["parts"][0])
'try-codes > order-readers > fit-gates > gates > more-lines > launch > all-lines'

What is missing between two milestones is asked, not guessed:

>>> print(describe_gaps(gaps(plan, example.TODAY))[-1])
“Refunds without a counter” leads to no later milestone. What does “One ticket on all lines” \
need from it? If nothing, why is it in the plan?

Source: latest dates are those of the backward pass of the critical path method (PMBOK Guide);
reading them from the end backwards, each part asked for by a later one, is pull planning.
"""

from __future__ import annotations

from milepost.methods.backward_planning.chain_figure import draw_backward
from milepost.methods.backward_planning.checkpoints import (
    Why,
    checkpoints,
    describe_checkpoints,
)
from milepost.methods.backward_planning.gaps import Gap, describe_gaps, gaps
from milepost.methods.backward_planning.latest_dates import When, backward_plan
from milepost.methods.backward_planning.short_chains import describe_backward, short_chains

__all__ = [
    "STEM",
    "Gap",
    "When",
    "Why",
    "backward_plan",
    "checkpoints",
    "describe_backward",
    "describe_checkpoints",
    "describe_gaps",
    "draw_backward",
    "gaps",
    "short_chains",
]

#: The stem of the workshop that these methods serve.
STEM = "backward_planning"
