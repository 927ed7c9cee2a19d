"""A record as a template is told it: every value as a reader of that language would read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from milepost.export.periods import Period
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
        case msgspec.Struct():
            return worded(_fields(value), wording, press)
        case Mapping():
            return {key: worded(each, wording, press) for key, each in value.items()}
        case list() | tuple():
            return [worded(each, wording, press) for each in value]
        case _:
            return value
    return press.set(text)


def _fields(record: msgspec.Struct) -> dict[str, Any]:
    tag = record.__struct_config__.tag
    return msgspec.structs.asdict(record) | ({} if tag is None else {"tag": tag})
