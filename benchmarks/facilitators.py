"""Facilitators who open their pages while a room is under load."""

from __future__ import annotations

import http.client
import threading
import time

from benchmarks.contestants import Contestant
from benchmarks.milepost_room import MilepostRoom

_PATIENCE_SECONDS = 120.0


class Facilitators:
    """``count`` facilitators who open desk and notebook of a room at once; none elsewhere.

    Entered as a context they come, and are waited for at its end. They come once.
    """

    def __init__(self, contestant: Contestant, count: int) -> None:
        self._room = contestant if isinstance(contestant, MilepostRoom) else None
        self._left = count if self._room else 0
        self._threads: list[threading.Thread] = []
        self.seconds: list[float] = []
        self.failures: list[str] = []

    def __enter__(self) -> None:
        self._threads = [threading.Thread(target=self._open) for _ in range(self._left)]
        self._left = 0
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_: object) -> None:
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _open(self) -> None:
        start = time.perf_counter()
        try:
            self._read_pages()
        except (OSError, http.client.HTTPException) as error:
            self.failures.append(f"{type(error).__name__}: {error}")
        else:
            self.seconds.append(time.perf_counter() - start)

    def _read_pages(self) -> None:
        if self._room is None:
            return
        stem, code = self._room.room.state.agenda.workshop, self._room.room.state.code
        line = http.client.HTTPConnection("127.0.0.1", self._room.port, timeout=_PATIENCE_SECONDS)
        line.request("GET", f"/?token={self._room.token}")
        answer = line.getresponse()
        answer.read()
        given = answer.headers.get_all("Set-Cookie") or []
        cookies = "; ".join(cookie.split(";")[0] for cookie in given)
        for page in (f"/facilitate/{stem}/{code}", f"/insight/{stem}/{code}"):
            line.request("GET", page, headers={"Cookie": cookies})
            answer = line.getresponse()
            body = answer.read()
            if answer.status != 200 or b"</html>" not in body:
                raise OSError(f"{page} answered {answer.status} with {len(body)} bytes")
        line.close()

    def report(self) -> None:
        """Print how they fared."""
        if self.seconds:
            print(f"{len(self.seconds)} facilitators: pages whole in {max(self.seconds):.1f} s")
        for failure in dict.fromkeys(self.failures):
            print(f"facilitator's page: {failure}")
