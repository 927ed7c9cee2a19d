"""Finds a second goal in a sentence: one that could be met without the first."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.smart_goals.advice import Quantity, Span
from milepost.methods.smart_goals.clause import Clause
from milepost.methods.smart_goals.coordination import does_more, says_more
from milepost.methods.smart_goals.grammar import is_linked
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Sentence
from milepost.methods.smart_goals.verbs import ALSO_NOUNS, is_participle, is_verb

_JOINTS = frozenset({"and", ",", ";", "&", "then", "plus", "while", "."})
_AFTER_JOINTS = listed("compound.after_joints") | _JOINTS - {"while"}
#: From here on the words tell what the first goal is for, not what else is wanted.
_SUBORDINATE = listed("compound.subordinate")
_BOUNDS = listed("compound.bounds")


def find_second_goal(
    clause: Clause, quantities: tuple[Quantity, ...], dates: tuple[Span, ...]
) -> Span | None:
    """The words of the second goal, from its verb or subject to the end, or None."""
    tokens = clause.sentence.tokens
    for joint in _joints(clause.sentence, clause.first, dates):
        after = _behind(clause.sentence, joint)
        if after < len(tokens) and _is_second(clause, joint, after, quantities):
            return Span(tokens[after].start, tokens[-1].end)
    return None


def _is_second(clause: Clause, joint: int, after: int, quantities: tuple[Quantity, ...]) -> bool:
    if clause.verb is not None:
        return does_more(clause, joint, after)
    return says_more(clause, joint, after) or _measures_more(
        clause.sentence, joint, after, quantities
    )


def _joints(sentence: Sentence, first: int, dates: tuple[Span, ...]) -> Iterator[int]:
    """The places where a second goal can begin, up to the first subordinate clause."""
    quoted = False
    for index in range(first, len(sentence.tokens)):
        word = sentence.low(index)
        quoted ^= word in {'"', "“", "”"}
        if any(sentence.tokens[index].span.overlaps(span) for span in dates):
            continue
        if _ends_the_goal(sentence, first, index):
            return
        if not quoted and (word in _JOINTS or is_linked(sentence, index, "as", "well")):
            yield index


def _ends_the_goal(sentence: Sentence, first: int, index: int) -> bool:
    """Whether a clause begins that tells what for, on what condition, or which thing is meant."""
    follows = sentence.low(index + 1)
    if is_linked(sentence, index, ",", "to"):
        return True
    if index > first + 1 and sentence.low(index) == "to" and is_verb(follows):
        return follows not in ALSO_NOUNS
    return sentence.low(index) in _SUBORDINATE and sentence.low(index - 1) not in _JOINTS


def _behind(sentence: Sentence, joint: int) -> int:
    after = joint + 1
    while sentence.low(after) in _AFTER_JOINTS:
        after += 1
    return after


def _measures_more(
    sentence: Sentence, joint: int, after: int, quantities: tuple[Quantity, ...]
) -> bool:
    """Two bounds on two things: "NPS above 40 and churn below 3%"."""
    token, place = sentence.tokens[after], sentence.tokens[joint].start
    sides = {quantity.words.start > place for quantity in quantities}
    if len(sides) < 2 or not token.is_word or is_participle(token.low) or token.low in _BOUNDS:
        return False
    halves = (sentence.tokens[:joint], sentence.tokens[after:])
    return all(any(token.low in _BOUNDS for token in half) for half in halves)
