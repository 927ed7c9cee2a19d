"""How Milepost says no: a code, and the values that the sentence needs."""

from __future__ import annotations

from typing import Any

import msgspec

from milepost import words

__all__ = ["Fault", "Refusal"]


class Refusal(msgspec.Struct, frozen=True):
    """Why something cannot be: the rule as a code of ``words``, and the values it speaks of.

    ``about`` is the title of the card that it is about, where it may be any of many.
    """

    code: str
    fields: dict[str, Any] = {}
    about: str = ""

    def say(self, language: str = words.SPOKEN) -> str:
        """The refusal as a sentence: the rule, the value, the next step."""
        why = words.say(f"refused.{self.code}", language, **self.fields)
        if not self.about:
            return why
        return words.say("refused.about_card", language, title=self.about, why=why)

    def told(self, language: str = words.SPOKEN) -> dict[str, Any]:
        """The refusal as a screen is told it: code, values, and the sentence to show."""
        fields = msgspec.to_builtins(self.fields)
        return {"code": self.code, "fields": fields, "text": self.say(language)}


class Fault(ValueError):
    """Something that cannot be right was about to be made."""

    def __init__(self, code: str, **fields: Any) -> None:
        self.refusal = Refusal(code, fields)
        super().__init__(self.refusal.say())

    def about(self, title: str) -> Fault:
        """The same, said of the card of that title."""
        told = Fault(self.refusal.code, **self.refusal.fields)
        told.refusal = msgspec.structs.replace(self.refusal, about=title)
        told.args = (told.refusal.say(),)
        return told
