"""A whole kit in one call: store, hub, doors and server, put together the same way everywhere."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from milepost import places
from milepost.room.sqlite import SQLiteLog
from milepost.server.addresses import addresses, origin
from milepost.server.attempts import Attempts
from milepost.server.check_in import CheckIn
from milepost.server.hub import Hub
from milepost.server.join import Join, QrCode
from milepost.server.live_socket import LiveSocket
from milepost.server.plan_page import PlanPage
from milepost.server.running import Running, running
from milepost.server.settings import ServerSettings
from milepost.server.take_home import PlanTakeHome, ReaderTakeHome, RoomTakeHome
from milepost.server.taking_home import TakingHome
from milepost.server.thinking import Thinking
from milepost.server.user_feedback import UserFeedback

if TYPE_CHECKING:
    from milepost.server.gate import Route

_AN_HOUR = 3600.0
_CODE = r"([^/]{1,64})"
_LINK = r"([^/]{1,160})"
_FILE = r"take-home/(.{1,160})"

#: From one address: a whole room behind one router may answer within a minute.
_FORMS_A_MINUTE = 120


@dataclass(frozen=True)
class KitSettings:
    """What ``milepost run`` and ``milepost serve`` are told.

    Attributes:
        store: the SQLite file of all plans; made on first use.
        host: address to listen on; "0.0.0.0" is every network of this machine.
        port: TCP port; 0 takes any free one.
        url: the address that people should use, where a proxy stands in front of this server.
        password: lets a facilitator in who has no link.
        folder: holds the `workshops/` and `notebooks/` that people wrote themselves.
        advice_steps_back: whether live acts go before advice; where all wait for both, they do not.
    """

    store: Path
    host: str = "0.0.0.0"  # noqa: S104 - phones in the room must reach it
    port: int = 8484
    url: str = ""
    password: str | None = None
    folder: Path = field(default_factory=places.own)
    advice_steps_back: bool = True


class Kit:
    """A running kit: its hub, its server, and the links to give to people."""

    def __init__(self, settings: KitSettings, hub: Hub, server: Running) -> None:
        self.settings = settings
        self.hub = hub
        self.server = server

    @property
    def origins(self) -> list[str]:
        """Where this server is reached, likeliest first."""
        return origins(self.settings, self.server.port)

    def facilitator_link(self) -> str:
        """The link that makes whoever opens it the facilitator."""
        return self.server.sign_in_link(self.origins[0])

    def local_facilitator_link(self) -> str:
        """The same for a browser on this machine."""
        if self.settings.url:
            return self.facilitator_link()
        return self.server.sign_in_link(origin("127.0.0.1", self.server.port))

    def local_room_link(self, stem: str, code: str) -> str:
        """The facilitator's way straight into a room of the workshop ``stem``."""
        token = self.local_facilitator_link().partition("?")[2]
        return f"{origin('127.0.0.1', self.server.port)}/facilitate/{stem}/{code}?{token}"

    def join_link(self, code: str) -> str:
        """The link that leads into a room."""
        return f"{self.origins[0]}/join/{code}"


def origins(settings: KitSettings, port: int) -> list[str]:
    """Where a kit is reached, likeliest first."""
    found = [origin(address, port) for address in addresses(settings.host)]
    return [settings.url.rstrip("/"), *found] if settings.url else found


@asynccontextmanager
async def running_kit(settings: KitSettings) -> AsyncIterator[Kit]:
    """Run a kit while the context lasts.

    Raises:
        StoreFault: the store cannot be used; the message names it and the next step.
        OSError: the address cannot be listened on.
    """
    log = SQLiteLog(settings.store)
    kernels_know = {"MILEPOST_STORE": str(settings.store), places.FOLDER: str(settings.folder)}
    thinking = Thinking() if settings.advice_steps_back else Thinking(nice=0, patience=_AN_HOUR)
    taking_home = (
        TakingHome(kernels_know) if settings.advice_steps_back else TakingHome(kernels_know, 0)
    )
    hub = Hub(log, kernels_know, thinking)
    keys = settings.store.with_name(f"{settings.store.stem}-keys")
    server = ServerSettings(
        rooms=hub,
        host=settings.host,
        port=settings.port,
        keys=keys,
        password=settings.password,
        own_notebooks=settings.folder / "notebooks",
        origin=lambda port: origins(settings, port)[0],
    )
    found: list[Running] = []
    routes = [
        *_routes(hub, lambda code: f"{origins(settings, found[0].port)[0]}/join/{code}"),
        *file_routes(hub, taking_home),
    ]
    try:
        async with running(server, routes) as started:
            found.append(started)
            kernels_know["MILEPOST_ORIGIN"] = origins(settings, started.port)[0]
            hub.start()
            yield Kit(settings, hub, started)
            await hub.stop()
    finally:
        taking_home.stop()
        log.close()


def _routes(hub: Hub, join_link: Callable[[str], str]) -> list[Route]:
    linked = {"hub": hub, "forms": Attempts(limit=_FORMS_A_MINUTE)}
    return [
        (rf"/room/{_CODE}/live", LiveSocket, {"hub": hub}),
        (rf"/join/{_CODE}", Join, {"hub": hub}),
        (rf"/room/{_CODE}/qr\.svg", QrCode, {"hub": hub, "join_link": join_link}),
        (rf"/me/{_LINK}", CheckIn, linked),
        (rf"/feedback/{_LINK}", UserFeedback, linked),
        (rf"/plan/{_LINK}", PlanPage, linked),
    ]


def file_routes(hub: Hub, taking_home: TakingHome) -> list[Route]:
    """The routes to what people take home."""
    files = {"hub": hub, "taking_home": taking_home}
    forms = Attempts(limit=_FORMS_A_MINUTE)
    return [
        (rf"/plans/([\w-]{{1,64}})/{_FILE}", PlanTakeHome, files),
        (rf"/plan/{_LINK}/{_FILE}", ReaderTakeHome, {**files, "forms": forms}),
        (rf"/room/{_CODE}/{_FILE}", RoomTakeHome, files),
    ]
