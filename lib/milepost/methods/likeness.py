"""Which short texts say alike, in whatever language: by the words and pieces of words they share.

Nothing is downloaded and nothing is understood: texts that mean the same in other words are not
found, and what is found is precise rather than much.

>>> said = ["Refunds take too long", "The refund takes too long", "Gates stay shut", "Pay by card"]
>>> alike(said)
[(0, 1)]

Source: weights after Salton and Buckley, "Term-weighting approaches in automatic text retrieval",
Information Processing & Management 24 (1988); pieces of words after McNamee and Mayfield,
"Character n-gram tokenization for European language text retrieval", Information Retrieval 7
(2004).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["LIKE", "MOST", "alike", "likeness"]

#: From here on two texts are said to be alike, see :func:`alike`.
LIKE = 0.42
#: More texts than these are not compared: nobody reads so many suggestions.
MOST = 400

_READ = 300
_PIECE = 4
#: Words shorter than this are mostly the mortar of a sentence.
_TELLING = 4
_WORD = re.compile(r"\w+")
#: Scripts without spaces, where each pair of characters counts as a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
#: How much words count, beside pieces of words, which know the endings of all languages.
_WORDS_COUNT = 0.5
#: How much it takes away that either text has words of its own: “no tests” is not “no goals”.
_APART = 2.0

#: From here on two texts are the same but for their order.
_SAME = 0.95

_Floats = NDArray[np.float64]


def alike(texts: Sequence[str], at_least: float = LIKE) -> list[tuple[int, ...]]:
    """Groups of texts that say alike, the likest first; each text is in one group at most.

    Every two of a group are alike, so that a chain of half-likes joins nothing.

    Args:
        texts: one text for each card; of more than 400 the first count.
        at_least: from which likeness on, 0 to 1.

    Returns:
        The places of the texts of each group, in their order.
    """
    scores = likeness(texts[:MOST])
    groups: dict[int, list[int]] = {place: [place] for place in range(len(scores))}
    best: dict[int, float] = {}
    for one, other in _pairs(scores, at_least):
        mine, theirs = groups[one], groups[other]
        if mine is theirs or scores[np.ix_(mine, theirs)].min() < at_least:
            continue
        joined = [*mine, *theirs]
        best[min(joined)] = max(best.get(min(each), 0.0) for each in (mine, theirs))
        best[min(joined)] = max(best[min(joined)], float(scores[one, other]))
        groups.update(dict.fromkeys(joined, joined))
    found = {id(each): sorted(each) for each in groups.values() if len(each) > 1}
    return sorted(map(tuple, found.values()), key=lambda each: -best[each[0]])


def _pairs(scores: _Floats, at_least: float) -> list[tuple[int, int]]:
    """The pairs that are alike, the likest first."""
    ones, others = np.nonzero(np.triu(scores, 1) >= at_least)
    order = np.argsort(-scores[ones, others], kind="stable")
    return [(int(ones[each]), int(others[each])) for each in order]


def likeness(texts: Sequence[str]) -> _Floats:
    """How alike each two texts are, from 0 (nothing in common) to 1, shape (texts, texts)."""
    words = _cosines([_words(text) for text in texts])
    pieces = _cosines([_pieces(text) for text in texts])
    scores = np.asarray(_WORDS_COUNT * words + (1 - _WORDS_COUNT) * pieces)
    told = [_telling(text) for text in texts]
    for one, other in zip(
        *np.nonzero(np.triu((scores >= LIKE) & (scores < _SAME), 1)), strict=True
    ):
        scores[one, other] *= max(1 - _APART * _apart(told[one], told[other]), 0.0)
        scores[other, one] = scores[one, other]
    return scores


def _cosines(terms: Sequence[Counter[str]]) -> _Floats:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - slow to load

    places: dict[str, int] = {}
    rows, columns, counts = [], [], []
    for row, each in enumerate(terms):
        for term, count in each.items():
            rows.append(row)
            columns.append(places.setdefault(term, len(places)))
            counts.append(1 + np.log(count))
    shape = (len(terms), max(len(places), 1))
    found: Any = csr_matrix((counts, (rows, columns)), shape=shape)
    seen = np.bincount(found.indices, minlength=shape[1])
    found.data *= np.log((1 + len(terms)) / (1 + seen))[found.indices] + 1.0
    product = (found @ found.T).toarray()
    lengths = np.sqrt(np.maximum(np.diag(product), 1e-12))
    return np.asarray(product / np.outer(lengths, lengths))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Small letters without accents, whatever form they were typed in."""
    folded = unicodedata.normalize("NFKD", text[:_READ].casefold())
    return "".join(each for each in folded if not unicodedata.combining(each))


@lru_cache(maxsize=4096)
def _telling(text: str) -> tuple[str, ...]:
    found = _WORD.findall(_plain(text))
    told = (word for word in found if len(word) >= _TELLING or word.isdigit())
    return tuple(word for word in told if not _UNSPACED.search(word))


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of letters, of the text that has less of them, in words the other one lacks."""
    return min(_lacking(one, other), _lacking(other, one))


def _lacking(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    sizes = [max(len(word), _TELLING) for word in one]
    alone = (not any(_is_like(word, each) for each in other) for word in one)
    return sum(n for n, is_alone in zip(sizes, alone, strict=True) if is_alone) / max(sum(sizes), 1)


def _is_like(word: str, other: str) -> bool:
    """Whether two words begin alike, so that only their endings differ."""
    stem = max(_TELLING, round(0.7 * min(len(word), len(other))))
    return word[:stem] == other[:stem]


@lru_cache(maxsize=4096)
def _words(text: str) -> Counter[str]:
    """The words of a text without their endings; short ones say little and are left out."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(_plain(text)):
        if _UNSPACED.search(word):
            found.update(word[place : place + 2] for place in range(max(len(word) - 1, 1)))
        elif len(word) > 3 or word.isdigit():
            found[word[:6]] += 1
    return found


@lru_cache(maxsize=4096)
def _pieces(text: str) -> Counter[str]:
    """Four letters in a row, within words, whose beginning and end count as letters."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(_plain(text)):
        size = 2 if _UNSPACED.search(word) else _PIECE
        marked = f" {word} "
        found.update(marked[p : p + size] for p in range(max(len(marked) - size + 1, 1)))
    return found
