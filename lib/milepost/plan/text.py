"""What counts as text, so that whatever is accepted can be shown, spoken and printed."""

from __future__ import annotations

import re
import unicodedata

from milepost.plan.faults import Fault, Refusal

#: Longest text in characters, by what it is.
NAME, TITLE, TEXT = 60, 300, 4000

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def one_name(name: str) -> str:
    """A name on one line and in one spelling: accents composed, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def same_name(name: str) -> str:
    """What is alike for all spellings of one name, in capitals, accents and spaces."""
    return one_name(one_name(name).casefold())


def refusal(value: str, longest: int, *, required: bool = True) -> Refusal | None:
    """Why ``value`` cannot be kept as text, or None.

    Control characters and lone surrogates are refused because neither a screen nor a PDF can
    show them faithfully; everything else, in any script and direction, is kept as it is.
    """
    if required and not value.strip():
        return Refusal("text_empty")
    if len(value) > longest:
        return Refusal("text_too_long", {"length": len(value), "longest": longest})
    if found := _UNSHOWABLE.search(value):
        return Refusal("text_unshowable", {"character": f"U+{ord(found[0]):04X}"})
    return None


def check(value: str, longest: int, *, required: bool = True) -> None:
    """Raise the :class:`Fault` that says why ``value`` is not text, if it is not."""
    if found := refusal(value, longest, required=required):
        raise Fault(found.code, **found.fields)
