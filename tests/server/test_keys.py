from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from milepost.server.keys import keys

if TYPE_CHECKING:
    from pathlib import Path


def test_keys_in_a_folder_stay_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    assert keys(folder) == keys(folder)


def test_keys_without_a_folder_are_new_each_time() -> None:
    assert keys(None) != keys(None)


def test_only_the_owner_can_read_the_keys(tmp_path: Path) -> None:
    keys(tmp_path / "keys")
    modes = {file.stat().st_mode & 0o777 for file in (tmp_path / "keys").iterdir()}
    assert modes == {0o600}
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_a_key_file_that_holds_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "facilitator-token").write_text("short")
    with pytest.raises(ValueError, match="facilitator-token"):
        keys(tmp_path)


def test_keys_are_not_shown_when_printed() -> None:
    made = keys(None)
    assert made.token not in repr(made)
    assert made.cookie not in repr(made)
