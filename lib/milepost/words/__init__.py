"""What Milepost says: every sentence, by code, one file per language.

Python, the screens and the PDFs all take their words from these files, so a sentence is
written once and translated once. English is complete; what another language does not say yet
is said in English. Nothing here knows what a plan or a room is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from os import environ
from typing import Any

from babel import Locale

DEFAULT_LANGUAGE = "en"

#: Names the language of whoever a process works for alone, as a facilitator's notebook does.
LANGUAGE = "MILEPOST_LANGUAGE"

_FIELD = re.compile(r"\{(\w+)\}")


class Titles(tuple[str, ...]):
    """Titles as people wrote them, for a sentence to put in the quotation marks of its language.

    Whoever finds something about them need not know who will be told.
    """

    __slots__ = ()


class Chain(Titles):
    """Titles of which each leads to the next."""

    __slots__ = ()


@cache
def messages(language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """All messages by code: in one language where it has them, else in English.

    Raises:
        LookupError: there is no file for that language; the message lists those there are.
    """
    if language not in languages():
        known = ", ".join(languages())
        raise LookupError(f"no words for language {language!r}; there are: {known}")
    return {**written(DEFAULT_LANGUAGE), **written(language)}


@cache
def written(language: str) -> dict[str, str]:
    """What the file of a language itself says, by code."""
    file = files(__package__) / f"{language}.json"
    words: dict[str, str] = json.loads(file.read_text("utf-8"))
    return words


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a file, by their BCP 47 tag."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".json")))


@cache
def own_name(language: str) -> str:
    """What a language calls itself, as a list of languages shows it: Deutsch, Español."""
    name = Locale.parse(language).get_display_name() or language
    return name[:1].upper() + name[1:]


def own_names() -> dict[str, str]:
    """What all the languages call themselves, by their BCP 47 tag."""
    return {language: own_name(language) for language in languages()}


#: The language of this process, where nobody's own is known: English, if it was told none of ours.
SPOKEN = environ[LANGUAGE] if environ.get(LANGUAGE) in languages() else DEFAULT_LANGUAGE


def say(code: str, language: str = SPOKEN, **fields: Any) -> str:
    """The sentence for ``code`` with its ``{fields}`` filled in.

    A number in the field ``count`` chooses between ``code.one`` and ``code.other``, by the
    plural rule of the language. Values are inserted as they are: nothing in them is read as a
    field. :class:`Titles` stand in quotation marks, those of a :class:`Chain` with arrows between.

    Raises:
        KeyError: there is no such code.
    """
    words = messages(language)
    if code not in words and "count" in fields:
        code = f"{code}.{_plural_form(language, fields['count'])}"
    return _FIELD.sub(
        lambda match: _inserted(fields.get(match[1], match[0]), language), words[code]
    )


def quoted(title: str, language: str = SPOKEN) -> str:
    """A title in the quotation marks of a language."""
    return messages(language)["method.quoted"].replace("{title}", title)


def _inserted(value: Any, language: str) -> str:
    if not isinstance(value, Titles):
        return str(value)
    between = " → " if isinstance(value, Chain) else ", "
    return between.join(quoted(title, language) for title in value)


def _plural_form(language: str, count: Any) -> str:
    """How many ``count`` is for a language: French says none in the singular.

    Forms for large round numbers, as in “un million de”, stand in none of our sentences.
    """
    return "one" if locale(language).plural_form(count) == "one" else "other"


@cache
def locale(language: str) -> Locale:
    """The country whose way of counting, and of writing days and numbers, stands for a language."""
    return Locale.parse(messages(language)["screen.locale"], sep="-")
