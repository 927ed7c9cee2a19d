"""The workshops there are: one folder each, known by its name, the stem."""

from __future__ import annotations

import logging
from pathlib import Path

from milepost import places
from milepost.agendas.faults import AgendaFaults
from milepost.agendas.reading import FILE, read
from milepost.agendas.workshop import Workshop
from milepost.plan.agenda import Agenda
from milepost.plan.faults import Fault

_log = logging.getLogger(__name__)


def load(stem: str, minutes: int = 60, folder: Path | None = None) -> Agenda:
    """The agenda of the workshop ``stem`` in the form that takes ``minutes``.

    Raises:
        Fault: there is no such workshop, or it has no such form.
        AgendaFaults: its file is not as it should be.
    """
    return workshop(stem, folder).agenda(minutes)


def workshop(stem: str, folder: Path | None = None) -> Workshop:
    """The workshop in ``folder``/``stem``; without a folder, one of those that ship.

    Raises:
        Fault: there is no such workshop; the message lists those there are.
        AgendaFaults: its file is not as it should be.
    """
    known = stems(folder)
    if stem not in known:
        raise Fault("workshop_unknown", stem=stem, known=", ".join(known))
    return read((folder or places.workshops()) / stem / FILE)


def workshops(folder: Path | None = None) -> list[Workshop]:
    """All workshops in the folder that can be used, by stem.

    A file with faults spoils no other workshop: it is left out, and the log says what is wrong.
    """
    sound = []
    for stem in stems(folder):
        try:
            sound.append(workshop(stem, folder))
        except AgendaFaults as faults:
            _log.warning("%s", faults)
    return sound


def stems(folder: Path | None = None) -> list[str]:
    """The names of the folders that hold a workshop, sound or not."""
    files = (folder or places.workshops()).glob(f"*/{FILE}")
    return sorted(file.parent.name for file in files)
