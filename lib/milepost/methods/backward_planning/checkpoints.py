"""A few checkpoints, well apart: by which a team can tell whether it is still on its way."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd

from milepost.methods.backward_planning.latest_dates import require_backward
from milepost.methods.frames import require
from milepost.methods.network import ActivityKind
from milepost.methods.saying import said
from milepost.methods.timeline_mapping.tables import table
from milepost.plan.parts import Id
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["FEWEST", "MOST", "Why", "checkpoints", "describe_checkpoints"]

_COLUMNS = ("id", "title", "latest_finish", "why")
#: Fewer tell too late, more than can be kept in mind tell too little.
FEWEST, MOST = 3, 7


class Why(StrEnum):
    """Why a part is a good checkpoint."""

    END = "end"
    MILESTONE = "milestone"
    HAND_OFF = "hand_off"


def checkpoints(frame: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """Three to seven parts to check the way by, in the order of their dates.

    The last milestone and those farthest apart in the calendar; where there are fewer than
    three, the ends of tasks whose result somebody else takes over.

    Args:
        frame: a :func:`backward_plan`.
        most: how many to choose at most.

    Returns:
        ``id title latest_finish why`` (a :class:`Why`), earliest first; as many as there are.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    require_backward(frame)
    bound = frame[frame["latest_finish_day"].notna()].sort_values(
        "latest_finish_day", kind="stable"
    )
    is_milestone = bound["kind"] == ActivityKind.MILESTONE
    chosen = _apart(bound[is_milestone], most)
    why = dict.fromkeys(chosen, Why.MILESTONE)
    if len(chosen) < FEWEST:
        why |= dict.fromkeys(_apart(_hand_offs(bound), FEWEST - len(chosen)), Why.HAND_OFF)
    if chosen:
        why[bound[is_milestone]["id"].iloc[-1]] = Why.END
    kept = bound[bound["id"].isin(list(why))]
    rows = [
        {"id": key, "title": title, "latest_finish": finish, "why": why[key].value}
        for key, title, finish in zip(kept["id"], kept["title"], kept["latest_finish"], strict=True)
    ]
    return table(rows, _COLUMNS)


def _apart(parts: pd.DataFrame, most: int) -> list[Id]:
    """The last of ``parts``, and again and again the one farthest from those chosen."""
    days = dict(zip(parts["id"], parts["latest_finish_day"].astype(int), strict=True))
    chosen: list[Id] = list(days)[-1:]
    while len(chosen) < min(most, len(days)):
        others = [key for key in days if key not in chosen]
        chosen.append(
            max(others, key=lambda key: min(abs(days[key] - days[each]) for each in chosen))
        )
    return chosen


def _hand_offs(bound: pd.DataFrame) -> pd.DataFrame:
    """The tasks whose result is needed first by work of somebody else."""
    owners = dict(zip(bound["id"], bound["owner"], strict=True))
    taken_over = [
        kind == ActivityKind.TASK and None not in (owner, owners.get(key)) and owner != owners[key]
        for kind, owner, key in zip(bound["kind"], bound["owner"], bound["needed_by"], strict=True)
    ]
    return bound.loc[pd.Series(taken_over, index=bound.index, dtype=bool)]


def describe_checkpoints(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The :func:`checkpoints` with their days, in a sentence.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    require(frame, *_COLUMNS)
    if frame.empty:
        return said("method.backward_planning.checkpoints.none", language)
    named = [
        said("method.backward_planning.checkpoints.one_of", language, title=title, day=day)
        for title, day in zip(frame["title"], frame["latest_finish"], strict=True)
    ]
    code = "few" if len(frame) < FEWEST else "some"
    return said(f"method.backward_planning.checkpoints.{code}", language, all="; ".join(named))
