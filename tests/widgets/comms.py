"""A comm that keeps what Python sends and lets a test speak as the browser."""

from __future__ import annotations

from typing import Any

from comm.base_comm import BaseComm


class FakeComm(BaseComm):
    """The line between one widget and its pretended browser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.published: list[dict[str, Any]] = []
        super().__init__(*args, **kwargs)

    def publish_msg(
        self,
        msg_type: str,
        data: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,  # noqa: ARG002
        buffers: list[bytes] | None = None,
        **_: Any,
    ) -> None:
        if msg_type == "comm_msg":
            self.published.append({"data": data, "buffers": buffers})

    @property
    def frames(self) -> list[dict[str, Any]]:
        """What was sent as a custom message, in order."""
        sent = (message["data"] for message in self.published)
        return [data["content"] for data in sent if data["method"] == "custom"]

    def hear(self, content: Any, *buffers: bytes) -> None:
        """Receive a custom message from the browser."""
        self._receive({"method": "custom", "content": content}, buffers)

    def update(self, **state: Any) -> None:
        """Receive new values for synced traits from the browser."""
        self._receive({"method": "update", "state": state, "buffer_paths": []})

    def _receive(self, data: dict[str, Any], buffers: tuple[bytes, ...] = ()) -> None:
        self.handle_msg({"content": {"data": data}, "buffers": list(buffers)})


def line_of(widget: Any) -> FakeComm:
    """The fake comm of a widget that was made while the fixture was in force."""
    assert isinstance(widget.comm, FakeComm)
    return widget.comm
