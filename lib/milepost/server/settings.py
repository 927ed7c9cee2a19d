"""What a server is told at its start, and what its pages ask about rooms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from milepost import places, screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Role = Literal["facilitator", "spectator"]


class Rooms(Protocol):
    """What a page must know about rooms; whoever keeps the rooms answers."""

    def find(self, typed: str) -> str | None:
        """The join code that somebody typed or followed, in its proper form, if it is a room's."""

    def kernel_environment(self, code: str | None, role: Role) -> Mapping[str, str]:
        """All that a notebook's kernel learns: store, member id and, unless None, the room."""


@dataclass(frozen=True)
class ServerSettings:
    """Where a server listens, what it serves and who gets in.

    Attributes:
        rooms: answers the pages' questions about rooms.
        host: address to listen on; "0.0.0.0" is every network of this machine.
        port: TCP port; 0 takes any free one.
        keys: folder of the sign-in token and the cookie key, made on first use; a server
            without one forgets both when it stops. It lies outside every served folder.
        password: lets a facilitator in who has no link.
        notebooks: folder of the facilitator's notebooks and `participant.ipynb`.
        own_notebooks: folder of notebooks that go before those of the same name, if it is there.
        screen: folder of the built screen.
        kernel_starts: kernels that may boot at the same time, so that many facilitators at
            once leave processor time to the room.
        origin: given the port, where phones reach this server ("http://192.168.1.20:8866").
        idle_seconds: a kernel that nobody has been connected to for so long is shut down.
    """

    rooms: Rooms
    host: str = "127.0.0.1"
    port: int = 8866
    keys: Path | None = None
    password: str | None = field(default=None, repr=False)
    notebooks: Path = field(default_factory=places.notebooks)
    own_notebooks: Path | None = None
    screen: Path = screen.DIST
    kernel_starts: int = 2
    origin: Callable[[int], str] = "http://localhost:{}".format
    idle_seconds: int = 120

    def notebook(self, name: str) -> Path:
        """The notebook of that file name, whether it is there or not."""
        own = self.own_notebooks and self.own_notebooks / name
        return own if own and own.is_file() else self.notebooks / name
