"""From where on a check speaks up."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Share = Annotated[float, Meta(ge=0, le=1)]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The thresholds of all rules; each is our own default unless a source stands beside it.

    Attributes:
        chance_grave: a date that holds with less than this chance is a grave finding.
        chance_warning: and with less than this, a warning.
        moved_days: a date that has moved by more days than this since the first promise has
            moved far; one that has moved twice, too.
        must_share: the largest share of the effort that Musts may have (DSDM Agile Project
            Framework, ch. 10: 60 per cent).
        most_milestones: as many open milestones a team can hold in mind (3 to 7 in practice).
        minor_value: a milestone worth this much to users, of 5, or less is a minor one.
        great_value: a milestone worth this much or more gives users something.
        soon_days: within so many days something should be reached, and users get something.
        fresh_days: for so long after a feature is done, users can still be asked about it.
        runs: how many times the rest of the plan is played through.
    """

    chance_grave: Share = 0.2
    chance_warning: Share = 0.5
    moved_days: int = 90
    must_share: Share = 0.6
    most_milestones: int = 7
    minor_value: int = 2
    great_value: int = 4
    soon_days: int = 90
    fresh_days: int = 120
    runs: int = 2000
