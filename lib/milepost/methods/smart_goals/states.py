"""States that a thing is said to be in: "X is live", "X shipped to all users", "X in use"."""

from __future__ import annotations

from milepost.methods.smart_goals.grammar import (
    ADVERBS,
    CONJUNCTIONS,
    COPULAS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    closes_statement,
)
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Sentence, Token
from milepost.methods.smart_goals.vague_words import is_vague_quality
from milepost.methods.smart_goals.verbs import is_participle

_STATES = listed("states.states")
#: Pairs of words: "in place", "on sale".
_PLACES = frozenset(tuple(pair.split("_")) for pair in listed("states.places"))
_HABITS = listed("states.habits")
#: Participles that nobody can check, such as "improved".
_UNCHECKABLE = listed("states.uncheckable")
_HAVE = frozenset({"has", "have"})
_NO_SUBJECTS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS


def is_state(word: str) -> bool:
    """Whether a word in lower case tells a state that an outsider can check."""
    if word in _STATES:
        return True
    stateful = is_participle(word) or word.endswith(("able", "ible"))
    return stateful and word not in _UNCHECKABLE and not is_vague_quality(word)


def is_said_state(sentence: Sentence, first: int, index: int) -> bool:
    """Whether the word at ``index`` tells the state of a thing that begins at ``first``."""
    word = sentence.low(index)
    if (word, sentence.low(index + 1)) in _PLACES:
        return True
    if not is_state(word):
        return False
    if sentence.low(index - 1) in _HAVE and is_participle(word):
        return index - 1 > first
    return _is_said_of_a_thing(sentence, first, index) and ends_there(sentence, index)


def ends_there(sentence: Sentence, index: int) -> bool:
    """Whether the state at ``index`` closes the statement, and is no mere habit."""
    return sentence.low(index + 1) not in _HABITS and closes_statement(sentence, index)


def may_be_subject(token: Token | None) -> bool:
    """Whether a subject can end with this token."""
    if token is None or token.low in _NO_SUBJECTS:
        return False
    return token.is_word or token.is_number or token.text in {")", '"', "”"}


def _is_said_of_a_thing(sentence: Sentence, first: int, index: int) -> bool:
    """Accept "X is live" and "X live", but neither "live X" nor "X can be live"."""
    subject = index - 1
    while sentence.low(subject) in ADVERBS:
        subject -= 1
    if sentence.low(subject) in COPULAS | _HAVE:
        earlier = {sentence.low(subject - 1), sentence.low(subject - 2)}
        return not earlier & MODALS and subject > first
    return subject >= first and may_be_subject(sentence.at(subject))
