"""Reads and checks the workshops: ``workshops/<stem>/workshop.toml``, words and agenda, no code.

A file is TOML; ``workshops/README.md`` tells how to write one. It becomes a
:class:`Workshop`, or one :class:`AgendaFaults` with all that is wrong and in which lines.
"""

from milepost.agendas.beginning import Begun, begin
from milepost.agendas.draft import USUAL_LENGTHS
from milepost.agendas.faults import AgendaFault, AgendaFaults
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
    "Form",
    "People",
    "Workshop",
    "begin",
    "find",
    "load",
    "notebook_of",
    "read",
    "sound_and_faulty",
    "stems",
    "workshop",
    "workshops",
]
