"""Words that sound like a goal and leave open what will be different."""

from __future__ import annotations

from milepost.methods.smart_goals.lexicon import listed

#: Comparatives and praise. "faster" asks "than what?".
QUALITIES = listed("vague_words.qualities")
#: Among them those that compare with something left unsaid.
COMPARATIVES = listed("vague_words.comparatives")
#: Things that nobody can point at.
ABSTRACTIONS = listed("vague_words.abstractions")
#: Things that say too little until it is told which.
GENERIC = listed("vague_words.generic")
#: Words of grammar, of time and of plans themselves; none of them is a thing.
FUNCTION_WORDS = listed("vague_words.function_words")


def is_vague_quality(word: str) -> bool:
    """Whether a word in lower case praises or compares."""
    superlative = word.endswith("est") and len(word) > 5 and word not in _NO_SUPERLATIVES
    adjective = word[:-3] + "y" if word.endswith("ily") else word.removesuffix("ly")
    return superlative or bool({word, adjective} & QUALITIES)


def is_concrete(word: str) -> bool:
    """Whether a word in lower case may name a thing, by its meaning or its ending."""
    singular = _singular(word)
    if word in FUNCTION_WORDS or {word, singular} & (ABSTRACTIONS | GENERIC | QUALITIES):
        return False
    if is_vague_quality(word) or singular.endswith(_ENDINGS):
        return singular in _THINGS
    return True


#: Endings of words that name no thing, and the things that end so all the same.
_ENDINGS = ("ness", "ship", "hood", "ful", "less", "ous", "ical", "ional", "ly")
_THINGS = listed("vague_words.things")
_NO_SUPERLATIVES = listed("vague_words.no_superlatives")


def is_known(word: str) -> bool:
    """Whether a word in lower case is in one of the lists of this module."""
    return bool({word, _singular(word)} & (ABSTRACTIONS | GENERIC | QUALITIES | FUNCTION_WORDS))


def is_generic(word: str) -> bool:
    """Whether a word in lower case names a kind of thing and none in particular."""
    return bool({word, _singular(word)} & GENERIC)


def _singular(word: str) -> str:
    word = word.removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
