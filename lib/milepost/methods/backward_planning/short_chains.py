"""The chains that do not fit between today and the dates at their ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from milepost.methods.backward_planning.latest_dates import When, require_backward
from milepost.methods.saying import said
from milepost.methods.timeline_mapping.chains import followed
from milepost.methods.timeline_mapping.tables import table
from milepost.plan.parts import Id
from milepost.words import DEFAULT_LANGUAGE, quoted

__all__ = ["describe_backward", "short_chains"]

_Parts = Mapping[Id, Mapping[Hashable, Any]]

_COLUMNS = ("short_by", "parts", "titles", "until")
#: So many chains, and so many links of each, can be taken in when they are read out.
_MOST_CHAINS, _MOST_LINKS = 3, 5


def short_chains(frame: pd.DataFrame) -> pd.DataFrame:
    """The chains that are too long, the worst first.

    A chain begins with a part that can begin as soon as it may, and leads from each part to the
    one that asks for it first, up to the horizon or a date of its own.

    Args:
        frame: a :func:`backward_plan`.

    Returns:
        A row per chain: ``short_by``, by how many working days it does not fit; its ``parts``
        (a list of ids) and their ``titles`` in the order of work; ``until``, the day by which
        its last part has to be over.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    require_backward(frame)
    parts = {part["id"]: part for part in frame.to_dict("records")}
    asks = {key: part["needed_by"] for key, part in parts.items()}
    chains = [
        [parts[key] for key in followed(asks, part["id"])]
        for part in parts.values()
        if part["short_by"] and not _is_short(parts, part["driven_by"])
    ]
    chains.sort(key=lambda chain: (-chain[0]["short_by"], -len(chain)))
    return table([_row(chain) for chain in chains], _COLUMNS)


def _is_short(parts: _Parts, part: Id | None) -> bool:
    return part is not None and part in parts and parts[part]["short_by"] > 0


def _row(chain: Sequence[Mapping[Hashable, Any]]) -> dict[str, Any]:
    return {
        "short_by": chain[0]["short_by"],
        "parts": [part["id"] for part in chain],
        "titles": [part["title"] for part in chain],
        "until": chain[-1]["latest_finish"],
    }


def describe_backward(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """What had to be true by today, what begins soon, and what does not fit, in sentences.

    Args:
        frame: a :func:`backward_plan`.
        language: the language of the words.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    require_backward(frame)
    if frame.empty:
        return said("method.backward_planning.nothing", language)
    bound = frame[frame["when"] != When.OPEN]
    if bound.empty:
        return said("method.backward_planning.unbound", language)
    return " ".join([*_beginnings(bound, language), *_chains(frame, language)])


def _beginnings(bound: pd.DataFrame, language: str) -> Iterator[str]:
    parts = bound.sort_values("latest_start_day", kind="stable").to_dict("records")
    first, when = parts[0], Counter(part["when"] for part in parts)
    code = "before" if when[When.BEFORE] else "in_time"
    yield said(
        f"method.backward_planning.{code}",
        language,
        title=first["title"],
        day=first["latest_start"],
        count=when[When.BEFORE],
    )
    if when[When.SOON]:
        yield said("method.backward_planning.soon", language, count=when[When.SOON])


def _chains(frame: pd.DataFrame, language: str) -> Iterator[str]:
    chains = short_chains(frame)
    if chains.empty:
        code = "backward_planning.fits" if frame["duration"].any() else "timeline_mapping.no_work"
        yield said(f"method.{code}", language, count=len(frame))
        return
    yield said("method.backward_planning.short", language, count=len(chains))
    for chain in chains.head(_MOST_CHAINS).to_dict("records"):
        yield said(
            "method.backward_planning.chain",
            language,
            count=chain["short_by"],
            chain=_abridged(chain["titles"], language),
        )


def _abridged(titles: list[str], language: str) -> str:
    shown = [quoted(title, language) for title in titles]
    if len(shown) > _MOST_LINKS:
        shown[_MOST_LINKS - 2 : -1] = ["…"]
    return " → ".join(shown)
