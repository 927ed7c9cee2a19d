"""Nothing that people see of Milepost itself is left in English."""

from __future__ import annotations

import re

import pytest

from milepost.words import DEFAULT_LANGUAGE, languages, written

#: On screens, in refusals, at doors, in logs, on the pages of notebooks, and in documents.
SCREENS = ("screen.", "refused.", "door.", "log.", "page.", "pdf.")

#: What advisers say on a screen, and all that the methods say in sentences and on figures.
ADVICE = ("smart.", "check.", "method.")
TRANSLATED = SCREENS + ADVICE
OTHERS = [language for language in languages() if language != DEFAULT_LANGUAGE]

_FIELD = re.compile(r"\{(\w+)\}")
_CODE = re.compile(r"`([^`]*)`")


def english() -> dict[str, str]:
    return {c: said for c, said in written(DEFAULT_LANGUAGE).items() if c.startswith(TRANSLATED)}


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing_and_none_is_left_over(language: str) -> None:
    said = {code for code in written(language) if code.startswith(TRANSLATED)}
    assert sorted(english().keys() - said) == []
    assert sorted(written(language).keys() - written(DEFAULT_LANGUAGE).keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_speaks_of_the_same_values_and_of_the_same_code(language: str) -> None:
    said, plain = written(language), written(DEFAULT_LANGUAGE)
    for form in (_FIELD, _CODE):
        found = {code: sorted(set(form.findall(said[code]))) for code in said}
        assert found == {code: sorted(set(form.findall(plain[code]))) for code in said}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_keeps_its_own_quotes_and_its_spaces(language: str) -> None:
    quotes = {"de": "“”„", "es": "«»", "fr": "«»", "pt": "«»"}[language]
    plain = written(DEFAULT_LANGUAGE)
    for code, said in written(language).items():
        assert said.startswith(" ") == plain[code].startswith(" "), code
        assert not said.endswith(" "), code
        assert set(said) & set("“”„«»") <= set(quotes), code
