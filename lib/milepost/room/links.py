"""Links of their own for people without a room: who may follow which, and how one is taken back.

A link is signed by keys that the log keeps beside its entries, so that any process on the store
can make and check it. One of them is the link's own: forgetting it ends that link alone.
"""

from __future__ import annotations

import base64
import hmac
from enum import StrEnum

import msgspec

from milepost.plan.plan import Plan
from milepost.room.log import Log

#: Of each half of a signature, and the letters that they are written with.
_DIGEST_BYTES, _HALF = 12, 16
_LONGEST = 160


class LinkKind(StrEnum):
    """What a link is for; its value stands in the address.

    ``me`` is a person's, to say how theirs is going; ``feedback`` a milestone's, for those who
    use what it brought; ``plan`` everyone's, to read the plan.
    """

    ME = "me"
    FEEDBACK = "feedback"
    PLAN = "plan"


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Where a link leads: to a plan, and there to the person or milestone ``part``, if to one."""

    kind: LinkKind
    plan: str
    part: str = ""

    def leads_into(self, plan: Plan) -> bool:
        """Whether what the link is about is still in the plan."""
        match self.kind:
            case LinkKind.ME:
                return self.part in plan.people
            case LinkKind.FEEDBACK:
                found = plan.milestones.get(self.part)
                return found is not None and found.status != "dropped"
            case _:
                return not self.part


def address(log: Log, link: Link) -> str:
    """The path of a link on Milepost's server, signed."""
    return f"/{link.kind}/{link.plan}.{link.part}.{_written(_made(log, link) + _kept(log, link))}"


def followed(log: Log, kind: LinkKind, typed: str) -> Link | None:
    """The link that somebody followed, if this store has signed it and it was not taken back."""
    parts = typed.split(".")
    if len(typed) > _LONGEST or len(parts) != 3 or not typed.isascii():
        return None
    link, given = Link(kind=kind, plan=parts[0], part=parts[1]), parts[2]
    # The first half tells strangers apart before a key of the link's own is asked for, and made.
    if not hmac.compare_digest(given[:_HALF], _written(_made(log, link))):
        return None
    return link if hmac.compare_digest(given[_HALF:], _written(_kept(log, link))) else None


def take_back(log: Log, link: Link) -> None:
    """End a link; the next that is made for the same is another."""
    log.erase_key(key_of(link))


def _made(log: Log, link: Link) -> bytes:
    """That this store made the link, whenever it did."""
    return hmac.digest(log.key("links"), key_of(link).encode(), "sha256")[:_DIGEST_BYTES]


def _kept(log: Log, link: Link) -> bytes:
    """That it was not taken back since."""
    return hmac.digest(log.key(key_of(link)), b"kept", "sha256")[:_DIGEST_BYTES]


def _written(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).decode()


def key_of(link: Link) -> str:
    """The name under which the log keeps a link's own key."""
    return f"links/{link.plan}/{link.kind}/{link.part}"
