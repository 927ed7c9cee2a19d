"""Numbers in figures and in words: "1,200", "12k", "twenty-five", "half a million"."""

from __future__ import annotations

import re
from typing import NamedTuple

from milepost.methods.smart_goals.sentence import Sentence

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ADDENDS = dict(zip(_SMALL.split(), range(20), strict=True)) | dict(
    zip(_TENS.split(), range(20, 100, 10), strict=True)
)
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "bn": 1e9}
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


class Number(NamedTuple):
    """A number that stands in the tokens ``first`` up to, and without, ``after``."""

    first: int
    after: int
    value: float
    in_words: bool = False


def number_at(sentence: Sentence, index: int) -> Number | None:
    """The number that begins with the token at ``index``, if one does."""
    token = sentence.at(index)
    if token is None:
        return None
    return _in_figures(sentence, index) if token.is_number else _in_words(sentence, index)


def figure(text: str) -> float | None:
    """The value of one number in figures, or None for dotted ones such as 1.2.3."""
    if len(text) > 300:
        return None
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return float(text) if _PLAIN.fullmatch(text) else None


def _in_figures(sentence: Sentence, index: int) -> Number | None:
    value = figure(sentence.tokens[index].text)
    if value is None:
        return None
    after, word = index + 1, sentence.low(index + 1)
    if sentence.glued(after) and word in _SUFFIXES and not _names_a_length(sentence, after):
        return Number(index, after + 1, value * _SUFFIXES[word])
    if word in SCALES:
        return Number(index, after + 1, value * SCALES[word])
    return Number(index, after, value)


def _names_a_length(sentence: Sentence, suffix: int) -> bool:
    """Whether "15m" means minutes or metres, as it does unless money or things are counted."""
    if sentence.low(suffix) != "m":
        return False
    follows, before = sentence.at(suffix + 1), sentence.low(suffix - 2)
    counted = follows is not None and follows.is_word and follows.low.endswith("s")
    return not (before in {"£", "$", "€", "eur", "usd", "gbp", "chf"} or counted)


def _in_words(sentence: Sentence, index: int) -> Number | None:
    start = index
    if sentence.low(index) in {"half", "quarter"} and sentence.low(index + 1) == "a":
        share = 0.5 if sentence.low(index) == "half" else 0.25
        scale = SCALES.get(sentence.low(index + 2))
        return Number(index, index + 3, share * scale, in_words=True) if scale else None
    if sentence.low(index) == "a" and sentence.low(index + 1) in SCALES:
        index += 1
    total, current, last = 0, 0, start
    while (word := sentence.low(index)) in ADDENDS or word in SCALES:
        total, current = _extend(word, total, current)
        index = last = index + 1
        if sentence.low(index) in {"-", "and"} and sentence.low(index + 1) in ADDENDS and current:
            if sentence.low(index) == "and" and current % 100:
                break
            index += 1
    return Number(start, last, float(total + current), in_words=True) if last > start else None


def _extend(word: str, total: int, current: int) -> tuple[int, int]:
    if word in ADDENDS:
        return total, current + ADDENDS[word]
    if SCALES[word] < 1000:
        return total, max(current, 1) * SCALES[word]
    return total + max(current, 1) * SCALES[word], 0
