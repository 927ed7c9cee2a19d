"""The two secrets of a server: the token in the facilitator's link and the cookie key.

They outlive the process when a folder is given, so that after a crash the printed link still
works and nobody is signed out.
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEX = re.compile(r"[0-9a-f]{48,}")


@dataclass(frozen=True)
class Keys:
    """`token` opens the facilitator's pages; `cookie` signs every cookie of this server."""

    token: str = field(repr=False)
    cookie: str = field(repr=False)


def keys(folder: Path | None) -> Keys:
    """Read the keys in `folder`, making those that are not there; without a folder, make new ones.

    Raises:
        ValueError: a key file holds something else; the message names the file.
        OSError: the folder or a file in it cannot be read or made.
    """
    if folder is None:
        return Keys(_new(), _new())
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Keys(_kept(folder / "facilitator-token"), _kept(folder / "cookie-key"))


def _new() -> str:
    return secrets.token_hex(32)


def _kept(file: Path) -> str:
    _make_once(file)
    value = file.read_text("ascii", errors="replace").strip()
    if not _HEX.fullmatch(value):
        raise ValueError(
            f"A key file holds at least 48 hexadecimal digits, but {file} does not. "
            "Delete it and start again: a new key is made, and people sign in once more."
        )
    return value


def _make_once(file: Path) -> None:
    """Write beside and link: two servers that start together then agree on one key."""
    if file.exists():
        return
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:  # noqa: PTH123
        out.write(_new() + "\n")
    try:
        os.link(beside, file)
    except FileExistsError:
        return
    finally:
        beside.unlink()
