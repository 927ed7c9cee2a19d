"""Where phones can reach this server: the address in the join link, and the others to try."""

from __future__ import annotations

import ipaddress
import socket

import psutil


def addresses(host: str) -> list[str]:
    """The addresses to give to people, likeliest first, for a server that listens on ``host``."""
    if host not in ("0.0.0.0", "::", ""):  # noqa: S104 - compared, not listened on
        return [host]
    found = [
        found.address
        for each in psutil.net_if_addrs().values()
        for found in each
        if found.family == socket.AF_INET
    ]
    return sorted(dict.fromkeys(found), key=_unlikeliness) or ["127.0.0.1"]


def origin(address: str, port: int) -> str:
    """The address as browsers write it."""
    return f"http://{address}:{port}"


def _unlikeliness(address: str) -> tuple[int, str]:
    """Rooms have private addresses; a container's bridge ends in .1; loopback reaches nobody."""
    parsed = ipaddress.ip_address(address)
    if parsed.is_loopback:
        return (3, address)
    if parsed.is_link_local:
        return (2, address)
    return (1 if address.startswith("172.") and address.endswith(".0.1") else 0, address)
