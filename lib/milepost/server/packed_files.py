"""Static files that are compressed once, kept in memory, and cached by browsers for ever.

Compressing Voila's 5 MB of script anew for each page would hold up the room's loop, so it is
done in a thread, once per file. Addresses carry a hash or a version; what they name never changes.
"""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from milepost.server.headers import COMMON
from milepost.server.page import Page

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""What compresses. A machine's own table of types may call a module text/plain."""

_PACKED_ALREADY = {".woff": "font/woff", ".woff2": "font/woff2", ".png": "image/png"}
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Packed:
    """A body as it goes over the wire."""

    body: bytes
    content_type: str
    is_gzipped: bool
    etag: str


def pack(content: bytes, content_type: str, *, compress: bool = True) -> Packed:
    """Compress `content`, unless that is no use, and name it by its hash."""
    body = gzip.compress(content, compresslevel=9, mtime=0) if compress else content
    return Packed(body, content_type, compress, f'"{sha256(content).hexdigest()[:32]}"')


class PackedFolder:
    """The files beneath some folders by their relative path; the first folder that has it wins."""

    def __init__(self, *roots: Path) -> None:
        self._roots = tuple(root.resolve() for root in roots)
        self._files: dict[str, asyncio.Future[Packed | None]] = {}

    async def get(self, path: str) -> Packed | None:
        """The packed file at `path`, or None where there is none or it leads out of the folder."""
        if path not in self._files:
            file = self._find(path)
            if file is None:
                return None
            self._files[path] = asyncio.ensure_future(asyncio.to_thread(_pack_file, file))
        return await asyncio.shield(self._files[path])

    async def read_all(self) -> None:
        """Pack every file now: an upgrade may take them away while the server runs."""
        for root in self._roots:
            for file in filter(Path.is_file, root.rglob("*")):
                await self.get(file.relative_to(root).as_posix())

    def _find(self, path: str) -> Path | None:
        if "\0" in path:
            return None
        candidates = ((root, (root / path).resolve()) for root in self._roots)
        return next((f for root, f in candidates if f.is_relative_to(root) and f.is_file()), None)


class PackedFiles(Page):
    """Serves one packed folder."""

    def initialize(self, folder: PackedFolder) -> None:
        """Take the folder that the route names."""
        self._folder = folder

    async def get(self, path: str) -> None:
        """Answer with the file, or with a plain 404: a script's loader reads no sentence."""
        packed = await self._folder.get(path)
        if packed is None:
            self.set_status(404)
            self.finish()
        else:
            send(self, packed, FOR_EVER)

    def set_default_headers(self) -> None:
        """A file needs no content policy."""
        for name, value in COMMON.items():
            self.set_header(name, value)


def send(page: Page, packed: Packed, cache: str) -> None:
    """Answer with a packed body, unless the browser has it already."""
    page.set_header("Cache-Control", cache)
    page.set_header("Etag", packed.etag)
    page.add_header("Vary", "Accept-Encoding")
    if page.check_etag_header():
        page.set_status(304)
        page.finish()
        return
    page.set_header("Content-Type", packed.content_type)
    page.finish(_as_accepted(page, packed))


def _as_accepted(page: Page, packed: Packed) -> bytes:
    if not packed.is_gzipped:
        return packed.body
    if "gzip" in page.request.headers.get("Accept-Encoding", ""):
        page.set_header("Content-Encoding", "gzip")
        return packed.body
    return gzip.decompress(packed.body)


def _pack_file(file: Path) -> Packed:
    if file.suffix in _PACKED_ALREADY:
        return pack(file.read_bytes(), _PACKED_ALREADY[file.suffix], compress=False)
    kind = _TYPES.get(file.suffix, "application/octet-stream")
    return pack(file.read_bytes(), kind)
