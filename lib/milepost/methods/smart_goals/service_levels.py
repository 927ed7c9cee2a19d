"""Tells "within six weeks", a deadline, from "within 4 hours of the call", a service level."""

from __future__ import annotations

import re

from milepost.methods.smart_goals.events import EVENT
from milepost.methods.smart_goals.relative_dates import unit_of
from milepost.methods.smart_goals.sentence import Sentence

_SHORT = {"second", "minute", "hour", "h"}
_STARTS_FROM = re.compile(r"\s+(?:of|after|from)\s+(?!now\b|today\b)(?P<rest>.{0,40})", re.DOTALL)
_EVENT = re.compile(EVENT, re.IGNORECASE)
_SHARE = re.compile(r"%|\bper\s?cent\b|\b(?:all|every|each|any|in\s+\w+)\b", re.IGNORECASE)
#: Stems of what is done again and again, for each case that comes in.
_ROUTINE = re.compile(
    r"\b(?:repl(?:y|ies)|respon[ds]\w*|answer\w*|resolv\w*|refund\w*|patch\w*|deliver\w*|ship\w*"
    r"|process\w*|return\w*|repair\w*|fix\w*|fill\w*|decid\w*|leav\w*|acknowledg\w*|pa(?:y|id|ys)"
    r"|triag\w*|handl\w*|dispatch\w*|confirm\w*|settl\w*|restor\w*|recover\w*|clos\w*|notif\w*"
    r"|arriv\w*|reimburs\w*|revoke\w*|escalat\w*|seen|treated)\b",
    re.IGNORECASE,
)
_ONE_THING = re.compile(r"\b(?:the|our|a|an|this|my|its)\b", re.IGNORECASE)


def is_deadline(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a matched span of time says by when the goal is reached.

    Times up to hours are waits, not deadlines. So are longer ones that run from something which
    happens again and again, or that bound what is done with each of many cases.
    """
    unit, opening = unit_of(match["u"]), match["open"].casefold()
    if match["time"] or (match["next"] or "").casefold() in {"next", "coming", "following"}:
        return True
    if unit in _SHORT or opening in {"over", "during", "throughout", "for"} or _is_rate(match):
        return False
    if starts := _STARTS_FROM.match(sentence.text, match.end()):
        return bool(_EVENT.search(starts["rest"]))
    return not _is_routine(sentence.text[: match.start()], unit, match)


def _is_rate(match: re.Match[str]) -> bool:
    """A speed, as in "in under a day"; longer times may be deadlines."""
    return unit_of(match["u"]) in {"day", "night"} and match["n"].casefold() in {"a", "one", "1"}


def _is_routine(before: str, unit: str, match: re.Match[str]) -> bool:
    if not _ROUTINE.search(before):
        return False
    many = bool(_SHARE.search(before) or _SHARE.match(match.string, match.end() + 1))
    return many or ("day" in unit and not _ONE_THING.search(before))
