"""Ports of this machine, for servers that do not say which one they got."""

from __future__ import annotations

import random
import socket
import time

#: Below those that systems hand out to outgoing connections: while a server is down, nobody else
#: is given its port.
_PORTS = range(20_000, 30_000)

_START_SECONDS = 60.0


def free_port() -> int:
    """A port that nothing listens on now, and that stays free while its server starts again."""
    while True:
        port = random.choice(_PORTS)
        with socket.socket() as listening:
            try:
                listening.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def wait_for(port: int) -> None:
    """Wait until somebody listens on ``port``.

    Raises:
        TimeoutError: nobody does within a minute.
    """
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Nobody answered on port {port} within {_START_SECONDS:.0f} s")
