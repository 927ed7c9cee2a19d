"""The way into the page of :mod:`benchmarks.voila_room`, as a browser takes it."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from benchmarks.doors import TurnedAway
from benchmarks.screens import Screen

_KERNEL = re.compile(rb'"kernelId": *"([0-9a-f-]{36})"')
_MODEL = re.compile(rb'"model_id": *"([0-9a-f]{32})"')
_PATIENCE_SECONDS = 120.0


class VoilaDoor:
    """The page, which starts a kernel, then that kernel's socket."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._session = uuid.uuid4().hex
        self._models: dict[int, str] = {}

    async def enter(self, screen: Screen) -> None:
        """Load the page, connect to its kernel, and be greeted by it."""
        address = f"http://{self._host}:{self._port}/"
        try:
            answer = await AsyncHTTPClient().fetch(
                HTTPRequest(address, request_timeout=_PATIENCE_SECONDS)
            )
        except HTTPClientError as error:
            raise TurnedAway(str(error)) from None
        kernel, model = _KERNEL.search(answer.body), _MODEL.search(answer.body)
        if kernel is None or model is None:
            raise TurnedAway("the page came without a kernel")
        self._models[screen.number] = model[1].decode()
        path = f"/api/kernels/{kernel[1].decode()}/channels?session_id={self._session}"
        await screen.connect(self._host, self._port, path)
        screen.send(self.wrapped(screen, {"hello": True}))

    def wrapped(self, screen: Screen, fields: dict[str, Any]) -> bytes:
        """A custom message to the widget of that page, as Jupyter's protocol wraps it."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": "comm_msg",
            "session": self._session,
            "username": "",
            "version": "5.3",
        }
        data = {"method": "custom", "content": fields}
        content = {"comm_id": self._models[screen.number], "data": data}
        rest = {"channel": "shell", "parent_header": {}, "metadata": {}, "buffers": []}
        return json.dumps({"header": header, "content": content, **rest}).encode()

    def unwrapped(self, frame: bytes) -> bytes:
        """What the kernel's widget says, or nothing."""
        if b'"comm_msg"' not in frame:
            return b""
        told = json.loads(frame)["content"].get("data", {}).get("content")
        return json.dumps(told, separators=(",", ":")).encode() if told else b""
