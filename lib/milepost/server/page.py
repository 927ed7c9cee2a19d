"""The pages of our own: their headers, their words, and how they refuse."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.web import RequestHandler

from milepost.server.headers import PAGE_POLICY, headers
from milepost.server.preferred_language import language_of, remember_language
from milepost.words import languages, own_names, say

if TYPE_CHECKING:
    from milepost.server.settings import ServerSettings


class Page(RequestHandler):
    """A page that loads nothing from elsewhere and says in a sentence why it refuses."""

    policy = PAGE_POLICY

    @property
    def server(self) -> ServerSettings:
        """What this server was told at its start."""
        found: ServerSettings = self.settings["server"]
        return found

    def set_default_headers(self) -> None:
        """Give every answer, also an error, the security headers."""
        for name, value in headers(self.policy).items():
            self.set_header(name, value)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Vary", "Accept-Language, Cookie")

    def prepare(self) -> None:
        """Keep the language that was picked on this page, and show the page in it."""
        picked = self.get_query_argument("language", "")
        if picked in languages() and self.request.method == "GET":
            remember_language(self, picked)
            self.redirect(self.request.path)

    @property
    def language(self) -> str:
        """The language for whoever asked."""
        return language_of(self)

    def get_template_namespace(self) -> dict[str, Any]:
        """What templates may use besides Tornado's own names."""
        own = {"say": self.say, "language": self.language, "own_names": own_names()}
        return {**super().get_template_namespace(), **own, **self.settings["look"]}

    def join_url(self, code: str) -> str:
        """Where phones join room `code`."""
        return f"{self.settings['origin']}/join/{code}"

    def say(self, code: str, **fields: object) -> str:
        """The sentence for `code`, in the language for whoever asked."""
        return say(code, self.language, **fields)

    def refuse(self, status: int, code: str, **fields: object) -> None:
        """Answer with a page that holds the sentence for `code` and the way on."""
        self.set_status(status)
        self.render("refusal.html", sentence=self.say(code, **fields))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what happened without a word about the inside."""
        self.refuse(status_code, _SENTENCES.get(status_code, "door.failed"))

    def log_exception(self, *details: Any) -> None:
        """Leave out what a browser sent wrongly: anyone can fill a log with that."""
        if not _is_the_senders_fault(details[1]):
            super().log_exception(*details)


class NoSuchPage(Page):
    """Every address that nothing else answers."""

    def prepare(self) -> None:
        """Refuse before looking at the method or the body."""
        super().prepare()
        if not self._finished:
            self.refuse(HTTPStatus.NOT_FOUND, "door.no_such_page")


_SENTENCES: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "door.bad_request",
    HTTPStatus.FORBIDDEN: "door.expired_form",
    HTTPStatus.NOT_FOUND: "door.no_such_page",
    HTTPStatus.METHOD_NOT_ALLOWED: "door.bad_request",
}


def _is_the_senders_fault(error: object) -> bool:
    status = getattr(error, "status_code", math.inf)
    return bool(status < HTTPStatus.INTERNAL_SERVER_ERROR)
