"""A button that makes a file when it is pressed, and hands it to the browser."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from milepost.plan.faults import Fault
from milepost.widgets.tasks import begin

#: In the browser: has a file kept under its name.
KEEP = """
function keep(parts, kind, name) {
  const address = URL.createObjectURL(new Blob(parts, { type: kind }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
"""

_SCRIPT = (
    KEEP
    + """
export default {
  render({ model, el }) {
    const button = document.createElement("button");
    const said = document.createElement("p");
    button.type = "button";
    button.className = "milepost-button";
    button.textContent = model.get("label");
    said.setAttribute("role", "status");
    const tell = (sentence) => {
      said.textContent = sentence;
      said.hidden = sentence === "";
      button.disabled = false;
    };
    tell("");
    const ending = new AbortController();
    button.addEventListener(
      "click",
      () => {
        button.disabled = true;
        said.hidden = false;
        said.textContent = model.get("waiting");
        model.send({ make: true });
      },
      { signal: ending.signal },
    );
    const heard = (message, buffers) => {
      if (message.refused !== undefined) return tell(message.refused);
      tell("");
      keep(buffers, message.kind, message.name);
    };
    model.on("msg:custom", heard);
    el.append(button, said);
    return () => {
      ending.abort();
      model.off("msg:custom", heard);
    };
  },
};
"""
)

#: A file: the name under which it is kept, its media type, and its bytes.
Made = tuple[str, str, bytes]


class Download(anywidget.AnyWidget):
    """A button for a file.

    Args:
        label: what stands on the button.
        name: the file's name.
        make: makes its content, on a thread; the sentence of a Fault is shown to the person.
        kind: the media type.
        waiting: what is said while the file is being made.
    """

    _esm = _SCRIPT
    label = traitlets.Unicode().tag(sync=True)
    waiting = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        label: str,
        name: str,
        make: Callable[[], bytes],
        *,
        kind: str = "application/pdf",
        waiting: str = "",
    ) -> None:
        super().__init__(label=label, waiting=waiting)
        self._name = name
        self._make = make
        self._kind = kind
        self.on_msg(self._heard)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take nothing: what is synced is set from Python only."""

    def _heard(self, _: object, content: Any, __: object) -> None:
        if content == {"make": True}:
            begin(self._hand_over())

    async def _hand_over(self) -> None:
        try:
            made = await asyncio.to_thread(self._make)
        except Fault as fault:
            self.send({"refused": str(fault)})
        else:
            self.send({"name": self._name, "kind": self._kind}, buffers=[made])
