"""Typed looks into a view: what a member may see, by key."""

from __future__ import annotations

from typing import TypeVar

from milepost.plan.entities import Entity
from milepost.plan.view import View

E = TypeVar("E", bound=Entity)


def one(view: View, key: str, kind: type[E]) -> E | None:
    """The entity under ``key``, or None where the member does not see one."""
    found = view.get(key)
    return found if isinstance(found, kind) else None


def sure(view: View, key: str, kind: type[E]) -> E:
    """The entity under a key that every member sees.

    Raises:
        LookupError: this is no member's view.
    """
    found = one(view, key, kind)
    if found is None:
        raise LookupError(f"this view has no {key!r}; it is not that of a member of the room")
    return found


def each(view: View, prefix: str, kind: type[E]) -> dict[str, E]:
    """All entities whose key begins with ``prefix/``, by the rest of it, in the view's order."""
    found = {}
    for key, entity in view.items():
        head, _, rest = key.partition("/")
        if head == prefix and isinstance(entity, kind):
            found[rest] = entity
    return found
