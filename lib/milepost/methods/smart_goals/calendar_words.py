"""The words of the calendar, as pieces of regular expressions.

Every repetition is bounded, so that matching takes time in proportion to the text.
"""

from __future__ import annotations

import re

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "final": 4, "last": 4,
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)(?:time)?\b"
YEAR = r"(?:(?:19|20|21)\d\d\b(?![.,]?\d|-\d\d?-|\s?%)|['\u2019]\d\d\b)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
SMALL_NUMBER = (
    r"(?:\d{1,4}|an?|half\ an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|eighteen|twenty|twenty[-\s]four|thirty|forty|forty[-\s]five|fifty|sixty|ninety"
    r"|hundred|a\ hundred|one\ hundred"
    r"|a\ couple\ of|couple\ of|a\ few|few|several)"
)
UNIT = (
    r"(?:(?:working|business|calendar|school)[ ])?"
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|h|days?|nights?|weeks?|wks?|fortnights?|months?"
    r"|quarters?|years?|yrs?|decades?|winters?|summers?|seasons?|terms?|sprints?|iterations?)\b"
)
PERIOD = (
    r"(?:week|month|quarter|year|decade|century|sprint|iteration|season|term|semester|summer"
    r"|winter|spring|autumn|fall"
    r"|weekend|day|fortnight|half|(?:school|financial|fiscal|calendar|academic|tax)\ year)\b"
)
#: Words that turn what follows into a deadline or a period of work.
PREPOSITION = (
    r"(?:(?:by|before|until)\ (?:cob|eob|eod|close\ of\ (?:business|play)|noon|midnight|midday"
    r"|end\ of\ (?:the\ )?(?:day|business|play)|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|noon))(?:\ on)?"
    r"|on\ or\ before|no\ later\ than|not\ later\ than|at\ the\ latest|latest|between\ now\ and"
    r"|prior\ to|ahead\ of|in\ time\ for|due\ (?:on|by|in)|as\ of|between|up\ to"
    r"|by|until|till|til|before|in|on|at|within|during|over|through|throughout|from|starting|beginning"
    r"|come|due|deadline|eta)"
)
#: Which part of the period: "the end of", "mid-", "the first week of".
PART = (
    r"(?:the\ )?(?:very\ )?(?:"
    r"(?:end|close|start|beginning|middle|first\ half|second\ half|first\ part"
    r"|(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)\ (?:week|half|quarter))"
    r"\ of\ (?:the\ )?"
    r"|(?:early|mid|late|end)(?:\ in\ (?:the\ )?|\s?[-\u2013]\s?|\ )(?:the\ )?)"
)


def pattern(source: str) -> re.Pattern[str]:
    """Compile ``source``; each blank in it stands for blanks of any kind, at most three."""
    spaced = source.replace("\\ ", " ").replace("[ ]", " ").replace(" ", r"(?:\s{1,3})")
    return re.compile(spaced, re.IGNORECASE)


def month_number(word: str) -> int:
    """1 to 12 for a month's name, long or short."""
    return MONTHS.index(word.casefold()[:3]) + 1


def weekday_number(word: str) -> int:
    """0 to 6, Monday first, for a weekday's name, long or short."""
    return WEEKDAYS.index(word.casefold()[:3])


def count(words: str) -> float:
    """How many "six", "a couple of" or "12" are; the vague ones count as three."""
    low = " ".join(words.casefold().replace("-", " ").split())
    return float(low) if low.isdecimal() else _COUNTS.get(low, 3.0)


_COUNTS = {
    "a": 1, "an": 1, "one": 1, "half a": 0.5, "half an": 0.5, "two": 2, "a couple of": 2,
    "couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20,
    "twenty four": 24, "thirty": 30, "forty": 40, "forty five": 45, "fifty": 50, "sixty": 60,
    "ninety": 90, "hundred": 100, "a hundred": 100, "one hundred": 100,
}  # fmt: skip
