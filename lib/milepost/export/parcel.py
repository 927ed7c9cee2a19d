"""One file of a plan to take home, by its name, or several of them packed into one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from milepost.export.everything import Made, Manner, everything
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from milepost.words import say

#: All files of a plan, packed; the other packs hold those below one folder.
WHOLE: Final = "everything.zip"

#: The packs, and what of everything is in them.
PACKS: Final[Mapping[str, tuple[str, ...]]] = {
    WHOLE: (),
    "figures.zip": ("figures",),
    "csv.zip": ("csv",),
}

_FIGURE = re.compile(r"figures/[\w-]+\.(?:svg|png)")

#: The day that packed files are of: the same files make the same pack.
_NO_DAY = (1980, 1, 1, 0, 0, 0)

_KINDS: Final[Mapping[str, str]] = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mmd": "text/plain; charset=utf-8",
    ".sh": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".zip": "application/zip",
}


class Parcel(NamedTuple):
    """A file to hand over: the name under which people keep it, its media type, and its bytes."""

    name: str
    kind: str
    data: bytes


def parcel(board: Board, file: str, manner: Manner) -> Parcel:
    """The file of that name, made of a board as it stands.

    Args:
        board: the plan, and the rooms that may be told of.
        file: a name in ``everything``, or in ``PACKS``.
        manner: language, paper and look; its name is the plan's id.

    Raises:
        Fault: there is no such file, no plan, or it cannot be made.
    """
    if file in PACKS:
        made = everything(board, None, manner, PACKS[file])
        data = _packed(made, _stem(board, manner), manner.language)
    else:
        data = _single(board, file, manner)
    return Parcel(_kept_as(board, file, manner), kind_of(file), data)


def kind_of(file: str) -> str:
    """The media type of a file, by the end of its name."""
    return _KINDS.get(PurePosixPath(file).suffix, "application/octet-stream")


def _single(board: Board, file: str, manner: Manner) -> bytes:
    only = "figures" if _FIGURE.fullmatch(file) else file
    for made in everything(board, None, manner, (only,)):
        if made.name == file:
            if made.fault:
                raise Fault("export_failed", file=file, why=made.fault[:300])
            return made.data
    raise Fault("export_unknown", name=file[:60], known=", ".join(PACKS))


def _packed(made: Iterable[Made], folder: str, language: str) -> bytes:
    """The files in one folder, with a word about those that could not be made."""
    out, missing = io.BytesIO(), list[Made]()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for each in made:
            if each.fault:
                missing.append(each)
            else:
                _put(pack, f"{folder}/{each.name}", each.data)
        if missing:
            told = [say("pdf.take.missing", language), *(f"{m.name}: {m.fault}" for m in missing)]
            _put(pack, f"{folder}/missing.txt", "\n".join(told).encode())
    return out.getvalue()


def _put(pack: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _NO_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    pack.writestr(entry, data)


def _kept_as(board: Board, file: str, manner: Manner) -> str:
    stem = _stem(board, manner)
    if file == f"{manner.name}.milepost":
        return f"{stem}.milepost"
    return f"{stem}-{PurePosixPath(file).name}"


def _stem(board: Board, manner: Manner) -> str:
    """The plan's title as any system takes it for a file's name."""
    title = board.plan.title if board.plan else ""
    return re.sub(r"[^\w-]+", "-", title)[:60].strip("-_") or manner.name
