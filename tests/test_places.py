"""Claims about where files are found, in a checkout and in an installed wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from platformdirs import user_documents_path

from milepost import places, screen

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_a_checkout_uses_the_folders_at_its_root() -> None:
    assert places.workshops() == ROOT / "workshops"
    assert places.notebooks() == ROOT / "notebooks"
    assert places.data() == ROOT / "data"


def test_a_checkout_is_where_its_own_workshops_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(places.FOLDER, raising=False)
    assert places.own() == ROOT
    assert places.all_workshops() == (ROOT / "workshops",)
    assert places.all_notebooks() == (ROOT / "notebooks",)


def test_beside_a_wheel_ones_own_workshops_are_among_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(places.FOLDER, raising=False)
    (tmp_path / "workshops").mkdir()
    monkeypatch.setattr(places, "INSTALLED", tmp_path)
    assert places.own().parent == user_documents_path()
    assert places.all_workshops() == (places.own() / "workshops", tmp_path / "workshops")


def test_the_environment_may_name_the_folder_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.FOLDER, str(tmp_path / "mine"))
    assert places.own() == tmp_path.resolve() / "mine"
    assert places.all_notebooks() == (places.own() / "notebooks", ROOT / "notebooks")


def test_a_missing_folder_is_named_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "CHECKOUT", tmp_path)
    with pytest.raises(FileNotFoundError, match=r"no folder .*/workshops\. .*pip install"):
        places.workshops()


def test_an_unbuilt_screen_is_named_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "DIST", tmp_path)
    with pytest.raises(FileNotFoundError, match=r"manifest\.json\. .*make screen"):
        screen.bundle()


def test_the_wheel_carries_screen_fonts_and_travelling_folders(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    built = screen.bundle()
    assert {f"milepost/screen/dist/{name}" for name in (built.script, built.style)} <= names
    assert "milepost/fonts/AtkinsonHyperlegibleNext_400Regular.ttf" in names
    assert "milepost/travelling/workshops/smart_goals/workshop.toml" in names
    assert "milepost/travelling/notebooks/smart_goals.ipynb" in names
    assert "milepost/agendas/templates/workshop.toml" in names


def test_the_wheel_leaves_the_sources_of_the_screen_behind(wheel: zipfile.ZipFile) -> None:
    kept_back = ("node_modules", "/screen/src/", ".mjs", "package.json", "tests/", "benchmarks/")
    assert [name for name in wheel.namelist() if any(part in name for part in kept_back)] == []


def test_an_installed_wheel_finds_its_own_folders(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    script = "from milepost import places; print(places.notebooks(), places.fonts())"
    found = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    )
    package = tmp_path.resolve() / "milepost"
    assert found.stdout.split() == [str(package / "travelling/notebooks"), str(package / "fonts")]
