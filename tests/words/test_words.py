"""How sentences are found, counted and filled in, whatever the language."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from milepost import words
from milepost.plan.faults import Fault
from milepost.words import LANGUAGE, Chain, Titles, languages, messages, own_name, quoted, say


def test_a_count_chooses_the_form_that_the_language_has_for_it() -> None:
    code = "screen.card.notes"
    assert say(code, "en", count=0) == "0 notes"
    assert say(code, "fr", count=0) == "0 note"
    assert say(code, "pt", count=0) == "0 notas"
    assert [say(code, language, count=1) for language in ("en", "es")] == ["1 note", "1 nota"]
    assert say(code, "es", count=1_000_000) == "1000000 notas"


def test_what_a_language_does_not_say_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"en": {"a": "one", "b": "two"}, "de": {"a": "eins"}}
    monkeypatch.setattr(words, "written", said.__getitem__)
    messages.cache_clear()
    assert [say(code, "de") for code in "ab"] == ["eins", "two"]
    monkeypatch.undo()
    messages.cache_clear()


@pytest.mark.parametrize(("told", "said"), [("de", "Neuer Plan"), ("xx", "New plan")])
def test_a_process_speaks_the_language_that_it_is_told(told: str, said: str) -> None:
    asks = "from milepost.words import say; print(say('page.lobby.new'))"
    command = [sys.executable, "-c", asks]
    environment = {**os.environ, LANGUAGE: told, "PYTHONIOENCODING": "utf-8"}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout == f"{said}\n"


def test_a_code_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("screen.no_such_code", "de")


def test_a_language_without_a_file_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(LookupError, match="there are: de, en, es, fr, pt"):
        messages("xx")


def test_what_is_filled_in_is_never_read_as_a_field_itself() -> None:
    said = say("refused.step_over", "de", step="{current}", current="Ideen")
    assert said.startswith("„{current}“ ist vorbei; der Raum ist bei „Ideen“.")


def test_titles_stand_in_the_quotation_marks_of_the_language_that_says_them() -> None:
    said = {language: quoted("{title} 1", language) for language in languages()}
    assert said == {
        "de": "„{title} 1“",
        "en": "“{title} 1”",
        "es": "«{title} 1»",
        "fr": "«\u00a0{title} 1\u00a0»",
        "pt": "«{title} 1»",
    }
    fault = Fault("dependency_circle", parts=Chain(("a", "{parts}")))
    assert "„a“ → „{parts}“" in fault.refusal.say("de")
    assert fault.refusal.told("de")["fields"] == {"parts": ("a", "{parts}")}
    assert "«a», «b»" in say("refused.sprint_goal_not_ready", "es", titles=Titles("ab"))


def test_each_language_is_called_what_its_speakers_call_it() -> None:
    names = {language: own_name(language) for language in languages()}
    assert names == {
        "de": "Deutsch",
        "en": "English",
        "es": "Español",
        "fr": "Français",
        "pt": "Português",
    }
