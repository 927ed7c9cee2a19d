"""Relevant: which words of a goal the vision shares.

Words are compared by their stem (Snowball's English stemmer), so that "charging" meets
"chargers". Sharing a word is a hint, no proof; so the question asks and does not judge.
"""

from __future__ import annotations

import re

import snowballstemmer

from milepost.methods.smart_goals.advice import Draft, Finding, Question, Span
from milepost.methods.smart_goals.sentence import LONGEST_READ
from milepost.methods.smart_goals.vague_words import FUNCTION_WORDS, is_vague_quality
from milepost.methods.smart_goals.verbs import is_verb

_WORD = re.compile(r"[^\W\d_]{3,}")


def relevant(draft: Draft, vision: str) -> Finding:
    """Met if the goal, its reason or its metric shares a content word with the vision."""
    wanted = set(_stems(vision[:LONGEST_READ]))
    if not wanted:
        return Finding("cannot_tell", (), Question("smart.relevant.no_vision"))
    found = _stems(draft.text[:LONGEST_READ])
    shared = tuple(span for stem in found.keys() & wanted for span in found[stem])
    aside = f"{draft.why} {draft.metric.name if draft.metric else ''}"
    if shared or _stems(aside[:LONGEST_READ]).keys() & wanted:
        return Finding("met", tuple(sorted(shared)))
    return Finding("not_met", (), Question("smart.relevant.no_link"))


def _stems(text: str) -> dict[str, list[Span]]:
    """Where the content words of ``text`` stand, by stem."""
    stemmer = snowballstemmer.stemmer("english")
    found: dict[str, list[Span]] = {}
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if word not in FUNCTION_WORDS and not is_vague_quality(word) and not is_verb(word):
            found.setdefault(stemmer.stemWord(word), []).append(Span(*match.span()))
    return found
