"""One room with a step for each form of each activity, on a plan that was typed at will."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from milepost.methods import example
from milepost.plan.agenda import (
    Activity,
    Agenda,
    Assign,
    Choice,
    Collect,
    Commit,
    DeckKind,
    Direction,
    Estimate,
    Feedback,
    Field,
    FieldKind,
    Grid,
    Group,
    Inform,
    Lane,
    Makes,
    Rate,
    Refine,
    Scale,
    Select,
    Sequence,
    Sort,
    Source,
    Step,
    Unit,
    Vote,
)
from milepost.plan.parts import Part
from milepost.plan.plan import Plan
from milepost.plan.text import NAME, TITLE

P = TypeVar("P", bound=Part)

#: What runs, if it is ever taken for more than text, leaves a mark on the page.
HTML = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
RTL = "\u202eكل طفل يقرأ كتابًا واحدًا في الشهر"
EMOJI = "👩🏽‍🚀" * 20
#: As long as may be, without a place to break.
LONGEST = (WORD * 50)[:4000]

LANES = tuple(
    Lane(key=key, label=label, hint=HTML)
    for key, label in (("must", HTML), ("should", WORD), ("could", RTL), ("wont", EMOJI))
)
FIELDS = (
    Field(key="title", label="Goal"),
    Field(key="why", label=WORD, kind=FieldKind.LONG),
    Field(key="points", label="Points", kind=FieldKind.NUMBER),
    Field(key="due", label="By when", kind=FieldKind.DATE),
    Field(key="owner", label="Owner", kind=FieldKind.PERSON),
    Field(
        key="kind",
        label="Kind",
        kind=FieldKind.CHOICE,
        choices=(Choice(key="build", label=WORD), Choice(key="research", label=HTML)),
    ),
    Field(key="milestone", label="Milestone", kind=FieldKind.MILESTONE),
)
ACROSS = Scale(key="likelihood", label=WORD, low_label="never", high_label="surely")
UP = Scale(key="impact", label=HTML, low_label=WORD, high_label=WORD)
PACE = Scale(key="pacing", label="Pace", low_label="far too slow", high_label="far too fast")
SURE = Scale(key="sure", label="Sure", low=0, high=5)


def _step(key: str, activity: Activity, tables: int = 0) -> Step:
    return Step(key=key, title=key.title(), minutes=5, activity=activity, tables=tables)


AGENDA = Agenda(
    workshop="every_step",
    title="Everything once",
    steps=(
        _step("hello", Inform(text=HTML)),
        _step("ideas", Collect(prompt="What next?", fields=FIELDS, per_person=2)),
        _step("beside", Collect(prompt="What else?", private=False, beside=Source.MILESTONES)),
        _step("tables_of_two", Collect(prompt="And here?", private=False), tables=2),
        _step("alike", Group(of="ideas")),
        _step("vote", Vote(of="alike")),
        _step("choose", Select(of="vote", most=3)),
        _step("draft", Refine(of="choose", fields=FIELDS)),
        _step("scores", Rate(of="choose", scales=(SURE,), anonymous=True)),
        _step("matrix", Rate(of="risks", scales=(ACROSS, UP), matrix=True)),
        _step("lanes_alone", Sort(of="tasks", lanes=LANES, field="moscow", private=True)),
        _step("lanes", Sort(of="beside", lanes=LANES, start="wont")),
        _step("forward", Sequence(of="milestones", adds=True)),
        _step("backward", Sequence(of="tasks", direction=Direction.BACKWARD)),
        _step("owners", Assign(of="tasks")),
        _step("raci", Assign(of="milestones", grid=Grid.RACI)),
        _step("beliefs", Assign(of="milestones", grid=Grid.RACI, private=True)),
        _step("poker", Estimate(of="tasks")),
        _step("days", Estimate(of="tasks", deck=DeckKind.THREE_POINT, unit=Unit.DAYS)),
        _step("sprint", Select(of="tasks", sprint=True)),
        _step("as_sprint", Commit(of="sprint", makes=Makes.SPRINT, goal="choose")),
        _step("as_actions", Commit(of="draft", makes=Makes.ACTIONS)),
        _step("as_risks", Commit(of="tables_of_two", makes=Makes.RISKS)),
        _step("as_tasks", Commit(of="tables_of_two", makes=Makes.TASKS)),
        _step("as_milestones", Commit(of="beside")),
        _step("pace", Feedback(scales=(PACE,), of="milestones")),
        _step("exit", Feedback(scales=(SURE,), comment="What should we do differently?")),
    ),
)


def plan() -> Plan:
    """A part of the example, some of it under names and titles that nobody should need."""
    whole = example.plan()
    kept = {key: each for key, each in whole.tasks.items() if each.milestone in ("fares", "pilot")}
    parts = {*whole.milestones, *kept}
    return replace(
        whole,
        people=_renamed(whole.people, "name", NAME),
        milestones=_renamed(whole.milestones, "title", TITLE),
        tasks=_renamed(kept, "title", TITLE),
        risks=_renamed(
            {key: each for key, each in whole.risks.items() if {*each.threatens} <= parts},
            "event",
            TITLE,
        ),
        dependencies={
            key: each
            for key, each in whole.dependencies.items()
            if {each.before, each.after} <= parts
        },
    )


def _renamed(shelf: dict[str, P], name: str, most: int) -> dict[str, P]:
    """The parts on a shelf, the first of them called otherwise."""
    words = iter((HTML, (WORD * 9), RTL, EMOJI))
    return {
        key: replace(each, **{name: word[:most]}) if (word := next(words, None)) else each
        for key, each in shelf.items()
    }
