"""How simulated people build together: what waits for what, by when, and who does it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from random import Random

from milepost.plan.circles import circle
from milepost.rehearsal.phrases import horizon, idea, milestones
from milepost.rehearsal.speaker import Shown, Speaker, Step
from milepost.samples import Voice

Pair = tuple[str, str]

_A_WEEK = timedelta(days=7)
_A_DAY = 86400.0


async def sequence(speaker: Speaker, step: Step, _: Voice) -> None:
    """Draw what waits for what, hang what is missing, and give dates to what has none."""
    if step["activity"].get("adds") and speaker.speaks_first():
        await _hang(speaker, step)
    lines = _lines(speaker)
    mine = speaker.mine(sorted({card for line in lines for card in line}))
    for before, after in [pair for line in lines for pair in pairwise(line)]:
        if before in mine and _matters(speaker, step, before, after):
            await speaker.think()
            await speaker.do(step, "link_cards", before=before, after=after)
    if step["activity"].get("dates", True):
        await _date_all(speaker, step, lines, mine)
    await speaker.do(step, "declare_finish", finished=True)
    while speaker.here(step):
        _remember(speaker)
        await speaker.guest.until(partial(_goes_on, speaker, step, _links(speaker)), _A_DAY)


async def _hang(speaker: Speaker, step: Step) -> None:
    """Hang a card, and say that it is needed in the end only."""
    text, known = idea(speaker), set(speaker.guest.cards())
    if await speaker.do(step, "write_note", text=text):
        await speaker.guest.until(lambda _: bool(set(speaker.guest.cards()) - known), _A_DAY)
        own = [c for c in speaker.guest.cards() if speaker.card(c).get("title") == text]
        if step["activity"].get("dates", True):
            due = horizon(speaker)
            await speaker.do(step, "set_field", card=own[-1], field="due", value=due, was="")


def _goes_on(speaker: Speaker, step: Step, links: set[str], _: Shown) -> bool:
    return not speaker.here(step) or _links(speaker) != links


def _links(speaker: Speaker) -> set[str]:
    return {key for key in speaker.seen if key.startswith("link/")}


def _remember(speaker: Speaker) -> None:
    """Keep in mind what leads to what, by its titles: cards become parts of the plan."""
    for before, afters in _graph(speaker).items():
        titles = {str(speaker.card(card).get("title", "")) for card in afters}
        speaker.follows.setdefault(str(speaker.card(before).get("title", "")), set()).update(titles)


def _lines(speaker: Speaker) -> list[list[str]]:
    """The cards in lines, each with the milestone last to which it leads, earliest first."""
    cards = [card for card in speaker.guest.cards() if not _left_out(speaker, card)]
    ends = sorted(_of_kind(speaker, "milestone"), key=lambda card: (_due(speaker, card), card))
    lines: dict[str, list[str]] = {end: [] for end in ends}
    # What belongs nowhere yet leads to the later milestones: there is time for more.
    later = ends[len(ends) // 2 :] or [""]
    for at, card in enumerate(card for card in cards if card not in lines):
        home = _home(speaker, card)
        end = next((end for end in ends if speaker.card(end).get("title") == home), home)
        lines.setdefault(end or later[at % len(later)], []).append(card)
    return [[*line, end] if end in ends else line for end, line in lines.items()]


def _home(speaker: Speaker, card: str) -> str:
    """The title of the milestone that a card belongs to, if it says so."""
    shown = speaker.card(card)
    named = milestones(speaker).get(shown.get("fields", {}).get("milestone", ""), {})
    return str(shown.get("under") or named.get("title", ""))


def _left_out(speaker: Speaker, card: str) -> bool:
    """Whether a card was put off: what is not going to be done, nothing should wait for."""
    return bool(speaker.card(card).get("fields", {}).get("moscow") == "wont")


def _of_kind(speaker: Speaker, kind: str) -> list[str]:
    shown = {card: speaker.card(card) for card in speaker.guest.cards()}
    of_kind = [card for card, each in shown.items() if each.get("kind", "") == kind]
    return [card for card in of_kind if not _left_out(speaker, card)]


def _due(speaker: Speaker, card: str) -> str:
    return str(speaker.card(card).get("fields", {}).get("due") or "9999-12-31")


def _matters(speaker: Speaker, step: Step, before: str, after: str) -> bool:
    """Whether a link may be drawn; where work is cut into pieces, it has to be one of a piece."""
    cuts = step["activity"].get("adds", False) and not step["activity"].get("dates", True)
    known = [speaker.card(card).get("kind", "") for card in (before, after)]
    return _may_link(speaker, before, after) and not (cuts and all(known))


def _may_link(speaker: Speaker, before: str, after: str) -> bool:
    """Whether a link would be new, say more than the plan does, and close no circle."""
    own = speaker.card(after).get("title")
    if _due(speaker, before) > _due(speaker, after):
        return False
    if own and speaker.card(before).get("under") == own:
        return False
    drawn = _graph(speaker)
    pairs = ((first, second) for first, seconds in drawn.items() for second in seconds)
    return after not in drawn.get(before, ()) and not circle(pairs, before, after)


def _graph(speaker: Speaker) -> dict[str, set[str]]:
    """What leads to what: links, and tasks to their milestone, which waits as a whole."""
    tasks: dict[str, set[str]] = {}
    for end in _of_kind(speaker, "milestone"):
        title = speaker.card(end).get("title")
        tasks[end] = {c for c in speaker.guest.cards() if speaker.card(c).get("under") == title}
    graph: dict[str, set[str]] = {}
    for end, under in tasks.items():
        for task in under:
            graph.setdefault(task, set()).add(end)
    for link in (speaker.seen[key] for key in _links(speaker)):
        after = link["after"]
        graph.setdefault(link["before"], set()).update({after, *tasks.get(after, ())})
    return graph


async def _date_all(speaker: Speaker, step: Step, lines: list[list[str]], mine: list[str]) -> None:
    for line in lines:
        for card, day in _dates(speaker, line):
            undated = not speaker.card(card).get("fields", {}).get("due")
            if card in mine and undated and speaker.card(card).get("kind", "") != "task":
                await speaker.think()
                await speaker.do(step, "set_field", card=card, field="due", value=str(day), was="")


def _dates(speaker: Speaker, line: list[str]) -> Iterator[tuple[str, date]]:
    """A day for each card of a line: a week apart, the last one when the line has to end."""
    known = _due(speaker, line[-1]) if line else "9"
    last = date.fromisoformat(known if known[0] != "9" else horizon(speaker))
    for at, card in enumerate(reversed(line)):
        yield card, max(last - at * _A_WEEK, speaker.today + _A_WEEK)


async def assign(speaker: Speaker, step: Step, _: Voice) -> None:
    """Say who does what: as one believes alone, or for the cards dealt to one."""
    alone = step["activity"].get("private", False)
    cards = speaker.guest.cards()
    for card in cards if alone else speaker.mine(cards):
        for person, role in _parts(speaker, step, card, alone=alone):
            await speaker.think()
            await speaker.do(step, "give_part", card=card, person=person, role=role)


def _parts(speaker: Speaker, step: Step, card: str, *, alone: bool) -> Iterator[tuple[str, str]]:
    wanted = _cast(speaker, card, speaker.random if alone else None)
    held: Shown = {} if alone else speaker.seen.get(f"assigned/{card}", {}).get("people", {})
    if step["activity"].get("grid", "owner") == "owner":
        if "accountable" not in held.values():
            yield (
                next(name for name, role in wanted.items() if role == "accountable"),
                "accountable",
            )
        return
    answers = [name for name, role in held.items() if role == "accountable"]
    for one_too_many in answers[1:]:
        yield one_too_many, "responsible"
    for name, role in wanted.items():
        taken = (role == "accountable" and answers) or name in held
        if not taken:
            yield name, role
    if len(wanted) > 1 and "responsible" not in {*held.values(), *wanted.values(), *answers[1:]}:
        yield next(name for name in wanted if name not in answers), "responsible"


def _cast(speaker: Speaker, card: str, doubt: Random | None) -> dict[str, str]:
    """Who does, who answers, who is asked and who is told, as all see it, or nearly."""
    names = list(speaker.seen.get("people", {}).get("names", ()))
    speaker.common(card).shuffle(names)
    if doubt is not None and doubt.random() < 0.3:
        doubt.shuffle(names)
    roles = ("accountable", "responsible", "consulted", "informed")
    return dict(zip(names, roles, strict=False))
