"""What a room shows now, serialised once for many people, and the frames that say what changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

import msgspec

from milepost.plan.entities import Entity

_encoder = msgspec.json.Encoder()

#: How many changes back a connection that comes again is told only what it missed.
_REMEMBERED = 512


class Layer:
    """Entities that are alike for some members, with their JSON."""

    def __init__(self) -> None:
        self._entities: Mapping[str, Entity] = {}
        self._json: dict[str, bytes] = {}
        self._changes: deque[tuple[int, frozenset[str]]] = deque(maxlen=_REMEMBERED)
        self._since = 0

    def update(self, entities: Mapping[str, Entity], seq: int) -> tuple[bytes, list[str]]:
        """Show ``entities`` from ``seq`` on; what to put, as JSON members, and what to drop."""
        before = self._entities
        put = [key for key, entity in entities.items() if before.get(key) != entity]
        drop = [key for key in before if key not in entities]
        self._entities = entities
        for key in drop:
            del self._json[key]
        for key in put:
            self._json[key] = member(key, entities[key])
        if put or drop:
            self._remember(seq, frozenset([*put, *drop]))
        return self._members(put), drop

    def _remember(self, seq: int, keys: frozenset[str]) -> None:
        if len(self._changes) == _REMEMBERED:
            self._since = self._changes[0][0]
        self._changes.append((seq, keys))

    def begin(self, seq: int) -> None:
        """Count what was missed from ``seq`` on only: the layer has just been made, or cleared."""
        self._changes.clear()
        self._since = seq

    def shows(self, key: str) -> bool:
        """Whether there is an entity of that key now."""
        return key in self._json

    def all(self) -> bytes:
        """Everything, as JSON members."""
        return b",".join(self._json.values())

    def missed(self, since: int) -> tuple[bytes, list[str]] | None:
        """What changed from ``since`` on; None where that is not known any more.

        What came with ``since`` itself is told again: advice and presence change without entry.
        """
        if since <= self._since:
            return None
        keys = {key for seq, changed in self._changes if seq >= since for key in changed}
        return self._members(k for k in keys if k in self._json), [
            key for key in keys if key not in self._json
        ]

    def _members(self, keys: Iterable[str]) -> bytes:
        return b",".join(self._json[key] for key in keys)


def member(key: str, entity: Entity) -> bytes:
    """One member of a JSON object."""
    return _encoder.encode(key) + b":" + _encoder.encode(entity)


def members(entities: Mapping[str, Entity]) -> bytes:
    """The members of a JSON object."""
    return b",".join(member(key, entity) for key, entity in entities.items())


def frame(seq: int, put: Iterable[bytes], drop: list[str], *, reset: bool = False) -> bytes:
    """The frame that says what is now shown."""
    parts = [b'{"seq":%d' % seq]
    if reset:
        parts.append(b',"reset":true')
    if joined := b",".join(filter(None, put)):
        parts.append(b',"put":{' + joined + b"}")
    if drop:
        parts.append(b',"drop":' + _encoder.encode(drop))
    return b"".join(parts) + b"}"
