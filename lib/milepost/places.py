"""Where the files that travel with Milepost are, in a checkout or in an installed wheel.

In a checkout `notebooks/`, `workshops/` and `data/` lie at the root, where people edit them.
The wheel carries the same three inside the package (see `hatch_build.py`), because a wheel
has no other place that is its own. What people write themselves has a folder of theirs, which
no new version replaces.
"""

import os
from pathlib import Path

from platformdirs import user_documents_path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent
INSTALLED = PACKAGE / "travelling"

#: The environment variable that names the folder of :func:`own`.
FOLDER = "MILEPOST_FOLDER"


def notebooks() -> Path:
    """The folder of one thin notebook per workshop, plus lobby, participant and review."""
    return _travelling("notebooks")


def workshops() -> Path:
    """The folder that holds, per workshop stem, its agenda, guide and participant sheet."""
    return _travelling("workshops")


def data() -> Path:
    """The folder of sample plans and histories."""
    return _travelling("data")


def fonts() -> Path:
    """The folder of TTF files for documents and figures; no other font is ever used.

    Raises:
        FileNotFoundError: if the package was never built, so that no font is there.
    """
    return _existing(PACKAGE / "fonts")


def own() -> Path:
    """The folder in which people keep their own `workshops/` and `notebooks/`; it may not exist.

    It is the checkout itself, or, beside an installed wheel, `Milepost` among the documents of
    whoever runs it; ``MILEPOST_FOLDER`` names another.
    """
    if named := os.environ.get(FOLDER):
        return Path(named).expanduser().resolve()
    return user_documents_path() / "Milepost" if INSTALLED.is_dir() else CHECKOUT


def all_workshops() -> tuple[Path, ...]:
    """The folders that hold workshops: people's own first, for it goes before what ships."""
    return tuple(dict.fromkeys((own() / "workshops", workshops())))


def all_notebooks() -> tuple[Path, ...]:
    """The folders that hold notebooks, people's own first."""
    return tuple(dict.fromkeys((own() / "notebooks", notebooks())))


def _travelling(name: str) -> Path:
    """Prefer the wheel's own folder: a stray `data/` above site-packages is not ours."""
    inside = INSTALLED / name
    return inside if inside.is_dir() else _existing(CHECKOUT / name)


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise FileNotFoundError(
            f"Milepost's files travel with it, but there is no folder {folder}. "
            "Install again with `pip install .`, or in a checkout with `make run`."
        )
    return folder
