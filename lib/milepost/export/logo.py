"""A logo as documents carry it: an SVG, or a PNG wrapped into one."""

from __future__ import annotations

import re
import struct
from base64 import b64encode
from xml.etree import ElementTree as ET

from milepost.export.pictures import is_plain
from milepost.export.results import Record
from milepost.plan.faults import Fault

#: Bytes of a logo; what is larger is a photograph, and would be in every document.
LARGEST = 1_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">II")
_MOST_ACROSS = 10_000


class Logo(Record, frozen=True, kw_only=True):
    """A picture as the text of an SVG."""

    svg: str


def logo_of(name: str, data: bytes) -> Logo:
    """The logo in a file's bytes.

    Raises:
        Fault: it is too large, neither an SVG nor a PNG that can be drawn, or has letters in it
            that cannot be set within an SVG.
    """
    if len(data) > LARGEST:
        raise Fault("theme_logo_large", file=name, size=len(data), largest=LARGEST)
    if data.startswith(_PNG):
        return Logo(svg=_wrapped(name, data))
    return Logo(svg=_checked(name, data))


def _wrapped(name: str, data: bytes) -> str:
    if data[12:16] != b"IHDR" or len(data) < 24 or b"IEND" not in data[-16:]:
        raise Fault("theme_logo_unknown", file=name)
    width, height = _HEADER.unpack_from(data, 16)
    if not (0 < width <= _MOST_ACROSS and 0 < height <= _MOST_ACROSS):
        raise Fault("theme_logo_unknown", file=name)
    size = f'width="{width}" height="{height}"'
    image = f'<image {size} href="data:image/png;base64,{b64encode(data).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{image}</svg>'


def _checked(name: str, data: bytes) -> str:
    """An SVG whose XML is whole and declares no entities, which could unfold to anything."""
    try:
        text = data.decode("utf-8-sig")
        if re.search(r"<!(?:DOCTYPE|ENTITY)[^>]*\[|<!ENTITY", text):
            raise Fault("theme_logo_unknown", file=name)
        root = ET.fromstring(text)  # noqa: S314 - without entities
    except (UnicodeDecodeError, ET.ParseError) as error:
        raise Fault("theme_logo_unknown", file=name) from error
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise Fault("theme_logo_unknown", file=name)
    if not is_plain("".join(root.itertext())):
        raise Fault("theme_logo_letters", file=name)
    return text
