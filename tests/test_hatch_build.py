"""Claims about the build hook: it builds when it must, and only then."""

from pathlib import Path

import pytest

import hatch_build


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "lib" / "milepost"
    screen = package / "screen"
    (screen / "src").mkdir(parents=True)
    (package / "tokens.json").write_text("{}")
    (screen / "package.json").write_text('{"dependencies": {"preact": "1.2.3"}}')
    (screen / "tsconfig.json").write_text("{}")
    (screen / "src" / "main.ts").write_text("let a = 1;")
    monkeypatch.setattr(hatch_build, "ROOT", tmp_path)
    monkeypatch.setattr(hatch_build, "PACKAGE", package)
    monkeypatch.setattr(hatch_build, "SCREEN", screen)
    monkeypatch.setattr(hatch_build, "BUILT_FROM", screen / "dist" / "built-from.txt")
    return tmp_path


@pytest.fixture
def built(checkout: Path) -> Path:
    hatch_build.BUILT_FROM.parent.mkdir()
    hatch_build.BUILT_FROM.write_text(hatch_build.fingerprint())
    return checkout


@pytest.mark.usefixtures("built")
def test_nothing_is_built_twice_from_the_same_sources() -> None:
    assert hatch_build.is_fresh()


@pytest.mark.parametrize("source", ["tokens.json", "screen/package.json", "screen/src/main.ts"])
def test_a_changed_source_is_built_again(built: Path, source: str) -> None:
    (built / "lib" / "milepost" / source).write_text("changed")
    assert not hatch_build.is_fresh()


@pytest.mark.usefixtures("built")
def test_a_new_source_is_built_again() -> None:
    (hatch_build.SCREEN / "src" / "timer.ts").write_text("")
    assert not hatch_build.is_fresh()


@pytest.mark.usefixtures("built")
def test_a_changed_unit_test_is_no_reason_to_build() -> None:
    (hatch_build.SCREEN / "src" / "timer.test.ts").write_text("")
    assert hatch_build.is_fresh()


@pytest.mark.usefixtures("checkout")
def test_another_version_than_the_pinned_one_does_not_count_as_installed() -> None:
    installed = hatch_build.SCREEN / "node_modules" / "preact" / "package.json"
    installed.parent.mkdir(parents=True)
    installed.write_text('{"version": "1.2.4"}')
    assert not hatch_build.pins_are_installed()
    installed.write_text('{"version": "1.2.3"}')
    assert hatch_build.pins_are_installed()


@pytest.mark.usefixtures("checkout")
def test_a_failing_step_tells_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hatch_build, "npm", lambda *_, **__: 1)
    with pytest.raises(RuntimeError, match=r"`npm install` failed in .* exit code 1.*connection"):
        hatch_build.build()


def test_what_travels_leaves_hidden_folders_behind(checkout: Path) -> None:
    for name in ("notebooks/lobby.ipynb", "notebooks/.ipynb_checkpoints/lobby.ipynb"):
        path = checkout / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    assert list(hatch_build.travelling_files().values()) == [
        "milepost/travelling/notebooks/lobby.ipynb"
    ]
