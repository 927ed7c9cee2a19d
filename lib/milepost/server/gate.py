"""Closes Voila's own routes: only a facilitator's browser gets past, and only to a few of them.

The routes that stay are listed by their handler, so that a route which a later Voila adds is
closed until somebody opens it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import RequestHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from milepost.server.headers import NOTEBOOK_POLICY, headers
from milepost.server.preferred_language import language_of
from milepost.server.sign_in import door
from milepost.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

Route = tuple[Any, ...]

_OPEN = (KernelHandler, VoilaKernelWebsocketHandler, VoilaShutdownKernelHandler)


class FacilitatorsOnly(RequestHandler):
    """Mixed in front of a handler: refuses before that handler sees anything of the request."""

    def set_default_headers(self) -> None:
        """Give Voila's answers the headers that ours have."""
        for name, value in headers(NOTEBOOK_POLICY).items():
            self.set_header(name, value)

    async def prepare(self) -> None:
        """Refuse whoever has no facilitator's cookie."""
        if not door(self).is_in(self):
            self.set_status(403)
            self.finish(say("door.facilitators_only", language_of(self)))
            return
        waiting = super().prepare()
        if waiting is not None:
            await waiting

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with the bare status: what went wrong inside is for the log."""
        self.set_status(status_code)
        self.finish()


def gated(routes: Iterable[Route]) -> list[Route]:
    """Keep the routes that widgets need, each behind the door."""
    return [
        (pattern, _behind_the_door(handler), *rest)
        for pattern, handler, *rest in routes
        if handler in _OPEN
    ]


def _behind_the_door(handler: type[RequestHandler]) -> type[RequestHandler]:
    return type(handler.__name__, (FacilitatorsOnly, handler), {})
