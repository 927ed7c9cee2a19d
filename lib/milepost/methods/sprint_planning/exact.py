"""The best choice there is: class by class, with a constraint solver.

What serves the goal among the Musts is chosen first and best, then the other Musts as far as
that leaves room, and so on down the classes: no number of Shoulds outweighs a Must. With several
sprints, earlier is better within a class.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING

from milepost.methods.scheduling.watch import settings
from milepost.methods.sprint_planning.greedy import in_order
from milepost.methods.sprint_planning.items import Item
from milepost.methods.sprint_planning.room import Choice, Question, units, within_reach

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

__all__ = ["best_choice"]

#: The solver's own units of work for all classes; the sprint of a workshop takes a hundredth.
_EFFORT = 0.5

#: What it is worth to have an item in a sprint.
_Gains = dict[tuple[str, int], int]


def best_choice(question: Question) -> Choice | None:
    """The best choice, or the best that was found; None if what is fixed does not fit.

    The same question always gives the same choice. Without OR-Tools items are taken in order.
    """
    question = within_reach(question)
    if not question.fixed <= {each.id for each in question.items}:
        return None
    start = in_order(question)
    if find_spec("ortools") is None:
        return start if question.is_kept_by(start) else None
    return _Search(question).run(start)


class _Search:
    """One model, solved once for each class."""

    def __init__(self, question: Question) -> None:
        from ortools.sat.python import cp_model  # noqa: PLC0415 - takes a second to load

        self._question = question
        self._sprints = range(len(question.rooms))
        self._left = _EFFORT
        self._model = cp_model.CpModel()
        self._in: dict[tuple[str, int], cp_model.IntVar] = {
            (each.id, sprint): self._model.new_bool_var("")
            for each in question.items
            for sprint in self._sprints
        }
        self._add_limits()
        for each in question.items:
            self._add_item(each)

    def _add_limits(self) -> None:
        for sprint, sizes, limit in self._question.limits():
            taken = sum(size * self._in[each.id, sprint] for each, size in sizes)
            self._model.add(taken <= limit)

    def _add_item(self, item: Item) -> None:
        self._model.add_at_most_one(self._in[item.id, each] for each in self._sprints)
        if item.id in self._question.fixed:
            self._model.add(self._in[item.id, 0] == 1)
        for sprint in self._sprints[: item.first]:
            self._model.add(self._in[item.id, sprint] == 0)
        for before, gap in item.waits_for:
            for sprint in self._sprints:
                self._model.add(self._until(item.id, sprint) <= self._until(before, sprint - gap))

    def _until(self, key: str, sprint: int) -> cp_model.LinearExprT:
        """1 if the item is in that sprint or an earlier one."""
        return sum(self._in[key, each] for each in range(sprint + 1))

    def run(self, start: Choice) -> Choice | None:
        """Class by class, each as well as those before it allow."""
        known = self._question.is_kept_by(start)
        ranked = sorted(self._question.items, key=lambda each: each.rank)
        groups = [list(group) for _, group in groupby(ranked, key=lambda each: each.rank)]
        for number, group in enumerate(groups):
            gains = self._gains(group)
            found = self._solved(gains, start, share=1 / (len(groups) - number))
            if found is None and not known:
                return None
            if found is not None and (not known or _sum(gains, found) > _sum(gains, start)):
                start, known = found, True
            self._model.add(self._total(gains) >= _sum(gains, start))
        return start if known else None

    def _gains(self, group: Iterable[Item]) -> _Gains:
        """What it is worth to have an item in a sprint: more in the first than in the last."""
        last = len(self._sprints)
        return {
            (each.id, sprint): max(units(each.worth), 1) * (last - sprint)
            for each in group
            for sprint in self._sprints
        }

    def _total(self, gains: _Gains) -> cp_model.LinearExprT:
        return sum(gain * self._in[key] for key, gain in gains.items())

    def _solved(self, gains: _Gains, start: Choice, *, share: float) -> Choice | None:
        """A choice that gains most, or None if the time ran out before there was any."""
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        for (key, sprint), chosen in self._in.items():
            self._model.add_hint(chosen, start.get(key) == sprint)
        self._model.maximize(self._total(gains))
        solver = settings(self._left * share)
        solver.parameters.linearization_level = 1
        solver.solve(self._model)
        self._left -= solver.deterministic_time
        if not solver.response_proto.solution:
            return None
        return {key: sprint for (key, sprint), each in self._in.items() if solver.value(each)}


def _sum(gains: _Gains, choice: Choice) -> int:
    return sum(gain for (key, sprint), gain in gains.items() if choice.get(key) == sprint)
