"""The scripts that widgets need, from what is installed here: nothing comes from elsewhere.

Voila's own names carry no hash, so the address carries one over all versions involved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_core.paths import jupyter_path
from voila import __version__ as voila_version
from voila.paths import collect_static_paths
from voila.utils import get_page_config, get_voila_labextensions_path

from milepost.screen import bundle
from milepost.server.packed_files import PackedFiles, PackedFolder
from milepost.server.sign_in import door
from milepost.words import say

if TYPE_CHECKING:
    from milepost.server.app import MilepostApp
    from milepost.server.gate import Route

TEMPLATES = Path(__file__).resolve().parent / "template"
OWN_FILES = Path(__file__).resolve().parent / "static"
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
"""JupyterLab extensions that pages load; whatever else is installed stays out."""

MOST_NOTED = 200
_STATES = ("starting", "slow", "restarting", "away", "gave_up", "again")


@dataclass(frozen=True)
class Library:
    """Where Voila's scripts, its extensions and our own few files for notebooks are served."""

    version: str
    asked: dict[str, None] = field(default_factory=dict)
    """Addresses of the scripts that facilitators' pages asked for so far, in their order.

    Voila's script asks for them one after the other once a page is complete. Told of them
    beforehand, a browser fetches them while the kernel starts.
    """

    @classmethod
    def installed(cls) -> Library:
        """The library of this environment."""
        digest = sha256(voila_version.encode())
        for file in [*_manifests(), *sorted(OWN_FILES.iterdir())]:
            digest.update(file.read_bytes())
        return cls(digest.hexdigest()[:12])

    def address(self, kind: str) -> str:
        """The address of "static", "extensions" or "own"."""
        return f"/library/{self.version}/{kind}"

    def routes(self) -> list[Route]:
        """Serve all three. They are public software and hold nothing of a room."""
        statics = collect_static_paths(
            ["voila", "nbconvert"],
            "milepost",
            prune=True,
            root_dirs=[str(TEMPLATES), *jupyter_path()],
        )
        folders = {"static": statics, "extensions": _extension_roots(), "own": [OWN_FILES]}
        return [
            (
                f"{self.address(kind)}/(.*)",
                LibraryFiles,
                {"folder": PackedFolder(*map(Path, roots))},
            )
            for kind, roots in folders.items()
        ]

    def page_config(self, app: MilepostApp) -> dict[str, Any]:
        """What Voila's script reads from the page, with our addresses."""
        config: dict[str, Any] = get_page_config(
            base_url=app.base_url,
            settings={"mathjax_config": "", "mathjax_url": ""},
            log=app.log,
            voila_configuration=app.voila_configuration,
        )
        return {
            **config,
            "fullStaticUrl": self.address("static"),
            "fullLabextensionsUrl": self.address("extensions"),
            "milepostUrl": self.address("own"),
            "milepostStyle": f"/static/screen/{bundle().style}",
        }


def notebook_words(language: str) -> dict[str, str]:
    """What a notebook's page says of how it fares, by state."""
    words = {state: say(f"door.notebook.{state}", language) for state in _STATES}
    return {**words, "language": say("screen.language", language)}


class LibraryFiles(PackedFiles):
    """Notes which scripts a facilitator's page needs."""

    async def get(self, path: str) -> None:
        """Send the file; strangers' requests are not noted."""
        await super().get(path)
        is_script = self.get_status() == HTTPStatus.OK and path.endswith(".js")
        asked = self.settings["library"].asked
        if is_script and len(asked) < MOST_NOTED and door(self).is_in(self):
            asked[self.request.uri] = None


def _extension_roots() -> list[str]:
    found: list[str] = get_voila_labextensions_path()
    return found


def _manifests() -> list[Path]:
    roots = [Path(root) for root in _extension_roots()]
    files = (root / name / "package.json" for name in EXTENSIONS for root in roots)
    return [file for file in files if file.is_file()]
