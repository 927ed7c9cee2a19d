"""What must stand around a date for it to be one: a month may be a verb, a year a name."""

from __future__ import annotations

import re

from milepost.methods.smart_goals.absolute_dates import Form
from milepost.methods.smart_goals.calendar_words import pattern
from milepost.methods.smart_goals.lexicon import listed
from milepost.methods.smart_goals.sentence import Sentence

_REPEATS = pattern(
    r"\b(?:every|each|per|last|past|previous|since|ago|other|second|third|than|of|from)(?: the)?\s$"
)
_PAST = pattern(r"\b(?:every|each|per|last|past|previous|since|than)(?: the)?\s$")
_ON_A_DAY = listed("date_contexts.on_a_day")
#: "from 1990 to 2030 members" counts, and so do "between" and "at".
_NOT_BEFORE_YEARS = frozenset({"at", "between", "from", "over", "up to"})
_OPEN_BRACKET = re.compile(r"[(\[]\s*(?:\w+:?\s+)?$")
_LABEL_BEFORE = re.compile(r"[:,;@\-\u2013—]\s+$")
_LABEL_AFTER = re.compile(r"\s*(?:[:\])]|[-\u2013—](?=\s))|\s+will\b")
_END = re.compile(r"\s*[.!]?\s*$")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]{2,})")
_DETERMINER = re.compile(r"\b(?:the|a|an|our|their|its|each|every)\s+$", re.IGNORECASE)
_NO_NOUN = listed("date_contexts.no_noun")


def is_date(sentence: Sentence, form: Form, match: re.Match[str]) -> bool:
    """Whether the match stands where a date stands, and not inside a name or an interval."""
    before = sentence.text[sentence.begin : match.start()]
    if (_PAST if match["prep"] else _REPEATS).search(before[-30:]):
        return False
    if form.leads is None:
        return _stands_alone(form, match, before)
    return _is_led(form, match, before)


def _stands_alone(form: Form, match: re.Match[str], before: str) -> bool:
    """A full date is one anywhere, unless it describes a thing: "the Q3 2024 invoices"."""
    if match["prep"] or match["part"]:
        return True
    if not form.may_name:
        is_modal = match[0].endswith(("may", "march"))
        return not is_modal or bool(_END.match(match.string, match.end()))
    if not before.strip():
        return True
    labels = _LABEL_AFTER.match(match.string, match.end())
    return not _names_the_next_word(match) and bool(labels or not _DETERMINER.search(before))


def _is_led(form: Form, match: re.Match[str], before: str) -> bool:
    """A short date needs a preposition, or the place of a label: "May: ...", "... - May"."""
    preposition = (match["prep"] or "").casefold()
    if form.leads == "part":
        return bool(match["part"])
    if form.leads == "day":
        return preposition.split(" ")[0] in _ON_A_DAY if preposition else "next" in match[0]
    if form.leads == "year" and (preposition in _NOT_BEFORE_YEARS or not _is_year(match)):
        return False
    return bool(preposition or match["part"]) or _is_label(match, before)


def _is_year(match: re.Match[str]) -> bool:
    """No year follows "the" ("in the 2024 edition") or counts things ("by 2000 seats")."""
    follows = _NEXT_WORD.match(match.string, match.end())
    counts = follows and follows[1].islower() and follows[1].endswith("s") and len(follows[1]) > 3
    said = match["part"] or "year" in match[0].casefold()
    return not counts and bool(said or not match["the"])


def _is_label(match: re.Match[str], before: str) -> bool:
    opens = not before.strip() or bool(_OPEN_BRACKET.search(before))
    if opens and _LABEL_AFTER.match(match.string, match.end()):
        return True
    closes = bool(_END.match(match.string, match.end()))
    return closes and bool(_LABEL_BEFORE.search(before)) and match[0][:1].isupper()


def _names_the_next_word(match: re.Match[str]) -> bool:
    follows = _NEXT_WORD.match(match.string, match.end())
    return follows is not None and follows[1].casefold() not in _NO_NOUN
