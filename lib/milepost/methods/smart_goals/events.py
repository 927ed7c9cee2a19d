"""Deadlines that name an event: "before the conference", "ahead of the winter break"."""

from __future__ import annotations

from milepost.methods.smart_goals.calendar_words import pattern

EVENT = (
    r"(?:holidays?|vacations?|breaks?|conferences?|congress|summit|launch|release|gala|agm|assembly"
    r"|elections?|season|term|semester|half[-\s]?term|exams?|examinations|audit|inspection|closing"
    r"|deadline|meeting|review|kick-?off|go-live|birthday|opening|wedding|trip|visit|festival"
    r"|fair|expo|trade show|year-end|demo day|demo|sprint|milestone|workshop|hackathon|meetup"
    r"|board meeting|school year|graduation|harvest|handover|expiry|renewal|ramp-up|freeze"
    r"|tournament|championships?|olympics|world cup|games|premiere|concert|show|anniversary)\b"
)
PATTERN = pattern(
    r"(?<![\w-])(?P<prep>by|before|until|till|ahead of|prior to|in time for|no later than"
    r"|not later than|during|over)"
    rf" (?:the end of |the start of )?(?:the |our |my |their |its |this |next |each )?"
    rf"(?:[\w'\u2019]{{2,20}}[-\s]){{0,3}}{EVENT}(?: (?:begins|starts|opens|ends))?"
)
