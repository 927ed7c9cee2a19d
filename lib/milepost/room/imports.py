"""What an import needs of a live plan beside the act itself."""

from __future__ import annotations

from milepost.plan.acts import UndoImport
from milepost.plan.events import Imported
from milepost.plan.faults import Fault
from milepost.plan.replay import latest_import
from milepost.room.live_plan import LivePlan
from milepost.room.room import HOST, plan_act


def undo_import(live: LivePlan, host: str = HOST) -> str:
    """Undo the latest import that stands, and return what it was brought in from.

    Raises:
        Fault: no import stands.
    """
    last = latest_import(live.follow())
    if last is None or not isinstance(last.event, Imported):
        raise Fault("nothing_imported")
    plan_act(live, UndoImport(seq=last.seq), host)
    return last.event.source
