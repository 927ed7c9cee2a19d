"""Finds the figures a sentence aims at, in numbers and in words such as "halve"."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.smart_goals.advice import Quantity, Span
from milepost.methods.smart_goals.grammar import is_unit_or_noun
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.numbers_in_names import is_name
from milepost.methods.smart_goals.numerals import Number, number_at
from milepost.methods.smart_goals.quantity_phrases import PHRASES, ZERO_IDIOMS
from milepost.methods.smart_goals.sentence import Sentence

_PERIODS = listed("quantities.periods")
_LOOSE = listed("quantities.loose")
_ONE_PHRASES = frozenset({"at", "least", "only", "exactly", "below", "under", "than", "="})


def find_quantities(sentence: Sentence, dates: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """The measures of the sentence in reading order, without what ``dates`` cover."""
    found = [*_in_numbers(sentence, dates), *_in_phrases(sentence, dates)]
    found.sort(key=lambda quantity: (quantity.words.start, -quantity.words.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or not quantity.words.overlaps(kept[-1].words):
            kept.append(quantity)
    return tuple(kept)


def _in_numbers(sentence: Sentence, dates: tuple[Span, ...]) -> Iterator[Quantity]:
    index = 0
    while index < len(sentence.tokens):
        number = number_at(sentence, index)
        if number is None:
            index += 1
            continue
        index = number.after
        quantity = _quantity(sentence, number)
        if not any(quantity.words.overlaps(span) for span in dates) and _measures(sentence, number):
            yield quantity


def _quantity(sentence: Sentence, number: Number) -> Quantity:
    first, last = sentence.tokens[number.first], sentence.tokens[number.after - 1]
    unit = sentence.at(number.after)
    if unit and (unit.text in {"%", "°", "€"} or (unit.is_word and is_unit_or_noun(unit.low))):
        return Quantity(Span(first.start, unit.end), number.value, unit.text)
    before = sentence.at(number.first - 1)
    if before and before.text in {"£", "$", "€", "¥"}:
        return Quantity(Span(before.start, last.end), number.value, before.text)
    return Quantity(Span(first.start, last.end), number.value)


def _measures(sentence: Sentence, number: Number) -> bool:
    if is_name(sentence, number) or sentence.low(number.first - 1) in _LOOSE:
        return False
    if sentence.low(number.first - 1) == "first" and sentence.low(number.after) in _PERIODS:
        return False
    return not number.in_words or _counts(sentence, number)


def _counts(sentence: Sentence, number: Number) -> bool:
    """Whether a number word counts something: "one stop shop" and "two-day course" do not."""
    if sentence.low(number.after) == "-" or sentence.low(number.first - 1) in {"no", "number", "-"}:
        return False
    if number.value == 0:
        return not ZERO_IDIOMS.match(sentence.text, sentence.tokens[number.first].start)
    if number.value == 1 and number.after - number.first == 1:
        return sentence.low(number.first - 1) in _ONE_PHRASES or sentence.low(number.after) == "in"
    return True


def _in_phrases(sentence: Sentence, dates: tuple[Span, ...]) -> Iterator[Quantity]:
    for phrase in PHRASES:
        for match in phrase.finditer(sentence.text, sentence.begin):
            span = Span(*match.span())
            idiom = ZERO_IDIOMS.match(sentence.text, match.start())
            if not idiom and not any(span.overlaps(other) for other in dates):
                yield Quantity(span)
