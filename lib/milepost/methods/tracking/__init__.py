"""Tracking: what was promised, what came of it, and how far the next promise can be trusted.

Everything is read from the plan, which keeps first promises and first estimates for ever:

>>> from milepost.methods import example
>>> plan = example.plan()
>>> describe_trend(trend(plan, example.TODAY))
'“One ticket on all lines” slipped most, by 12 working days; 2 of 4 milestones slipped'
>>> describe_completion(completion(plan, example.TODAY))
'No milestone has come due yet; 5 are open'
>>> print(describe_reviews(reviews(plan, example.TODAY)))
The risk “Two lines leave the zones” was to be looked at on 18 Dec 2026, 24 days ago.
>>> print(describe_feedback(feedback(plan)))
Feasibility fell from 4 to 3 on 8 Jan 2027.

And where sprints are known, so is where they lead:

>>> found = burn_up(plan, example.TODAY)
>>> found.left.amount, float(found.past["done"].iloc[-1])
(101.0, 101.0)
>>> found.likely <= found.safe
True

Estimates are judged by the first one, never by the one that was corrected on the way:

>>> found = accuracy(example.finished_items())
>>> print(describe_accuracy(found))  # doctest: +NORMALIZE_WHITESPACE
Work takes 28% longer than first estimated, over 16 finished items.
56% were within a quarter of the actual.
"""

from __future__ import annotations

from milepost.methods.tracking.accuracy_figure import draw_accuracy
from milepost.methods.tracking.awareness import describe_unaware, unaware
from milepost.methods.tracking.burn_up_figure import draw_burn_up
from milepost.methods.tracking.burning import BurnUp, burn_up, burn_up_of, describe_burn_up
from milepost.methods.tracking.cadence import describe_reviews, review_gaps, reviews
from milepost.methods.tracking.calibration_figure import draw_calibration
from milepost.methods.tracking.changes import (
    Change,
    changes_since,
    describe_changes,
)
from milepost.methods.tracking.completion_figure import draw_completion
from milepost.methods.tracking.errors import accuracy, describe_accuracy, ratios
from milepost.methods.tracking.feedback_figure import draw_feedback
from milepost.methods.tracking.held import (
    Held,
    calibration,
    calibration_of_dates,
    describe_calibration,
)
from milepost.methods.tracking.promises import Said, describe_trend, slips, trend
from milepost.methods.tracking.records import records
from milepost.methods.tracking.remaining import Remaining, Unit, remaining
from milepost.methods.tracking.standing import (
    Against,
    Completion,
    Standing,
    completion,
    describe_completion,
    overall,
    standings,
)
from milepost.methods.tracking.throughput import throughput
from milepost.methods.tracking.trend_figure import draw_trend
from milepost.methods.tracking.voices import describe_feedback, feedback, verdicts

__all__ = [
    "Against",
    "BurnUp",
    "Change",
    "Completion",
    "Held",
    "Remaining",
    "Said",
    "Standing",
    "Unit",
    "accuracy",
    "burn_up",
    "burn_up_of",
    "calibration",
    "calibration_of_dates",
    "changes_since",
    "completion",
    "describe_accuracy",
    "describe_burn_up",
    "describe_calibration",
    "describe_changes",
    "describe_completion",
    "describe_feedback",
    "describe_reviews",
    "describe_trend",
    "describe_unaware",
    "draw_accuracy",
    "draw_burn_up",
    "draw_calibration",
    "draw_completion",
    "draw_feedback",
    "draw_trend",
    "feedback",
    "overall",
    "ratios",
    "records",
    "remaining",
    "review_gaps",
    "reviews",
    "slips",
    "standings",
    "throughput",
    "trend",
    "unaware",
    "verdicts",
]
