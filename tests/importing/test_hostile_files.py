"""Whatever a file holds, it is brought in or refused with line and column; nothing else."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milepost.importing import ImportFaults, Named, propose, read
from milepost.plan.acts import BringIn
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, plan_act
from tests.importing.files import (
    GITHUB,
    JIRA_JSON,
    SPRINTS,
    TASKS,
    after,
    as_json,
    jira_csv,
    rows,
    workbook,
)

#: A file of each kind that can be brought in.
SOUND = {
    "table": (TASKS * 2).encode(),
    "risks": b"Risk;Likelihood;Impact;Review on\nStorm;4;5;31.03.2027\nFlood;2;3;\n",
    "jira-csv": jira_csv(),
    "jira-json": as_json(JIRA_JSON),
    "github": as_json(GITHUB),
    "sprints": SPRINTS.encode(),
    "plan": msgspec.json.encode(after(TASKS)),
    "own-table": b"id,key,title,status,due,done_on,points\npier,,Pier,open,2027-01-01,,3\n",
    "workbook": workbook(
        {"Tasks": rows(("Task", "Points"), ("A", 1), ("B", 2)), "Risks": rows(("Risk",), ("C",))},
        after_rows='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    ),
}
#: Within a workbook a changed byte would only be a wrong checksum.
SOUND["sheet-xml"] = rows(("Task", "Points", "Due"), ("A", 1, '<c s="1"><v>46477</v></c>')).encode()
_HARBOUR = after(TASKS)

_TOKENS = (
    *(b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\0", b"{", b"}", b"[", b"]", b":"),
    *(b"null", b"true", b"-1", b"1e999", b"99999999999999999999", b"\xff\xfe", b"\xef\xbb\xbf"),
    *(b"\xf0\x9f\x9a\x80", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\x80", b"=1+1", b"<!DOCTYPE x>"),
    *(b"2027-13-45", b"31/12/9999", b"0000-00-00", b"%PDF", b"PK\x03\x04", b"a" * 400),
    *(b"\\ud800", b"&#0;", b"\x1b[2J", b"sep=,\n", b'""', b"HAR-1", b"github:"),
)


def survives(data: bytes, plan: Plan) -> None:
    """Bring ``data`` into ``plan``, which either works, or is refused with places."""
    live = open_plan(MemoryLog(), plan)
    before = live.board
    try:
        proposal = propose(plan, read([Named("work.csv", data)]))
    except ImportFaults as refused:
        wrong = refused
    else:
        if proposal.events:
            plan_act(live, BringIn(source=proposal.source, changes=proposal.events))
        return
    assert wrong.faults
    assert all(each.line >= 1 and each.column >= 1 for each in wrong.faults)
    assert str(wrong)
    assert live.board is before


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` with some of its bytes changed, cut out, doubled or replaced."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(made) + 1)
        until = min(len(made), at + chance.choice((0, 1, 2, 5, 30)))
        kind = chance.randrange(5)
        if kind == 0 and at < len(made):
            made[at] = chance.randrange(256)
        elif kind == 1:
            made[at:until] = b""
        elif kind == 2:
            made[at:at] = made[at:until] * chance.choice((1, 3, 50))
        elif kind == 3:
            made[at:until] = chance.choice(_TOKENS)
        else:
            other = chance.randrange(len(made) + 1)
            made[at:until] = made[other : other + until - at]
    return bytes(made)


def _mutate(kind: str, count: int, seed: int) -> None:
    for number in range(count):
        chance = random.Random(f"{kind} {seed} {number}")
        data = mutated(SOUND[kind], chance)
        if kind == "sheet-xml":
            data = workbook({"Tasks": data.decode("utf-8", "replace")})
        try:
            survives(data, chance.choice((Plan(title="Empty"), _HARBOUR)))
        except Exception as error:
            error.add_note(f"{kind}, seed {seed}, number {number}: {data!r}")
            raise


@pytest.mark.parametrize("kind", SOUND)
def test_a_file_with_some_bytes_changed_is_brought_in_or_refused(kind: str) -> None:
    _mutate(kind, 40, 1)


@pytest.mark.soak
@pytest.mark.parametrize("kind", SOUND)
def test_a_hundred_thousand_broken_files_are_brought_in_or_refused(kind: str) -> None:
    _mutate(kind, int(os.environ.get("MILEPOST_SOAK", "100000")) // len(SOUND), 2)


_CELLS = st.one_of(
    st.text(max_size=12),
    st.dates().map(str),
    st.floats(allow_nan=True).map(str),
    st.sampled_from(["done", "open", "must", "HAR-1", "1,5", "=A1", "", "x", "31/12/2027"]),
)
_HEADS = st.sampled_from(
    [
        *("Task", "Title", "Owner", "Due", "Points", "Status", "Done on", "Key", "Type"),
        *("Milestone", "Depends on", "id", "Risk", "Likelihood", "Issue key", "Summary"),
        *("Issue id", "Resolved", "Sprint", "Start", "Completed", "low", "high", "?"),
    ]
)


@st.composite
def _tables(draw: st.DrawFn) -> bytes:
    head = draw(st.lists(_HEADS, min_size=1, max_size=8))
    lines = draw(st.lists(st.lists(_CELLS, max_size=9), max_size=6))
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    quoted = ['"' + cell.replace('"', '""') + '"' for cell in head]
    text = [delimiter.join(quoted)]
    text += [delimiter.join('"' + c.replace('"', '""') + '"' for c in line) for line in lines]
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    return "\n".join(text).encode(encoding, "replace")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("title", "tasks", "issues", "key", "fields", "number", "labels", "state"),
                    *("milestone", "plan", "id", "people", "assignees", "summary", "issuelinks"),
                    *("status", "names", "customfield_10020", "items", "due", "closed_at"),
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)

_often = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@_often
@given(_tables())
def test_any_table_is_brought_in_or_refused(data: bytes) -> None:
    survives(data, _HARBOUR)


@_often
@given(_JSON)
def test_any_json_is_brought_in_or_refused(data: object) -> None:
    survives(as_json(data), _HARBOUR)


@_often
@given(st.binary(max_size=200))
def test_any_bytes_are_brought_in_or_refused(data: bytes) -> None:
    survives(data, _HARBOUR)


def _within(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _within(each, (*path, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _within(each, (*path, at))


_OTHERS: tuple[object, ...] = (None, 7, "odd", [], {}, [1], {"a": 1}, -1.5, True)


@pytest.mark.parametrize("kind", ["jira-json", "github", "plan"])
def test_json_with_any_value_of_another_type_is_brought_in_or_refused(kind: str) -> None:
    paths = list(_within(msgspec.json.decode(SOUND[kind])))
    for number, path in enumerate(paths[1:]):
        for turn in range(2):
            data = msgspec.json.decode(SOUND[kind])
            inner = data
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = _OTHERS[(number + 4 * turn) % len(_OTHERS)]
            survives(as_json(data), _HARBOUR)


def test_an_act_with_what_no_plan_takes_is_refused() -> None:
    live = open_plan(MemoryLog(), _HARBOUR)
    with pytest.raises(Fault):
        plan_act(live, BringIn(source="", changes=()))
