"""Decides whether a goal names a thing and what happens to it, and finds the words that do not."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.methods.smart_goals.advice import Span
from milepost.methods.smart_goals.clause import Clause
from milepost.methods.smart_goals.grammar import PREPOSITIONS
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Token
from milepost.methods.smart_goals.vague_words import (
    COMPARATIVES,
    is_concrete,
    is_generic,
    is_known,
    is_vague_quality,
)
from milepost.methods.smart_goals.verbs import ALSO_NOUNS, CHANGE, VAGUE

_NO_GOAL = listed("concreteness.no_goal")
_DIRECTIONS = frozenset({"towards", "toward"})
_ENABLING = listed("concreteness.enabling")
_AMOUNTS = listed("concreteness.amounts")
_WEAK = listed("concreteness.weak")


@dataclass(frozen=True)
class Content:
    """What a clause is made of.

    ``head`` are the concrete words of its object up to the first preposition, ``rest`` those
    after it; ``generic`` says that the object is a tool, a platform or the like.
    """

    head: tuple[Token, ...]
    rest: tuple[Token, ...]
    generic: bool
    vague: tuple[Token, ...]
    vague_verb: Token | None
    is_statement: bool
    verb: str

    @property
    def names_a_thing(self) -> bool:
        """The verdict, if neither a figure nor a done-test pins the goal down."""
        concrete = len(self.head) + len(self.rest)
        if self.vague_verb or self.is_statement:
            return False
        if not self.verb or self.verb in _WEAK:
            enough = 1 if self.generic and not self.verb else 2
            return concrete >= enough and not self.vague
        if self.verb in CHANGE:
            return bool(self.head) and not self.vague
        pointed = bool(self.head) or (self.generic and bool(self.rest))
        return pointed and concrete > 2 * len(self.vague)

    @property
    def comparative(self) -> Token | None:
        """The first word that compares with something unsaid."""
        return next((token for token in self.vague if token.low in COMPARATIVES), None)


def weigh(clause: Clause, dates: tuple[Span, ...]) -> Content:
    """Sort the words of ``clause``, leaving out what belongs to a date."""
    tokens = clause.sentence.tokens[clause.first :]
    verb = clause.sentence.tokens[clause.verb] if clause.verb is not None else None
    words = [t for t in tokens if t != verb and not any(t.span.overlaps(span) for span in dates)]
    edge = _edge(clause, words)
    return Content(
        head=tuple(token for token in words[:edge] if _names(clause, token)),
        rest=tuple(token for token in words[edge:] if _names(clause, token)),
        generic=any(is_generic(token.low) for token in words[:edge]),
        vague=tuple(token for token in words if is_vague_quality(token.low)),
        vague_verb=_vague_verb(clause, words),
        is_statement=bool(tokens) and tokens[0].low in _NO_GOAL,
        verb=clause.verb_word,
    )


def _edge(clause: Clause, words: list[Token]) -> int:
    """Where the object ends: at the first preposition that is no part of a compound word."""
    ends = PREPOSITIONS | {"that", "which", "so", "when"}
    if clause.verb_word in _ENABLING:
        ends = ends - {"to"}
    first = 0 if clause.verb_word in CHANGE else 1
    for index, word in enumerate(words):
        hyphens = {token.text for token in words[max(index - 1, 0) : index + 2]} & {"-", "\u2013"}
        counted = word.low == "of" and words[index - 1].low in _AMOUNTS
        if index >= first and word.low in ends and not hyphens and not counted:
            return index
    return len(words)


def _names(clause: Clause, token: Token) -> bool:
    """Whether a word names a thing; a capital inside the sentence marks a name."""
    if not token.is_word or len(token.text) < 2:
        return False
    if token.low in VAGUE - ALSO_NOUNS:
        return False
    opens = token == clause.sentence.tokens[clause.first]
    named = token.is_capital and not opens and not is_known(token.low)
    return named or token.is_acronym or is_concrete(token.low)


def _vague_verb(clause: Clause, words: list[Token]) -> Token | None:
    """The word that only gives a direction: "improve", "improving", "towards"."""
    if clause.verb is not None:
        return clause.sentence.tokens[clause.verb] if clause.verb_word in VAGUE else None
    directed = words and (words[0].low in _DIRECTIONS or is_vague_quality(words[0].low))
    return words[0] if directed else None
