"""How much a team will deliver, and when a stretch of work is done.

Three past periods are enough; with a commitment, fewer. What comes back is a distribution, and
the load that is 85 % safe is one of its quantiles:

>>> from datetime import date
>>> from milepost.methods.example import past_sprints
>>> history = past_sprints()
>>> history["delivered"].tolist()
[17.0, 19.0, 16.0, 18.0, 14.0, 17.0]
>>> forecast = capacity_forecast(history)
>>> safe = safe_load(forecast)
>>> 12 < safe < 15, round(chance_to_finish(forecast, safe), 2)
(True, 0.85)
>>> for sentence in describe_capacity(capacity_forecast(history, commitment=18)).split(". "):
...     print(sentence)
Next period: about 16, and 8 times in 10 between 11 and 21
12 is 85% sure
The commitment of 18 is finished with a chance of 27%.

When is the rest done, if one new point is found for every ten that are finished?

>>> work = Work(remaining=120, start=date(2027, 1, 11), period_days=14, growth=0.1)
>>> print(describe_when_done(when_done(history, work)))
50% sure by 16 May 2027
80% sure by 30 May 2027
85% sure by 30 May 2027
95% sure by 13 Jun 2027
>>> round(chance_by(history, work, date(2027, 5, 31)), 1)
0.9

A calm team keeps its narrow range, whatever others do, and one without a past leans on them:

>>> import pandas as pd
>>> calm = pd.DataFrame({"delivered": [20, 21, 19, 20, 20, 21, 19, 20, 21, 20]})
>>> safe_load(capacity_forecast(calm)) > 18
True
>>> capacity_forecast(calm[:1], commitment=20).borrowed
True
"""

from __future__ import annotations

from milepost.methods.forecasting.ahead import (
    CHANCES,
    FARTHEST,
    Work,
    chance_by,
    cone,
    how_much,
    when_done,
)
from milepost.methods.forecasting.capacity import (
    LEVELS,
    SAFE,
    Capacity,
    capacity_forecast,
    chance_to_finish,
    quantiles,
    safe_load,
)
from milepost.methods.forecasting.capacity_figure import draw_capacity
from milepost.methods.forecasting.cone_figure import draw_when_done
from milepost.methods.forecasting.history import LEAST_PERIODS
from milepost.methods.forecasting.telling import describe_capacity, describe_when_done

__all__ = [
    "CHANCES",
    "FARTHEST",
    "LEAST_PERIODS",
    "LEVELS",
    "SAFE",
    "Capacity",
    "Work",
    "capacity_forecast",
    "chance_by",
    "chance_to_finish",
    "cone",
    "describe_capacity",
    "describe_when_done",
    "draw_capacity",
    "draw_when_done",
    "how_much",
    "quantiles",
    "safe_load",
    "when_done",
]
