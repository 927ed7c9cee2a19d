"""A record as a template is told it: every value as a reader of that language would read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from milepost.export.document import Picture, Said, Spoken
from milepost.export.periods import Period
from milepost.export.pictures import drawn
from milepost.export.printable import Press
from milepost.export.wording import Wording


def worded(value: Any, wording: Wording, press: Press) -> Any:
    """``value`` as JSON: days, periods and fractional numbers as text, records as objects.

    Whole numbers stay numbers, for counts and places are drawn as well as said. All text goes
    through ``press``. A record of a tagged kind says its kind under ``tag``.
    """
    match value:
        case Period():
            text = wording.period(value)
        case date():
            text = wording.day(value)
        case float():
            text = wording.number(value)
        case str():
            text = str(value)
        case Said():
            text = _said(value, wording)
        case Spoken():
            text = value.say(wording.language)
        case _:
            return _composed(value, wording, press)
    return press.set(text)


def _composed(value: Any, wording: Wording, press: Press) -> Any:
    match value:
        case Picture():
            return worded(drawn(value, wording.language), wording, press)
        case msgspec.Struct():
            return worded(_fields(value), wording, press)
        case Mapping():
            return {key: worded(each, wording, press) for key, each in value.items()}
        case list() | tuple():
            return [worded(each, wording, press) for each in value]
        case _:
            return value


def _said(said: Said, wording: Wording) -> str:
    return wording.say(
        said.code, **{name: _in_sentence(each, wording) for name, each in said.fields.items()}
    )


def _in_sentence(value: Any, wording: Wording) -> Any:
    match value:
        case date():
            return wording.day(value)
        case float():
            return wording.number(value)
        case Said():
            return _said(value, wording)
        case Spoken():
            return value.say(wording.language)
        case _:
            return value


def _fields(record: msgspec.Struct) -> dict[str, Any]:
    tag = record.__struct_config__.tag
    return msgspec.structs.asdict(record) | ({} if tag is None else {"tag": tag})
