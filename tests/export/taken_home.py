"""Plans for the files that one takes home: rich, hostile, and those of the samples."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from milepost import samples
from milepost.methods import example
from milepost.plan.parts import Action, Id, Metric, Milestone, Part, Person
from milepost.plan.plan import Plan
from milepost.plan.risks import Assessment, Risk
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Dependency, Task

DAY = date(2027, 1, 11)

#: Texts that would like to be a formula, a command, an option, a heading, a comment.
HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "\t=1+1",
    "\uff1dcmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "a;=1\n- list\n+1",
    "'; rm -rf ~; echo `id` $(id) '",
    "<!-- milepost t1 --> <script>x</script> | * _ # [a](http://x.example) www.x.example @all",
    "gantt: section; title %% comment #35; done",
    "سلام שלום 你好 👩‍👩‍👧 \\",
    "--title=x",
    "x" * 290,
)


def rich() -> Plan:
    return example.plan()


def hostile() -> Plan:
    """A plan whose every title would like to be something else."""
    people = [Person(id="eve", name="=Eve `id`"), Person(id="eve-2", name="=eve `ID`")]
    milestones = [
        Milestone(
            id=f"m{n}",
            title=_line(title),
            outcome=title.strip(),
            metric=Metric(name=_line(title), target=-1.5, unit="@"),
            due=DAY,
            owner="eve",
        )
        for n, title in enumerate(HOSTILE)
    ]
    tasks = [
        Task(
            id=f"t{n}",
            title=_line(title),
            milestone=f"m{n}",
            owner="eve-2",
            days=ThreePoint(low=1, likely=2, high=5.5),
            due=DAY,
        )
        for n, title in enumerate(HOSTILE)
    ]
    now = Assessment(likelihood=3)
    risks = [
        Risk(id=f"r{n}", event=_line(title), threatens=(f"m{n}", f"t{n}"), now=now)
        for n, title in enumerate(HOSTILE)
    ]
    return Plan(
        title=HOSTILE[0],
        vision=HOSTILE[7],
        people=_by_id(people),
        milestones=_by_id(milestones),
        tasks=_by_id(tasks),
        risks=_by_id(risks),
        dependencies=_by_id([Dependency(id="l1", before="t0", after="t1", lag=-2)]),
        actions=_by_id([Action(id="a1", text="=1", owner="eve", due=DAY)]),
    )


def all_plans() -> list[Plan]:
    return [*(samples.load(name).plan for name in samples.samples()), rich(), hostile()]


def _line(title: str) -> str:
    # A table has a title on one line; a plan may have it on several.
    return " ".join(title.split())


P = TypeVar("P", bound=Part)


def _by_id(parts: list[P]) -> dict[Id, P]:
    return {each.id: each for each in parts}
