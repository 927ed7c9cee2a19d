"""How a facilitator gets in: the token of a link, or a password, becomes a signed cookie.

The cookie's value is a fingerprint of both secrets, so that it ends when either is changed.
"""

from __future__ import annotations

import hashlib
import hmac
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jupyter_server.auth.identity import IdentityProvider, User

from milepost.server.attempts import Attempts
from milepost.server.page import Page

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    from milepost.server.keys import Keys

_DAYS = 30
_LOBBY = "/facilitate/lobby"


@dataclass
class Door:
    """Decides who is a facilitator; one per server, in its setting "door"."""

    keys: Keys
    password: str | None = field(repr=False)
    attempts: Attempts = field(default_factory=Attempts)

    def opens_to_token(self, token: str) -> bool:
        """Compare in constant time. A right token always opens: nobody can guess it."""
        return _same(token, self.keys.token)

    def opens_to_password(self, password: str) -> bool:
        """Compare in constant time; without a password set, no password opens."""
        return self.password is not None and _same(password, self.password)

    def let_in(self, handler: RequestHandler) -> None:
        """Give this browser the facilitator's cookie."""
        handler.set_signed_cookie(
            _cookie_name(handler),
            self._fingerprint(),
            expires_days=_DAYS,
            httponly=True,
            samesite="Lax",
            secure=handler.request.protocol == "https",
        )

    def let_out(self, handler: RequestHandler) -> None:
        """Take the cookie back."""
        handler.clear_cookie(_cookie_name(handler))

    def is_in(self, handler: RequestHandler) -> bool:
        """Say whether this request comes from a facilitator's browser."""
        value = handler.get_signed_cookie(_cookie_name(handler), max_age_days=_DAYS)
        return value is not None and hmac.compare_digest(value, self._fingerprint().encode())

    def _fingerprint(self) -> str:
        secret = f"{self.keys.token}\0{self.password or ''}"
        return hmac.new(self.keys.cookie.encode(), secret.encode(), "sha256").hexdigest()


class FacilitatorIdentity(IdentityProvider):
    """Tells Voila's own handlers what the door says; no token or form of theirs lets anyone in."""

    def get_user(self, handler: RequestHandler) -> User | None:
        """The facilitator, or None."""
        return User("facilitator") if door(handler).is_in(handler) else None

    def get_handlers(self) -> list[tuple[str, object]]:
        """None: the sign-in pages are ours."""
        return []


class FrontPage(Page):
    """`/`: the printed link lands here, and so do people who typed the address alone."""

    def get(self) -> None:
        """Exchange a token for the cookie, and drop it from the address."""
        if self.get_query_arguments("token"):
            exchange_token(self)
        elif door(self).is_in(self):
            self.redirect(_LOBBY)
        else:
            self.render("front.html", has_password=door(self).password is not None)


class SignInPage(Page):
    """`/sign-in`: the small form for a facilitator who knows the password."""

    def get(self) -> None:
        """Show the form."""
        self._form()

    def post(self) -> None:
        """Check the password, at most five wrong ones a minute from one address."""
        address = self.request.remote_ip or ""
        seconds = math.ceil(door(self).attempts.wait(address))
        if seconds > 0:
            self.set_header("Retry-After", str(seconds))
            self._form(429, "door.wait", seconds=seconds)
        elif door(self).opens_to_password(self.get_body_argument("password", "", strip=False)):
            door(self).let_in(self)
            self.redirect(_LOBBY, status=303)
        else:
            door(self).attempts.count(address)
            self._form(403, "door.wrong_password")

    def _form(self, status: int = 200, problem: str = "", **fields: object) -> None:
        self.set_status(status)
        self.render("sign_in.html", problem=problem and self.say(problem, **fields))


class SignOut(Page):
    """`/sign-out`: a borrowed laptop forgets the facilitator."""

    def post(self) -> None:
        """Take the cookie back."""
        door(self).let_out(self)
        self.redirect("/", status=303)


def exchange_token(page: Page) -> None:
    """Turn the token of a link into the cookie and go on to the same address without it."""
    if door(page).opens_to_token(page.get_query_argument("token")):
        door(page).let_in(page)
        page.redirect(page.request.path)
    else:
        page.refuse(403, "door.wrong_link")


def door(handler: RequestHandler) -> Door:
    """The door of the server that this request came to."""
    found: Door = handler.settings["door"]
    return found


def _cookie_name(handler: RequestHandler) -> str:
    """Browsers share cookies between ports of one host, so each server takes a name of its own."""
    return f"milepost-facilitator-{handler.settings['port']}"


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(_digest(given), _digest(secret))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
