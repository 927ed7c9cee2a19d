"""The way from a plan at the lobby to how it goes."""

from __future__ import annotations

from milepost.widgets.markup import link, sentence
from milepost.words import say

__all__ = ["way_to_review"]


def way_to_review(plan: str, *, served: bool) -> str:
    """A link to the review of a plan; where no server is, the notebook that holds it."""
    if not served:
        return sentence(say("page.review.notebook"), "quiet")
    return link(say("page.review.go"), f"/facilitate/review/plan/{plan}")
