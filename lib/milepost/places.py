"""Where the files that travel with Milepost are, in a checkout or in an installed wheel.

In a checkout `notebooks/`, `workshops/` and `data/` lie at the root, where people edit them.
The wheel carries the same three inside the package (see `hatch_build.py`), because a wheel
has no other place that is its own.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent
INSTALLED = PACKAGE / "travelling"


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
