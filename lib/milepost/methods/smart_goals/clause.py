"""Where the goal itself begins, and whether it opens with what to do or with a thing."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.methods.smart_goals.advice import Span
from milepost.methods.smart_goals.calendar_words import pattern
from milepost.methods.smart_goals.imperatives import tells_what_to_do
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Sentence
from milepost.methods.smart_goals.verbs import gerund_base, is_verb

_OPENER = pattern(
    r"(?:(?:our|the|my|this year['\u2019]?s|main|key) (?:main |key |first |next |top )?"
    r"(?:goal|aim|objective|mission|plan|target|priority)s?(?: for [^\W\d_]+)? (?:is|are|:)(?: to)?"
    r"|(?:we|i|they|you|everyone|(?:the|our) (?:team|group|board|company|city|council))"
    r" (?:also )?(?:will|shall|must|should|can|could|want to|would like to|aim to|plan to|need to"
    r"|intend to|hope to|commit to|are going to|have to|try to)"
    r"|let['\u2019]?s|please|to|also|finally|then|so as to|in order to)\b[ :]*"
)
_FILLERS = listed("clause.fillers")
_PROMISES = frozenset({"will", "shall", "must", "should"})


@dataclass(frozen=True)
class Clause:
    """The goal without list mark, leading date and "we want to".

    ``first`` is the index of its first token. ``verb`` is the index of the verb that tells what
    to do, or None if the clause opens with a thing ("Dark mode shipped") or has no verb.
    """

    sentence: Sentence
    first: int
    verb: int | None

    @property
    def verb_word(self) -> str:
        """The base form of the verb, or nothing."""
        word = self.sentence.low(self.verb) if self.verb is not None else ""
        return word if is_verb(word) else gerund_base(word) or word


def read_clause(sentence: Sentence, dates: tuple[Span, ...]) -> Clause:
    """Find the first word that belongs to the goal and decide whether it is a verb."""
    start = _after_openers(sentence, _after_dates(sentence, sentence.begin, dates))
    start = _after_openers(sentence, _after_dates(sentence, start, dates))
    first = _first_word(sentence, start)
    verb = first
    while sentence.low(verb) in _FILLERS and sentence.at(verb + 1):
        verb += 1
    if tells_what_to_do(sentence, verb):
        return Clause(sentence, first, verb)
    return Clause(sentence, first, _promised(sentence, first))


def _after_dates(sentence: Sentence, start: int, dates: tuple[Span, ...]) -> int:
    """Where the text goes on behind the dates that lead it."""
    for span in sorted(dates):
        if not sentence.text[start : span.start].strip(" \t([-\u2013—:,"):
            start = max(start, span.end)
    return start


def _after_openers(sentence: Sentence, start: int) -> int:
    while start < len(sentence.text) and not sentence.text[start].isalnum():
        start += 1
    match = _OPENER.match(sentence.text, start)
    return match.end() if match else start


def _first_word(sentence: Sentence, start: int) -> int:
    """The index of the first word or number from character ``start`` on, or of the last token."""
    for index, token in enumerate(sentence.tokens):
        if token.start >= start and (token.is_word or token.is_number):
            return index
    return max(len(sentence.tokens) - 1, 0)


def _promised(sentence: Sentence, first: int) -> int | None:
    """The verb of "staff will improve their writing", which promises as an imperative does."""
    for index in range(first + 1, first + 6):
        if sentence.low(index) in _PROMISES:
            verb = index + 1 + (sentence.low(index + 1) in _FILLERS)
            return verb if is_verb(sentence.low(verb)) and sentence.low(verb) != "be" else None
    return None
