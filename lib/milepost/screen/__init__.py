"""The built screen: an ES module, words, a style sheet and a font, each named by its hash.

Whoever serves a screen (the hub, or a widget where no hub is near) asks here what the build
made, so that no other module knows a hashed name.
"""

from pathlib import Path

import msgspec

DIST = Path(__file__).resolve().parent / "dist"


class Bundle(msgspec.Struct, frozen=True):
    """Names of the built files inside `DIST`; a name changes whenever its content does.

    Attributes:
        script: the screen; it imports the words of the language that somebody reads.
        whole: the same with all languages inside, which imports nothing.
        words: the words of each language, by its tag.
    """

    script: str
    whole: str
    words: dict[str, str]
    style: str
    fonts: tuple[str, ...]


def bundle() -> Bundle:
    """Read the manifest of the last build.

    Raises:
        FileNotFoundError: if the screen was never built here.
    """
    manifest = DIST / "manifest.json"
    if not manifest.is_file():
        raise FileNotFoundError(
            f"The screen is built before it is shown, but there is no {manifest}. "
            "Build it with `make screen`, or install again with `pip install .`."
        )
    return msgspec.json.decode(manifest.read_bytes(), type=Bundle)
