"""From where on a matrix of roles is said to be unclear."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

__all__ = ["RoleLimits"]

Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=1)]


class RoleLimits(msgspec.Struct, frozen=True, kw_only=True):
    """The thresholds of the rules; each is our own default unless a source stands beside it.

    Attributes:
        responsible: so many who do one thing are too many (Gamestorming: try for one).
        consulted: so many who are asked are too many.
        accountable_share: nobody should answer for more than this share of the parts; where there
            are fewer people than that allows, for more than their equal share.
        shared_parts: with fewer parts than this, it does not matter how they are shared out.
        sole_parts: on more parts than this somebody should not be the only one to do the work.
        tasks_on_one: from so many tasks on, a milestone should not rest on one person.
        chain_share: so much of the longest chain should not rest on one person.
        far_over: work over the days that somebody has by more than this share is grave.
    """

    responsible: Count = 3
    consulted: Count = 4
    accountable_share: Share = 1 / 3
    shared_parts: Count = 4
    sole_parts: Count = 3
    tasks_on_one: Count = 3
    chain_share: Share = 0.8
    far_over: Share = 0.2
