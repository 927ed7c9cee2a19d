"""Small words that hold sentences together, and what they tell about their neighbours."""

from __future__ import annotations

from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Sentence

DETERMINERS = listed("grammar.determiners")
PREPOSITIONS = listed("grammar.prepositions")
COPULAS = listed("grammar.copulas")
MODALS = listed("grammar.modals")
ADVERBS = listed("grammar.adverbs")
CONJUNCTIONS = listed("grammar.conjunctions")
_FREQUENCIES = listed("grammar.frequencies")
_LINKS = PREPOSITIONS | COPULAS | CONJUNCTIONS | MODALS | listed("grammar.links")

UNITS = listed("grammar.units")


def closes_statement(sentence: Sentence, index: int) -> bool:
    """Whether what follows leaves the word at ``index`` the last of its statement.

    "Dark mode shipped to all" does; in "shipped goods" the word only describes the next one.
    """
    after = index + 1
    while sentence.low(after) in ADVERBS:
        after += 1
    follows = sentence.at(after)
    if follows is None or not follows.is_word:
        return True
    return follows.low in PREPOSITIONS | CONJUNCTIONS | _FREQUENCIES


def is_unit_or_noun(word: str) -> bool:
    """Whether a word in lower case can be what a number before it counts."""
    return word not in _LINKS or word in UNITS


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like several things."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def is_linked(sentence: Sentence, index: int, *words: str) -> bool:
    """Whether ``words`` stand in the sentence from ``index`` on."""
    return all(sentence.low(index + step) == word for step, word in enumerate(words))
