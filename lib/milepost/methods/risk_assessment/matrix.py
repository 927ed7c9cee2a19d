"""The 5x5 matrix, and how little it can tell."""

from __future__ import annotations

from itertools import product

import pandas as pd

from milepost.methods.frames import require
from milepost.methods.risk_assessment.bands import USUAL, Bands
from milepost.methods.saying import said
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["CELLS", "describe_matrix", "matrix", "shown_on_matrix"]

CELLS = ("likelihood", "impact", "score", "band", "count", "numbers", "risks")


def matrix(register: pd.DataFrame, bands: Bands = USUAL) -> pd.DataFrame:
    """What stands in each cell of likelihood and impact.

    A cell is a rough place. Two risks that differ tenfold can share one, and one that matters
    more can stand in a milder band than one that matters less (Cox, "What's Wrong with Risk
    Matrices?", Risk Analysis 28, 2008): use it for a shortlist, and let people put that in order.

    Args:
        register: what :func:`register` gives, or ``number risk likelihood impact status``.
        bands: where the bands begin.

    Returns:
        25 rows, the likeliest and gravest last: ``likelihood``, ``impact``, ``score``, ``band``,
        ``count``, ``numbers`` and ``risks`` (tuples) of the open risks that were scored.

    Raises:
        Fault: a column is missing.
    """
    shown = shown_on_matrix(register)
    rows = []
    for likelihood, impact in product(range(1, 6), repeat=2):
        here = shown[(shown["likelihood"] == likelihood) & (shown["impact"] == impact)]
        score = likelihood * impact
        numbers, risks = tuple(map(int, here["number"])), tuple(here["risk"])
        rows.append((likelihood, impact, score, bands.of(score), len(here), numbers, risks))
    return pd.DataFrame(rows, columns=list(CELLS))


def shown_on_matrix(register: pd.DataFrame) -> pd.DataFrame:
    """The rows of a register that have a place on the matrix: open, and scored.

    Raises:
        Fault: a column is missing.
    """
    require(register, "number", "risk", "likelihood", "impact", "status")
    scored = register["likelihood"].notna() & register["impact"].notna()
    return register[scored & (register["status"] == "open")]


def describe_matrix(
    register: pd.DataFrame, bands: Bands = USUAL, language: str = DEFAULT_LANGUAGE
) -> str:
    """How many risks stand in the gravest band, as one sentence."""
    shown = shown_on_matrix(register)
    if shown.empty:
        return said("method.risk_assessment.matrix_empty", language)
    scores = shown["likelihood"] * shown["impact"]
    top = max((bands.of(score) for score in scores), key=bands.rank)
    count = sum(bands.of(score) == top for score in scores)
    band = said(f"method.risk_assessment.band.{top}", language)
    return said("method.risk_assessment.matrix", language, count=count, of=len(shown), band=band)
