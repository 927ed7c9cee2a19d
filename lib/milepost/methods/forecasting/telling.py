"""What a forecast says, in words."""

from __future__ import annotations

import pandas as pd

from milepost.methods.forecasting.ahead import FARTHEST
from milepost.methods.forecasting.capacity import Capacity, chance_to_finish, safe_load
from milepost.methods.frames import require
from milepost.methods.saying import said, share
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_capacity", "describe_when_done", "rounded"]


def describe_capacity(forecast: Capacity, language: str = DEFAULT_LANGUAGE) -> str:
    """What the next period may bring, and what is safe to load, in one to three sentences.

    A commitment is told with its chance, and a past that is too short is told to be so.
    """
    if forecast.nothing:
        return said("method.forecasting.nothing", language)
    low, middle, high = (rounded(each) for each in forecast.at([-1.2816, 0.0, 1.2816]))
    found = {"low": low, "middle": middle, "high": high, "safe": rounded(safe_load(forecast))}
    told = [said("method.forecasting.next", language, **found)]
    if forecast.commitment is not None:
        chance = share(chance_to_finish(forecast, forecast.commitment), language)
        committed = {"commitment": rounded(forecast.commitment), "chance": chance}
        told.append(said("method.forecasting.commitment", language, **committed))
    if forecast.borrowed:
        told.append(said("method.forecasting.borrowed", language, count=forecast.periods))
    return " ".join(told)


def describe_when_done(done: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The dates of :func:`when_done`, a line for each chance.

    Raises:
        Fault: the frame lacks ``chance`` or ``date``.
    """
    require(done, "chance", "date")
    words = "method.forecasting.done"
    chances = [share(chance, language) for chance in done["chance"]]
    return "\n".join(
        said(f"{words}.never", language, chance=chance, count=FARTHEST)
        if pd.isna(day)
        else said(f"{words}.date", language, chance=chance, date=day)
        for chance, day in zip(chances, done["date"], strict=True)
    )


def rounded(load: float) -> float:
    """A load as exact as a forecast can be: whole from 10 on, with one decimal below."""
    return float(round(load)) if load >= 10 else round(float(load), 1)
