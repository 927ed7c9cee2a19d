"""A button that takes files from the browser, piece by piece, so that long ones come through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

import anywidget
import traitlets

from milepost.plan.faults import Fault
from milepost.widgets.tasks import begin

#: Files that are taken at once.
MOST_FILES: Final = 20

_SCRIPT = """
const PIECE = 2_000_000;

export default {
  render({ model, el }) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const said = document.createElement("p");
    label.className = "milepost-button milepost-upload";
    label.textContent = model.get("label");
    input.type = "file";
    input.multiple = true;
    input.accept = model.get("accept");
    label.append(input);
    said.setAttribute("role", "status");
    said.hidden = true;
    const tell = (sentence) => {
      said.textContent = sentence;
      said.hidden = sentence === "";
    };
    const send = async (files) => {
      tell(model.get("waiting"));
      model.send({ files: files.map((file) => file.name) });
      for (const [number, file] of files.entries()) {
        for (let at = 0; at < file.size; at += PIECE) {
          const piece = await file.slice(at, at + PIECE).arrayBuffer();
          model.send({ piece: number }, undefined, [piece]);
        }
      }
      model.send({ all: true });
    };
    const ending = new AbortController();
    input.addEventListener(
      "change",
      () => {
        const files = [...input.files];
        const size = files.reduce((sum, file) => sum + file.size, 0);
        if (size > model.get("longest")) tell(model.get("too_long"));
        else if (files.length > 0) send(files).catch(() => tell(model.get("too_long")));
        input.value = "";
      },
      { signal: ending.signal },
    );
    const heard = (message) => tell(message.said ?? "");
    model.on("msg:custom", heard);
    el.append(label, said);
    return () => {
      ending.abort();
      model.off("msg:custom", heard);
    };
  },
};
"""


class Upload(anywidget.AnyWidget):
    """A button for choosing files.

    Args:
        label: what stands on the button.
        take: takes names and contents once all have come, on a thread; the sentence of a Fault
            is shown to the person.
        longest: bytes that all files may have together.
        accept: the endings that the browser offers, such as ``.csv,.json``.
        waiting: what is said while they come.
        too_long: what is said when they are too long.
    """

    _esm = _SCRIPT
    label = traitlets.Unicode().tag(sync=True)
    accept = traitlets.Unicode().tag(sync=True)
    longest = traitlets.Int().tag(sync=True)
    waiting = traitlets.Unicode().tag(sync=True)
    too_long = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        label: str,
        take: Callable[[list[tuple[str, bytes]]], None],
        *,
        longest: int,
        **said: str,
    ) -> None:
        super().__init__(label=label, longest=longest, **said)
        self._take = take
        self._names: list[str] = []
        self._contents: list[bytearray] = []
        self.on_msg(self._heard)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take nothing: what is synced is set from Python only."""

    def _heard(self, _: object, content: Any, buffers: list[Any]) -> None:
        match content:
            case {"files": [*names]} if len(names) <= MOST_FILES:
                self._names = [str(name)[:200] for name in names]
                self._contents = [bytearray() for _ in names]
            case {"piece": int(number)} if 0 <= number < len(self._contents) and buffers:
                self._add(number, buffers[0])
            case {"all": True} if self._contents:
                begin(self._hand_over())

    def _add(self, number: int, piece: Any) -> None:
        if sum(map(len, self._contents)) + len(piece) > self.longest:
            self._contents = []
            self.send({"said": self.too_long})
            return
        self._contents[number] += piece

    async def _hand_over(self) -> None:
        files = [(n, bytes(c)) for n, c in zip(self._names, self._contents, strict=True)]
        self._contents = []
        try:
            await asyncio.to_thread(self._take, files)
        except Fault as fault:
            self.send({"said": str(fault)})
        else:
            self.send({"said": ""})
