"""What earlier sprints delivered: ``sprint, start, committed, completed``, a row for each."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from milepost.importing.brought import Brought, Item
from milepost.importing.columns import check_width, matched
from milepost.importing.faults import Faults
from milepost.importing.rows import COLUMNS, RowReader, part_values
from milepost.importing.sheet import RowOrigin, Sheet
from milepost.importing.tables import Wanted
from milepost.plan.faults import Refusal

_NEEDED = ("start", "completed")
_USUAL_WEEKS = 2


def from_sprints(sheet: Sheet, wanted: Wanted, faults: Faults) -> Brought:
    """The sprints that a table lists; where no length is said, they reach to the next one."""
    brought = Brought(scopes={f"sprints:{sheet.name}:"})
    among = {*COLUMNS["sprints"], "key"} - {"tasks"}
    table, left = matched(sheet, among, wanted.columns, faults)
    if left.names:
        brought.note("columns_left", sheet.file, sheet=sheet.name, columns=", ".join(left.names))
    check_width(table, faults)
    for field in _NEEDED:
        if field not in table.columns:
            head = RowOrigin(sheet, table.head.line, {})
            faults.add(head, "", Refusal("import_column_missing", {"field": field}))
            return brought
    reader = RowReader(table, "sprints", wanted.order, faults)
    for row in table.rows:
        origin, said = reader.read(row)
        values = part_values("sprints", said)
        if "start" in values:
            label = reader.cell(row, "key") or values.get("goal") or values["start"].isoformat()
            brought.items.append(Item("sprints", origin, values, f"sprints:{sheet.name}:{label}"))
        elif said:
            faults.add(origin, "start", Refusal("import_value_missing", {"field": "start"}))
    _fill_weeks([item.values for item in brought.items])
    return brought


def _fill_weeks(sprints: list[dict[str, Any]]) -> None:
    """Give each sprint without a length the weeks until the next one starts."""
    starts = sorted({values["start"] for values in sprints})
    following = dict(pairwise(starts))
    for values in sprints:
        if "weeks" not in values:
            after = following.get(values["start"])
            days = (after - values["start"]).days if after else 0
            values["weeks"] = round(days / 7) if 7 <= days <= 42 else _USUAL_WEEKS
