"""A real server in a process of its own, and a browser as plain as a socket."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psutil

from milepost.server.running import Running, serve
from milepost.server.settings import Role, ServerSettings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message

NOTEBOOKS = Path(__file__).parent / "notebooks"
ROOM = "ABCD"


class OneRoom:
    """All rooms there are."""

    def find(self, typed: str) -> str | None:
        return ROOM if typed.upper() == ROOM else None

    def kernel_environment(self, code: str | None, role: Role) -> Mapping[str, str]:
        room = {} if code is None else {"MILEPOST_ROOM": code}
        return {"MILEPOST_STORE": "plans.sqlite", "MILEPOST_MEMBER": role, **room}


@dataclass
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Browser:
    """Keeps cookies, follows nothing."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body or None, {**self.cookie_header(), **headers})
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, answer.headers, answer.read())

    def send_form(self, path: str, **fields: str) -> Answer:
        xsrf = {"_xsrf": self.cookies.get("_xsrf", "")}
        body = "&".join(f"{name}={value}" for name, value in {**xsrf, **fields}.items())
        kind = "application/x-www-form-urlencoded"
        return self.ask(path, "POST", body, **{"Content-Type": kind})

    def cookie_header(self) -> dict[str, str]:
        pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": pairs} if pairs else {}


@dataclass
class Server:
    process: subprocess.Popen[str]
    port: int
    link: str

    @classmethod
    def start(cls, environment: Mapping[str, str] | None = None, **settings: Any) -> Server:
        command = [sys.executable, "-m", "tests.server.stand", json.dumps(settings)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert process.stdout is not None
        port, link = json.loads(process.stdout.readline())
        return cls(process, port, link)

    @property
    def path_of_link(self) -> str:
        parts = urlsplit(self.link)
        return f"{parts.path}?{parts.query}"

    def visitor(self) -> Browser:
        return Browser(self.port)

    def facilitator(self) -> Browser:
        browser = Browser(self.port)
        browser.ask(self.path_of_link)
        return browser

    def kernels(self) -> list[psutil.Process]:
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if _is_kernel(child)]

    def stop(self, signum: int = signal.SIGTERM) -> None:
        self.process.send_signal(signum)
        self.process.wait(timeout=30)
        if self.process.stdout is not None:
            self.process.stdout.close()


def _is_kernel(process: psutil.Process) -> bool:
    try:
        return "ipykernel_launcher" in process.cmdline()
    except psutil.NoSuchProcess:
        return False


def _settings(given: dict[str, Any]) -> ServerSettings:
    folders: dict[str, Any] = {
        name: Path(given[name]) for name in ("notebooks", "keys", "screen") if name in given
    }
    whole: dict[str, Any] = {"port": 0, "notebooks": NOTEBOOKS, **given, **folders}
    return ServerSettings(OneRoom(), **whole)


def _tell(running: Running) -> None:
    link = running.sign_in_link(f"http://127.0.0.1:{running.port}")
    sys.stdout.write(json.dumps([running.port, link]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve(_settings(json.loads(sys.argv[1])), on_ready=_tell)
