"""Risks: the register, the matrix, and what they do to the dates.

The register puts on top what to talk about first:

>>> from milepost.methods import example, risk_assessment
>>> plan, today = example.plan(), example.TODAY
>>> rows = risk_assessment.register(plan, today)
>>> rows[["risk", "score", "band", "overdue"]].head(2).values.tolist()
[['readers-late', 16.0, 'very_high', False], ['zones', 10.0, 'high', True]]

The simulation lives through the plan many times, with its risks, and with one thing at a time
for each owner:

>>> simulation = risk_assessment.simulate(plan, today, runs=2000)
>>> dates = risk_assessment.milestone_dates(simulation)
>>> dates[["milestone", "p50", "p80", "due"]].astype(str).values.tolist()[-1]
['all-lines', '2027-04-30', '2027-05-25', '2027-07-16']

Without that order a plan lies:

>>> from milepost.methods.risk_assessment import Assumptions
>>> hurried = risk_assessment.simulate(
...     plan, today, runs=2000, assumptions=Assumptions(resource_links=())
... )
>>> [round(float(risk_assessment.percentile(each.ends, 0.5))) for each in (simulation, hurried)]
[78, 62]

What a mitigation buys is found on the same chances:

>>> values = risk_assessment.mitigation_value(simulation).dropna()
>>> values[["event", "bought", "at_most"]].round(1).values.tolist()[0]
['Codes do not scan in the sun', 6.0, 7.2]
"""

from __future__ import annotations

from milepost.methods.risk_assessment.assumptions import Assumptions, Correlation
from milepost.methods.risk_assessment.bands import Bands
from milepost.methods.risk_assessment.bars import draw_mitigation, draw_tornado
from milepost.methods.risk_assessment.convergence import convergence, describe_convergence
from milepost.methods.risk_assessment.convergence_figure import draw_convergence
from milepost.methods.risk_assessment.criticality import criticality, describe_criticality
from milepost.methods.risk_assessment.curve import curve, describe_curve
from milepost.methods.risk_assessment.curve_figure import draw_curve
from milepost.methods.risk_assessment.dates_figure import draw_dates
from milepost.methods.risk_assessment.matrix import describe_matrix, matrix
from milepost.methods.risk_assessment.matrix_figure import draw_matrix
from milepost.methods.risk_assessment.milestone_dates import (
    describe_dates,
    milestone_dates,
    percentile,
)
from milepost.methods.risk_assessment.mitigation import describe_mitigation, mitigation_value
from milepost.methods.risk_assessment.ratings import describe_ratings, rate
from milepost.methods.risk_assessment.register import describe_register, register
from milepost.methods.risk_assessment.simulation import Simulation, simulate
from milepost.methods.risk_assessment.tornado import describe_tornado, tornado

__all__ = [
    "STEM",
    "Assumptions",
    "Bands",
    "Correlation",
    "Simulation",
    "convergence",
    "criticality",
    "curve",
    "describe_convergence",
    "describe_criticality",
    "describe_curve",
    "describe_dates",
    "describe_matrix",
    "describe_mitigation",
    "describe_ratings",
    "describe_register",
    "describe_tornado",
    "draw_convergence",
    "draw_curve",
    "draw_dates",
    "draw_matrix",
    "draw_mitigation",
    "draw_tornado",
    "matrix",
    "milestone_dates",
    "mitigation_value",
    "percentile",
    "rate",
    "register",
    "simulate",
    "tornado",
]

#: The stem of the workshop that this method serves, and its name in agenda files.
STEM = "risk_assessment"
