"""The findings as text for a terminal, and as JSON for another program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from milepost.methods.plan_check.finding import Finding, describe_count
from milepost.methods.saying import day, said
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

_WIDTH, _INDENT = 90, 10


def as_text(
    plan: Plan, today: date, found: Sequence[Finding], language: str = DEFAULT_LANGUAGE
) -> str:
    """How much was found, then each finding with its next step under it."""
    return "\n".join(_lines(plan, today, found, language))


def as_json(found: Sequence[Finding], language: str = DEFAULT_LANGUAGE) -> str:
    """A list of objects: rule, severity, parts, evidence, and the two sentences."""
    told = [
        {
            "rule": each.rule,
            "severity": each.severity,
            "parts": each.parts,
            "evidence": each.evidence,
            "finding": each.say(language),
            "next_step": each.next_step(language),
        }
        for each in found
    ]
    return msgspec.json.format(msgspec.json.encode(told)).decode()


def _lines(plan: Plan, today: date, found: Sequence[Finding], language: str) -> Iterator[str]:
    message = describe_count((each.severity for each in found), language)
    yield said("check.report", language, title=plan.title, day=day(today), message=message)
    for each in found:
        yield ""
        label = said(f"check.severity.{each.severity}", language)
        yield from _indented(f"{label:<{_INDENT}}", each.say(language))
        yield from _indented("→ ".rjust(_INDENT), each.next_step(language))


def _indented(label: str, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=label, subsequent_indent=" " * _INDENT)
