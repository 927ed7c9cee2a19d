"""Who has how many days for a plan."""

from __future__ import annotations

from milepost.methods.role_clarity.availability import Availability, team_days

__all__ = ["STEM", "Availability", "team_days"]

#: The stem of the workshop that these methods serve.
STEM = "role_clarity"
