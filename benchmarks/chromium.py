"""The browser that `make tools` has found or installed, kept from calling home."""

from __future__ import annotations

import shutil

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str:
    """Where the browser is.

    Raises:
        LookupError: there is none; the message says what to install.
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise LookupError(f"none of {', '.join(_NAMES)} is on the path; `make tools` installs one")
    return found
