"""What Milepost says: every sentence, by code, one file per language.

Python, the screens and the PDFs all take their words from these files, so a sentence is
written once and translated once. Nothing here knows what a plan or a room is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

DEFAULT_LANGUAGE = "en"

_FIELD = re.compile(r"\{(\w+)\}")


@cache
def messages(language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """All messages of one language, by code.

    Raises:
        LookupError: there is no file for that language; the message lists those there are.
    """
    file = files(__package__) / f"{language}.json"
    if language not in languages():
        known = ", ".join(languages())
        raise LookupError(f"no words for language {language!r}; there are: {known}")
    words: dict[str, str] = json.loads(file.read_text("utf-8"))
    return words


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a file, by their BCP 47 tag."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".json")))


def say(code: str, language: str = DEFAULT_LANGUAGE, **fields: Any) -> str:
    """The sentence for ``code`` with its ``{fields}`` filled in.

    A number in the field ``count`` chooses between ``code.one`` and ``code.other`` where a
    language file has both. Values are inserted as they are: nothing in them is read as a field.

    Raises:
        KeyError: the language has no such code.
    """
    words = messages(language)
    if code not in words and "count" in fields:
        code = f"{code}.{'one' if fields['count'] == 1 else 'other'}"
    return _FIELD.sub(lambda match: str(fields.get(match[1], match[0])), words[code])
