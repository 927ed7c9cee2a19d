"""All that the sentence itself tells, read once for every criterion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.methods.smart_goals.advice import Due, Quantity, Span
from milepost.methods.smart_goals.clause import Clause, read_clause
from milepost.methods.smart_goals.compound import find_second_goal
from milepost.methods.smart_goals.concreteness import Content, weigh
from milepost.methods.smart_goals.dates import find_dates
from milepost.methods.smart_goals.done_tests import find_done_tests
from milepost.methods.smart_goals.quantities import find_quantities
from milepost.methods.smart_goals.sentence import Sentence


@dataclass(frozen=True)
class Reading:
    """What was found in a sentence; ``second_goal`` are the words of another goal in it."""

    sentence: Sentence
    clause: Clause
    content: Content
    dues: tuple[Due, ...]
    quantities: tuple[Quantity, ...]
    done_tests: tuple[Span, ...]
    second_goal: Span | None

    @property
    def due(self) -> Due | None:
        """The date that most likely is the deadline."""
        return self.dues[0] if self.dues else None

    @property
    def measures(self) -> tuple[Span, ...]:
        """The words by which an outsider could tell that the goal is reached."""
        return (*(quantity.words for quantity in self.quantities), *self.done_tests)


def read(text: str, today: date) -> Reading:
    """Read ``text`` as one goal, with its dates resolved against ``today``."""
    sentence = Sentence(text)
    dues = tuple(found.due for found in find_dates(sentence, today))
    spans = tuple(due.words for due in dues)
    quantities = find_quantities(sentence, spans)
    clause = read_clause(sentence, spans)
    return Reading(
        sentence=sentence,
        clause=clause,
        content=weigh(clause, spans),
        dues=dues,
        quantities=quantities,
        done_tests=find_done_tests(clause),
        second_goal=find_second_goal(clause, quantities, spans),
    )
