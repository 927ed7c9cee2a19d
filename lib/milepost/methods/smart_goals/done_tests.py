"""Finds what an outsider can check with yes or no: "public beta is live", "publish the guide"."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.smart_goals.advice import Span
from milepost.methods.smart_goals.clause import Clause
from milepost.methods.smart_goals.grammar import DETERMINERS, MODALS
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Sentence, Token
from milepost.methods.smart_goals.states import (
    ends_there,
    is_said_state,
    is_state,
    may_be_subject,
)
from milepost.methods.smart_goals.vague_words import FUNCTION_WORDS, is_concrete, is_vague_quality
from milepost.methods.smart_goals.verbs import STATES, base_of

_EVENTS = listed("done_tests.events")
#: Events only with one definite thing; "sign artefacts" is work.
_ALSO_WORK = frozenset({"file", "sign"})
_UNIVERSAL = listed("done_tests.universal")
_NEGATIONS = listed("done_tests.negations")
#: Who speaks of itself reports; it states no goal.
_SPEAKERS = frozenset({"we", "i", "there"})
_RELATIVE = listed("done_tests.relative")
_NO_THINGS = frozenset({"not", "we", "i"})


def find_done_tests(clause: Clause) -> tuple[Span, ...]:
    """The words that make the goal a yes-or-no question on the day, if it has any."""
    if clause.sentence.low(clause.first) in _SPEAKERS:
        return ()
    if clause.verb is None:
        found = next(_predicates(clause.sentence, clause.first), None)
    elif clause.verb_word in {"get", "have", "see"}:
        found = next(_results(clause.sentence, clause.verb), None)
    else:
        found = _event(clause)
    return (found,) if found else ()


def _predicates(sentence: Sentence, first: int) -> Iterator[Span]:
    """Where a thing is said to be in a state, or to do what it should."""
    able = False
    for index in range(first + 1, len(sentence.tokens)):
        word = sentence.low(index)
        able = able or word in MODALS
        if word in _RELATIVE | _NEGATIONS:
            return
        if is_said_state(sentence, first, index):
            yield Span(sentence.tokens[index - 1].start, sentence.tokens[index].end)
        elif not able and {word, base_of(word)} & STATES and _does_it(sentence, first, index):
            yield sentence.tokens[index].span


def _does_it(sentence: Sentence, first: int, index: int) -> bool:
    """A verb in the present tense with a thing before it and something to show after it."""
    before = sentence.at(index - 1)
    if before is None or not may_be_subject(before) or before.low in _NO_THINGS:
        return False
    shown = any(_shows_something(token) for token in sentence.tokens[index + 1 :])
    named = is_concrete(before.low) or before.low.endswith("s")
    return shown and named and _agrees(sentence, first, index) and _is_verb(sentence, first, index)


def _agrees(sentence: Sentence, first: int, index: int) -> bool:
    """Whether subject and verb are both singular or both plural."""
    many = sentence.low(index - 1).endswith("s") or sentence.low(first) in {"all", "no", "both"}
    verb = sentence.low(index)
    return many != verb.endswith("s") or verb in {"has", "have", "pass", "miss"}


def _is_verb(sentence: Sentence, first: int, index: int) -> bool:
    """Tell "tests pass on ARM" from "support files" and "release dates" by what follows."""
    if sentence.low(index) in {"has", "have"}:
        return sentence.low(first) in _UNIVERSAL or sentence.low(index + 1) in DETERMINERS
    follows = sentence.at(index + 1)
    return follows is not None and follows.is_word and follows.low not in {"of", "is", "are", "and"}


def _shows_something(token: Token) -> bool:
    vague = token.low in FUNCTION_WORDS or is_vague_quality(token.low)
    return token.is_number or (token.is_word and not vague)


def _results(sentence: Sentence, verb: int) -> Iterator[Span]:
    """The state in "get the gateway released" and "have a lease signed by May"."""
    for index in range(verb + 2, len(sentence.tokens)):
        described = sentence.low(index - 1) in DETERMINERS
        if is_state(sentence.low(index)) and ends_there(sentence, index) and not described:
            yield sentence.tokens[index].span


def _event(clause: Clause) -> Span | None:
    """An imperative whose outcome happens or does not: "publish", "pass", "submit"."""
    if clause.verb is None or clause.verb_word not in _EVENTS:
        return None
    if clause.verb_word in _ALSO_WORK and clause.sentence.low(clause.verb + 1) not in DETERMINERS:
        return None
    rest = [token.low for token in clause.sentence.tokens[clause.verb + 1 :] if token.is_word]
    if any(map(is_vague_quality, rest)) or not any(map(is_concrete, rest)):
        return None
    return clause.sentence.tokens[clause.verb].span
