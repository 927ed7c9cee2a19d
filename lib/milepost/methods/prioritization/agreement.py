"""How far voters agree on the order of items, as one number."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaln
from scipy.stats import f as f_distribution

from milepost.methods.prioritization.votes import read_votes
from milepost.methods.saying import said
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Agreement", "agreement", "describe_agreement"]

Floats = NDArray[np.floating[Any]]

#: From where on agreement is called strong or moderate (Schmidt 1997).
_STRONG, _MODERATE = 0.7, 0.5
#: What is likelier than this without any agreement may be chance.
_CHANCE = 0.05


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Kendall's W of some voters, and what it rests on.

    Attributes:
        w: 0 for none to 1 for the same order by all; None where there is nothing to compare:
            fewer than two voters or items, or voters who put everything into one class.
        p: how likely so much agreement is if everybody votes at random.
        by_chance: the W that voters at random reach on average; with two voters it is 0.5.
        members: how many voted.
        items: how many items they voted on.
        missing: how many votes were not cast.
    """

    w: float | None = None
    p: float | None = None
    by_chance: float | None = None
    members: int = 0
    items: int = 0
    missing: int = 0


def agreement(votes: pd.DataFrame) -> Agreement:
    """Kendall's coefficient of concordance over the classes as ranks, corrected for ties.

    W is ``(1 + (m - 1) r) / m`` for the mean correlation r of the ranks of all pairs of the m
    voters. Each pair is compared on the items on which both voted, so that a missing vote costs
    that comparison and no other; where all votes are cast this is Kendall's W with the usual
    correction for ties. The p-value is of the F approximation, which is better for few voters than
    that of chi-squared; where all agree it is counted out, since there the approximation is nought.

    Args:
        votes: one row a vote: ``item``, ``member``, ``class`` (an empty class is no vote).

    Raises:
        Fault: columns are missing, a class is unknown, or a row lacks its item or member.

    Source: Kendall & Babington Smith, "The problem of m rankings", Annals of Mathematical
    Statistics 10 (1939); Legendre, "Species associations: the Kendall coefficient of concordance
    revisited", JABES 10 (2005), for how tests behave with few voters; the F approximation is that
    of ``kendall.global`` in the R package vegan.
    """
    ballots = read_votes(votes)
    cast = ballots.cast[ballots.cast.any(axis=(1, 2))]
    members, items = len(cast), int(cast.any(axis=(0, 1)).sum())
    known = {"members": members, "items": items, "missing": ballots.missing}
    mean = _mean_correlation(cast) if members > 1 else None
    if mean is None:
        return Agreement(**known)
    w = float(np.clip((1 + (members - 1) * mean) / members, 0, 1))
    p = _p_if_all_agree(cast) if w > 1 - 1e-9 else _p_value(w, members, items)
    return Agreement(w=w, p=p, by_chance=1 / members, **known)


def describe_agreement(found: Agreement, language: str = DEFAULT_LANGUAGE) -> str:
    """How far they agree, and how many votes are missing, in a sentence or two."""
    told = said(f"method.prioritization.agreement.{_grade(found)}", language, **_fields(found))
    if found.missing:
        told += " " + said("method.prioritization.missing", language, count=found.missing)
    return told


def _fields(found: Agreement) -> dict[str, Any]:
    return {"members": found.members, "items": found.items, "w": f"{found.w or 0:.2f}"}


def _grade(found: Agreement) -> str:
    if found.w is None or found.p is None:
        return "none" if min(found.members, found.items) < 2 else "flat"
    if found.p > _CHANCE:
        return "chance"
    grades = (("strong", _STRONG), ("moderate", _MODERATE))
    return next((name for name, least in grades if found.w >= least), "weak")


def _mean_correlation(cast: NDArray[np.bool_]) -> float | None:
    """The correlation of ranks over all pairs of voters; None if nobody tells items apart.

    Products and squares of ranks are summed over pairs before they are divided: that is what
    makes it agree with W under unequal ties.
    """
    votes = cast.astype(float)
    # both[i, j, a, b]: on how many items i says a and j says b
    both = np.einsum("ian,jbn->ijab", votes, votes, optimize=True)
    own = _centred_ranks(both.sum(axis=3))
    their = own.transpose(1, 0, 2)
    products = np.einsum("ijab,ija,ijb->ij", both, own, their, optimize=True)
    squares = np.einsum("ija,ija->ij", both.sum(axis=3), own**2)
    pairs = ~np.eye(len(cast), dtype=bool)
    total = float(squares[pairs].sum())
    return float(products[pairs].sum()) / total if total > 0 else None


def _centred_ranks(counts: Floats) -> Floats:
    """The mean rank of each class among so many votes in each, less the mean of all ranks."""
    return np.asarray(
        np.cumsum(counts, axis=-1) - counts / 2 - counts.sum(axis=-1, keepdims=True) / 2
    )


def _p_value(w: float, members: int, items: int) -> float:
    between = items - 1 - 2 / members
    if between <= 0:
        return 1.0
    ratio = (members - 1) * w / (1 - w)
    return float(f_distribution.sf(ratio, between, between * (members - 1)))


def _p_if_all_agree(cast: NDArray[np.bool_]) -> float:
    """How likely all others put their votes in the order of one, if each shuffles them."""
    counts = cast.sum(axis=2)
    logs = gammaln(counts.sum(axis=1) + 1) - gammaln(counts + 1).sum(axis=1)
    return float(np.exp(logs.max() - logs.sum()))
