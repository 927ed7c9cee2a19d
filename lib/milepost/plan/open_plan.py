"""A plan that many changes enter at once: its shelves are changed in place, and then closed.

A plan is a frozen value, and each single change copies the shelf that it touches. For the
50,000 parts of an import that would be a copy of all of them for each.
"""

from __future__ import annotations

from typing import Any

import msgspec

from milepost.plan.parts import Id, Part
from milepost.plan.plan import Plan
from milepost.plan.references import check_part

_FIELDS = Plan.__struct_fields__


class OpenPlan(Plan, frozen=True, kw_only=True):
    """A plan as it is being changed; it never leaves the one who opened it."""

    def __post_init__(self) -> None:
        """Check nothing: what is opened was a sound plan."""

    @classmethod
    def of(cls, plan: Plan) -> OpenPlan:
        """An open copy of ``plan``; itself, if it is open already."""
        if isinstance(plan, OpenPlan):
            return plan
        opened = cls(title=plan.title)
        for name in _FIELDS:
            value = getattr(plan, name)
            kept = dict(value) if isinstance(value, dict) else value
            msgspec.structs.force_setattr(opened, name, kept)
        return opened

    def closed(self) -> Plan:
        """The plan as a value; whoever opened it lets go of it."""
        plan = Plan(title=self.title)
        for name in _FIELDS:
            msgspec.structs.force_setattr(plan, name, getattr(self, name))
        return plan

    def having(self, shelf: str, part: Part) -> OpenPlan:
        """See :meth:`Plan.having`; the plan itself changes."""
        check_part(self, part)
        getattr(self, shelf)[part.id] = part
        return self

    def lacking(self, shelf: str, key: Id) -> OpenPlan:
        """See :meth:`Plan.lacking`; the plan itself changes."""
        getattr(self, shelf).pop(key, None)
        return self

    def _with(self, field: str, value: Any) -> OpenPlan:
        msgspec.structs.force_setattr(self, field, value)
        return self
