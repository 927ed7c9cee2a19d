"""Small files of every kind that can be brought in, invented throughout."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from milepost.importing import Asked, ImportFaults, Kind, Named, Proposal, Wanted, propose, read
from milepost.importing.columns import wanted_columns
from milepost.plan.acts import BringIn
from milepost.plan.plan import Plan
from milepost.room.live_plan import LivePlan
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, plan_act

EMPTY = Plan(title="Harbour")

TASKS = "Task,Owner,Due,Points,Milestone\nDraw the pier,Ana,2027-03-31,3,Pier\nPermit,Bo,,5,Pier\n"

JIRA_HEAD = (
    *("Summary", "Issue key", "Issue id", "Issue Type", "Status", "Resolution", "Assignee"),
    *("Updated", "Resolved", "Due Date", "Labels", "Labels", "Custom field (Story Points)"),
    *("Sprint", "Sprint", "Parent", "Custom field (Epic Link)"),
    *("Inward issue link (Blocks)", "Outward issue link (Blocks)", "Original Estimate"),
)


def issue(title: str, key: str, kind: str, status: str, **more: str) -> dict[str, str]:
    """One row of Jira's export; ``more`` by column, with underscores for blanks."""
    return {
        "Summary": title,
        "Issue key": key,
        "Issue id": f"10{key.rpartition('-')[2]}",
        "Issue Type": kind,
        "Status": status,
        "Updated": "23/Jul/26 9:00 AM",
        **{name.replace("_", " "): value for name, value in more.items()},
    }


JIRA_ROWS = (
    issue("Pier", "HAR-1", "Epic", "To Do", Assignee="Ana Lima", Due_Date="31/Mar/27 12:00 AM"),
    issue("Draw it", "HAR-2", "Story", "Done", Resolution="Done", Assignee="Ana Lima")
    | {
        "Resolved": "22/Jul/26 9:00 AM",
        "Labels": "must",
        "Custom field (Story Points)": "3",
        "Sprint": "S 1; S 2",
        "Custom field (Epic Link)": "HAR-1",
        "Original Estimate": "57600",
    },
    issue("Permit", "HAR-3", "Task", "In Progress", Labels="ui; spike", Assignee="Bo")
    | {"Custom field (Story Points)": "5", "Inward issue link (Blocks)": "HAR-2"},
    issue("Read the law", "HAR-4", "Sub-task", "Waiting for sun", Parent="102"),
    issue("Old idea", "HAR-5", "Story", "Done", Resolution="Won't Do", Resolved="24/Jul/26")
    | {"Outward issue link (Blocks)": "HAR-9"},
)

GITHUB = [
    {
        "number": 7,
        "title": "Draw the pier",
        "state": "closed",
        "closed_at": "2026-07-22T09:00:00Z",
        "labels": [{"name": "must-have"}, {"name": "points: 3"}],
        "assignees": [{"login": "ana"}],
        "milestone": {"number": 1, "title": "Pier", "due_on": "2027-03-31T00:00:00Z"},
        "html_url": "https://github.com/port/harbour/issues/7",
        "body": "as it is",
    },
    {
        "number": 8,
        "title": "Permit",
        "state": "open",
        "labels": ["spike", "size 5"],
        "assignee": None,
        "assignees": [],
        "milestone": None,
        "html_url": "https://github.com/port/harbour/issues/8",
    },
    {
        "number": 9,
        "title": "A change",
        "state": "open",
        "pull_request": {"url": "x"},
        "html_url": "https://github.com/port/harbour/pull/9",
    },
]

JIRA_JSON: dict[str, Any] = {
    "names": {"customfield_10099": "Story Points"},
    "issues": [
        {
            "key": "HAR-1",
            "fields": {
                "summary": "Pier",
                "issuetype": {"name": "Epic"},
                "status": {"name": "To Do", "statusCategory": {"key": "new"}},
                "description": {
                    "type": "doc",
                    "content": [
                        {"type": "paragraph", "content": [{"type": "text", "text": "40 boats"}]},
                        {"type": "paragraph", "content": [{"type": "text", "text": "lie there"}]},
                    ],
                },
            },
        },
        {
            "key": "HAR-2",
            "fields": {
                "summary": "Draw it",
                "issuetype": {"name": "Story"},
                "status": {"name": "Fertig", "statusCategory": {"key": "done"}},
                "resolutiondate": "2026-07-22T09:00:00.000+0000",
                "assignee": {"displayName": "Ana Lima"},
                "parent": {"key": "HAR-1", "fields": {"summary": "Pier"}},
                "customfield_10099": 3.0,
                "labels": ["should"],
                "customfield_10020": [
                    {
                        "id": 4,
                        "name": "Sprint 4",
                        "state": "closed",
                        "startDate": "2026-07-13T07:00:00.000Z",
                        "endDate": "2026-07-27T07:00:00.000Z",
                    }
                ],
                "issuelinks": [{"type": {"name": "Blocks"}, "outwardIssue": {"key": "HAR-3"}}],
            },
        },
        {
            "key": "HAR-3",
            "fields": {
                "summary": "Permit",
                "issuetype": {"name": "Task"},
                "status": {"name": "Läuft", "statusCategory": {"key": "indeterminate"}},
                "description": "plain words",
                "parent": {"key": "HAR-1"},
            },
        },
    ],
}

SPRINTS = (
    "Sprint;Start;Committed;Completed\n"
    "S 1;2026-07-13;20;17\nS 2;2026-07-27;18;18\nS 3;2026-08-10;19;15,5\n"
)


def table(head: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> bytes:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([head, *rows])
    return text.getvalue().encode()


def jira_csv(rows: Iterable[Mapping[str, str]] = JIRA_ROWS) -> bytes:
    """Jira's export; what has several values, parted by semicolons, has a column for each."""
    lines = []
    for row in rows:
        left = {name: value.split("; ") for name, value in row.items()}
        lines.append([left[name].pop(0) if left.get(name) else "" for name in JIRA_HEAD])
    return table(JIRA_HEAD, lines)


def as_json(data: Any) -> bytes:
    """A JSON file."""
    return json.dumps(data, indent=1).encode()


def brought(
    *files: bytes | str | Named,
    plan: Plan = EMPTY,
    columns: Iterable[str] = (),
    kind: Kind | None = None,
) -> Proposal:
    """What would change in ``plan`` if these files were brought in."""
    named = [
        each
        if isinstance(each, Named)
        else Named("work.csv", each.encode() if isinstance(each, str) else each)
        for each in files
    ]
    return propose(plan, read(named, Asked(kind, Wanted(wanted_columns(columns)))))


def after(*files: bytes | str | Named, plan: Plan = EMPTY) -> Plan:
    """The plan once these files were brought in."""
    live = open_plan(MemoryLog(), plan)
    return entered(live, brought(*files, plan=plan))


def entered(live: LivePlan, proposal: Proposal) -> Plan:
    """The plan once a proposal has entered it."""
    plan_act(live, BringIn(source=proposal.source, changes=proposal.events))
    assert live.board.plan is not None
    return live.board.plan


def faults(*files: bytes | str | Named, plan: Plan = EMPTY) -> list[tuple[int, int, str]]:
    """All that is wrong in these files: line, column and code of each fault."""
    try:
        brought(*files, plan=plan)
    except ImportFaults as wrong:
        return [(each.line, each.column, each.refusal.code) for each in wrong.faults]
    return []


# Workbooks, written by hand so that they can be as wrong as real ones

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(value: object, style: int = 0) -> str:
    """One cell of a sheet, without its address."""
    given = f' s="{style}"' if style else ""
    if isinstance(value, bool):
        return f'<c t="b"{given}><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c{given}><v>{value}</v></c>"
    return f'<c t="inlineStr"{given}><is><t>{value}</t></is></c>'


def rows(*lines: Iterable[object]) -> str:
    """Rows of a sheet; what begins with ``<`` is XML already."""

    def shown(value: object) -> str:
        ready = isinstance(value, str) and value.startswith("<")
        return str(value) if ready else cell(value)

    return "".join(f"<row>{''.join(map(shown, line))}</row>" for line in lines)


def workbook(
    sheets: Mapping[str, str],
    *,
    hidden: Iterable[str] = (),
    from_1904: bool = False,
    after_rows: str = "",
    parts: Mapping[str, str] = {},
    prolog: str = "",
) -> bytes:
    """An xlsx file. Style 1 shows days; ``parts`` are further files within it."""
    names = list(sheets)
    state = dict.fromkeys(hidden, ' state="hidden"')
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"{state.get(name, "")}/>'
        for n, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    related += f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    related += f'<Relationship Id="rIdT" Type="{_OFFICE}/sharedStrings" Target="texts.xml"/>'
    epoch = '<workbookPr date1904="1"/>' if from_1904 else ""
    files = {
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{epoch}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/texts.xml": f'<sst xmlns="{_MAIN}"><si><t>Shared</t></si></sst>',
        **{
            f"xl/worksheets/s{n}.xml": f'{prolog}<worksheet xmlns="{_MAIN}"><sheetData>'
            f"{sheets[name]}</sheetData>{after_rows}</worksheet>"
            for n, name in enumerate(names, 1)
        },
        **parts,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
