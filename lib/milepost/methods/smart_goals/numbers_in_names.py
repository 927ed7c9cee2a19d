"""Numbers that name a thing instead of measuring one: "v2", "ISO 27001", "phase 3", "2FA"."""

from __future__ import annotations

from milepost.methods.smart_goals.grammar import UNITS, is_plural, is_unit_or_noun
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.numerals import Number, number_at
from milepost.methods.smart_goals.sentence import Sentence
from milepost.methods.smart_goals.verbs import is_verb

_NUMBERED = listed("numbers_in_names.numbered")
_MEASURED = listed("numbers_in_names.measured")
_CURRENCY = frozenset("$£€¥")
_JOINS = listed("numbers_in_names.joins")
_GENERATIONS = frozenset({"2fa", "2d", "3d", "4k", "8k", "3g", "4g", "5g", "6g", "4x4"})
_COMPARED = listed("numbers_in_names.compared")
_IDIOMS = frozenset({("24", "/", "7"), ("9", "-", "5"), ("50", "/", "50"), ("80", "/", "20")})
_YEARS = range(1900, 2101)


def is_name(sentence: Sentence, number: Number) -> bool:
    """Whether the number is part of a name, a numbered thing, an idiom or a year."""
    if number.in_words:
        return sentence.low(number.first - 1) in _NUMBERED - {"plan", "unit"}
    return (
        _is_welded(sentence, number)
        or _is_numbered(sentence, number)
        or _ends_numbered_range(sentence, number)
        or _is_idiom(sentence, number)
        or _is_year(sentence, number)
        or _describes(sentence, number)
    )


def _is_welded(sentence: Sentence, number: Number) -> bool:
    """Letters before it ("p95", "v2.0", "#482") or a name after it ("2FA", "64-bit")."""
    before = sentence.at(number.first - 1)
    if before and sentence.glued(number.first):
        if before.low in _MEASURED or before.text in _CURRENCY or before.low == "x":
            return False
        if before.is_word or before.text in {"#", "_", "@"}:
            return True
        if before.text in {"-", ".", "/", "+"} and sentence.glued(number.first - 1):
            earlier = sentence.at(number.first - 2)
            if earlier and earlier.is_word and earlier.low not in _MEASURED:
                return True
    return _is_generation(sentence, number)


def _is_generation(sentence: Sentence, number: Number) -> bool:
    """Of "2FA", "4K video", "1st" and "4k users" only the last counts something."""
    end = number.after + sentence.glued(number.after)
    whole = "".join(token.low for token in sentence.tokens[number.first : end])
    follows = sentence.at(end)
    if whole in _GENERATIONS:
        return not (whole.endswith("k") and follows is not None and is_plural(follows.low))
    return _is_ordinal(whole)


def _is_ordinal(whole: str) -> bool:
    return whole.endswith(("1st", "2nd", "3rd", "th")) and whole[0].isdecimal()


def _is_numbered(sentence: Sentence, number: Number) -> bool:
    """A numbered word ("hall 3") or a proper name ("Windows 7", "OAuth 2.1") leads to it."""
    before = sentence.at(number.first - 1)
    if before is None or not before.is_word or before.low in _MEASURED:
        return False
    opens = before.start == sentence.tokens[0].start
    if before.low in _NUMBERED or before.low.removesuffix("s") in _NUMBERED:
        return not (opens and _counts(sentence, number) and is_verb(before.low))
    if not (before.is_capital or any(letter.isupper() for letter in before.text)):
        return False
    if opens and not before.is_acronym:
        return not is_verb(before.low) and not _counts(sentence, number)
    return not _is_measured(sentence, number)


def _ends_numbered_range(sentence: Sentence, number: Number) -> bool:
    """Whether this is the 11 of "phases 0 to 11"."""
    if sentence.low(number.first - 1) not in _JOINS:
        return False
    start = number_at(sentence, number.first - 2)
    return start is not None and not start.in_words and _is_numbered(sentence, start)


def _counts(sentence: Sentence, number: Number) -> bool:
    """Whether a plural follows, or a unit or sign that only a measure takes."""
    follows = sentence.at(number.after)
    plural = follows is not None and is_plural(follows.low) and is_unit_or_noun(follows.low)
    return _is_measured(sentence, number) or (plural and not sentence.glued(number.after))


def _is_measured(sentence: Sentence, number: Number) -> bool:
    follows = sentence.at(number.after)
    return follows is not None and (
        follows.text in {"%", "°", "€", "£"} or follows.low in UNITS | {"per"}
    )


def _is_idiom(sentence: Sentence, number: Number) -> bool:
    for start in (number.first, number.first - 2):
        found = tuple(sentence.low(start + step) for step in range(3))
        if found in _IDIOMS and start >= 0:
            return True
    return False


def _is_year(sentence: Sentence, number: Number) -> bool:
    """Four digits like a year count only as money or before a plural."""
    token, before = sentence.tokens[number.first], sentence.at(number.first - 1)
    if not (number.value in _YEARS and token.text.isdecimal() and len(token.text) == 4):
        return False
    if before and (before.text in _CURRENCY | _COMPARED or before.low in _MEASURED):
        return False
    if sentence.low(number.after) in {"s", "to", "-", "\u2013"}:
        return sentence.low(number.after) == "s"
    return not _counts(sentence, number)


def _describes(sentence: Sentence, number: Number) -> bool:
    """Accept "40-page manual" and "64-bit", which describe, but not "10-15%"."""
    hyphen, word = sentence.at(number.after), sentence.at(number.after + 1)
    if not (hyphen and word and hyphen.text in "-\u2013" and sentence.glued(number.after)):
        return False
    return word.is_word
