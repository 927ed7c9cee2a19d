"""Milepost's server: Voila, standing alone, with Milepost's doors in front of Voila's own.

It is never a server extension, where nothing would stop a browser from running code. Voila
keeps what it is good at (kernels, widgets, running a notebook into a page); what it shows to
whom, and what a kernel learns, is decided here.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.log import app_log
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration

from milepost.screen import bundle
from milepost.server.facilitator_pages import Desk, NotebookPage, RefreshPage
from milepost.server.gate import gated
from milepost.server.kernels import ALLOWED_MESSAGES, Kernels, OwnInterpreter, kernel_config
from milepost.server.keys import keys
from milepost.server.library import EXTENSIONS, TEMPLATES, Library
from milepost.server.packed_files import PackedFiles, PackedFolder
from milepost.server.page import NoSuchPage
from milepost.server.rendering import PlainHeadings, Rendering, template_paths
from milepost.server.room_pages import CodeForm, NotebookPages, RoomPage
from milepost.server.sign_in import Door, FacilitatorIdentity, FrontPage, SignInPage, SignOut
from milepost.tokens import tokens
from milepost.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tornado.web import RequestHandler

    from milepost.server.gate import Route
    from milepost.server.settings import ServerSettings

_NAME = r"[a-z][a-z0-9_]{0,63}"
_STEM = rf"({_NAME})"
_CODE = r"([^/]{1,64})"
_PLAN = r"[\w-]{1,64}"


class MilepostApp(Voila):
    """A Voila whose every route is behind a door, ours or the facilitator's.

    `handlers` are more Tornado routes, the hub's; they come first. A handler finds what it
    needs in its settings: "server", "door", "notebook_pages", "kernels", "cookie_secret".
    """

    def __init__(self, server: ServerSettings, handlers: Sequence[Route] = ()) -> None:
        super().__init__(config=_config(server))
        self.server = server
        self.handlers = list(handlers)
        self.keys = keys(server.keys)
        self.library = Library.installed()
        self.screen_files = PackedFolder(server.screen)
        self.voila_configuration = VoilaConfiguration(parent=self)
        self.template_paths = template_paths("milepost")
        self.cookie_secret = self.keys.cookie.encode()

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """Load none: a file left by somebody's Jupyter must not open what is closed here."""

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings and ours."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = list(ALLOWED_MESSAGES)
        self.kernels = Kernels(self.kernel_manager, self.server.kernel_starts, self.connection_dir)
        self.rendering = Rendering(self, self.kernels, self.library.page_config(self))
        self.notebook_pages = NotebookPages(self.rendering, self.server)
        return {**settings, **self._own_settings()}

    def init_handlers(self) -> list[Route]:
        """The hub's routes, then our pages, then the few of Voila's that widgets need."""
        return [*self.handlers, *self._pages(), *self._files(), *gated(super().init_handlers())]

    def _own_settings(self) -> dict[str, Any]:
        return {
            "server": self.server,
            "door": Door(self.keys, self.server.password),
            "library": self.library,
            "look": self._look(),
            "kernels": self.kernels,
            "notebook_pages": self.notebook_pages,
            "room_pages": {},
            "template_path": str(TEMPLATES / "pages"),
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"samesite": "Lax"},
            "allow_unauthenticated_access": False,
            "login_url": "/",
            "compress_response": True,
            "default_handler_class": NoSuchPage,
            "log_function": _log_failure,
        }

    def _look(self) -> dict[str, Any]:
        """What every page's template needs to look like Milepost."""
        built, colours = bundle(), tokens()
        return {
            "style": built.style,
            "script": built.script,
            "words": built.words,
            "own": self.library.address("own"),
            "light_paper": colours.light.paper,
            "dark_paper": colours.dark.paper,
        }

    def _pages(self) -> list[Route]:
        rooms = {"pages": self.notebook_pages}
        notebook = {"rendering": self.rendering}
        return [
            (r"/", FrontPage),
            (r"/sign-in", SignInPage),
            (r"/sign-out", SignOut),
            (r"/join", CodeForm),
            (rf"/join/{_CODE}", RoomPage, {"mode": "participant", **rooms}),
            (rf"/room/{_CODE}", RoomPage, {"mode": "participant", **rooms}),
            (rf"/room/{_CODE}/page", RefreshPage, rooms),
            (rf"/present/{_CODE}", RoomPage, {"mode": "present", **rooms}),
            (rf"/facilitate/{_STEM}", NotebookPage, notebook),
            (rf"/facilitate/{_STEM}/{_CODE}", Desk),
            (rf"/facilitate/(?P<stem>{_NAME})/plan/(?P<plan>{_PLAN})", NotebookPage, notebook),
            (rf"/insight/{_STEM}/{_CODE}", NotebookPage, notebook),
        ]

    def _files(self) -> list[Route]:
        screen = (r"/static/screen/(.*)", PackedFiles, {"folder": self.screen_files})
        return [screen, *self.library.routes()]


def _config(server: ServerSettings) -> Config:
    config = kernel_config(server.idle_seconds)
    config.Voila.root_dir = str(server.notebooks)
    config.Voila.open_browser = False
    config.Voila.log_level = "WARN"
    config.Voila.identity_provider_class = FacilitatorIdentity
    config.VoilaExecutor.cell_error_instruction = say("door.notebook.cell_failed")
    config.VoilaExporter.markdown_renderer_class = PlainHeadings
    config.VoilaConfiguration.template = "milepost"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.show_tracebacks = False
    config.VoilaConfiguration.preheat_kernel = False
    config.VoilaConfiguration.progressive_rendering = False
    config.VoilaConfiguration.file_allowlist = []
    config.VoilaConfiguration.extension_allowlist = list(EXTENSIONS)
    config.VoilaConfiguration.kernel_spec_manager_class = OwnInterpreter
    return config


def _log_failure(handler: RequestHandler) -> None:
    """Log what failed here, by its path: a query may hold the token."""
    if handler.get_status() >= HTTPStatus.INTERNAL_SERVER_ERROR:
        request = handler.request
        app_log.error("%s %s: %s", request.method, request.path, handler.get_status())
