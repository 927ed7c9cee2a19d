"""Writes a new workshop where people edit theirs: a folder and a notebook, or nothing at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec

from milepost import places
from milepost.agendas.draft import USUAL_LENGTHS, Draft, draft
from milepost.agendas.reading import FILE
from milepost.plan.faults import Fault


class Begun(msgspec.Struct, frozen=True):
    """Where a new workshop lies."""

    stem: str
    folder: Path
    notebook: Path


def begin(name: str, lengths: Sequence[int] = USUAL_LENGTHS, folder: Path | None = None) -> Begun:
    """Write a workshop called ``name`` that runs as it stands.

    Args:
        name: its title, or its stem.
        lengths: the minutes of its forms.
        folder: holds, or will hold, `workshops/` and `notebooks/`; else :func:`places.own`.

    Raises:
        Fault: it cannot be called so, such a workshop or page exists, or no form is so long.
        OSError: a file cannot be written; then none was.
    """
    texts = draft(name, lengths)
    home = folder or places.own()
    made = Begun(texts.stem, home / "workshops" / texts.stem, home / "notebooks" / _file(texts))
    _refuse_what_exists(made)
    made.folder.parent.mkdir(parents=True, exist_ok=True)
    made.notebook.parent.mkdir(parents=True, exist_ok=True)
    _write(texts, made, home)
    return made


def _file(texts: Draft) -> str:
    return f"{texts.stem}.ipynb"


def _refuse_what_exists(made: Begun) -> None:
    """A page such as the lobby has a notebook and no folder, so both are looked for."""
    folders = [made.folder, *(each / made.stem for each in places.all_workshops())]
    notebooks = [made.notebook, *(each / made.notebook.name for each in places.all_notebooks())]
    for path in (*folders, *notebooks):
        if path.exists():
            raise Fault("workshop_exists", stem=made.stem, path=path)


def _write(texts: Draft, made: Begun, home: Path) -> None:
    """Write beside the folder of workshops, where nobody looks for any, and move it in last."""
    with ExitStack() as undoing:
        waiting = Path(tempfile.mkdtemp(prefix=".new-", dir=home))
        undoing.callback(shutil.rmtree, waiting, ignore_errors=True)
        inside = waiting / made.stem
        inside.mkdir()
        for name, text in _texts(texts).items():
            (inside / name).write_text(text, "utf-8", newline="\n")
        with made.notebook.open("x", encoding="utf-8", newline="\n") as notebook:
            undoing.callback(made.notebook.unlink, missing_ok=True)
            notebook.write(texts.notebook)
        inside.rename(made.folder)
        undoing.pop_all()
        waiting.rmdir()


def _texts(texts: Draft) -> dict[str, str]:
    return {
        FILE: texts.workshop,
        "facilitator.md": texts.facilitator,
        "participant.md": texts.participant,
    }
