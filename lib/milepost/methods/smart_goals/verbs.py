"""The verbs that goals begin with, sorted by how much they promise, and their forms."""

from __future__ import annotations

from milepost.methods.smart_goals.lexicon import listed

#: Verbs whose outcome one can picture, once they are given an object.
CONCRETE = listed("verbs.concrete")
#: Verbs that promise a direction and no end.
VAGUE = listed("verbs.vague")
#: Verbs of more and less: concrete only if they say of what one can count.
CHANGE = listed("verbs.change")
#: Spelled like verbs, and as often nouns.
ALSO_NOUNS = listed("verbs.also_nouns")
#: Among them those that seldom describe another noun, as "cut" and "move" seldom do.
SELDOM_NOUNS = listed("verbs.seldom_nouns")
#: Past participles that do not end in -ed.
IRREGULAR = listed("verbs.irregular")
#: Present-tense verbs by which a thing shows that it does what it should.
STATES = listed("verbs.states")
_ALL = CONCRETE | VAGUE | CHANGE


def is_verb(word: str) -> bool:
    """Whether a word in lower case is the base form of a verb that goals begin with."""
    return (
        word in _ALL or word.removeprefix("re") in CONCRETE or word.removeprefix("de") in CONCRETE
    )


def base_of(word: str) -> str:
    """The base form of a present-tense verb such as "moves", or nothing."""
    if word in {"has", "have"}:
        return "have"
    endings = (("ies", "y"), ("es", ""), ("s", ""))
    bases = (word.removesuffix(cut) + add for cut, add in endings if word.endswith(cut))
    return next((base for base in bases if is_verb(base) or base in STATES), "")


def gerund_base(word: str) -> str:
    """The base form of "reducing", "setting" or "building", or nothing."""
    stem = word.removesuffix("ing")
    if stem == word or len(stem) < 2:
        return ""
    bases = (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem)
    return next((base for base in bases if is_verb(base)), "")


def is_participle(word: str) -> bool:
    """Whether a word in lower case may be a past participle."""
    return word in IRREGULAR or (
        len(word) > 4 and word.endswith("ed") and word not in _NO_PARTICIPLES
    )


_NO_PARTICIPLES = listed("verbs.no_participles")
