"""Reads and checks the workshops: ``workshops/<stem>/workshop.toml``, words and agenda, no code.

A file is TOML; ``workshops/README.md`` tells how to write one. It becomes a
:class:`Workshop`, or one :class:`AgendaFaults` with all that is wrong and in which lines.
"""

from milepost.agendas.faults import AgendaFault, AgendaFaults
from milepost.agendas.reading import read
from milepost.agendas.shelf import load, stems, workshop, workshops
from milepost.agendas.workshop import About, Form, People, Workshop

__all__ = [
    "About",
    "AgendaFault",
    "AgendaFaults",
    "Form",
    "People",
    "Workshop",
    "load",
    "read",
    "stems",
    "workshop",
    "workshops",
]
