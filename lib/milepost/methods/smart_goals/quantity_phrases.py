"""Measures that are said without a number: "halve", "twice as many", "no open bugs"."""

from __future__ import annotations

from milepost.methods.smart_goals.calendar_words import pattern

_RATIO = pattern(
    r"(?<![\w-])(?:"
    r"(?:double|doubl(?:es|ed|ing)|halv(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|treble"
    r"|quadrupl(?:e|es|ed|ing))(?![-\s]?(?:check|click|opt|sided|glazing|page))"
    r"|twice (?:as|the|a|per)|(?:two|three|five|ten)-?fold|\d{1,4}(?:\.\d)?(?:x|-?fold)"
    r"|(?:three|four|five|six|ten|\d{1,3}) times (?:a|per|as|more|faster|fewer|each)"
    r"|half (?:of|the|as|our|their)|more than half|by half|in half"
    r"|by (?:a|one) (?:third|quarter|fifth|tenth)"
    r"|(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?(?= of (?!a\b)| by|$|[.,;]| more| fewer)"
    r"|(?:two|three)[-\s](?:third|quarter)s"
    r"|majority of|single digits|double digits|hundreds|dozens|thousands|millions"
    r")\b"
)
_NONE = pattern(
    r"(?<![\w-])(?:zero|nil|no (?=(?:more than|fewer than|longer than)\b"
    r"|\w+ (?:older|longer|larger|with|has|have|is|are)\b"
    r"|(?:known|open|unplanned|critical|blocking|remaining|outstanding|overdue|unresolved"
    r"|failing|failed|reported|data|single|manual)\b))"
)
_FREQUENCY = pattern(
    r"\b(?:"
    r"every \d{1,4}\s?(?:ms|s|m|h|d|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?)"
    r"|every (?:second|third|fourth|two|three|four|five|six) \w+"
    r"|(?:once|twice|one \w+) (?:a|per|every)"
    r" (?:hour|day|week|month|quarter|year|shift|sprint|night)"
    r"|(?:in|under|within|inside) (?:less than |under )?(?:an?|one) (?:second|minute|hour|day)"
    r")\b"
)

PHRASES = (_RATIO, _NONE, _FREQUENCY)
ZERO_IDIOMS = pattern(r"zero (?:tolerance|trust|day|copy|config|knowledge|waste)\b")
