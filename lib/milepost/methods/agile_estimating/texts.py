"""What texts have in common, whatever their language: their words, rare ones most.

Where a script writes no spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) each character
counts as a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["joined", "plain", "vectors"]

#: So much of a text is read; what comes later is logs and traces.
_READ = 1000
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])")


def plain(text: str) -> str:
    """A text for comparison: small letters, one form of each character, words with spaces."""
    return _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFKC", text[:_READ]).casefold())


def joined(items: pd.DataFrame) -> list[str]:
    """Title and description of each item, as one text; what is missing is empty."""
    columns = [each for each in ("title", "description") if each in items.columns]
    rows = items[columns].astype(object).where(items[columns].notna(), "").to_numpy()
    return [" ".join(map(str, row)) for row in rows]


@lru_cache(maxsize=2048)
def _terms(text: str, *, pairs: bool) -> tuple[str, ...]:
    words = _WORD.findall(plain(text))
    both = (" ".join(pair) for pair in pairwise(words)) if pairs else ()
    return (*words, *both)


def vectors(texts: Sequence[str], known: int, *, pairs: bool = False, common: float = 1.0) -> Any:
    """The texts as rows of a sparse matrix, of length 1 or 0; products are likenesses, 0 to 1.

    Args:
        texts: past texts first, then new ones.
        known: how many are past; how rare a word is, is counted in these.
        pairs: whether pairs of words count as well as words.
        common: how much a word counts that all texts have, beside one as e times as rare.

    Source: Salton and Buckley, "Term-weighting approaches in automatic text retrieval",
    Information Processing & Management 24 (1988): dampened counts times rarity.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - slow to load
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - slow to load
    from sklearn.preprocessing import normalize  # noqa: PLC0415 - slow to load

    terms = [_terms(text, pairs=pairs) for text in texts]
    if not any(terms):
        return csr_matrix((len(texts), 1))
    counts = CountVectorizer(analyzer=tuple).fit_transform(terms).astype(float)
    seen = np.bincount(counts[:known].indices, minlength=counts.shape[1])
    rarity = np.log((1 + known) / (1 + seen)) + common
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    return normalize(counts)
