"""Claims about the repository itself: what one would otherwise have to remember."""

import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat

from milepost import places, screen
from milepost.export.documents import DOCUMENTS

ROOT = Path(__file__).resolve().parent.parent
SCREEN = ROOT / "lib" / "milepost" / "screen"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())

CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "tree-sitter": "tree_sitter",
    "typst": "typst-py",
}
PAGES_OF_THEIR_OWN = {"lobby", "participant", "review"}
SHIPPED_TO_BROWSERS = {".css", ".html", ".j2", ".js", ".mjs", ".svg", ".ts", ".tsx"}
LOCK_FILES = re.compile(r"(^|[-.])lock(\.(json|ya?ml|toml))?$|^npm-shrinkwrap\.json$")
REGISTRIES = re.compile(r"\b(pypi|pythonhosted|npmjs|yarnpkg)\.(org|com|net)\b")
HOME_FOLDERS = re.compile(r"(?<![\w.~-])/(home|Users|root|work)/\w")
LINKS = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
OTHER_HOSTS = re.compile(
    r"""(?:\b(?:https?|wss?):|["'`(])//(?!www\.w3\.org/)[a-z0-9-]+[.:]\w""", re.I
)


def test_environment_yml_names_the_packages_of_pyproject() -> None:
    _, conda = (ROOT / "environment.yml").read_text().split("\ndependencies:\n")
    listed = re.findall(r"^ +- ([a-z][\w-]*)(?:>=[\d.]+)?(?: +#.*)?$", conda, re.M)
    wanted = {CONDA_NAMES.get(name, name) for name in names(PROJECT["project"]["dependencies"])}
    assert sorted(set(listed) - {"python", "pip"}) == sorted(wanted)


def test_every_dependency_has_its_reason_in_the_map_of_the_house() -> None:
    text = (ROOT / "lib" / "README.md").read_text()
    reasons = re.findall(r"^- \*\*([^*]+)\*\*: \w.{9,}$", text, re.M)
    assert sorted(reasons) == sorted(dependencies())


def test_every_dependency_is_bounded_above() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert [line for line in asked if not re.search(r">=[\d.]+,<[\d.]+$", line)] == []


def test_the_screen_pins_exact_versions() -> None:
    assert [pin for pin in npm_pins().values() if not re.fullmatch(r"\d+\.\d+\.\d+", pin)] == []


def test_nothing_in_the_sources_asks_another_host() -> None:
    sources = [path for path in kept() if path.suffix in SHIPPED_TO_BROWSERS]
    shipped = [path for path in sources if "tests" not in path.parts and ".test." not in path.name]
    assert shipped
    assert mentions(OTHER_HOSTS, shipped) == []


def test_nothing_in_the_built_screen_asks_another_host() -> None:
    built = screen.bundle()
    assert mentions(OTHER_HOSTS, [screen.DIST / built.script, screen.DIST / built.style]) == []


def test_a_link_to_another_host_is_noticed() -> None:
    links = ['src="//cdn.example/x.js"', "url(https://cdn.example/x)", 'fetch("wss://a.example")']
    assert [link for link in links if not OTHER_HOSTS.search(link)] == []
    own = ["http://www.w3.org/2000/svg", "new WebSocket(`wss://${location.host}/`)", "// e.g. so"]
    assert [link for link in own if OTHER_HOSTS.search(link)] == []


def test_every_workshop_is_complete() -> None:
    stems = workshop_stems()
    assert "smart_goals" in stems
    assert [str(path) for stem in stems for path in parts_of(stem) if not path.is_file()] == []


def test_the_readme_has_a_line_for_every_workshop_and_no_other() -> None:
    listed = re.findall(r"^\|.*\| `(\w+)` \|$", (ROOT / "README.md").read_text(), re.M)
    assert sorted(listed) == workshop_stems()


def test_the_readme_shows_every_workshop_and_every_document() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text())
    workshops = {path.split("/")[1] for path in shown if path.startswith("workshops/")}
    assert workshops == set(workshop_stems())
    drawn = {Path(path).stem for path in shown if path.startswith("docs/pictures/")}
    assert drawn == DOCUMENTS.keys() - {"book"}


def test_whatever_the_docs_link_to_is_there() -> None:
    docs = [path for path in kept() if path.suffix == ".md"]
    links = [(path, link) for path in docs for link in LINKS.findall(path.read_text())]
    assert len(links) > 20
    assert [
        f"{path.name}: {link}" for path, link in links if not (path.parent / link).exists()
    ] == []


def test_every_notebook_belongs_to_a_workshop_or_is_a_page_of_its_own() -> None:
    stems = {path.stem for path in notebooks()}
    assert stems <= PAGES_OF_THEIR_OWN | set(workshop_stems())


def test_notebooks_are_valid_and_stripped() -> None:
    assert notebooks()
    assert [fault for path in notebooks() for fault in notebook_faults(path)] == []


def test_a_notebook_that_was_run_is_noticed(tmp_path: Path) -> None:
    ran = nbformat.v4.new_code_cell("1", execution_count=3)
    ran.outputs = [nbformat.v4.new_output("stream", text="1")]
    path = tmp_path / "ran.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[ran]), path)
    assert list(notebook_faults(path)) == ["ran.ipynb: cell 0 has outputs", "ran.ipynb: cell 0 ran"]


def test_no_file_is_over_a_megabyte() -> None:
    assert [str(path) for path in kept() if path.stat().st_size > 1_000_000] == []


def test_there_is_no_lock_file() -> None:
    assert [str(path) for path in kept() if LOCK_FILES.search(path.name)] == []
    assert all(map(LOCK_FILES.search, ["package-lock.json", "uv.lock", "pnpm-lock.yaml"]))


def test_no_file_names_a_registry_host() -> None:
    assert mentions(REGISTRIES, kept()) == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert mentions(HOME_FOLDERS, kept()) == []


def test_every_make_target_that_the_docs_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    docs = (ROOT / "README.md").read_text() + (ROOT / "lib" / "README.md").read_text()
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", docs, re.M)) <= targets


def test_no_import_rule_is_optional_for_a_module_that_exists() -> None:
    [contract] = PROJECT["tool"]["importlinter"]["contracts"]
    optional = {name for layer in contract["layers"] for name in re.findall(r"\((\w+)\)", layer)}
    package = ROOT / "lib" / "milepost"
    there = {path.parent.name for path in package.glob("*/__init__.py")}
    assert optional & (there | {path.stem for path in package.glob("*.py")}) == set()


def kept() -> list[Path]:
    """Files that git holds or would take, so that a claim fails before the commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    files = [ROOT / name for name in listing.stdout.split("\0") if name]
    assert files
    return [path for path in files if path.is_file()]


def mentions(pattern: re.Pattern[str], paths: Iterable[Path]) -> list[str]:
    return [
        f"{path.name}: {found[0]}"
        for path in paths
        for found in pattern.finditer(path.read_text(errors="replace"))
    ]


def names(requirements: Iterable[str]) -> list[str]:
    return [re.split(r"[<>=\[]", line)[0] for line in requirements]


def npm_pins() -> dict[str, str]:
    package = json.loads((SCREEN / "package.json").read_text())
    return {**package["dependencies"], **package["devDependencies"]}


def dependencies() -> set[str]:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    return {*names(asked), *names(PROJECT["build-system"]["requires"]), *npm_pins()}


def workshop_stems() -> list[str]:
    """All folders of workshops but the one of the pictures that their README shows."""
    folders = (path.name for path in places.workshops().iterdir() if path.is_dir())
    return sorted(name for name in folders if name != "pictures")


def parts_of(stem: str) -> list[Path]:
    texts = ["workshop.toml", "facilitator.md", "participant.md"]
    folder = places.workshops() / stem
    return [*(folder / name for name in texts), places.notebooks() / f"{stem}.ipynb"]


def notebooks() -> list[Path]:
    return sorted(places.notebooks().glob("*.ipynb"))


def notebook_faults(path: Path) -> Iterator[str]:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for number, cell in enumerate(notebook.cells):
        if cell.get("outputs"):
            yield f"{path.name}: cell {number} has outputs"
        if cell.get("execution_count") is not None:
            yield f"{path.name}: cell {number} ran"
