"""Which language a browser is answered in: the one picked there, else the one that it asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milepost.words import DEFAULT_LANGUAGE, languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tornado.web import RequestHandler

#: The choice of a person, not of a server: the screen's script reads and writes it too.
COOKIE = "milepost-language"

_DAYS = 365
_RANGE = re.compile(
    r"\s*([a-z]{1,8})(?:-[a-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?", re.I
)


def language_of(handler: RequestHandler) -> str:
    """The language for whoever sent this request."""
    picked = handler.get_cookie(COOKIE, "") or ""
    if picked in languages():
        return picked
    return preferred(handler.request.headers.get("Accept-Language", ""))


def remember_language(handler: RequestHandler, language: str) -> None:
    """Have this browser say from now on that ``language`` was picked."""
    handler.set_cookie(
        COOKIE,
        language,
        expires_days=_DAYS,
        samesite="Lax",
        secure=handler.request.protocol == "https",
    )


def preferred(accepted: str) -> str:
    """Of the languages there are the one that an ``Accept-Language`` header likes best.

    Regions make no difference, and of languages that are liked alike the first is taken. English,
    where none of ours is liked.
    """
    liked = [(weight, tag) for tag, weight in _weighed(accepted) if tag in languages()]
    best = max(liked, key=lambda each: each[0], default=(0.0, DEFAULT_LANGUAGE))
    return best[1] if best[0] > 0 else DEFAULT_LANGUAGE


def _weighed(accepted: str) -> Iterator[tuple[str, float]]:
    for written in accepted.split(","):
        if match := _RANGE.fullmatch(written):
            yield match[1].lower(), float(match[2] or 1)
