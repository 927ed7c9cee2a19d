"""Who a browser is: one signed cookie, the same for every tab and every room of this server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milepost.room.room import new_id

if TYPE_CHECKING:
    from tornado.web import RequestHandler

_DAYS = 90
_MEMBER = re.compile(r"[0-9a-f]{32}")


def member_of(handler: RequestHandler) -> str:
    """The member id of this browser, or "" where it has none that this server signed."""
    value = handler.get_signed_cookie(_name(handler), max_age_days=_DAYS) or b""
    member = value.decode("ascii", "replace")
    return member if _MEMBER.fullmatch(member) else ""


def make_member(handler: RequestHandler) -> str:
    """The member id of this browser, given to it now if it has none."""
    member = member_of(handler) or new_id()
    handler.set_signed_cookie(
        _name(handler),
        member,
        expires_days=_DAYS,
        httponly=True,
        samesite="Lax",
        secure=handler.request.protocol == "https",
    )
    return member


def _name(handler: RequestHandler) -> str:
    """Browsers share cookies between ports of one host, so each server takes a name of its own."""
    return f"milepost-member-{handler.settings['port']}"
