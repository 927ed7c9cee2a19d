"""What every method owes whoever gives it something difficult."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.text import Text

from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plan_methods import METHODS, Method

#: What no sentence says: a field nobody filled in, or a value that is none. What somebody typed
#: stands in quotation marks, and may be anything.
_UNSAID = re.compile(r"(?<!“)(\{[a-z_]+\}|\bnan\b|\bNaT\b|\binf\b|<NA>|\bNone\b(?! of))")


def said_in(found: object) -> Iterator[str]:
    """All texts of a result: sentences, lists of them, what stands on a figure."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, Figure):
        yield from (text.get_text() for text in found.findobj(Text))
    elif isinstance(found, list | tuple):
        for each in found:
            yield from said_in(each)


def assert_well_said(found: object) -> None:
    """No text of it has gaps."""
    assert not [text for text in said_in(found) if _UNSAID.search(text)]


def answer_of(work: Callable[[], Any]) -> Any:
    """The result, or None where it is a refusal that is a sentence without gaps."""
    try:
        return work()
    except Fault as fault:
        refused = str(fault)
    assert refused.rstrip().endswith((".", "?")), refused
    assert_well_said(refused)
    return None


def columns_in(found: object) -> list[tuple[str, ...]]:
    """The columns of the frames of a result."""
    parts = found if isinstance(found, tuple) else (found,)
    return [tuple(map(str, each.columns)) for each in parts if isinstance(each, pd.DataFrame)]


def assert_answers(method: Method, plan: Plan, today: date, *, drawn: bool = False) -> Any:
    """The method refuses in a sentence, or what it finds can be told, and drawn."""
    found = answer_of(lambda: method.work(plan, today))
    if found is None:
        return None
    assert_well_said(found)
    for make in (*method.made, *(method.drawn if drawn else ())):
        assert_well_said(make(found))
    return found


def assert_all_answer(plan: Plan, today: date, *, drawn: bool = False) -> None:
    """Every method does."""
    for method in METHODS.values():
        assert_answers(method, plan, today, drawn=drawn)
