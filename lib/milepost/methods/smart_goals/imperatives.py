"""Tells a verb that says what to do from a noun that is spelled like it: "build", "test"."""

from __future__ import annotations

from milepost.methods.smart_goals.grammar import DETERMINERS, closes_statement, is_linked
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Sentence
from milepost.methods.smart_goals.verbs import (
    ALSO_NOUNS,
    STATES,
    base_of,
    gerund_base,
    is_participle,
    is_verb,
)

_AFTER_A_NOUN = listed("imperatives.after_a_noun")
_COMPARED = listed("imperatives.compared")
_NEVER_VERBS = listed("imperatives.never_verbs")
_FINITE = frozenset({"is", "are", "has", "have", "gets", "will"})
_STATES = listed("imperatives.states")
_SUBORDINATE = frozenset({"that", "which", "who", "to", "and"})
#: Verbs that tell even without an object: "tests pass on ARM".
_INTRANSITIVE = frozenset({"pass", "run", "work"})


def tells_what_to_do(sentence: Sentence, index: int) -> bool:
    """Whether the token at ``index`` is an imperative, infinitive or gerund and not a noun."""
    token, word = sentence.at(index), sentence.low(index)
    if token is None or not token.is_word or token.is_acronym:
        return False
    if not is_verb(word) and not gerund_base(word):
        return _opens_like_a_verb(word, sentence.low(index + 1))
    certain = is_verb(word) and word not in ALSO_NOUNS
    return certain or not _is_noun(sentence, index)


def _opens_like_a_verb(word: str, follows: str) -> bool:
    """An unknown word before "the" or "our" can hardly be anything but a verb."""
    known = word in DETERMINERS | _NEVER_VERBS or word.endswith(("ing", "ed", "ly", "s"))
    return not known and len(word) > 2 and follows in {"the", "our", "a", "an", "all"}


def _is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a word such as "build" or "test" stands for a thing: "build time", "test of"."""
    follows = sentence.low(index + 1)
    if follows in DETERMINERS or not follows:
        return False
    if follows in _AFTER_A_NOUN:
        return not (follows == "and" and is_verb(sentence.low(index + 2)))
    return any(_is_predicate(sentence, later) for later in range(index + 1, index + 8))


def _is_predicate(sentence: Sentence, index: int) -> bool:
    """Whether a sentence that began with a noun tells here what that noun is or does."""
    word = sentence.low(index)
    if sentence.low(index - 1) in DETERMINERS | _SUBORDINATE:
        return False
    if word in _FINITE | _COMPARED or is_linked(sentence, index, "up", "and", "running"):
        return True
    if is_participle(word) or word in _STATES:
        return closes_statement(sentence, index)
    return word.endswith("s") and _is_present_tense(base_of(word), sentence.low(index + 1))


def _is_present_tense(base: str, follows: str) -> bool:
    certain = base not in ALSO_NOUNS or base in _INTRANSITIVE
    return base in STATES and (certain or follows in DETERMINERS)
