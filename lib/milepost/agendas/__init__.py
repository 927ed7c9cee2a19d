"""Reads and checks the workshops: ``workshops/<stem>/workshop.toml``, words and agenda, no code.

A file is TOML; ``workshops/README.md`` tells how to write one. It becomes a
:class:`Workshop`, or one :class:`AgendaFaults` with all that is wrong and in which lines.
"""

from milepost.agendas.beginning import Begun, begin
from milepost.agendas.declared import Declared, Thing, declared
from milepost.agendas.draft import USUAL_LENGTHS
from milepost.agendas.faults import AgendaFault, AgendaFaults
from milepost.agendas.path import (
    Lack,
    Reason,
    State,
    Station,
    dates_moved,
    due_review,
    following,
    path,
)
from milepost.agendas.reading import read
from milepost.agendas.shelf import (
    find,
    load,
    notebook_of,
    sound_and_faulty,
    stems,
    workshop,
    workshops,
)
from milepost.agendas.workshop import About, Form, People, Workshop

__all__ = [
    "USUAL_LENGTHS",
    "About",
    "AgendaFault",
    "AgendaFaults",
    "Begun",
    "Declared",
    "Form",
    "Lack",
    "People",
    "Reason",
    "State",
    "Station",
    "Thing",
    "Workshop",
    "begin",
    "dates_moved",
    "declared",
    "due_review",
    "find",
    "following",
    "load",
    "notebook_of",
    "path",
    "read",
    "sound_and_faulty",
    "stems",
    "workshop",
    "workshops",
]
