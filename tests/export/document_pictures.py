"""Takes the pictures of what one takes home, for the README: ``make pictures``.

Of each document the page that shows most, of the invented plan of the methods; of the minutes, of a
room in which a plan was built.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

from milepost.export import documents
from milepost.methods import example
from milepost.plan.board import Board
from tests.export.plans import opened
from tests.export.test_minutes import built

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"

#: The page of each document that is shown.
PAGES: Final = {
    "roadmap": 2,
    "risks": 2,
    "ownership": 2,
    "backlog": 2,
    "estimates": 2,
    "progress": 3,
    "minutes": 2,
    "summary": 1,
}

_DOTS_PER_INCH, _COLOURS = 66, 64


def take(folder: Path, scratch: Path) -> None:
    """Write one picture for each document."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, page in PAGES.items():
        pdf = scratch / f"{stem}.pdf"
        pdf.write_bytes(documents.pdf(stem, _board(stem)))
        _draw(pdf, page, folder / stem)


def _board(stem: str) -> Board:
    return built().board() if stem == "minutes" else opened(example.plan(), example.TODAY)


def _draw(pdf: Path, page: int, picture: Path) -> None:
    chosen = ["-f", str(page), "-l", str(page), "-r", str(_DOTS_PER_INCH)]
    subprocess.run(["pdftoppm", "-png", "-singlefile", *chosen, pdf, picture], check=True)
    file = picture.with_suffix(".png")
    with Image.open(file) as drawn:
        drawn.convert("RGB").quantize(_COLOURS).save(file, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        take(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, Path(folder))
