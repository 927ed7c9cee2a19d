"""In plain words why a date of a plan cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from milepost.methods.network import Network, WorkRules, network
from milepost.methods.network.planned import part_of
from milepost.methods.saying import said
from milepost.methods.scheduling.clashing import Clash, clash
from milepost.methods.scheduling.planned import problem_of
from milepost.methods.scheduling.searching import solve
from milepost.methods.scheduling.solution import Aim
from milepost.methods.scheduling.watch import Search
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE, Chain, Titles

__all__ = ["date_clash", "describe_clash"]

_SILENT = WorkRules()
_TWO_SECONDS = Search(seconds=2.0, aim=Aim.LATENESS)


def date_clash(
    plan: Plan, today: date, part: Id, rules: WorkRules = _SILENT, search: Search = _TWO_SECONDS
) -> Clash | None:
    """Why the due date of a task or milestone cannot hold, if it cannot.

    Args:
        plan: what to do.
        today: the first day on which something can be done.
        part: the id of the task or milestone.
        rules: how work is counted where the plan is silent.
        search: for how long to look.

    Returns:
        The least that cannot hold together, with the working days that are missing at least; None
        if the date can hold, there is none, or nobody found out in time.

    Raises:
        Fault: parts wait for each other in a circle, an owner has no days, or the calendar's
            country is unknown.
    """
    net = network(plan, today, rules)
    if part not in net.activities or net.activities[part].due is None:
        return None
    found = clash(problem_of(net, promised=[part]), seconds=search.seconds)
    if found is None or found.days is not None:
        return found
    return replace(found, days=_days_missing(net, part, search))


def _days_missing(net: Network, part: Id, search: Search) -> int:
    """By how many days at least the date is missed, as far as that is proven."""
    wished = problem_of(net)
    only = tuple(job if job.id == part else replace(job, due=None) for job in wished.jobs)
    return max(1, solve(replace(wished, jobs=only), search).lateness_bound)


def describe_clash(
    plan: Plan,
    today: date,
    found: Clash,
    rules: WorkRules = _SILENT,
    language: str = DEFAULT_LANGUAGE,
) -> str:
    """A clash as sentences: which date, by how much, because of what, and what could be changed.

    Args:
        plan: the plan in which it was found.
        today: the day of which it speaks.
        found: what :func:`date_clash` found.
        rules: how work is counted where the plan is silent.
        language: of the sentences.
    """
    net = network(plan, today, rules)
    activity = net.activities[found.deadlines[0]]
    lead = said(
        "method.scheduling.clash.lead",
        language,
        part=activity.title,
        due=part_of(plan, activity.part).due,
        count=found.days or 1,
    )
    return f"{lead} {_because(plan, net, found, language)}"


def _because(plan: Plan, net: Network, found: Clash, language: str) -> str:
    if found.work:
        loads = [_load(plan, net, who, ids, language) for who, ids in found.work.items()]
        loads += _beside(net, found, language)
        return said("method.scheduling.clash.people", language, loads=" ".join(loads))
    due = net.activities[found.deadlines[0]].due
    if due is not None and due <= 0:
        return said("method.scheduling.clash.past", language)
    chain = _chain(net, found)
    if not found.releases:
        return said("method.scheduling.clash.chain", language, chain=chain)
    first = net.days.day(net.activities[found.releases[0]].earliest)
    return said("method.scheduling.clash.chain_from", language, chain=chain, first=first)


def _load(plan: Plan, net: Network, who: Id, ids: Iterable[str], language: str) -> str:
    tasks = [net.activities[each] for each in sorted(ids, key=list(net.activities).index)]
    return said(
        "method.scheduling.clash.load",
        language,
        person=plan.people[who].name,
        count=sum(each.duration for each in tasks),
        tasks=Titles(each.title for each in tasks),
    )


def _beside(net: Network, found: Clash, language: str) -> Iterator[str]:
    """What takes time before or after work that cannot be done at once, if anything does."""
    at_once = {each for ids in found.work.values() for each in ids}
    ids = dict.fromkeys([*_ends(found), *found.deadlines])
    more = [net.activities[each] for each in ids if each not in at_once]
    days = sum(each.duration for each in more)
    if days:
        tasks = Titles(each.title for each in more if each.duration)
        yield said("method.scheduling.clash.beside", language, count=days, tasks=tasks)


def _ends(found: Clash) -> Iterator[str]:
    return (end for link in found.links for end in (link.before, link.after))


def _chain(net: Network, found: Clash) -> Chain:
    """What takes time on a chain, each once; the part itself if nothing else does."""
    ids = dict.fromkeys(_ends(found))
    timed = [each for each in ids if net.activities[each].duration]
    return Chain(net.activities[each].title for each in timed or found.deadlines)
