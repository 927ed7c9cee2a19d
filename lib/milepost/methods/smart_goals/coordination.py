"""Tells "do A and make B", two goals, from lists of nouns and verbs that share one object."""

from __future__ import annotations

from milepost.methods.smart_goals.clause import Clause
from milepost.methods.smart_goals.grammar import DETERMINERS, PREPOSITIONS, is_plural
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Sentence, Token
from milepost.methods.smart_goals.states import is_said_state
from milepost.methods.smart_goals.verbs import ALSO_NOUNS, SELDOM_NOUNS, base_of, is_verb

_FINITE = listed("coordination.finite")
#: Particles and joints, which make no object: "set up and configure".
_NO_OBJECTS = listed("coordination.no_objects")
_MOSTLY_NOUNS = ALSO_NOUNS - SELDOM_NOUNS


def does_more(clause: Clause, joint: int, after: int) -> bool:
    """Whether a verb with its own object follows one that already had its object."""
    sentence, word = clause.sentence, clause.sentence.low(after)
    if sentence.low(joint) == "while" and word.endswith("ing"):
        return True
    if not is_verb(word) or sentence.tokens[after].is_acronym or not _has_object(clause, joint):
        return False
    unsure = clause.verb is None or word in _MOSTLY_NOUNS
    return _takes_object(sentence, joint, after, unsure=unsure)


def says_more(clause: Clause, joint: int, after: int) -> bool:
    """Whether a second statement follows: "X is closed and Y opens", "X is closed and opens"."""
    sentence = clause.sentence
    if does_more(clause, joint, after):
        return True
    if not _has_predicate(sentence, clause.first + 1, joint):
        return False
    if sentence.low(after) in _FINITE or _is_finite(sentence.low(after)):
        return sentence.low(joint) != ","
    said = any(sentence.low(index) in _FINITE for index in range(clause.first, joint))
    return _has_predicate(sentence, after + 1, len(sentence.tokens), bare=not said)


def _has_object(clause: Clause, joint: int) -> bool:
    """Whether something other than verbs in a row stands between the first verb and the joint."""
    verb = clause.first if clause.verb is None else clause.verb
    between = clause.sentence.tokens[verb + 1 : joint]
    if between and between[0].low in ALSO_NOUNS:
        return True
    return any(_is_object(token) for token in between)


def _is_object(token: Token) -> bool:
    if token.is_number:
        return True
    return token.is_word and not is_verb(token.low) and token.low not in _NO_OBJECTS


def _takes_object(sentence: Sentence, joint: int, verb: int, *, unsure: bool) -> bool:
    follows = sentence.at(verb + 1)
    if follows is None or follows.text in {",", ".", ";"}:
        return False
    if follows.is_number or follows.low in DETERMINERS:
        return True
    if unsure:
        return sentence.low(joint) in {";", "."} or _ends_plural(sentence, joint, verb)
    return follows.is_word and follows.low not in {"and", "or", "of"}


def _ends_plural(sentence: Sentence, joint: int, verb: int) -> bool:
    """After a comma alone, a word that may be a noun is a verb if its own phrase ends plural.

    "reduce clones, support partial borrows" is two; "search, filter and sort buttons" a list.
    """
    phrase = [token.low for token in sentence.tokens[verb + 1 : verb + 5]]
    ends = (i for i, word in enumerate(phrase) if word in PREPOSITIONS or not word.isalpha())
    phrase = phrase[: next(ends, len(phrase))]
    alone = sentence.low(joint) in {",", ";"} and not {"and", "or"} & set(phrase)
    return alone and len(phrase) > 1 and is_plural(phrase[-1])


def _has_predicate(sentence: Sentence, first: int, end: int, *, bare: bool = True) -> bool:
    """Whether a verb or, if ``bare``, a state alone follows a subject."""
    return any(
        sentence.low(index) in _FINITE
        or _is_finite(sentence.low(index))
        or (bare and is_said_state(sentence, first - 1, index))
        for index in range(first, end)
    )


def _is_finite(word: str) -> bool:
    """Whether a word in lower case is a present tense that is no plural noun as well."""
    return word.endswith("s") and bool(base_of(word)) and base_of(word) not in ALSO_NOUNS
