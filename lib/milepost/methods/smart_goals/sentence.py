"""A goal cut into tokens, each of which knows its place in the text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from milepost.methods.smart_goals.advice import Span

#: A goal is a sentence. What comes after so many characters is not read, which bounds the work.
LONGEST_READ = 1000

_TOKEN = re.compile(
    r"""
      \d+(?:[.,]\d+)*                                  # 1,200  3.13  30.09.2027
    | [^\W\d_]+(?:['\u2019][^\W\d_]+)*                      # words, also buyer's
    | [<>]=?|[≤≥±+%‰€£$¥°#&/:;,.!?()\[\]"“”\u2013—-]        # signs that carry meaning
    | \S
    """,
    re.VERBOSE,
)
_LIST_MARK = re.compile(
    r"""\s*(?:
        [-*•]\s+(?:\[[ xX]?\]\s*)?
      | \(?\d{1,2}(?:\.\d{1,2})*[.)]\s+(?!\d)
      | (?:goal|objective|outcome|result|kr|key\ result|okr|milestone|step|phase|m|o|g)
        \s?\d{1,2}(?:\.\d{1,2})*\s*(?:[:.)]|[-\u2013—]\s)\s*
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """One word, number or sign, with its place in the text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The token in lower case, with a straight apostrophe."""
        return self.text.casefold().replace("\u2019", "'")

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is two or more capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Sentence:
    """The part of a text that is read, its tokens, and where its list mark ends."""

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST_READ]
        mark = _LIST_MARK.match(self.text)
        self.begin = mark.end() if mark else 0

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """What the sentence is made of, behind its list mark."""
        found = _TOKEN.finditer(self.text, self.begin)
        return tuple(Token(match[0], match.start(), match.end()) for match in found)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Those tokens that are words."""
        return tuple(token for token in self.tokens if token.is_word)

    def at(self, index: int) -> Token | None:
        """The token at ``index``, or None outside the sentence."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def low(self, index: int) -> str:
        """The token at ``index`` in lower case, or nothing outside the sentence."""
        token = self.at(index)
        return token.low if token else ""

    def glued(self, index: int) -> bool:
        """Whether no space divides the token at ``index`` from the one before it."""
        token, before = self.at(index), self.at(index - 1)
        return bool(token and before and before.end == token.start)

    def latin(self) -> bool:
        """Whether most letters are Latin; the word lists know no other script."""
        letters = [character for character in self.text if character.isalpha()]
        return 2 * sum(character < "ɐ" for character in letters) >= len(letters)
