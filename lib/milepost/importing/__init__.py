r"""Plans that come from elsewhere: bytes in, what would change out, or all that is wrong.

``read`` takes files, whatever kind they are; ``propose`` holds what they say against a plan. The
proposal's events are what :class:`~milepost.plan.acts.BringIn` lets enter a plan, all at once.
Nothing here knows a room or a log.

>>> from milepost.plan.plan import Plan
>>> table = b"Task;Owner;Points\nDraw the pier;Ana;3\n"
>>> brought = read([Named("work.csv", table)])
>>> proposal = propose(Plan(title="Harbour"), brought)
>>> proposal.counts()
{'people': {'new': 1}, 'tasks': {'new': 1}}
>>> [change.title for change in proposal.changes]
['Ana', 'Draw the pier']

Whatever is wrong is told with its line and column:

>>> table = b"Task,Due\nDraw the pier,soon\n,2027-03-31\n"
>>> try:
...     propose(Plan(title="Harbour"), read([Named("work.csv", table)]))
... except ImportFaults as wrong:
...     [(fault.line, fault.column) for fault in wrong.faults]
[(2, 2), (3, 1)]
"""

from __future__ import annotations

from milepost.importing.brought import Brought, Note, Progress
from milepost.importing.columns import wanted_columns
from milepost.importing.faults import ImportFault, ImportFaults, Place, shown
from milepost.importing.kinds import Kind
from milepost.importing.known import is_id
from milepost.importing.own_json import whole_plan
from milepost.importing.proposed import Change, FieldChange, Proposal, What, propose
from milepost.importing.reading import LONGEST, Asked, Named, file_at, read
from milepost.importing.tables import Wanted

__all__ = [
    "LONGEST",
    "Asked",
    "Brought",
    "Change",
    "FieldChange",
    "ImportFault",
    "ImportFaults",
    "Kind",
    "Named",
    "Note",
    "Place",
    "Progress",
    "Proposal",
    "Wanted",
    "What",
    "file_at",
    "is_id",
    "propose",
    "read",
    "shown",
    "wanted_columns",
    "whole_plan",
]
