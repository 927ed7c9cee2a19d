"""How a document says things: its sentences, days, numbers and periods in one language."""

from __future__ import annotations

from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from milepost import words
from milepost.export.periods import Period
from milepost.words import days

_PREFIX = "pdf."


class Wording:
    """The words of one language, and how it writes days and numbers."""

    def __init__(self, language: str) -> None:
        """Take the words of ``language``, a BCP 47 tag.

        Raises:
            LookupError: there are no words in that language.
        """
        self.language = language
        self._messages = words.messages(language)
        self._locale = Locale.parse(self._messages["pdf.locale"])
        self._counting = words.locale(language)

    def phrases(self) -> dict[str, str]:
        """Every sentence that documents use, by its code without the prefix ``pdf.``."""
        kept = (item for item in self._messages.items() if item[0].startswith(_PREFIX))
        return {code.removeprefix(_PREFIX): phrase for code, phrase in kept}

    def say(self, code: str, **fields: object) -> str:
        """The sentence ``pdf.CODE`` with its fields filled in."""
        return words.say(_PREFIX + code, self.language, **fields)

    def singular(self) -> list[int]:
        """The counts that take the singular: one, and in French also none."""
        return [count for count in (0, 1) if self._counting.plural_form(count) == "one"]

    def day(self, day: date) -> str:
        """A day with its month in letters, which no country reads as another day."""
        return days.day(day, self.language)

    def number(self, number: float) -> str:
        """A number with its thousands set apart and no more decimals than it has."""
        return format_decimal(number, "#,##0.######", locale=self._locale)

    def period(self, period: Period) -> str:
        """A month, a quarter or a year; of several years, the first and the last."""
        if period.months < 12:
            pattern = "MMM y" if period.months == 1 else "QQQ y"
            return format_date(period.begins, pattern, locale=self._locale)
        last = period.year + period.months // 12 - 1
        if last == period.year:
            return str(last)
        return self.say("years", first=period.year, last=last)

    def script(self, code: str) -> str:
        """The name of a script by its ISO 15924 code; signs that belong to none are symbols."""
        if code in ("Zinh", "Zyyy", "Zzzz"):
            return self.say("symbols")
        return str(self._locale.scripts.get(code, code))
