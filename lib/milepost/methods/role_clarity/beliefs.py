"""Where people believe different things about who answers for what."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from milepost.methods.frames import framed, require
from milepost.methods.role_clarity.matrix import cells_of, titles_of
from milepost.methods.saying import said
from milepost.plan.faults import Fault
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["MISMATCH_COLUMNS", "describe_mismatches", "mismatches"]

MISMATCH_COLUMNS = (
    "part",
    "title",
    "answers",
    "missing",
    "agreement",
    "named",
    "names",
    "claimed_by",
    "accountable",
    "settled",
)


def mismatches(beliefs: pd.DataFrame, matrix: pd.DataFrame | None = None) -> pd.DataFrame:
    """What members privately believe about who is accountable, row by row, widest apart first.

    Args:
        beliefs: one row a belief: ``part``, ``member``, ``accountable`` (empty: they do not know).
            Who answers twice for a part has changed their mind: the last one counts.
        matrix: what :func:`raci` gives, to hold the beliefs against.

    Returns:
        One row a part: ``answers`` and ``missing`` ones; ``agreement``, the share of pairs of
        answers that name the same person (None with fewer than two); ``named``, whom most name
        (None if nobody or several); ``names``, a dict of how many name whom; ``claimed_by``, those
        who name themselves; ``accountable`` in the matrix, a tuple; whether it is ``settled``: all
        asked name the same person, who knows it if asked, and whom the matrix does not contradict.

    Raises:
        Fault: a column is missing, or a row lacks its part or member.
    """
    held = _last_beliefs(beliefs)
    members = {member for _, member in held}
    titles = titles_of(matrix) if matrix is not None else {}
    cells = cells_of(matrix) if matrix is not None else {}
    rows = []
    for part in dict.fromkeys(part for part, _ in held):
        said_here = {member: held.get((part, member)) for member in sorted(members)}
        accountable = tuple(who for who, each in cells.get(part, {}).items() if "A" in each)
        rows.append((part, titles.get(part, part), *_judged(said_here, accountable)))
    # None sorts as full agreement: one answer disagrees with nobody.
    rows.sort(key=lambda row: (row[-1], 1.0 if row[4] is None else row[4]))
    return framed(rows, MISMATCH_COLUMNS)


def _last_beliefs(beliefs: pd.DataFrame) -> dict[tuple[str, str], str | None]:
    columns = ("part", "member", "accountable")
    require(beliefs, *columns)
    held: dict[tuple[str, str], str | None] = {}
    rows = zip(*(beliefs[column].tolist() for column in columns), strict=True)
    for row, (part, member, named) in enumerate(rows, 1):
        for column, value in (("part", part), ("member", member)):
            if pd.isna(value) or not str(value).strip():
                raise Fault("role_without", column=column, row=row)
        known = named is not None and not pd.isna(named) and str(named).strip()
        held[str(part), str(member)] = str(named) if known else None
    return held


def _judged(believed: dict[str, str | None], accountable: tuple[str, ...]) -> tuple[Any, ...]:
    names = Counter(each for each in believed.values() if each is not None)
    answers = sum(names.values())
    top = names.most_common(2)
    is_clear = bool(top) and (len(top) == 1 or top[0][1] > top[1][1])
    named = top[0][0] if is_clear else None
    claimed = tuple(member for member, each in believed.items() if each == member)
    settled = (
        len(names) == 1
        and accountable in ((), (named,))
        and believed.get(str(named), named) == named
    )
    return (
        answers,
        len(believed) - answers,
        _pairs_alike(names),
        named,
        dict(names.most_common()),
        claimed,
        accountable,
        settled,
    )


def _pairs_alike(names: Counter[str]) -> float | None:
    answers = sum(names.values())
    alike = sum(count * (count - 1) for count in names.values())
    return alike / (answers * (answers - 1)) if answers > 1 else None


def describe_mismatches(
    found: pd.DataFrame, names: dict[str, str] | None = None, language: str = DEFAULT_LANGUAGE
) -> str:
    """How many rows are to be talked about, and the widest, in a sentence without its full stop.

    Args:
        found: what :func:`mismatches` gives.
        names: what people are called, by id.
        language: of the sentence.
    """
    require(found, *MISMATCH_COLUMNS)
    if found.empty:
        return said("method.role_clarity.beliefs.empty", language)
    open_rows = found[~found["settled"].astype(bool)]
    if open_rows.empty:
        return said("method.role_clarity.beliefs.settled", language, count=len(found))
    first = open_rows.iloc[0]
    called = names or {}
    code = "method.role_clarity.beliefs"
    told = [
        said(f"{code}.named", language, name=called.get(who, who), count=count)
        for who, count in first["names"].items()
    ] or [said(f"{code}.nobody", language)]
    return said(
        "method.role_clarity.beliefs.open",
        language,
        count=len(open_rows),
        of=len(found),
        title=first["title"],
        names=told,
    )
