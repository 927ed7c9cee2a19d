"""The workshops there are: one folder each, known by its name, the stem.

Where somebody's own workshop has the stem of one that ships, theirs is taken.
"""

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
    """The workshop in ``folder``/``stem``; without a folder, of one's own or of those that ship.

    Raises:
        Fault: there is no such workshop; the message lists those there are.
        AgendaFaults: its file is not as it should be.
    """
    return read(file_of(stem, folder))


def file_of(stem: str, folder: Path | None = None) -> Path:
    """The file of the workshop ``stem``, sound or not.

    Raises:
        Fault: there is no such workshop; the message lists those there are.
    """
    files = _files(folder)
    if stem not in files:
        raise Fault("workshop_unknown", stem=stem, known=", ".join(sorted(files)))
    return files[stem]


def find(named: str) -> Path:
    """The file of a workshop that is named by its stem, its folder, or its file itself.

    Raises:
        Fault: there is no such workshop; the message lists those there are.
    """
    path = Path(named)
    file = path / FILE if path.is_dir() else path
    if named in stems() or not file.is_file():
        return file_of(named)
    return file.resolve()


def notebook_of(file: Path) -> Path:
    """The notebook that opens the workshop of ``file``.

    Raises:
        Fault: there is none, so that no room of it can be run; the message says how to make it.
    """
    name = f"{file.parent.name}.ipynb"
    folders = (file.parent.parent.parent / "notebooks", *places.all_notebooks())
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise Fault("workshop_no_notebook", stem=file.parent.name, path=folders[0] / name)


def workshops(folder: Path | None = None) -> list[Workshop]:
    """All workshops that can be used, by stem; the log says what is wrong with the others."""
    sound, faulty = sound_and_faulty(folder)
    for faults in faulty:
        _log.warning("%s", faults)
    return sound


def sound_and_faulty(folder: Path | None = None) -> tuple[list[Workshop], list[AgendaFaults]]:
    """The workshops that can be used, and all that is wrong with each that cannot, by stem."""
    sound, faulty = [], []
    for _, file in sorted(_files(folder).items()):
        try:
            sound.append(read(file))
        except AgendaFaults as faults:
            faulty.append(faults)
    return sound, faulty


def stems(folder: Path | None = None) -> list[str]:
    """The names of the folders that hold a workshop, sound or not."""
    return sorted(_files(folder))


def _files(folder: Path | None) -> dict[str, Path]:
    """The file of each workshop; of two with the same stem, that of the earlier folder."""
    folders = (folder,) if folder else places.all_workshops()
    files = (file for each in reversed(folders) for file in each.glob(f"*/{FILE}"))
    return {file.parent.name: file for file in files}
