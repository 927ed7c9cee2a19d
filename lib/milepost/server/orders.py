"""What the process that makes files is asked, and what it answers, as bytes."""

from __future__ import annotations

import msgspec

from milepost.plan.faults import Refusal
from milepost.plan.parts import Id


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a plan as it stands.

    ``rooms`` are those that may be told of; None is all of them.
    """

    plan: str
    file: str
    language: str
    paper: str
    rooms: tuple[Id, ...] | None = None


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """A file with the name under which it is kept and its media type, or why there is none."""

    name: str = ""
    kind: str = ""
    data: bytes = b""
    refused: Refusal | None = None


def order_of(asked: Order) -> bytes:
    """The order, for the way there."""
    return msgspec.msgpack.encode(asked)


def order_in(asked: bytes) -> Order:
    """The order again."""
    return msgspec.msgpack.decode(asked, type=Order)


def handed_of(handed: Handed) -> bytes:
    """The file, for the way back."""
    return msgspec.msgpack.encode(handed, enc_hook=str)


def handed_in(answered: bytes) -> Handed:
    """The file again."""
    return msgspec.msgpack.decode(answered, type=Handed)
