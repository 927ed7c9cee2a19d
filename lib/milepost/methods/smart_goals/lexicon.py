"""The adviser's English word lists, kept in lexicon.toml beside this module."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_TABLES = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))


def listed(name: str) -> frozenset[str]:
    """The words of the list ``table.name``, in lower case; KeyError if there is none."""
    table, key = name.split(".")
    return frozenset(_TABLES[table][key].split())
