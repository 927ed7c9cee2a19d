"""From bytes to text: what people save is not always UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import Final

from milepost.importing.faults import Broken, Place

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: What a file in a Western language shows above ASCII: letters, quotes, dashes, currencies.
_WESTERN: Final = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ\u2018\u2019\u201a“”„\u2013—…€£§°«»¡¿ºª·•\u00a0]")

#: More than this share of letters above ASCII is no Western language read as it was written.
_MOST_FOREIGN: Final = 0.3


def decoded(data: bytes) -> tuple[str, str]:
    """The text of ``data``, and the encoding it was in.

    A byte order mark says which; without one it is UTF-8, else UTF-16 by its zero bytes, else
    Windows-1252 if it reads like a Western language.

    Raises:
        Broken: it is in no encoding that is known here.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    if wide := _wide(data):
        return _strictly(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _western(data, error), "windows-1252"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        raise Broken("import_not_text", _end_of(before), encoding=encoding) from error


def _wide(data: bytes) -> str:
    """UTF-16 by where its zero bytes are, if ``data`` seems to be in it."""
    start = data[:2000]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = max(len(start) // 2, 1)
    if odd > 0.6 * half and not even:
        return "utf-16-le"
    if even > 0.6 * half and not odd:
        return "utf-16-be"
    return ""


def _western(data: bytes, error: UnicodeDecodeError) -> str:
    place = _end_of(data[: error.start].decode("utf-8"))
    byte = f"0x{data[error.start]:02X}"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Broken("import_encoding_unknown", place, byte=byte) from error
    foreign = sum(not each.isascii() for each in text)
    letters = sum(each.isalpha() for each in text)
    odd = foreign - len(_WESTERN.findall(text))
    if "\0" in text or odd > 0.1 * foreign or foreign > _MOST_FOREIGN * max(letters, 1):
        raise Broken("import_encoding_unknown", place, byte=byte)
    return text


def _end_of(text: str) -> Place:
    return Place(text.count("\n") + 1, len(text) - text.rfind("\n"))
